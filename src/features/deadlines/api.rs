//! The calculator, for machines.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::calendars::calendar_of_slug;
use super::reckoning::{Asked, Reckoning, Unit, calendar_for, read_asked, reckon};
use crate::platform::error::AppError;
use crate::web::{Data, Visit};

const COUNTS: [(&str, Unit); 3] = [
    ("working_days", Unit::WorkingDays),
    ("calendar_days", Unit::CalendarDays),
    ("months", Unit::Months),
];

fn asked(query: &HashMap<String, String>) -> Result<Asked, AppError> {
    let given = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let mut counts = COUNTS
        .into_iter()
        .filter(|(field, _)| query.contains_key(*field));
    let (Some((field, unit)), None) = (counts.next(), counts.next()) else {
        return Err(AppError::field("working_days", "deadlines.one-count"));
    };
    read_asked(
        given("received"),
        unit,
        (field, given(field)),
        given("holidays"),
    )
    .map_err(AppError::Invalid)
}

/// When something falls due, with the account of its days. Counted in working days, calendar days
/// or months after the day of receipt: exactly one of the three is given. By the calendar of `body`,
/// if one is given; else the week is Monday to Friday, and days end on the clocks of the site.
#[utoipa::path(get, path = "/api/v1/deadlines", tag = "deadlines",
    params(
        ("received" = String, Query, description = "The day of receipt, `YYYY-MM-DD`: day zero"),
        ("working_days" = Option<i64>, Query, description = "0 to 500"),
        ("calendar_days" = Option<i64>, Query,
            description = "0 to 1,000; the date rolls forward to a working day"),
        ("months" = Option<i64>, Query,
            description = "0 to 36; the date rolls forward to a working day"),
        ("body" = Option<String>, Query,
            description = "Slug of the body whose working days and holidays are counted"),
        ("holidays" = Option<String>, Query,
            description = "Days that do not count, `YYYY-MM-DD`, with commas between; at most 400"),
    ),
    responses(
        (status = 200, description = "The due day and the account", body = Reckoning),
        (status = 422, description = "Some values were refused; `errors` names each"),
    ))]
pub async fn compute_deadline(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let asked = asked(&query)?;
    let slug = query.get("body").cloned().unwrap_or_default();
    let zone = visit.app.config.site.time_zone.0;
    visit
        .public_data(
            move |conn| calendar_of_slug(conn, &slug, zone),
            move |_, base| {
                let calendar = calendar_for(&base, &asked.holidays);
                let rule = asked.unit.rule(asked.count);
                let data = Data::json(&reckon(asked.received, rule, &calendar)?)?;
                Ok(data.topic("deadlines").topic("bodies"))
            },
        )
        .await
}
