//! The page of the calculator.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::calendar::Calendar;
use super::calendars::calendar_of_slug;
use super::reckoning::{Unit, calendar_for, read_asked, reckon};
use super::rules::local_day;
use super::views::{BodyView, ReckoningView, units};
use crate::features::bodies;
use crate::platform::error::{AppError, FieldErrors};
use crate::web::forms::PostForm;
use crate::web::{Page, Visit};

/// Fields of the form, with what stands in them at first.
fn typed(visit: &Visit, query: &HashMap<String, String>) -> PostForm {
    let today = local_day(visit.now, visit.app.config.site.time_zone.0).to_string();
    let defaults = [
        ("received", today),
        ("count", "20".to_owned()),
        ("unit", Unit::WorkingDays.to_string()),
        ("holidays", String::new()),
        ("body", String::new()),
    ];
    PostForm::from_pairs(defaults.into_iter().map(|(name, default)| {
        let value = query.get(name).cloned().unwrap_or(default);
        (name.to_owned(), value)
    }))
}

fn answer(visit: &Visit, form: &PostForm, base: &Calendar) -> Result<ReckoningView, FieldErrors> {
    let unit =
        Unit::parse(form.get("unit")).ok_or_else(|| FieldErrors::one("unit", "form.choose"))?;
    let asked = read_asked(
        form.get("received"),
        unit,
        ("count", form.get("count")),
        form.get("holidays"),
    )?;
    let calendar = calendar_for(base, &asked.holidays);
    let reckoning = reckon(asked.received, asked.unit.rule(asked.count), &calendar)
        .map_err(|error| FieldErrors::one("count", error.key()))?;
    Ok(ReckoningView::new(visit.lang, asked, &reckoning))
}

/// `GET /deadlines`
pub async fn show_calculator(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let form = typed(&visit, &query);
    let is_asked = ["received", "count", "unit", "holidays", "body"]
        .iter()
        .any(|name| query.contains_key(*name));
    let slug = form.get("body").to_owned();
    let zone = visit.app.config.site.time_zone.0;
    visit
        .public(
            move |conn| {
                let base = match calendar_of_slug(conn, &slug, zone) {
                    Err(AppError::Invalid(errors)) => Err(errors),
                    other => Ok(other?),
                };
                Ok((bodies::list(conn)?, base))
            },
            move |visit, (bodies, base)| {
                let answered = base.and_then(|base| answer(visit, &form, &base));
                let (found, errors) = match answered {
                    Ok(found) if is_asked => (Some(found), FieldErrors::default()),
                    Err(errors) if is_asked => (None, errors),
                    _ => (None, FieldErrors::default()),
                };
                let bodies: Vec<BodyView> = bodies.into_iter().map(BodyView::from).collect();
                let title = match &found {
                    Some(found) => {
                        visit.text_with("deadlines-title-of", &[("day", found.due.as_str().into())])
                    }
                    None => visit.text("deadlines-title"),
                };
                Ok(Page::new("deadlines/index.html", title)
                    .description(visit.text("deadlines-lead"))
                    .topic("deadlines")
                    .topic("bodies")
                    .with("units", &units(visit))
                    .with("bodies", &bodies)
                    .with("found", &found)
                    .form(&form.view(visit, &errors)))
            },
        )
        .await
}
