//! Every query on decision records; themes and commitments have files of their own.

mod commitments;
mod themes;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::{CommitmentState, DecisionRecord, NewDecision, Parent};
use crate::features::consultations::PublicationState;
use crate::on_backend;
use crate::platform::db::schema::{
    commitments as commitment_rows, consultations, decision_records, decision_results, documents,
    theme_contributions, themes as theme_rows,
};
use crate::platform::db::{DbConn, UtcTime};

pub use commitments::{
    delete_commitment, find_commitment, insert_commitment, list_commitments,
    list_commitments_by_ids, list_due, set_commitment, set_progress,
};
pub use themes::{
    delete_theme, insert_theme, list_cited, list_named, list_themes, list_written, set_citations,
    set_theme,
};

/// Inserts a draft, or returns None when one with this token is there.
pub fn insert(
    conn: &mut DbConn,
    new: &NewDecision,
    token: &str,
    summary_html: &str,
    now: UtcTime,
) -> QueryResult<Option<DecisionRecord>> {
    let row = (
        decision_records::token.eq(token),
        decision_records::consultation_id.eq(new.consultation_id),
        decision_records::body_id.eq(new.body_id),
        decision_records::title.eq(&new.title),
        decision_records::asked.eq(&new.asked),
        decision_records::summary.eq(&new.summary),
        decision_records::summary_html.eq(summary_html),
        decision_records::state.eq(PublicationState::Draft),
        decision_records::decided_on.eq(new.decided_on),
        decision_records::created_by.eq(new.created_by),
        decision_records::created_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(decision_records::table)
        .values(row)
        .on_conflict(decision_records::token)
        .do_nothing()
        .returning(decision_records::all_columns)
        .get_result(c)
        .optional())
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<DecisionRecord>> {
    decision_records::table.find(id).first(conn).optional()
}

pub fn find_by_token(conn: &mut DbConn, token: &str) -> QueryResult<Option<DecisionRecord>> {
    decision_records::table
        .filter(decision_records::token.eq(token))
        .first(conn)
        .optional()
}

/// Holds a draft until the end of the transaction; false when it is no longer one.
pub fn hold_draft(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let draft = decision_records::table
        .filter(decision_records::id.eq(id))
        .filter(decision_records::state.eq(PublicationState::Draft));
    let held = diesel::update(draft)
        .set(decision_records::digest.eq(""))
        .execute(conn)?;
    Ok(held == 1)
}

pub fn set_basics(
    conn: &mut DbConn,
    id: i64,
    (title, asked): (&str, &str),
    (summary, summary_html): (&str, &str),
    decided_on: NaiveDate,
) -> QueryResult<usize> {
    diesel::update(decision_records::table.find(id))
        .set((
            decision_records::title.eq(title),
            decision_records::asked.eq(asked),
            decision_records::summary.eq(summary),
            decision_records::summary_html.eq(summary_html),
            decision_records::decided_on.eq(decided_on),
        ))
        .execute(conn)
}

/// Publishes a draft; false when somebody else did.
pub fn set_published(conn: &mut DbConn, id: i64, digest: &str, now: UtcTime) -> QueryResult<bool> {
    let draft = decision_records::table
        .filter(decision_records::id.eq(id))
        .filter(decision_records::state.eq(PublicationState::Draft));
    let changed = diesel::update(draft)
        .set((
            decision_records::state.eq(PublicationState::Published),
            decision_records::digest.eq(digest),
            decision_records::published_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Deletes a draft with everything that belongs to it; it must be held.
pub fn delete_draft(conn: &mut DbConn, id: i64) -> QueryResult<()> {
    let mine = theme_rows::table
        .filter(theme_rows::decision_id.eq(id))
        .select(theme_rows::id);
    let ids: Vec<i64> = mine.load(conn)?;
    let cited = theme_contributions::table.filter(theme_contributions::theme_id.eq_any(ids));
    diesel::delete(cited).execute(conn)?;
    diesel::delete(theme_rows::table.filter(theme_rows::decision_id.eq(id))).execute(conn)?;
    let results = decision_results::table.filter(decision_results::decision_id.eq(id));
    diesel::delete(results).execute(conn)?;
    let promised = commitment_rows::table.filter(commitment_rows::decision_id.eq(id));
    diesel::delete(promised).execute(conn)?;
    diesel::delete(decision_records::table.find(id)).execute(conn)?;
    Ok(())
}

/// Which of the published records are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    All,
    OfConsultation(i64),
    /// Those that cite this contribution.
    Citing(i64),
}

/// Published records with what they belong to, newest first.
pub fn list_published(
    conn: &mut DbConn,
    wanted: Wanted,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<(DecisionRecord, Parent)>> {
    let query = decision_records::table
        .inner_join(consultations::table)
        .filter(decision_records::state.eq(PublicationState::Published))
        .order((
            decision_records::published_at.desc(),
            decision_records::id.desc(),
        ))
        .select((
            decision_records::all_columns,
            (
                consultations::title,
                consultations::slug,
                consultations::lang,
            ),
        ))
        .offset(offset)
        .limit(limit);
    match wanted {
        Wanted::All => query.load(conn),
        Wanted::OfConsultation(id) => query
            .filter(decision_records::consultation_id.eq(id))
            .load(conn),
        Wanted::Citing(id) => {
            let citing: Vec<i64> = theme_rows::table
                .inner_join(theme_contributions::table)
                .filter(theme_contributions::contribution_id.eq(id))
                .select(theme_rows::decision_id)
                .load(conn)?;
            query.filter(decision_records::id.eq_any(citing)).load(conn)
        }
    }
}

/// Published records with what they belong to, newest first, behind the one with this time and id.
pub fn list_published_behind(
    conn: &mut DbConn,
    behind: (UtcTime, i64),
    limit: i64,
) -> QueryResult<Vec<(DecisionRecord, Parent)>> {
    let (at, id) = behind;
    let is_behind = decision_records::published_at
        .lt(Some(at))
        .or(decision_records::published_at
            .eq(Some(at))
            .and(decision_records::id.lt(id)));
    decision_records::table
        .inner_join(consultations::table)
        .filter(decision_records::state.eq(PublicationState::Published))
        .filter(is_behind)
        .order((
            decision_records::published_at.desc(),
            decision_records::id.desc(),
        ))
        .select((
            decision_records::all_columns,
            (
                consultations::title,
                consultations::slug,
                consultations::lang,
            ),
        ))
        .limit(limit)
        .load(conn)
}

pub fn count_published(conn: &mut DbConn) -> QueryResult<i64> {
    decision_records::table
        .filter(decision_records::state.eq(PublicationState::Published))
        .count()
        .get_result(conn)
}

pub fn list_drafts(conn: &mut DbConn, consultation_id: i64) -> QueryResult<Vec<DecisionRecord>> {
    decision_records::table
        .filter(decision_records::consultation_id.eq(consultation_id))
        .filter(decision_records::state.eq(PublicationState::Draft))
        .order(decision_records::id.desc())
        .limit(50)
        .load(conn)
}

/// Commitments of each record: how many are done, and how many there are.
pub fn count_commitments(conn: &mut DbConn, ids: &[i64]) -> QueryResult<HashMap<i64, (i64, i64)>> {
    let rows: Vec<(i64, CommitmentState, i64)> = commitment_rows::table
        .filter(commitment_rows::decision_id.eq_any(ids.to_vec()))
        .group_by((commitment_rows::decision_id, commitment_rows::state))
        .select((
            commitment_rows::decision_id,
            commitment_rows::state,
            diesel::dsl::count(commitment_rows::id),
        ))
        .load(conn)?;
    let mut counts: HashMap<i64, (i64, i64)> = HashMap::new();
    for (id, state, count) in rows {
        let (done, total) = counts.entry(id).or_default();
        *total += count;
        if state == CommitmentState::Done {
            *done += count;
        }
    }
    Ok(counts)
}

pub fn list_result_ids(conn: &mut DbConn, id: i64) -> QueryResult<Vec<i64>> {
    decision_results::table
        .filter(decision_results::decision_id.eq(id))
        .order(decision_results::result_id)
        .select(decision_results::result_id)
        .load(conn)
}

pub fn set_results(conn: &mut DbConn, id: i64, result_ids: &[i64]) -> QueryResult<()> {
    let before = decision_results::table.filter(decision_results::decision_id.eq(id));
    diesel::delete(before).execute(conn)?;
    for &result_id in result_ids {
        diesel::insert_into(decision_results::table)
            .values((
                decision_results::decision_id.eq(id),
                decision_results::result_id.eq(result_id),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Title and slug of a consultation's documents.
pub fn list_documents(
    conn: &mut DbConn,
    consultation_id: i64,
) -> QueryResult<Vec<(String, String)>> {
    documents::table
        .filter(documents::consultation_id.eq(consultation_id))
        .order(documents::id)
        .select((documents::title, documents::slug))
        .load(conn)
}
