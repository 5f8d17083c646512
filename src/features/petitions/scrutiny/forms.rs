//! Reading the forms of the desk of signatures.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};

use crate::features::deadlines::rules::start_of_day;
use crate::features::petitions::invalidating::{BECOMES, Verdict};
use crate::features::petitions::model::SignatureState;
use crate::features::petitions::rules::doubts::{self, Criteria, Doubt, NameRule};
use crate::features::petitions::rules::places;
use crate::platform::db::UtcTime;
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::forms::parse_day;
use crate::web::{PostForm, Visit};

pub const EXPLANATION: TextRule = TextRule::text(10, 500);
const NAME: TextRule = TextRule::line(2, 100);

/// What a moderator looks for.
///
/// # Errors
/// `Invalid` with everything that was refused.
pub fn criteria(visit: &Visit, form: &mut PostForm) -> Result<Criteria, AppError> {
    let typed = form.get("network").trim().to_owned();
    let network = places::typed_network(&typed);
    if !typed.is_empty() && network.is_none() {
        form.refuse("network", "petitions.doubt-network");
    }
    let typed = form.get("domain").trim().to_owned();
    let domain = domain(&typed);
    if !typed.is_empty() && domain.is_none() {
        form.refuse("domain", "petitions.doubt-domain");
    }
    let name_rule = match form.get("name_rule") {
        "" => None,
        _ => form.choice("name_rule", NameRule::parse),
    };
    let name = match name_rule {
        Some(_) => doubts::plain_name(&form.text("name", NAME)),
        None => String::new(),
    };
    let criteria = Criteria {
        network: network.unwrap_or_default(),
        domain: domain.unwrap_or_default(),
        from: hour(visit, form, "from", "from_hour"),
        // The hour that is named is in it.
        until: hour(visit, form, "until", "until_hour").map(|at| at.plus(Duration::hours(1))),
        name_rule,
        name,
        signature_id: None,
    };
    form.check()?;
    doubts::ensure_sane(&criteria)?;
    Ok(criteria)
}

/// `people.example`, `@people.example` or an address there, in its ASCII form and as canonical
/// addresses have it.
fn domain(typed: &str) -> Option<String> {
    let name = typed.rsplit('@').next().unwrap_or_default();
    let address = EmailAddress::parse(&format!("x@{name}")).ok()?;
    Some(places::domain(&address.canonical()).to_owned())
}

/// A day with an hour (`14` or `14:00`; none: midnight), on the clocks of the site.
fn hour(
    visit: &Visit,
    form: &mut PostForm,
    day_field: &'static str,
    hour_field: &'static str,
) -> Option<UtcTime> {
    let typed = form.get(day_field).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let Some(day) = parse_day(&typed) else {
        form.refuse(day_field, "form.day");
        return None;
    };
    let typed = form.get(hour_field).trim().to_owned();
    let start = typed.split(':').next().unwrap_or_default();
    let hour = if typed.is_empty() {
        Some(0)
    } else {
        start.parse::<u32>().ok().filter(|hour| *hour < 24)
    };
    let Some(hour) = hour else {
        form.refuse(hour_field, "petitions.doubt-hour");
        return None;
    };
    at_hour(visit, day, hour)
}

fn at_hour(visit: &Visit, day: NaiveDate, hour: u32) -> Option<UtcTime> {
    let zone = visit.app.config.site.time_zone.0;
    let local = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
    let at: Option<DateTime<chrono_tz::Tz>> = local.and_local_timezone(zone).earliest();
    // An hour that the clocks skip begins where the day's hours go on.
    Some(at.map_or_else(
        || start_of_day(day, zone).plus(Duration::hours(i64::from(hour))),
        |at| UtcTime::from(at.with_timezone(&Utc)),
    ))
}

/// What a moderator confirms with.
///
/// # Errors
/// `Invalid` with everything that was refused.
pub fn verdict(form: &mut PostForm) -> Result<Verdict, AppError> {
    let becomes = form.choice("becomes", SignatureState::parse);
    let reason = form.choice("reason", Doubt::parse);
    let explanation = form.text("explanation", EXPLANATION);
    if becomes.is_some_and(|state| !BECOMES.contains(&state)) {
        form.refuse("becomes", "form.choose");
    }
    form.check()?;
    match (becomes, reason) {
        (Some(becomes), Some(reason)) => Ok(Verdict {
            becomes,
            reason,
            explanation,
        }),
        _ => Err(AppError::field("reason", "form.choose")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_taken_as_they_are_typed() {
        for (typed, expected) in [
            ("People.example", Some("people.example")),
            ("@people.example", Some("people.example")),
            ("jo@people.example", Some("people.example")),
            ("bücher.example", Some("xn--bcher-kva.example")),
            ("googlemail.com", Some("gmail.com")),
            ("localhost", None),
            ("", None),
            ("a b.example", None),
            ("%", None),
        ] {
            assert_eq!(domain(typed).as_deref(), expected, "{typed}");
        }
    }
}
