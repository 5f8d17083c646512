//! When something that was promised falls due. A due date is a day on the clocks of a calendar,
//! and an instant: the end of that day.

pub mod account;
mod amending;
pub mod api;
pub mod calendar;
pub mod calendars;
mod days;
pub mod errors;
mod explaining;
mod feed_pages;
pub mod feeds;
mod handlers;
mod held;
pub mod ics;
mod jobs;
pub mod keepers;
mod keeping;
pub mod load;
mod model;
mod offered;
pub mod promise;
pub mod public;
pub mod reckoning;
pub mod record;
pub mod recount;
pub mod reminders;
pub mod replay;
pub mod rules;
pub mod statistics;
mod store;
mod views;

use actix_web::web;
use chrono_tz::Tz;

use crate::app::App;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::Work;

pub use amending::{
    Amendment, Difference, amend_calendar, imported_span, log_calendar, preview_amendment,
    publish_amendment,
};
pub use calendar::{Calendar, DayKind, Weekdays};
pub use calendars::{
    calendar_for_body, calendars_of_bodies, choose_calendar, create_calendar, find_calendar,
    find_calendar_by_name, find_default_calendar, list_calendars, list_holidays, list_versions,
};
pub use days::WorkingDays;
pub use errors::DeadlineError;
pub use explaining::{ACCOUNTS, Account, AccountView, accounts, accounts_of_many, days_left};
pub use held::HOLDING;
pub use jobs::{owers_of_body, somebody_of_body};
pub use keepers::{About, Keeper, Keepers, Owers, Sharing};
pub use keeping::{
    change, change_open, clock_of, find, find_many, give, give_again, give_nearly_due_after,
    quarter_of, refuse, terms_of, transfer,
};
pub use model::{
    By, CalendarRow, CalendarVersion, Ending, HolidayRow, NewPromise, Promise, PromiseEvent,
    PromiseKind, PromiseState,
};
pub use offered::due_on_promises;
pub use record::{EndedCounts, count_ended};
pub use rules::end_of_day;

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/deadlines", web::get().to(handlers::show_calculator))
        .service(web::resource("/api/v1/deadlines").get(api::compute_deadline))
        .route("/deadlines/calendars", web::get().to(public::list_all))
        .route("/deadlines/calendars/{id}", web::get().to(public::show_one))
        .route("/account/deadlines", web::get().to(feed_pages::show_feeds))
        .route("/account/deadlines", web::post().to(feed_pages::open_feed))
        .route(
            "/account/deadlines/{id}/revoke",
            web::post().to(feed_pages::revoke_feed),
        )
        .route(
            "/feeds/deadlines/{token}.ics",
            web::get().to(feed_pages::send_feed),
        );
}

/// 'Answer to a question: Who clears the snow?'; the kind alone where the title is not shown.
pub fn about_title(kind: &str, title: &str) -> String {
    match title {
        "" => kind.to_owned(),
        title => format!("{kind}: {title}"),
    }
}

/// Open promises in which `bodies` (None: everybody) have a part, that fall due from `from` to
/// before `before`, the earliest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_due(
    conn: &mut DbConn,
    bodies: Option<&[i64]>,
    span: (UtcTime, UtcTime),
    limit: i64,
) -> Result<Vec<Promise>, AppError> {
    let scope = match bodies {
        Some(ids) => store::Scope {
            bodies: ids.to_vec(),
            kinds: Vec::new(),
        },
        None => store::Scope {
            bodies: Vec::new(),
            kinds: PromiseKind::ALL.to_vec(),
        },
    };
    Ok(store::list_open(conn, &scope, span, limit)?)
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>, keepers: &Keepers) -> Work {
    jobs::work(app, keepers)
}

/// End of the day on which something promised now in working days would fall due, by the calendar
/// of a body.
///
/// # Errors
/// When no day of the calendar can satisfy it.
pub fn due_on_promise(
    conn: &mut DbConn,
    body_id: i64,
    working_days: i64,
    now: UtcTime,
    site_zone: Tz,
) -> Result<UtcTime, AppError> {
    let rule = promise::Rule::WorkingDays(working_days);
    due_by_rule(conn, Some(body_id), rule, now, site_zone)
}

/// End of the day on which something promised at `from` by a rule would fall due, by the calendar
/// of a body; for None, by the default one.
///
/// # Errors
/// When no day of the calendar can satisfy it.
pub fn due_by_rule(
    conn: &mut DbConn,
    body_id: Option<i64>,
    rule: promise::Rule,
    from: UtcTime,
    site_zone: Tz,
) -> Result<UtcTime, AppError> {
    let (_, calendar) = calendar_for_body(conn, body_id, site_zone)?;
    let started = promise::Event {
        change: promise::Change::Started,
        at: from,
    };
    let replayed = replay::replay(&promise::Terms::fixed(rule), &calendar, &[started])?;
    Ok(replayed.due_at)
}

#[cfg(test)]
mod tests;
