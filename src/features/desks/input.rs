//! What an editor typed, as a change of a consultation; and a consultation as what is typed.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::features::consultations::{
    Change, Consultation, NewConsultation, PublicationState, Stage,
};
use crate::features::contributions::Moderation;
use crate::features::deadlines::rules::{end_of_day, local_day, start_of_day};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::text::{TextRule, slug};
use crate::web::{FormView, PostForm};

const TITLE: TextRule = TextRule::line(5, 140);
const SUMMARY: TextRule = TextRule::text(20, 600);
const DECIDES: TextRule = TextRule::text(10, 600);
const DESCRIPTION: TextRule = TextRule::text(0, 40_000);
const SLUG: TextRule = TextRule::line(3, 80);

/// A day with its instant: what is left as it was keeps its exact time.
fn instant(
    day: NaiveDate,
    before: Option<UtcTime>,
    zone: Tz,
    make: fn(NaiveDate, Tz) -> UtcTime,
) -> UtcTime {
    match before {
        Some(at) if local_day(at, zone) == day => at,
        _ => make(day, zone),
    }
}

/// Reads the form. Of a consultation that has begun, only what may still change is read; the
/// rest stays as it is, whatever was sent.
///
/// # Errors
/// `Invalid` with every field that was refused.
pub fn read(
    form: &mut PostForm,
    before: Option<(&Consultation, Stage)>,
    zone: Tz,
) -> Result<Change, AppError> {
    let title = form.text("title", TITLE);
    let summary = form.text("summary", SUMMARY);
    let decides = form.text("decides", DECIDES);
    let description = form.optional_text("description", DESCRIPTION);
    let fixed = before.filter(|(_, stage)| matches!(stage, Stage::Begun | Stage::Over));
    if let Some((one, stage)) = fixed {
        let closes_at = match stage {
            Stage::Begun => form
                .day("closes_on")
                .map(|day| instant(day, Some(one.closes_at), zone, end_of_day)),
            _ => None,
        };
        form.check()?;
        return Ok(Change {
            title,
            summary,
            decides,
            description,
            closes_at: closes_at.unwrap_or(one.closes_at),
            ..Change::of(one)
        });
    }
    let known = before.map(|(one, _)| one);
    let body_id = form.choice("body", |id| id.parse::<i64>().ok());
    let lang = form.choice("lang", Lang::parse);
    let moderation = form.choice("moderation", Moderation::parse);
    let announced_on = form.day("announced_on");
    let opens_on = form.day("opens_on");
    let closes_on = form.day("closes_on");
    form.check()?;
    let missing = || AppError::field("", "form.choose");
    Ok(Change {
        body_id: body_id.ok_or_else(missing)?,
        lang: lang.ok_or_else(missing)?.code().to_owned(),
        title,
        summary,
        description,
        decides,
        moderation: moderation.ok_or_else(missing)?,
        announced_at: instant(
            announced_on.ok_or_else(missing)?,
            known.map(|one| one.announced_at),
            zone,
            start_of_day,
        ),
        opens_at: instant(
            opens_on.ok_or_else(missing)?,
            known.map(|one| one.opens_at),
            zone,
            start_of_day,
        ),
        closes_at: instant(
            closes_on.ok_or_else(missing)?,
            known.map(|one| one.closes_at),
            zone,
            end_of_day,
        ),
    })
}

/// The address the editor wants; None: from the title.
///
/// # Errors
/// `Invalid` when it is no address.
pub fn read_slug(form: &mut PostForm) -> Result<Option<String>, AppError> {
    let wanted = form.optional_text("slug", SLUG);
    form.check()?;
    if wanted.is_empty() {
        return Ok(None);
    }
    if slug(&wanted) != wanted {
        return Err(AppError::field("slug", "desks.slug-letters"));
    }
    Ok(Some(wanted))
}

/// A new draft of what was typed.
pub fn draft(change: Change, slug: String, created_by: i64) -> NewConsultation {
    NewConsultation {
        slug: Some(slug),
        body_id: change.body_id,
        lang: change.lang,
        title: change.title,
        summary: change.summary,
        description: change.description,
        decides: change.decides,
        state: PublicationState::Draft,
        moderation: change.moderation,
        announced_at: change.announced_at,
        opens_at: change.opens_at,
        closes_at: change.closes_at,
        created_by: Some(created_by),
    }
}

/// The form of an existing consultation.
pub fn filled(one: &Consultation, zone: Tz) -> FormView {
    let day = |at| local_day(at, zone).to_string();
    FormView::filled([
        ("title", one.title.clone()),
        ("summary", one.summary.clone()),
        ("description", one.description.clone()),
        ("decides", one.decides.clone()),
        ("body", one.body_id.to_string()),
        ("lang", one.lang.clone()),
        ("moderation", one.moderation.to_string()),
        ("announced_on", day(one.announced_at)),
        ("opens_on", day(one.opens_at)),
        ("closes_on", day(one.closes_at)),
    ])
}

/// The form of a consultation to be: announced today, read in a week, open for six.
pub fn proposed(now: UtcTime, zone: Tz, lang: Lang) -> FormView {
    let day = |days| local_day(now.plus(chrono::Duration::days(days)), zone).to_string();
    FormView::filled([
        ("lang", lang.code().to_owned()),
        ("moderation", Moderation::Post.to_string()),
        ("announced_on", day(0)),
        ("opens_on", day(7)),
        ("closes_on", day(49)),
    ])
}
