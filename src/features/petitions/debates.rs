//! The debate on a petition: from a second number of signatures on, the body names a day for it or
//! says why there is none, by a promised day; afterwards it links what was said.

use chrono::NaiveDate;
use serde_json::json;

use super::lifecycle;
use super::model::Petition;
use super::{PLACE, keeping, store, thresholds, topic};
use crate::features::deadlines::rules::local_day;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;
use crate::platform::web_address::is_web_address;
use crate::text_enum;

pub use store::debates::Debate;

text_enum! {
    /// How far a debate is.
    pub enum DebateState {
        /// The body has not said whether there will be one.
        Awaiting = "awaiting",
        Scheduled = "scheduled",
        Debated = "debated",
        /// There is none, for a published reason.
        NotDebated = "not_debated",
    }
}

/// What a body says about a debate.
#[derive(Clone, Debug)]
pub struct NewDebate {
    /// What it is from now on; never [`DebateState::Awaiting`].
    pub state: DebateState,
    /// The day on which it is debated, or was.
    pub held_on: Option<NaiveDate>,
    pub place: String,
    /// Markdown: what came of it, or why there is none.
    pub text: String,
    pub video_url: String,
    pub transcript_url: String,
    pub account_id: Option<i64>,
}

/// # Errors
/// When the database cannot be read.
pub fn find(conn: &mut DbConn, petition_id: i64) -> Result<Option<Debate>, AppError> {
    Ok(store::debates::find(conn, petition_id)?)
}

/// Enough have signed for a debate: the body owes a decision on it.
pub(super) fn reach(tx: &mut Tx<'_>, petition: &Petition, now: UtcTime) -> Result<(), AppError> {
    let contribution = lifecycle::contribution_of(tx, petition)?;
    let promise = keeping::promise_debate(tx, petition, contribution.account_id, now)?;
    store::debates::insert_awaiting(tx, petition.id, promise.due_at, now)?;
    store::thresholds::set_debate_reached(tx, petition.id, Some(now))?;
    let threshold = petition.debate_threshold;
    let detail = json!({
        "url": petition.url(),
        "debate_threshold": threshold,
        "debate_due_at": promise.due_at,
    });
    thresholds::note(
        tx,
        petition,
        &contribution,
        "debate-threshold-reached",
        detail,
        now,
    )?;
    let params = json!({ "threshold": threshold, "due_at": promise.due_at });
    let template = "petitions/debate-reached";
    thresholds::tell(tx, petition, &contribution, template, params, now)?;
    lifecycle::announce_again(tx, petition, "petition-debate-threshold-reached", None, now)
}

/// So many signatures were found not to count that no debate is owed any more. One that was
/// decided on stays.
pub(super) fn lose(tx: &mut Tx<'_>, petition: &Petition, now: UtcTime) -> Result<(), AppError> {
    let debate = store::debates::find(tx, petition.id)?;
    if debate.is_some_and(|debate| debate.state != DebateState::Awaiting) {
        return Ok(());
    }
    keeping::take_back_debate(tx, petition, now)?;
    store::debates::delete(tx, petition.id)?;
    store::thresholds::set_debate_reached(tx, petition.id, None)?;
    let contribution = lifecycle::contribution_of(tx, petition)?;
    let detail = json!({
        "url": petition.url(),
        "debate_threshold": petition.debate_threshold,
        "signature_count": petition.signature_count,
    });
    thresholds::note(
        tx,
        petition,
        &contribution,
        "debate-threshold-lost",
        detail,
        now,
    )?;
    let params = json!({
        "threshold": petition.debate_threshold,
        "count": petition.signature_count,
    });
    let template = "petitions/debate-lost";
    thresholds::tell(tx, petition, &contribution, template, params, now)?;
    lifecycle::announce_again(tx, petition, "petition-debate-threshold-lost", None, now)
}

/// A debate is named for a day within so many days.
pub const DAYS_AHEAD: u64 = 366;

/// What is wrong with what a body says about a debate on a petition that opened on a day; pure.
///
/// # Errors
/// `Invalid`, beside each field.
pub fn ensure_sound(
    new: &NewDebate,
    opened_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), AppError> {
    let mut errors = crate::platform::error::FieldErrors::default();
    match (new.state, new.held_on) {
        (DebateState::Scheduled, None) | (DebateState::Debated, None) => {
            errors.add("held_on", "petitions.debate-needs-day");
        }
        (DebateState::Scheduled, Some(day)) if day < today => {
            errors.add("held_on", "petitions.debate-past");
        }
        (DebateState::Scheduled, Some(day)) if day > last_day(today) => {
            errors.add("held_on", "petitions.debate-far");
        }
        (DebateState::Debated, Some(day)) if day > today => {
            errors.add("held_on", "petitions.debate-ahead");
        }
        (DebateState::Debated, Some(day)) if day < opened_on => {
            errors.add("held_on", "petitions.debate-before");
        }
        _ => {}
    }
    if new.state == DebateState::NotDebated && new.text.trim().is_empty() {
        errors.add("text", "petitions.debate-needs-reason");
    }
    for (field, address) in [
        ("video_url", &new.video_url),
        ("transcript_url", &new.transcript_url),
    ] {
        if !address.is_empty() && !is_web_address(address) {
            errors.add(field, "petitions.debate-address");
        }
    }
    errors.into_result()
}

/// The furthest day for which a debate can be named.
fn last_day(today: NaiveDate) -> NaiveDate {
    today
        .checked_add_days(chrono::Days::new(DAYS_AHEAD))
        .unwrap_or(today)
}

/// Whether this may be said after that: what was debated stays debated.
pub fn may_follow(from: DebateState, to: DebateState) -> bool {
    use DebateState::{Awaiting, Debated, NotDebated, Scheduled};
    match from {
        Awaiting | Scheduled => to != Awaiting,
        // Thought better of, or held after all.
        NotDebated => matches!(to, Scheduled | Debated | NotDebated),
        // Links and words are added later.
        Debated => to == Debated,
    }
}

/// Says what becomes of the debate. Who may is for the caller.
///
/// # Errors
/// `NotFound` where none is owed, `Invalid` beside fields, `Conflict` when it was debated already.
pub fn decide(
    tx: &mut Tx<'_>,
    petition_id: i64,
    new: &NewDebate,
    now: UtcTime,
) -> Result<(), AppError> {
    let petition = lifecycle::find(tx, petition_id)?;
    let debate = store::debates::find(tx, petition_id)?.ok_or(AppError::NotFound)?;
    let day = |at: UtcTime| local_day(at, petition.zone());
    let opened_on = petition.opened_at.map_or(day(now), day);
    ensure_sound(new, opened_on, day(now))?;
    if !may_follow(debate.state, new.state) {
        return Err(AppError::Conflict("petitions.debated-already"));
    }
    if debate.state == DebateState::Awaiting {
        keeping::keep_debate(tx, &petition, new.account_id, now)?;
    }
    let html = markdown::to_html_official(&new.text).into_string();
    if !store::debates::set(tx, &debate, new, &html, now)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let contribution = lifecycle::contribution_of(tx, &petition)?;
    let action = action(new.state);
    let acting_as = ActingAs::Official {
        body_id: petition.body_id,
    };
    let act = Act::new(action, "petition", &contribution.token, acting_as)
        .by(new.account_id)
        .about(ledger::commitment(&contribution.token, &new.text));
    let detail = json!({
        "url": petition.url(),
        "held_on": new.held_on,
        "video_url": new.video_url,
        "transcript_url": new.transcript_url,
    });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(PLACE, now);
    tx.touch(topic(petition_id), now);
    if debate.state == new.state && debate.held_on == new.held_on {
        return Ok(());
    }
    let row = (petition.id, action, petition.signature_count);
    store::thresholds::note(tx, row, now)?;
    let params = json!({ "held_on": new.held_on, "state": new.state });
    let template = "petitions/debate-decided";
    thresholds::tell(tx, &petition, &contribution, template, params, now)?;
    let kind = format!("petition-{action}");
    lifecycle::announce_again(tx, &petition, &kind, new.account_id, now)?;
    let said = json!({ "held_on": new.held_on, "state": new.state });
    let event = format!("{kind}:{}", now.unix());
    lifecycle::tell_signatories(tx, &petition, (&event, "petitions/news-debate"), said, now)
}

fn action(state: DebateState) -> &'static str {
    match state {
        DebateState::Awaiting | DebateState::Scheduled => "debate-scheduled",
        DebateState::Debated => "debated",
        DebateState::NotDebated => "debate-refused",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(state: DebateState, day: Option<&str>) -> NewDebate {
        NewDebate {
            state,
            held_on: day.map(|day| day.parse().unwrap()),
            place: String::new(),
            text: "It was.".to_owned(),
            video_url: String::new(),
            transcript_url: String::new(),
            account_id: None,
        }
    }

    #[test]
    fn days_and_addresses_make_sense() {
        use DebateState::{Debated, NotDebated, Scheduled};
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (opened_on, today) = (day("2026-10-01"), day("2026-11-23"));
        for (state, day, is_sound) in [
            (Scheduled, None, false),
            (Scheduled, Some("2026-11-22"), false),
            (Scheduled, Some("2026-11-23"), true),
            (Debated, Some("2026-11-23"), true),
            (Debated, Some("2026-11-24"), false),
            (Debated, Some("2026-10-01"), true),
            (Debated, Some("2026-09-30"), false),
            (Scheduled, Some("2027-11-24"), true),
            (Scheduled, Some("2027-11-25"), false),
            (Debated, None, false),
            (NotDebated, None, true),
        ] {
            let outcome = ensure_sound(&said(state, day), opened_on, today);
            assert_eq!(outcome.is_ok(), is_sound, "{state} {day:?}");
        }
        let silent = NewDebate {
            text: " ".to_owned(),
            ..said(NotDebated, None)
        };
        assert!(ensure_sound(&silent, opened_on, today).is_err());
        for (address, is_sound) in [
            ("https://video.example/1", true),
            ("javascript:alert(1)", false),
            ("video.example", false),
        ] {
            let new = NewDebate {
                video_url: address.to_owned(),
                ..said(Debated, Some("2026-11-23"))
            };
            assert_eq!(
                ensure_sound(&new, opened_on, today).is_ok(),
                is_sound,
                "{address}"
            );
        }
    }

    #[test]
    fn what_was_debated_stays_debated() {
        use DebateState::{Awaiting, Debated, NotDebated, Scheduled};
        for (from, to, may) in [
            (Awaiting, Scheduled, true),
            (Awaiting, NotDebated, true),
            (Awaiting, Debated, true),
            (Scheduled, Scheduled, true),
            (Scheduled, NotDebated, true),
            (NotDebated, Scheduled, true),
            (Debated, Debated, true),
            (Debated, NotDebated, false),
            (Debated, Scheduled, false),
            (Scheduled, Awaiting, false),
        ] {
            assert_eq!(may_follow(from, to), may, "{from} {to}");
        }
    }
}
