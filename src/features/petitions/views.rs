//! What templates, JSON and CSV see of petitions. No name and no address of a signatory.

mod chart;
mod debate;
mod figures;
mod places;
mod regions;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::debates::Debate;
use super::exchange::ImportedPlace;
use super::invalidating::Note;
use super::maps::Drawn;
use super::model::{Petition, Promise, State, Summary, SummaryRow, url, zone_of};
use super::paper::SheetsBack;
use super::{countries, rules};
use crate::features::bodies::{Body, Official};
use crate::features::contributions::Contribution;
use crate::features::deadlines::{Account, AccountView, Calendar, WorkingDays};
use crate::features::moderation::rulebook::Rule;
use crate::features::notifications::FollowView;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::text::excerpt;
use crate::web::Choice;

pub(super) use chart::ChartView;
pub(super) use debate::{DebateView, EventView, OwedView, UpdateView, WaitingView};
pub(super) use figures::Figures;
pub(super) use places::PlacesView;
pub(super) use regions::RegionsView;

/// How near a day is until which so many working days are left, for `ui.due`.
fn due_word(left: i64) -> &'static str {
    match left {
        ..0 => "overdue",
        0..=3 => "soon",
        _ => "running",
    }
}

/// As lists have them, with the days that the bodies count.
///
/// # Errors
/// When the calendars cannot be read.
pub(super) fn summaries(
    conn: &mut DbConn,
    rows: Vec<SummaryRow>,
    now: UtcTime,
) -> Result<Vec<Summary>, AppError> {
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    let of_bodies = rows.iter().map(|row| row.body_id);
    let days = WorkingDays::load(conn, of_bodies, zone_of(&first.time_zone))?;
    let summary = |row: SummaryRow| {
        let calendar = days.of(row.body_id);
        summary(row, now, calendar)
    };
    Ok(rows.into_iter().map(summary).collect())
}

fn summary(row: SummaryRow, now: UtcTime, calendar: &Calendar) -> Summary {
    let zone = zone_of(&row.time_zone);
    let promise = rules::promise(
        row.threshold_reached_at,
        row.response_due_at,
        row.responded_at,
        zone,
        now,
    );
    let days = |due| calendar.left(due, now).abs();
    Summary {
        url: url(row.id),
        state: rules::standing(row.state, row.closes_at, now),
        promise,
        due_days: row.response_due_at.map_or(0, days),
        id: row.id,
        token: row.token,
        title: row.action,
        reason: None,
        body_id: row.body_id,
        body_name: row.body_name,
        body_slug: row.body_slug,
        signature_count: row.signature_count,
        threshold: row.response_threshold,
        debate_threshold: row.debate_threshold,
        opened_at: row.opened_at,
        closes_at: row.closes_at,
        threshold_reached_at: row.threshold_reached_at,
        response_due_at: row.response_due_at,
        responded_at: row.responded_at,
        response_summary: row.response_summary,
        created_at: row.created_at,
    }
}

/// The petition of a page as a list has it.
pub(super) fn summary_of(read: &Read, now: UtcTime) -> Summary {
    let petition = read.petition.clone();
    let row = SummaryRow {
        id: petition.id,
        token: read.contribution.token.clone(),
        action: petition.action,
        body_id: petition.body_id,
        body_name: read.body.name.clone(),
        body_slug: read.body.slug.clone(),
        signature_count: petition.signature_count,
        response_threshold: petition.response_threshold,
        debate_threshold: petition.debate_threshold,
        state: petition.state,
        time_zone: petition.time_zone,
        opened_at: petition.opened_at,
        closes_at: petition.closes_at,
        threshold_reached_at: petition.threshold_reached_at,
        response_due_at: petition.response_due_at,
        responded_at: petition.responded_at,
        response_summary: petition.response_summary,
        created_at: petition.created_at,
    };
    summary(row, now, &read.calendar)
}

/// Everything that was read for a petition's page.
pub(super) struct Read {
    pub petition: Petition,
    pub contribution: Contribution,
    pub body: Body,
    /// Who responded.
    pub official: Option<Official>,
    pub days: Vec<(NaiveDate, i64)>,
    /// Signatures that do not count any more, and why.
    pub not_counted: Vec<Note>,
    /// Sheets of paper that do not count any more.
    pub sheets_back: Vec<SheetsBack>,
    /// How many of those that count are on paper.
    pub on_paper: i64,
    /// What counts by region, where some of them must have enough.
    pub by_region: Option<BTreeMap<String, i64>>,
    /// Where signatures came from that were counted elsewhere.
    pub imported: Vec<ImportedPlace>,
    /// Why it was not accepted, as published.
    pub reason: Option<Rule>,
    /// The key of that reason.
    pub reason_key: Option<String>,
    pub follow: FollowView,
    /// By when a moderator reads it, while it waits for one.
    pub read_by: Option<UtcTime>,
    /// By which the body counts.
    pub calendar: Calendar,
    /// The promise of a response, with the account of its day.
    pub promises: Vec<Account>,
    pub debate: Option<Debate>,
    /// The promise of a decision on it.
    pub debate_promises: Vec<Account>,
    /// The map on which its signatures are drawn, with counts by code of the region.
    pub map: Option<Drawn>,
    /// Public news, newest first.
    pub updates: Vec<Contribution>,
    /// Names of those who joined its author.
    pub creators: Vec<String>,
    /// Whether the reader is one of those who started it.
    pub is_creator: bool,
    /// Its public history: what happened, when, and the count then.
    pub events: Vec<(String, UtcTime, i64)>,
}

impl Read {
    /// Takes out what nobody may read; `title` stands for it.
    pub fn withhold(&mut self, title: String) {
        let withheld = rules::is_withheld(self.petition.state, self.reason_key.as_deref());
        if !withheld {
            return;
        }
        self.petition.action = title;
        self.petition.background.clear();
        self.petition.details.clear();
        self.contribution.title.clear();
        self.contribution.text.clear();
        self.contribution.html.clear();
        self.contribution.author_name.clear();
    }
}

#[derive(Serialize)]
pub(super) struct PetitionView {
    id: i64,
    token: String,
    title: String,
    html: String,
    lang: String,
    author: String,
    body: BodyView,
    state: State,
    promise: Promise,
    reason: Option<ReasonView>,
    signature_count: i64,
    threshold: i64,
    /// Signatures still needed for a response.
    needed: i64,
    /// … and for a debate.
    debate_needed: i64,
    /// End of the scale of the progress bar.
    scale: i64,
    working_days: i64,
    created_at: UtcTime,
    opened_at: Option<UtcTime>,
    closes_at: Option<UtcTime>,
    threshold_reached_at: Option<UtcTime>,
    response_due_at: Option<UtcTime>,
    /// How far the numbers for a response and a debate are, as `ui.progress` names it.
    response_tick: &'static str,
    debate_tick: &'static str,
    /// Enough have signed, but not from enough regions.
    lacks_regions: bool,
    /// As `ui.due` names it.
    due_state: &'static str,
    due_days: i64,
    accounts: Vec<AccountView>,
    response: Option<ResponseView>,
    /// Those who started it with its author.
    creators: Vec<String>,
    updates: Vec<UpdateView>,
    debate_threshold: Option<i64>,
    debate_working_days: i64,
    debate: Option<DebateView>,
    events: Vec<EventView>,
    stop_reason: String,
    stopped_at: Option<UtcTime>,
    imported_count: i64,
    imported_from: String,
    sponsors_needed: i64,
    url: String,
}

/// A published reason.
#[derive(Serialize)]
struct ReasonView {
    key: String,
    title: String,
    explanation: String,
}

#[derive(Serialize)]
struct BodyView {
    name: String,
    url: String,
}

#[derive(Serialize)]
struct ResponseView {
    summary: String,
    html: String,
    at: UtcTime,
    by: String,
    post: String,
}

impl PetitionView {
    pub fn new(read: &Read, lang: Lang, now: UtcTime) -> Self {
        let petition = &read.petition;
        let zone = petition.zone();
        let promise = rules::promise(
            petition.threshold_reached_at,
            petition.response_due_at,
            petition.responded_at,
            zone,
            now,
        );
        let until = petition.responded_at.unwrap_or(now);
        let left = petition
            .response_due_at
            .map_or(0, |due| read.calendar.left(due, until));
        let due_state = match (promise, left) {
            (Promise::Answered, ..0) => "met_late",
            (Promise::Answered, _) => "met",
            (Promise::Overdue, _) => "overdue",
            (_, left) => due_word(left.max(0)),
        };
        let count = petition.signature_count;
        let standing = rules::standing(petition.state, petition.closes_at, now);
        let tick = |reached_at: Option<UtcTime>| match (reached_at, standing) {
            (Some(_), _) => "reached",
            (None, State::Closed | State::Stopped) => "missed",
            (None, _) => "ahead",
        };
        Self {
            response_tick: tick(petition.threshold_reached_at),
            debate_tick: tick(petition.debate_reached_at),
            lacks_regions: count >= petition.response_threshold
                && petition.threshold_reached_at.is_none(),
            id: petition.id,
            token: read.contribution.token.clone(),
            title: petition.action.clone(),
            html: read.contribution.html.clone(),
            lang: read.contribution.lang.clone(),
            author: read.contribution.author_name.clone(),
            body: BodyView {
                name: read.body.name.clone(),
                url: format!("/bodies/{}", read.body.slug),
            },
            state: standing,
            promise,
            reason: read.reason.as_ref().map(|reason| ReasonView {
                key: reason.key.clone(),
                title: reason.title.in_lang(lang).to_owned(),
                explanation: reason.explanation.in_lang(lang).to_owned(),
            }),
            signature_count: count,
            threshold: petition.response_threshold,
            needed: (petition.response_threshold - count).max(0),
            debate_needed: petition
                .debate_threshold
                .map_or(0, |at| (at - count).max(0)),
            scale: scale(petition),
            working_days: petition.terms.get().response_working_days,
            created_at: petition.created_at,
            opened_at: petition.opened_at,
            closes_at: petition.closes_at,
            threshold_reached_at: petition.threshold_reached_at,
            response_due_at: petition.response_due_at,
            due_state,
            due_days: left.abs(),
            accounts: AccountView::list(&read.promises),
            response: response(read),
            creators: read.creators.clone(),
            updates: UpdateView::list(&read.updates),
            debate_threshold: petition.debate_threshold,
            debate_working_days: petition.terms.get().debate_working_days,
            debate: read
                .debate
                .as_ref()
                .map(|debate| DebateView::new(read, debate, now)),
            events: EventView::list(&read.events),
            stop_reason: petition.stop_reason.clone(),
            stopped_at: petition
                .closed_at
                .filter(|_| petition.state == State::Stopped),
            imported_count: petition.imported_count,
            imported_from: petition.imported_from.clone(),
            sponsors_needed: petition.terms.get().sponsors_needed,
            url: petition.url(),
        }
    }

    /// What search engines and previews show.
    pub fn description(read: &Read) -> String {
        excerpt(&read.contribution.text, 160)
    }
}

/// End of the scale of progress: the next number that something follows from, or the count.
fn scale(petition: &Petition) -> i64 {
    let count = petition.signature_count;
    let next = match petition.debate_threshold {
        Some(debate) if count >= petition.response_threshold => debate,
        _ => petition.response_threshold,
    };
    next.max(count).max(1)
}

fn response(read: &Read) -> Option<ResponseView> {
    let petition = &read.petition;
    let official = read.official.as_ref();
    Some(ResponseView {
        at: petition.responded_at?,
        summary: petition.response_summary.clone(),
        html: petition.response_html.clone(),
        by: official.map(|o| o.name.clone()).unwrap_or_default(),
        post: official.map(|o| o.post.clone()).unwrap_or_default(),
    })
}

/// Countries by their own names; `other` is the last one's.
pub(super) fn country_choices(other: String) -> Vec<Choice> {
    let last = Choice::new(countries::OTHER.to_owned(), other);
    countries::list()
        .into_iter()
        .map(|(code, name)| Choice::new(code.to_owned(), name.to_owned()))
        .chain([last])
        .collect()
}
