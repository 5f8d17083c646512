//! Bringing petitions in that ran elsewhere: what they asked, how many signed, what was answered.
//! Their signatures stay where they were; their counts are kept apart and said to come from there.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::json;

use super::places::{self, ImportedPlace};
use super::shape::{Attributes, Data};
use crate::features::contributions::{self, Moderation, Move, Spine};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::petitions::debates::{DebateState, NewDebate};
use crate::features::petitions::model::{NewPetition, State};
use crate::features::petitions::procedures::Procedure;
use crate::features::petitions::store::exchange::{self as store, Brought};
use crate::features::petitions::{PLACE, lifecycle, topic};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;
use crate::platform::text::TextRule;

/// Signatures that a petition can have at most.
const MOST: i64 = 1_000_000_000;
const ACTION: TextRule = TextRule::line(3, 255);
const BACKGROUND: TextRule = TextRule::text(0, 2_000);
const DETAILS: TextRule = TextRule::text(0, 5_000);
const NAME: TextRule = TextRule::line(0, 100);
const SUMMARY: TextRule = TextRule::text(0, 1_000);
const RESPONSE: TextRule = TextRule::text(0, 50_000);

/// Why a petition of a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    /// Its number there.
    pub id: i64,
    /// Which field, and what is wrong with it, for whoever runs the command.
    pub reason: String,
}

/// A petition that was brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    pub id: i64,
    pub signature_count: i64,
}

/// A petition of a file, checked.
struct Checked {
    new: NewPetition,
    state: State,
    opened_at: UtcTime,
    closes_at: UtcTime,
    created_at: UtcTime,
    origin: String,
    summary: String,
    response: String,
    debated_on: Option<NaiveDate>,
    scheduled_on: Option<NaiveDate>,
    places: Vec<ImportedPlace>,
}

/// Takes petitions in, all or none.
///
/// # Errors
/// Inside: what is wrong with which; around: when a row cannot be written.
pub fn import(
    tx: &mut Tx<'_>,
    spine: &Spine,
    documents: &[Data],
    body_id: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<Result<Vec<Imported>, Vec<ImportProblem>>, AppError> {
    let mut problems = Vec::new();
    let mut checked: Vec<(&Data, Checked)> = Vec::new();
    for document in documents {
        match check(document, body_id, zone, now) {
            Ok(one) => {
                let earlier = store::find_by_origin(tx, &one.origin)?;
                if let Some(id) = earlier {
                    let reason = format!("was imported before, as /petitions/{id}");
                    let id = document.id;
                    problems.push(ImportProblem { id, reason });
                }
                let same = |(_, other): &(&Data, Checked)| other.origin == one.origin;
                if !one.origin.is_empty() && checked.iter().any(same) {
                    let reason = "is in it twice".to_owned();
                    let id = document.id;
                    problems.push(ImportProblem { id, reason });
                }
                checked.push((document, one));
            }
            Err(reasons) => problems.extend(reasons.into_iter().map(|reason| ImportProblem {
                id: document.id,
                reason,
            })),
        }
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let mut imported = Vec::new();
    for (document, one) in &checked {
        imported.push(bring_in(tx, spine, &document.attributes, one, now)?);
    }
    Ok(Ok(imported))
}

fn check(document: &Data, body_id: i64, zone: Tz, now: UtcTime) -> Result<Checked, Vec<String>> {
    let from = &document.attributes;
    let mut wrong = Vec::new();
    if document.kind != "petition" {
        wrong.push(format!("type: '{}' is no petition", document.kind));
    }
    let mut read = |field: &str, words: Option<&str>, rule: TextRule| {
        let words = words.unwrap_or_default();
        if words.trim().is_empty() && rule.min == 0 {
            return String::new();
        }
        rule.check(words).unwrap_or_else(|problem| {
            wrong.push(format!("{field}: {problem}"));
            String::new()
        })
    };
    let action = read("action", Some(&from.action), ACTION);
    let background = read("background", from.background.as_deref(), BACKGROUND);
    let details = read(
        "additional_details",
        from.additional_details.as_deref(),
        DETAILS,
    );
    let author_name = read("creator_name", from.creator_name.as_deref(), NAME);
    let response = from.government_response.as_ref();
    let summary = read(
        "government_response.summary",
        response.and_then(|said| said.summary.as_deref()),
        SUMMARY,
    );
    let response = read(
        "government_response.details",
        response.and_then(|said| said.details.as_deref()),
        RESPONSE,
    );
    let state = match from.state.as_str() {
        "open" => State::Open,
        "closed" => State::Closed,
        "stopped" => State::Stopped,
        "rejected" => State::Rejected,
        other => {
            wrong.push(format!("state: '{other}' is not public"));
            State::Closed
        }
    };
    if !(0..=MOST).contains(&from.signature_count) {
        wrong.push(format!(
            "signature_count: {} is no count",
            from.signature_count
        ));
    }
    let opened_at = from.opened_at.or(from.created_at);
    let created_at = from.created_at.or(from.opened_at);
    let dates = [
        ("created_at", from.created_at),
        ("opened_at", from.opened_at),
        ("closed_at", from.closed_at),
        (
            "response_threshold_reached_at",
            from.response_threshold_reached_at,
        ),
        (
            "debate_threshold_reached_at",
            from.debate_threshold_reached_at,
        ),
        ("government_response_at", from.government_response_at),
    ];
    for (field, at) in dates {
        if at.is_some_and(|at| at > now) {
            wrong.push(format!("{field}: is still ahead"));
        }
        if let (Some(at), Some(created)) = (at, from.created_at)
            && at < created
        {
            wrong.push(format!("{field}: comes before created_at"));
        }
    }
    let mut day = |field: &str, text: Option<&str>| {
        let text = text.filter(|text| !text.is_empty())?;
        let day = text.get(..10).and_then(|text| text.parse().ok());
        if day.is_none() {
            wrong.push(format!("{field}: '{text}' is no day"));
        }
        day
    };
    let debated_on = day(
        "debate.debated_on",
        from.debate
            .as_ref()
            .and_then(|debate| debate.debated_on.as_deref()),
    );
    let scheduled_on = day(
        "scheduled_debate_date",
        from.scheduled_debate_date.as_deref(),
    );
    let places = places::check(from, &mut wrong);
    let (Some(opened_at), Some(created_at)) = (opened_at, created_at) else {
        wrong.push("created_at: is missing".to_owned());
        return Err(wrong);
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let procedure = Procedure {
        response_threshold: 10_000,
        debate_threshold: Some(100_000),
        ..Procedure::without_sponsors()
    };
    let closes_at = match (state, from.closed_at) {
        (State::Closed, Some(at)) => at,
        _ => procedure.closes_at(opened_at, zone),
    };
    let own = document
        .links
        .own
        .as_deref()
        .filter(|own| own.starts_with("http"));
    let origin = own.map_or_else(String::new, |own| own.trim_end_matches(".json").to_owned());
    Ok(Checked {
        new: NewPetition {
            body_id,
            action,
            background,
            details,
            account_id: None,
            author_name,
            lang: "en".to_owned(),
            submission_key: None,
            marks: None,
            procedure,
            procedure_id: None,
            zone,
        },
        state,
        opened_at,
        closes_at,
        created_at,
        origin,
        summary,
        response,
        debated_on,
        scheduled_on,
        places,
    })
}

fn bring_in(
    tx: &mut Tx<'_>,
    spine: &Spine,
    from: &Attributes,
    one: &Checked,
    now: UtcTime,
) -> Result<Imported, AppError> {
    let begun = lifecycle::begin(
        tx,
        &one.new,
        State::InModeration,
        one.created_at,
        |tx, new| contributions::receive(tx, spine, new, Moderation::Pre, one.created_at),
    )?;
    let html = markdown::to_html_official(&one.response).into_string();
    let has_response = !one.summary.is_empty() || !one.response.is_empty();
    let responded_at = from
        .government_response_at
        .or_else(|| {
            from.government_response
                .as_ref()
                .and_then(|said| said.created_at)
        })
        .or(Some(one.closes_at.min(now)))
        .filter(|_| has_response);
    let row = Brought {
        opened_at: one.opened_at,
        closes_at: one.closes_at,
        signature_count: from.signature_count,
        origin: &one.origin,
        // Of an open one without a response the promise begins here, with its publication.
        threshold_reached_at: from
            .response_threshold_reached_at
            .filter(|_| has_response || one.state != State::Open),
        debate_reached_at: from.debate_threshold_reached_at,
        response: (&one.summary, &one.response, &html),
        responded_at,
    };
    store::fill(tx, begun.id, &row)?;
    store::insert_places(tx, begun.id, &one.places)?;
    let contribution = lifecycle::contribution_of(tx, &begun)?;
    let reason = reason_here(from);
    let is_rejected = one.state == State::Rejected;
    let how = Move {
        acting_as: ActingAs::Rule,
        account_id: None,
        reason: Some(reason).filter(|_| is_rejected),
    };
    let to = if is_rejected {
        contributions::State::Rejected
    } else {
        contributions::State::Published
    };
    contributions::set_state(tx, spine, &contribution, to, &how, now)?;
    if matches!(one.state, State::Closed | State::Stopped) {
        store::end(tx, begun.id, one.state, one.closes_at)?;
    }
    bring_debate(tx, begun.id, from, one, now)?;
    let act = Act::new("imported", "petition", &contribution.token, ActingAs::Rule);
    let detail = json!({
        "url": begun.url(),
        "from": one.origin,
        "signature_count": from.signature_count,
    });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(PLACE, now);
    tx.touch(topic(begun.id), now);
    Ok(Imported {
        id: begun.id,
        signature_count: from.signature_count,
    })
}

fn bring_debate(
    tx: &mut Tx<'_>,
    id: i64,
    from: &Attributes,
    one: &Checked,
    now: UtcTime,
) -> Result<(), AppError> {
    let said = from.debate.clone().unwrap_or_default();
    let (state, held_on) = match (one.debated_on, one.scheduled_on) {
        (Some(day), _) => (DebateState::Debated, day),
        (None, Some(day)) => (DebateState::Scheduled, day),
        (None, None) => return Ok(()),
    };
    let address = |text: Option<String>| {
        text.filter(|text| text.starts_with("https://") || text.starts_with("http://"))
            .unwrap_or_default()
    };
    let new = NewDebate {
        state,
        held_on: Some(held_on),
        place: String::new(),
        text: said.overview.unwrap_or_default(),
        video_url: address(said.video_url),
        transcript_url: address(said.transcript_url),
        account_id: None,
    };
    let html = markdown::to_html_official(&new.text).into_string();
    store::insert_debate(tx, id, &new, &html, now)?;
    if from.debate_threshold_reached_at.is_none() {
        crate::features::petitions::store::thresholds::set_debate_reached(
            tx,
            id,
            Some(one.opened_at),
        )?;
    }
    Ok(())
}

/// Our published reason for a code of theirs.
fn reason_here(from: &Attributes) -> &'static str {
    let code = from.rejection.as_ref().and_then(|why| why.code.as_deref());
    match code {
        Some("duplicate") => "petition-duplicate",
        Some("irrelevant" | "not-suitable") => "petition-outside-remit",
        Some("honours") => "petition-names",
        Some("fake-name") => "petition-false-name",
        Some("foi") => "petition-information",
        _ => "petition-unclear",
    }
}
