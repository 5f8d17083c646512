//! Every query on results, and those that count what a consultation brought.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;

use super::model::{
    Counted, NewResult, Parent, PetitionFigures, QuestionTimes, ResultRecord, SectionRow,
};
use crate::features::consultations::PublicationState;
use crate::on_backend;
use crate::platform::db::schema::{
    consultations, contributions, document_versions, documents, ledger_entries, petitions,
    questions, results, sections, signature_days,
};
use crate::platform::db::{DbConn, Json, UtcTime};

/// States in which a petition is public.
const PUBLIC_PETITIONS: [&str; 2] = ["open", "closed"];
/// States in which a question is public.
const PUBLIC_QUESTIONS: [&str; 2] = ["open", "answered"];

/// Inserts a draft, or returns None when one with this token is there.
pub fn insert(
    conn: &mut DbConn,
    new: &NewResult,
    token: &str,
    finding_html: &str,
    now: UtcTime,
) -> QueryResult<Option<ResultRecord>> {
    let row = (
        results::token.eq(token),
        results::consultation_id.eq(new.consultation_id),
        results::title.eq(&new.title),
        results::finding.eq(&new.finding),
        results::finding_html.eq(finding_html),
        results::method.eq(&new.method),
        results::state.eq(PublicationState::Draft),
        results::created_by.eq(new.created_by),
        results::created_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(results::table)
        .values(row)
        .on_conflict(results::token)
        .do_nothing()
        .returning(results::all_columns)
        .get_result(c)
        .optional())
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<ResultRecord>> {
    results::table.find(id).first(conn).optional()
}

pub fn find_by_token(conn: &mut DbConn, token: &str) -> QueryResult<Option<ResultRecord>> {
    results::table
        .filter(results::token.eq(token))
        .first(conn)
        .optional()
}

/// Changes a draft; false when it is no longer one.
pub fn set_draft(
    conn: &mut DbConn,
    id: i64,
    title: &str,
    finding: &str,
    finding_html: &str,
    method: &str,
) -> QueryResult<bool> {
    let draft = results::table
        .filter(results::id.eq(id))
        .filter(results::state.eq(PublicationState::Draft));
    let changed = diesel::update(draft)
        .set((
            results::title.eq(title),
            results::finding.eq(finding),
            results::finding_html.eq(finding_html),
            results::method.eq(method),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Publishes a draft; false when somebody else did.
pub fn set_published(
    conn: &mut DbConn,
    id: i64,
    frozen: &str,
    digest: &str,
    now: UtcTime,
) -> QueryResult<bool> {
    let draft = results::table
        .filter(results::id.eq(id))
        .filter(results::state.eq(PublicationState::Draft));
    let changed = diesel::update(draft)
        .set((
            results::state.eq(PublicationState::Published),
            results::frozen.eq(frozen),
            results::digest.eq(digest),
            results::published_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Deletes a draft that nobody cites; false when it is published.
pub fn delete_draft(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let draft = results::table
        .filter(results::id.eq(id))
        .filter(results::state.eq(PublicationState::Draft));
    Ok(diesel::delete(draft).execute(conn)? == 1)
}

/// Published results with what they belong to, newest first.
pub fn list_published(
    conn: &mut DbConn,
    consultation_id: Option<i64>,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<(ResultRecord, Parent)>> {
    let query = results::table
        .inner_join(consultations::table)
        .filter(results::state.eq(PublicationState::Published))
        .order((results::published_at.desc(), results::id.desc()))
        .select((
            results::all_columns,
            (
                consultations::title,
                consultations::slug,
                consultations::lang,
            ),
        ))
        .offset(offset)
        .limit(limit);
    match consultation_id {
        Some(id) => query.filter(results::consultation_id.eq(id)).load(conn),
        None => query.load(conn),
    }
}

/// Published results with what they belong to, newest first, behind the one with this time and id.
pub fn list_published_behind(
    conn: &mut DbConn,
    behind: (UtcTime, i64),
    limit: i64,
) -> QueryResult<Vec<(ResultRecord, Parent)>> {
    let (at, id) = behind;
    results::table
        .inner_join(consultations::table)
        .filter(results::state.eq(PublicationState::Published))
        .filter(
            results::published_at
                .lt(Some(at))
                .or(results::published_at.eq(Some(at)).and(results::id.lt(id))),
        )
        .order((results::published_at.desc(), results::id.desc()))
        .select((
            results::all_columns,
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
    results::table
        .filter(results::state.eq(PublicationState::Published))
        .count()
        .get_result(conn)
}

pub fn list_drafts(conn: &mut DbConn, consultation_id: i64) -> QueryResult<Vec<ResultRecord>> {
    results::table
        .filter(results::consultation_id.eq(consultation_id))
        .filter(results::state.eq(PublicationState::Draft))
        .order(results::id.desc())
        .limit(50)
        .load(conn)
}

/// Hands every contribution of a consultation to `each`, in one statement.
pub fn for_each_contribution(
    conn: &mut DbConn,
    consultation_id: i64,
    mut each: impl FnMut(Counted),
) -> QueryResult<()> {
    let rows = contributions::table
        .filter(contributions::consultation_id.eq(consultation_id))
        .order(contributions::id)
        .select((
            contributions::id,
            contributions::kind,
            contributions::channel,
            contributions::lang,
            contributions::place,
            contributions::anchor,
            contributions::account_id,
            contributions::author_role,
            contributions::state,
            contributions::received_at,
        ))
        .load_iter::<Counted, DefaultLoadingMode>(conn)?;
    for row in rows {
        each(row?);
    }
    Ok(())
}

/// Sections of the current versions of a consultation's documents, in reading order.
pub fn list_sections(conn: &mut DbConn, consultation_id: i64) -> QueryResult<Vec<SectionRow>> {
    let current = document_versions::document_id
        .eq(documents::id)
        .and(document_versions::number.eq(documents::current_version));
    documents::table
        .inner_join(document_versions::table.on(current))
        .inner_join(sections::table.on(sections::version_id.eq(document_versions::id)))
        .filter(documents::consultation_id.eq(consultation_id))
        .order((documents::id, sections::position))
        .select((
            documents::id,
            documents::slug,
            documents::title,
            sections::anchor,
            sections::number,
            sections::title,
        ))
        .load(conn)
}

/// Petitions to a body from `from` to before `until`; signatures by day, both days included.
pub fn sum_petitions(
    conn: &mut DbConn,
    body_id: i64,
    (from, until): (UtcTime, UtcTime),
    (first, last): (NaiveDate, NaiveDate),
) -> QueryResult<PetitionFigures> {
    let started: i64 = petitions::table
        .filter(petitions::body_id.eq(body_id))
        .filter(petitions::state.eq_any(PUBLIC_PETITIONS))
        .filter(petitions::opened_at.ge(Some(from)))
        .filter(petitions::opened_at.lt(Some(until)))
        .count()
        .get_result(conn)?;
    let thresholds_reached: i64 = petitions::table
        .filter(petitions::body_id.eq(body_id))
        .filter(petitions::state.eq_any(PUBLIC_PETITIONS))
        .filter(petitions::threshold_reached_at.ge(Some(from)))
        .filter(petitions::threshold_reached_at.lt(Some(until)))
        .count()
        .get_result(conn)?;
    let days: Vec<i64> = signature_days::table
        .inner_join(petitions::table)
        .filter(petitions::body_id.eq(body_id))
        .filter(petitions::state.eq_any(PUBLIC_PETITIONS))
        .filter(signature_days::day.ge(first))
        .filter(signature_days::day.le(last))
        .select(signature_days::signature_count)
        .load(conn)?;
    Ok(PetitionFigures {
        started,
        signatures: days.iter().sum(),
        thresholds_reached,
    })
}

pub fn list_questions(conn: &mut DbConn, consultation_id: i64) -> QueryResult<Vec<QuestionTimes>> {
    questions::table
        .filter(questions::consultation_id.eq(consultation_id))
        .filter(questions::state.eq_any(PUBLIC_QUESTIONS))
        .select((
            questions::asked_at,
            questions::due_at,
            questions::answered_at,
        ))
        .load(conn)
}

/// Token and kind of contributions.
pub fn list_tokens(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<(String, String)>> {
    contributions::table
        .filter(contributions::id.eq_any(ids.to_vec()))
        .order(contributions::id)
        .select((contributions::token, contributions::kind))
        .load(conn)
}

/// Which of the tokens were marked as counted in the result at `url`.
pub fn list_counted(
    conn: &mut DbConn,
    tokens: &[String],
    url: &str,
) -> QueryResult<HashSet<String>> {
    type Detail = crate::features::ledger::LedgerDetail;
    let entries: Vec<(String, Json<Detail>)> = ledger_entries::table
        .filter(ledger_entries::subject_token.eq_any(tokens.to_vec()))
        .filter(ledger_entries::action.eq("counted"))
        .select((ledger_entries::subject_token, ledger_entries::detail))
        .load(conn)?;
    Ok(entries
        .into_iter()
        .filter(|(_, detail)| detail.get().text("url") == url)
        .map(|(token, _)| token)
        .collect())
}
