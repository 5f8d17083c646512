//! Telling people: news of what they follow, at once or once a day, and mails about their own
//! affairs. Everything goes through the outbox, after the commit.
//!
//! Tools announce news of subjects ('question:12'); who follows any of them is found later, by a
//! job, in pieces. Every mail of news ends its own subscription by one click, without logging in.

mod handlers;
pub mod held;
mod jobs;
mod model;
pub mod rules;
mod store;
mod views;

use actix_web::web;
use serde::Serialize;

use super::accounts;
use crate::app::App;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{Work, enqueue};
use crate::platform::outbox::{self, Letter, Priority};

pub use model::{Cadence, Name, Named, News, Subjects, Subscription};
pub use views::FollowView;

/// Kind of the job that brings news to followers.
pub const FAN_OUT: &str = "notifications.fan-out";

/// Everything that can be followed. Built once, in `routes.rs`.
#[derive(Clone, Default)]
pub struct Followables(pub Vec<Subjects>);

/// Brings news to whoever follows: enqueued only if somebody does.
///
/// # Errors
/// When a row cannot be read or written.
pub fn announce(tx: &mut Tx<'_>, news: &News, now: UtcTime) -> Result<(), AppError> {
    if store::has_followers(tx, &news.subjects)? {
        enqueue(tx, FAN_OUT, news, now)?;
    }
    Ok(())
}

/// Writes to one account about its own affair; nothing happens when it is closed.
///
/// # Errors
/// When a row cannot be read or written.
pub fn tell(
    tx: &mut Tx<'_>,
    account_id: i64,
    template: &'static str,
    event_key: &str,
    params: &impl Serialize,
    now: UtcTime,
) -> Result<(), AppError> {
    let Some(recipient) = accounts::find_recipient(tx, account_id)? else {
        return Ok(());
    };
    let letter = Letter {
        event_key: format!("{event_key}:{account_id}"),
        to: &recipient.email,
        to_name: &recipient.name,
        template,
        lang: &recipient.lang,
        unsubscribe_url: None,
        priority: Priority::Personal,
    };
    outbox::post(tx, &letter, params, now)
}

/// Begins to follow, or changes how soon one hears of it.
///
/// # Errors
/// When the row cannot be written.
pub fn follow(
    tx: &mut Tx<'_>,
    account_id: i64,
    subject: &str,
    cadence: Cadence,
    now: UtcTime,
) -> Result<(), AppError> {
    store::put_follow(tx, account_id, subject, cadence, now)?;
    Ok(())
}

/// Ends a subscription; '' ends the daily mail with all that is followed daily.
///
/// # Errors
/// When a row cannot be deleted.
pub fn unfollow(tx: &mut Tx<'_>, account_id: i64, subject: &str) -> Result<(), AppError> {
    if subject.is_empty() {
        store::delete_daily_follows(tx, account_id)?;
    } else {
        store::delete_follow(tx, account_id, subject)?;
    }
    Ok(())
}

/// Whether the account follows the subject.
///
/// # Errors
/// When the database cannot be read.
pub fn is_following(conn: &mut DbConn, account_id: i64, subject: &str) -> Result<bool, AppError> {
    Ok(store::find_follow(conn, account_id, subject)?.is_some())
}

/// What the component `follow.form` shows to this visitor.
///
/// # Errors
/// When the database cannot be read.
pub fn follow_state(
    conn: &mut DbConn,
    account_id: Option<i64>,
    subject: &str,
) -> Result<FollowView, AppError> {
    let follow = match account_id {
        Some(id) => store::find_follow(conn, id, subject)?,
        None => None,
    };
    Ok(FollowView::new(subject, account_id, follow.as_ref()))
}

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/follow", web::post().to(handlers::create_follow))
        .route("/unfollow", web::post().to(handlers::delete_follow))
        .route(
            "/account/notifications",
            web::get().to(handlers::list_follows),
        )
        .route("/unsubscribe", web::get().to(handlers::show_unsubscribe))
        .route("/unsubscribe", web::post().to(handlers::unsubscribe));
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    jobs::work(app)
}

/// What follows here when a contribution changes state: nothing. Its author is told by whoever
/// changes it, who knows why; news of it that wait are looked at when they leave.
///
/// # Errors
/// None.
pub fn on_state_change(
    _tx: &mut Tx<'_>,
    _change: &crate::features::contributions::StateChange,
    _now: UtcTime,
) -> Result<(), AppError> {
    Ok(())
}
