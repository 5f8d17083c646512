//! Every query on cases, reasons and reports.

pub mod log;
mod queue;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::model::{Case, CaseState, Cause, Decision, NewReport, Reason, Report, Translated};
use super::procedure::Procedure;
use crate::features::contributions::{Contribution, Kind, State};
use crate::on_backend;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::moderation_procedure as procedure;
use crate::platform::db::schema::moderation_reasons as reasons;
use crate::platform::db::schema::{contributions, reports};
use crate::platform::db::{DbConn, Json, UtcTime, kept};
pub(super) use queue::waiting;
pub use queue::{Wanted, list_open};

/// By when moderators decide, where somebody chose it.
pub fn find_procedure(conn: &mut DbConn) -> QueryResult<Option<Procedure>> {
    let row = procedure::table.find(1_i64).select((
        procedure::working_days,
        procedure::petition_days,
        procedure::petition_nearly_days,
    ));
    let found: Option<(i64, i64, i64)> = kept(row).get_result(conn).optional()?;
    Ok(found.map(
        |(working_days, petition_days, petition_nearly_days)| Procedure {
            working_days,
            petition_days,
            petition_nearly_days,
        },
    ))
}

pub fn put_procedure(conn: &mut DbConn, new: Procedure) -> QueryResult<usize> {
    let row = (
        procedure::working_days.eq(new.working_days),
        procedure::petition_days.eq(new.petition_days),
        procedure::petition_nearly_days.eq(new.petition_nearly_days),
    );
    on_backend!(conn, c => diesel::insert_into(procedure::table)
        .values((procedure::id.eq(1_i64), row))
        .on_conflict(procedure::id)
        .do_update()
        .set(row)
        .execute(c))
}

/// Opens a case unless one is open for the contribution already; its number if it did.
pub fn insert_case(
    conn: &mut DbConn,
    contribution: &Contribution,
    cause: Cause,
    due_at: UtcTime,
    now: UtcTime,
) -> QueryResult<Option<i64>> {
    let row = (
        cases::contribution_id.eq(contribution.id),
        cases::kind.eq(contribution.kind),
        cases::cause.eq(cause),
        cases::state.eq(CaseState::Open),
        cases::open_for.eq(Some(contribution.id)),
        cases::opened_at.eq(now),
        cases::due_at.eq(due_at),
    );
    on_backend!(conn, c => diesel::insert_into(cases::table)
        .values(row)
        .on_conflict(cases::open_for)
        .do_nothing()
        .returning(cases::id)
        .get_result(c)
        .optional())
}

/// A case with what it is about.
pub fn find_case(conn: &mut DbConn, id: i64) -> QueryResult<Option<(Case, Contribution)>> {
    cases::table
        .inner_join(contributions::table)
        .filter(cases::id.eq(id))
        .select((cases::all_columns, contributions::all_columns))
        .first(conn)
        .optional()
}

pub fn find_open_case(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Option<Case>> {
    cases::table
        .filter(cases::open_for.eq(Some(contribution_id)))
        .first(conn)
        .optional()
}

pub fn find_latest_case(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Option<Case>> {
    cases::table
        .filter(cases::contribution_id.eq(contribution_id))
        .order(cases::id.desc())
        .first(conn)
        .optional()
}

/// The case of a contribution that was decided last, besides those that left it as it was or took
/// it elsewhere.
pub fn find_latest_decision(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Option<Case>> {
    use Decision::{AskEdit, Hide, Redact, Reject, Warn};
    cases::table
        .filter(cases::contribution_id.eq(contribution_id))
        .filter(cases::decision.eq_any([Reject, Hide, Redact, AskEdit, Warn].map(Some)))
        .order((cases::decided_at.desc(), cases::id.desc()))
        .first(conn)
        .optional()
}

/// A decision on these cases is due at another time now.
pub fn set_due(conn: &mut DbConn, ids: &[i64], due_at: UtcTime) -> QueryResult<usize> {
    diesel::update(cases::table.filter(cases::id.eq_any(ids.to_vec())))
        .set(cases::due_at.eq(due_at))
        .execute(conn)
}

/// What something is about: its number, token, place and the place's title.
pub type Name = (i64, String, String, String);

/// Names of these cases.
pub fn list_names(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Name>> {
    cases::table
        .inner_join(contributions::table)
        .filter(cases::id.eq_any(ids.to_vec()))
        .select((
            cases::id,
            contributions::token,
            contributions::place,
            contributions::place_title,
        ))
        .load(conn)
}

pub fn find_next_open(conn: &mut DbConn) -> QueryResult<Option<i64>> {
    cases::table
        .filter(cases::state.eq(CaseState::Open))
        .order((cases::due_at, cases::id))
        .select(cases::id)
        .first(conn)
        .optional()
}

pub fn count_open(conn: &mut DbConn) -> QueryResult<i64> {
    cases::table
        .filter(cases::state.eq(CaseState::Open))
        .select(count_star())
        .first(conn)
}

pub fn count_overdue(conn: &mut DbConn, now: UtcTime) -> QueryResult<i64> {
    cases::table
        .filter(cases::state.eq(CaseState::Open))
        .filter(cases::due_at.lt(now))
        .select(count_star())
        .first(conn)
}

/// A contribution is of another kind now; so are its cases.
pub fn set_kind(conn: &mut DbConn, contribution_id: i64, kind: Kind) -> QueryResult<usize> {
    let of_contribution = cases::table.filter(cases::contribution_id.eq(contribution_id));
    diesel::update(of_contribution)
        .set(cases::kind.eq(kind))
        .execute(conn)
}

/// Decides a case if it is still open; false when somebody else was faster.
pub fn set_decided(
    conn: &mut DbConn,
    id: i64,
    decision: Decision,
    reason_id: Option<i64>,
    explanation: &str,
    decided_by: Option<i64>,
    now: UtcTime,
) -> QueryResult<bool> {
    let open = cases::table
        .filter(cases::id.eq(id))
        .filter(cases::state.eq(CaseState::Open));
    let changed = diesel::update(open)
        .set((
            cases::state.eq(CaseState::Decided),
            cases::open_for.eq(None::<i64>),
            cases::decision.eq(Some(decision)),
            cases::reason_id.eq(reason_id),
            cases::explanation.eq(explanation),
            cases::decided_by.eq(decided_by),
            cases::decided_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// What was decided on a case is undone.
pub fn set_undone(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    diesel::update(cases::table.find(id))
        .set(cases::undone_at.eq(Some(now)))
        .execute(conn)
}

/// Closes the open case of a contribution without a decision: there is nothing left to decide.
pub fn set_moot(conn: &mut DbConn, contribution_id: i64, now: UtcTime) -> QueryResult<usize> {
    let open = cases::table.filter(cases::open_for.eq(Some(contribution_id)));
    diesel::update(open)
        .set((
            cases::state.eq(CaseState::Decided),
            cases::open_for.eq(None::<i64>),
            cases::decided_at.eq(Some(now)),
        ))
        .execute(conn)
}

/// Empties what was written about a contribution in its cases and reports.
pub fn clear_words(conn: &mut DbConn, contribution_id: i64) -> QueryResult<()> {
    let of_cases = cases::table.filter(cases::contribution_id.eq(contribution_id));
    diesel::update(of_cases)
        .set(cases::explanation.eq(""))
        .execute(conn)?;
    let of_reports = reports::table.filter(reports::contribution_id.eq(contribution_id));
    diesel::update(of_reports)
        .set(reports::note.eq(""))
        .execute(conn)?;
    Ok(())
}

/// Adds to the reports of a case while it is open.
pub fn add_report(conn: &mut DbConn, case_id: i64, difference: i64) -> QueryResult<bool> {
    let open = cases::table
        .filter(cases::id.eq(case_id))
        .filter(cases::state.eq(CaseState::Open));
    let changed = diesel::update(open)
        .set(cases::report_count.eq(cases::report_count + difference))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn has_report(
    conn: &mut DbConn,
    contribution_id: i64,
    reporter_key: &str,
) -> QueryResult<bool> {
    let of_reader = reports::table
        .filter(reports::contribution_id.eq(contribution_id))
        .filter(reports::reporter_key.eq(reporter_key));
    diesel::select(diesel::dsl::exists(of_reader)).get_result(conn)
}

/// Files a report; false when this reader has reported the contribution before.
pub fn insert_report(
    conn: &mut DbConn,
    case_id: i64,
    contribution_id: i64,
    reason_id: Option<i64>,
    new: &NewReport,
    now: UtcTime,
) -> QueryResult<bool> {
    let row = (
        reports::case_id.eq(case_id),
        reports::contribution_id.eq(contribution_id),
        reports::reporter_key.eq(&new.reporter_key),
        reports::account_id.eq(new.account_id),
        reports::reason_id.eq(reason_id),
        reports::note.eq(&new.note),
        reports::created_at.eq(now),
    );
    let inserted = on_backend!(conn, c => diesel::insert_into(reports::table)
        .values(row)
        .on_conflict((reports::contribution_id, reports::reporter_key))
        .do_nothing()
        .execute(c))?;
    Ok(inserted == 1)
}

/// Reports of a case, newest first.
pub fn list_reports(conn: &mut DbConn, case_id: i64, limit: i64) -> QueryResult<Vec<Report>> {
    reports::table
        .filter(reports::case_id.eq(case_id))
        .order(reports::id.desc())
        .limit(limit)
        .select((reports::reason_id, reports::note, reports::created_at))
        .load(conn)
}

/// How often moderators decided what on an author's contributions.
pub fn count_decisions_on(
    conn: &mut DbConn,
    account_id: i64,
) -> QueryResult<Vec<(Option<Decision>, i64)>> {
    cases::table
        .inner_join(contributions::table)
        .filter(contributions::account_id.eq(Some(account_id)))
        .filter(cases::state.eq(CaseState::Decided))
        .filter(cases::undone_at.is_null())
        .group_by(cases::decision)
        .select((cases::decision, count_star()))
        .load(conn)
}

/// Whether anything of an account is public.
pub fn has_published(conn: &mut DbConn, account_id: i64) -> QueryResult<bool> {
    let public = contributions::table
        .filter(contributions::account_id.eq(Some(account_id)))
        .filter(contributions::state.eq(State::Published));
    diesel::select(diesel::dsl::exists(public)).get_result(conn)
}

/// Whether moderators took something of an account away since then, and it is still away.
pub fn lost_since(conn: &mut DbConn, account_id: i64, since: UtcTime) -> QueryResult<bool> {
    let lost = contributions::table
        .filter(contributions::account_id.eq(Some(account_id)))
        .filter(contributions::state.eq_any([State::Hidden, State::Rejected]))
        .filter(contributions::state_changed_at.ge(since));
    diesel::select(diesel::dsl::exists(lost)).get_result(conn)
}

/// Whether something of an account waits for a decision, reported by readers whose reports are
/// trusted.
pub fn is_reported(conn: &mut DbConn, account_id: i64) -> QueryResult<bool> {
    let reported = cases::table
        .inner_join(contributions::table)
        .filter(contributions::account_id.eq(Some(account_id)))
        .filter(cases::open_for.is_not_null())
        .filter(cases::report_trust.gt(0));
    diesel::select(diesel::dsl::exists(reported)).get_result(conn)
}

/// All published reasons, also those that are not used any more.
pub fn list_reasons(conn: &mut DbConn) -> QueryResult<Vec<Reason>> {
    reasons::table
        .order((reasons::position, reasons::id))
        .load(conn)
}

pub fn find_reason(conn: &mut DbConn, key: &str) -> QueryResult<Option<Reason>> {
    reasons::table
        .filter(reasons::key.eq(key))
        .filter(reasons::active.eq(true))
        .first(conn)
        .optional()
}

pub fn find_reason_by_id(conn: &mut DbConn, id: i64) -> QueryResult<Option<Reason>> {
    reasons::table.find(id).first(conn).optional()
}

pub fn list_reason_keys(conn: &mut DbConn) -> QueryResult<Vec<String>> {
    reasons::table.select(reasons::key).load(conn)
}

/// Adds a reason unless there is one with its key.
pub fn insert_reason(
    conn: &mut DbConn,
    key: &str,
    title: &Json<Translated>,
    explanation: &Json<Translated>,
    position: i64,
) -> QueryResult<usize> {
    let row = (
        reasons::key.eq(key),
        reasons::title.eq(title),
        reasons::explanation.eq(explanation),
        reasons::may_reject.eq(true),
        reasons::may_hide.eq(true),
        reasons::position.eq(position),
        reasons::active.eq(true),
    );
    on_backend!(conn, c => diesel::insert_into(reasons::table)
        .values(row)
        .on_conflict(reasons::key)
        .do_nothing()
        .execute(c))
}
