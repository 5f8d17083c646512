//! Decision records that answer the results theme by theme, and commitments that follow.
//!
//! A record is a draft, then published. It cites published results of its consultation and the
//! contributions behind each theme; it cannot be published while a theme has no answer. After
//! that only its commitments move on, each step in the public log.

pub mod api;
mod form;
mod handlers;
mod keeping;
mod model;
mod publish;
pub mod rules;
mod store;
mod views;

use actix_web::web;
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::json;

use super::consultations::PublicationState;
use super::ledger::{self, Act, ActingAs};
use super::notifications::{self, News};
use super::results;
use crate::app::App;
use crate::platform::crypto::{public_token, seeded_public_token};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::Work;
use crate::platform::markdown;
use crate::platform::text::excerpt;

pub use super::results::Publisher;
pub use keeping::KEEPER;
pub use model::{
    Commitment, CommitmentState, Committed, DecisionRecord, Edit, NewCommitment, NewDecision,
    NewTheme, Summary, Theme,
};
pub use publish::{content, publish, verify};

/// Characters of a summary in lists.
const EXCERPT: usize = 280;

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    handlers::routes(config);
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    publish::jobs(app)
}

/// Path of its page.
pub fn url(id: i64) -> String {
    format!("/decisions/{id}")
}

/// Makes a draft; the same form sent twice makes one.
///
/// # Errors
/// When the row cannot be written.
pub fn create(
    tx: &mut Tx<'_>,
    new: &NewDecision,
    now: UtcTime,
) -> Result<DecisionRecord, AppError> {
    let token = match &new.submission_key {
        Some(key) => seeded_public_token(format!("decision:{key}").as_bytes()),
        None => public_token(),
    };
    let html = markdown::to_html_official(&new.summary).into_string();
    match store::insert(tx, new, &token, &html, now)? {
        Some(record) => Ok(record),
        None => store::find_by_token(tx, &token)?.ok_or(AppError::Unavailable),
    }
}

/// Nobody publishes or changes the draft until the transaction ends.
fn hold_draft(tx: &mut Tx<'_>, id: i64) -> Result<DecisionRecord, AppError> {
    if store::hold_draft(tx, id)? {
        return store::find(tx, id)?.ok_or(AppError::NotFound);
    }
    match store::find(tx, id)? {
        Some(_) => Err(AppError::Conflict("decisions.already-published")),
        None => Err(AppError::NotFound),
    }
}

/// Adds a theme to a draft, behind the others.
///
/// # Errors
/// `Conflict` when the record is published; so for all that change a draft.
pub fn add_theme(tx: &mut Tx<'_>, id: i64, new: &NewTheme) -> Result<Theme, AppError> {
    hold_draft(tx, id)?;
    let theme = store::insert_theme(tx, id, new)?;
    store::set_citations(tx, theme.id, &new.contribution_ids)?;
    Ok(theme)
}

/// Puts further contributions behind a theme of a draft.
pub fn cite(tx: &mut Tx<'_>, id: i64, theme_id: i64, ids: &[i64]) -> Result<(), AppError> {
    hold_draft(tx, id)?;
    let is_mine = store::list_themes(tx, id)?.iter().any(|t| t.id == theme_id);
    if !is_mine {
        return Err(AppError::NotFound);
    }
    let mut all: Vec<i64> = store::list_cited(tx, id)?
        .into_iter()
        .filter(|cited| cited.theme_id == theme_id)
        .map(|cited| cited.contribution_id)
        .collect();
    all.extend_from_slice(ids);
    store::set_citations(tx, theme_id, &all)?;
    Ok(())
}

pub fn remove_theme(tx: &mut Tx<'_>, id: i64, theme_id: i64) -> Result<(), AppError> {
    hold_draft(tx, id)?;
    store::delete_theme(tx, id, theme_id)?;
    Ok(())
}

/// Adds a commitment to a draft, behind the others.
pub fn add_commitment(
    tx: &mut Tx<'_>,
    id: i64,
    new: &NewCommitment,
    now: UtcTime,
) -> Result<Commitment, AppError> {
    hold_draft(tx, id)?;
    Ok(store::insert_commitment(tx, id, new, now)?)
}

pub fn remove_commitment(tx: &mut Tx<'_>, id: i64, commitment_id: i64) -> Result<(), AppError> {
    hold_draft(tx, id)?;
    store::delete_commitment(tx, id, commitment_id)?;
    Ok(())
}

/// Says which published results of its consultation a draft answers; others are left out.
pub fn set_results(tx: &mut Tx<'_>, id: i64, result_ids: &[i64]) -> Result<(), AppError> {
    let record = hold_draft(tx, id)?;
    let known = results::find_published_of_consultation(tx, record.consultation_id)?;
    let cited: Vec<i64> = known
        .iter()
        .map(|result| result.id)
        .filter(|id| result_ids.contains(id))
        .collect();
    store::set_results(tx, id, &cited)?;
    Ok(())
}

/// Changes a draft to what the editor's form says.
pub fn save(tx: &mut Tx<'_>, id: i64, edit: &Edit) -> Result<(), AppError> {
    set_results(tx, id, &edit.result_ids)?;
    let html = markdown::to_html_official(&edit.summary).into_string();
    store::set_basics(
        tx,
        id,
        (&edit.title, &edit.asked),
        (&edit.summary, &html),
        edit.decided_on,
    )?;
    for (theme_id, theme) in &edit.themes {
        // False: another editor removed it meanwhile.
        if store::set_theme(tx, id, *theme_id, theme)? {
            store::set_citations(tx, *theme_id, &theme.contribution_ids)?;
        }
    }
    for (commitment_id, commitment) in &edit.commitments {
        store::set_commitment(tx, id, *commitment_id, commitment)?;
    }
    Ok(())
}

pub fn delete_draft(tx: &mut Tx<'_>, id: i64) -> Result<(), AppError> {
    hold_draft(tx, id)?;
    store::delete_draft(tx, id)?;
    Ok(())
}

/// Says how far a commitment of a published record is. `seen` is the commitment as it was when
/// somebody decided on this.
///
/// # Errors
/// `NotFound` for a commitment of a draft, `Invalid` when it is dropped without a word,
/// `Conflict` when somebody else was faster.
pub fn update_commitment(
    tx: &mut Tx<'_>,
    seen: &Commitment,
    state: CommitmentState,
    note: &str,
    by: &Publisher,
    (zone, now): (Tz, UtcTime),
) -> Result<(), AppError> {
    rules::ensure_explained(state, note)?;
    let record = find_published(tx, seen.decision_id)?;
    keeping::follow_state(tx, seen, state, note, by, (zone, now))?;
    if !store::set_progress(tx, seen, state, note, now)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let url = format!("{}#commitment-{}", url(record.id), seen.id);
    let act = Act::new(
        "commitment-updated",
        "decision",
        &record.token,
        by.acting_as,
    )
    .by(by.account_id);
    let detail = json!({
        "title": seen.text,
        "url": url,
        "from": seen.state,
        "to": state,
    });
    let entry = ledger::append(tx, &act, detail, now)?;
    let news = News {
        event_key: format!("commitment-updated:{entry}"),
        subjects: vec![
            format!("consultation:{}", record.consultation_id),
            format!("decision:{}", record.id),
        ],
        kind: "commitment-updated".to_owned(),
        title: seen.text.clone(),
        url,
        actor_id: by.account_id,
        about: None,
    };
    notifications::announce(tx, &news, now)?;
    touch(tx, &record, now);
    Ok(())
}

fn touch(tx: &mut Tx<'_>, record: &DecisionRecord, now: UtcTime) {
    tx.touch("decisions", now);
    tx.touch(format!("decision:{}", record.id), now);
    tx.touch(format!("consultation:{}", record.consultation_id), now);
}

/// In whose name somebody acts on a commitment of `body_id`.
pub fn acting_on_commitment(actor: &crate::platform::actor::Actor, body_id: i64) -> Publisher {
    let acting_as = if actor.is_official_of(body_id) {
        ActingAs::Official { body_id }
    } else {
        results::publisher(actor).acting_as
    };
    Publisher {
        account_id: actor.account_id,
        acting_as,
    }
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<DecisionRecord>, AppError> {
    Ok(store::find(conn, id)?)
}

/// The record if it is published.
///
/// # Errors
/// `NotFound` otherwise.
pub fn find_published(conn: &mut DbConn, id: i64) -> Result<DecisionRecord, AppError> {
    store::find(conn, id)?
        .filter(|record| record.state == PublicationState::Published)
        .ok_or(AppError::NotFound)
}

/// The latest published record of a consultation.
pub fn find_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Option<Summary>, AppError> {
    let wanted = store::Wanted::OfConsultation(consultation_id);
    Ok(list(conn, wanted, 0, 1)?.into_iter().next())
}

/// All published records of a consultation, newest first.
pub fn list_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Vec<Summary>, AppError> {
    list(conn, store::Wanted::OfConsultation(consultation_id), 0, 100)
}

/// Published records of all consultations, newest first.
pub fn list_recent(conn: &mut DbConn, limit: i64) -> Result<Vec<Summary>, AppError> {
    list(conn, store::Wanted::All, 0, limit)
}

/// Published records that cite a contribution, newest first.
pub fn list_citing(conn: &mut DbConn, contribution_id: i64) -> Result<Vec<Summary>, AppError> {
    list(conn, store::Wanted::Citing(contribution_id), 0, 100)
}

/// Drafts of a consultation, newest first: id and title.
pub fn list_drafts(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Vec<(i64, String)>, AppError> {
    let rows = store::list_drafts(conn, consultation_id)?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

/// What a record promised, in its order.
pub fn list_commitments(conn: &mut DbConn, id: i64) -> Result<Vec<Commitment>, AppError> {
    Ok(store::list_commitments(conn, id)?)
}

/// What bodies committed themselves to in published records and have not done yet, due on `today`
/// or later, the earliest first.
pub fn list_commitments_due(
    conn: &mut DbConn,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<Committed>, AppError> {
    let rows = store::list_due(conn, today, limit)?;
    Ok(rows
        .into_iter()
        .map(|(commitment, token, lang)| Committed {
            url: format!(
                "{}#commitment-{}",
                url(commitment.decision_id),
                commitment.id
            ),
            commitment,
            token,
            lang,
        })
        .collect())
}

fn list(
    conn: &mut DbConn,
    wanted: store::Wanted,
    offset: i64,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    let rows = store::list_published(conn, wanted, offset, limit)?;
    summaries(conn, rows)
}

/// As [`list_recent`], behind the one with this time and id.
fn list_behind(
    conn: &mut DbConn,
    behind: (UtcTime, i64),
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    let rows = store::list_published_behind(conn, behind, limit)?;
    summaries(conn, rows)
}

fn summaries(
    conn: &mut DbConn,
    rows: Vec<(DecisionRecord, model::Parent)>,
) -> Result<Vec<Summary>, AppError> {
    let ids: Vec<i64> = rows.iter().map(|(record, _)| record.id).collect();
    let counts = store::count_commitments(conn, &ids)?;
    let summary = |(record, parent): (DecisionRecord, model::Parent)| {
        let (done, total) = counts.get(&record.id).copied().unwrap_or_default();
        Summary {
            id: record.id,
            url: url(record.id),
            summary: excerpt(&markdown::one_line(&record.summary), EXCERPT),
            title: record.title,
            asked: record.asked,
            decided_on: record.decided_on,
            body_id: record.body_id,
            consultation_id: record.consultation_id,
            consultation_title: parent.title,
            consultation_url: format!("/consultations/{}", parent.slug),
            lang: parent.lang,
            published_at: record.published_at.unwrap_or(record.created_at),
            commitments_done: done,
            commitments_total: total,
        }
    };
    Ok(rows.into_iter().map(summary).collect())
}
