//! The debate on a petition, its public history and its news, as pages see them.

use chrono::NaiveDate;
use serde::Serialize;

use super::Read;
use crate::features::contributions::Contribution;
use crate::features::deadlines::AccountView;
use crate::features::petitions::debates::{Debate, DebateState};
use crate::platform::db::UtcTime;

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
            place: debate.place.clone(),
            html: debate.html.clone(),
            video_url: debate.video_url.clone(),
            transcript_url: debate.transcript_url.clone(),
        }
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
