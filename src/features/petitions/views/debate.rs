//! The debate on a petition, its public history and its news, as pages see them.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

use super::Read;
use crate::features::contributions::{self, Contribution};
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{AccountView, WorkingDays};
use crate::features::petitions::debates::{Debate, DebateState};
use crate::features::petitions::model::url;
use crate::features::petitions::store::debates::Owed;
use crate::features::petitions::store::updates::Waiting;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

#[derive(Serialize)]
pub struct DebateView {
    state: DebateState,
    reached_at: Option<UtcTime>,
    due_at: UtcTime,
    /// As `ui.due` names it.
    due_state: &'static str,
    due_days: i64,
    accounts: Vec<AccountView>,
    held_on: Option<NaiveDate>,
    /// The day that was named is over, and nobody has said what came of it.
    is_past: bool,
    place: String,
    html: String,
    video_url: String,
    transcript_url: String,
}

impl DebateView {
    pub fn new(read: &Read, debate: &Debate, now: UtcTime) -> Self {
        let left = read.calendar.left(debate.due_at, now);
        Self {
            state: debate.state,
            reached_at: read.petition.debate_reached_at,
            due_at: debate.due_at,
            due_state: super::due_word(left),
            due_days: left.abs(),
            accounts: AccountView::list(&read.debate_promises),
            held_on: debate.held_on,
            is_past: debate.is_past(local_day(now, read.petition.zone())),
            place: debate.place.clone(),
            html: debate.html.clone(),
            video_url: debate.video_url.clone(),
            transcript_url: debate.transcript_url.clone(),
        }
    }
}

/// A debate on a body's desk.
#[derive(Serialize)]
pub struct OwedView {
    #[serde(flatten)]
    owed: Owed,
    url: String,
    /// As `ui.due` names it.
    due_state: &'static str,
    due_days: i64,
}

impl OwedView {
    /// With the days that each body counts.
    ///
    /// # Errors
    /// When the calendars cannot be read.
    pub fn list(
        conn: &mut DbConn,
        owed: Vec<Owed>,
        zone: Tz,
        now: UtcTime,
    ) -> Result<Vec<Self>, AppError> {
        let days = WorkingDays::load(conn, owed.iter().map(|one| one.body_id), zone)?;
        let view = |owed: Owed| {
            let left = days.of(owed.body_id).left(owed.due_at, now);
            Self {
                url: url(owed.petition_id),
                due_state: super::due_word(left),
                due_days: left.abs(),
                owed,
            }
        };
        Ok(owed.into_iter().map(view).collect())
    }
}

/// Something that happened to a petition.
#[derive(Serialize)]
pub struct EventView {
    kind: String,
    at: UtcTime,
    signature_count: i64,
}

impl EventView {
    pub fn list(rows: &[(String, UtcTime, i64)]) -> Vec<Self> {
        rows.iter()
            .map(|(kind, at, count)| Self {
                kind: kind.clone(),
                at: *at,
                signature_count: *count,
            })
            .collect()
    }
}

/// News from those who started a petition.
#[derive(Serialize)]
pub struct UpdateView {
    token: String,
    title: String,
    html: String,
    lang: String,
    by: String,
    at: UtcTime,
}

impl UpdateView {
    pub fn list(rows: &[Contribution]) -> Vec<Self> {
        rows.iter()
            .map(|row| Self {
                token: row.token.clone(),
                title: row.title.clone(),
                html: row.html.clone(),
                lang: row.lang.clone(),
                by: row.author_name.clone(),
                at: row.received_at,
            })
            .collect()
    }
}

/// News that are not public, for those who wrote them.
#[derive(Serialize)]
pub struct WaitingView {
    title: String,
    url: String,
    state: contributions::State,
    at: UtcTime,
}

impl WaitingView {
    pub fn list(rows: &[Waiting]) -> Vec<Self> {
        rows.iter()
            .map(|(token, title, state, at)| Self {
                title: title.clone(),
                url: format!("/c/{token}"),
                state: *state,
                at: *at,
            })
            .collect()
    }
}
