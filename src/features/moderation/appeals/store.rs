//! Queries on appeals.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::model::{Appeal, AppealState, Matter};
use crate::features::contributions::Contribution;
use crate::features::moderation::Case;
use crate::features::moderation::store::Name;
use crate::features::moderation::suspensions::Suspension;
use crate::on_backend;
use crate::platform::db::schema::moderation_appeals as appeals;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::{contributions, suspensions};
use crate::platform::db::{DbConn, UtcTime};

/// An appeal about to be filed.
pub struct NewAppeal<'a> {
    pub case_id: i64,
    pub contribution_id: i64,
    pub account_id: i64,
    /// None: against the decision on the case.
    pub suspension_id: Option<i64>,
    pub grounds: &'a str,
    pub due_at: UtcTime,
}

/// Files an appeal; None when the decision has one already.
pub fn insert(conn: &mut DbConn, new: &NewAppeal<'_>, now: UtcTime) -> QueryResult<Option<Appeal>> {
    let row = (
        appeals::case_id.eq(new.case_id),
        appeals::contribution_id.eq(new.contribution_id),
        appeals::account_id.eq(new.account_id),
        appeals::suspension_id.eq(new.suspension_id),
        appeals::grounds.eq(new.grounds),
        appeals::state.eq(AppealState::Open),
        appeals::filed_at.eq(now),
        appeals::due_at.eq(new.due_at),
    );
    on_backend!(conn, c => diesel::insert_into(appeals::table)
        .values(row)
        .on_conflict_do_nothing()
        .returning(appeals::all_columns)
        .get_result(c)
        .optional())
}

pub fn find_of_case(conn: &mut DbConn, case_id: i64) -> QueryResult<Option<Appeal>> {
    appeals::table
        .filter(appeals::case_id.eq(case_id))
        .filter(appeals::suspension_id.is_null())
        .first(conn)
        .optional()
}

pub fn find_of_suspension(conn: &mut DbConn, suspension_id: i64) -> QueryResult<Option<Appeal>> {
    appeals::table
        .filter(appeals::suspension_id.eq(Some(suspension_id)))
        .first(conn)
        .optional()
}

/// The appeal that was filed last for a contribution.
pub fn find_latest(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Option<Appeal>> {
    appeals::table
        .filter(appeals::contribution_id.eq(contribution_id))
        .filter(appeals::suspension_id.is_null())
        .order(appeals::id.desc())
        .first(conn)
        .optional()
}

type Found = (Appeal, Case, Contribution, Option<Suspension>);

fn matter((appeal, case, contribution, suspension): Found) -> Matter {
    Matter {
        appeal,
        case,
        contribution,
        suspension,
    }
}

/// An appeal with what it is about.
pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Matter>> {
    let found = appeals::table
        .inner_join(cases::table)
        .inner_join(contributions::table)
        .left_join(suspensions::table)
        .filter(appeals::id.eq(id))
        .select((
            appeals::all_columns,
            cases::all_columns,
            contributions::all_columns,
            suspensions::all_columns.nullable(),
        ))
        .first(conn)
        .optional()?;
    Ok(found.map(matter))
}

/// Open appeals, what falls due first first, behind the appeal `after`.
pub fn list_open(conn: &mut DbConn, after: (UtcTime, i64), limit: i64) -> QueryResult<Vec<Matter>> {
    let (due_at, id) = after;
    let behind = appeals::due_at
        .gt(due_at)
        .or(appeals::due_at.eq(due_at).and(appeals::id.gt(id)));
    let found = appeals::table
        .inner_join(cases::table)
        .inner_join(contributions::table)
        .left_join(suspensions::table)
        .filter(appeals::state.eq(AppealState::Open))
        .filter(behind)
        .order((appeals::due_at, appeals::id))
        .limit(limit)
        .select((
            appeals::all_columns,
            cases::all_columns,
            contributions::all_columns,
            suspensions::all_columns.nullable(),
        ))
        .load(conn)?;
    Ok(found.into_iter().map(matter).collect())
}

pub fn count_open(conn: &mut DbConn) -> QueryResult<i64> {
    appeals::table
        .filter(appeals::state.eq(AppealState::Open))
        .select(count_star())
        .first(conn)
}

/// Appeals that were filed from one instant to before another.
pub fn count_filed(conn: &mut DbConn, from: UtcTime, until: UtcTime) -> QueryResult<i64> {
    appeals::table
        .filter(appeals::filed_at.ge(from))
        .filter(appeals::filed_at.lt(until))
        .select(count_star())
        .first(conn)
}

/// Ends an appeal if it is still open; false when somebody else was faster.
pub fn set_ended(
    conn: &mut DbConn,
    id: i64,
    state: AppealState,
    explanation: &str,
    decided_by: Option<i64>,
    now: UtcTime,
) -> QueryResult<bool> {
    let open = appeals::table
        .filter(appeals::id.eq(id))
        .filter(appeals::state.eq(AppealState::Open));
    let changed = diesel::update(open)
        .set((
            appeals::state.eq(state),
            appeals::explanation.eq(explanation),
            appeals::decided_by.eq(decided_by),
            appeals::ended_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// A decision on these appeals is due at another time now.
pub fn set_due(conn: &mut DbConn, ids: &[i64], due_at: UtcTime) -> QueryResult<usize> {
    diesel::update(appeals::table.filter(appeals::id.eq_any(ids.to_vec())))
        .set(appeals::due_at.eq(due_at))
        .execute(conn)
}

/// Names of these appeals, as far as they are against decisions on texts.
pub fn list_names(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Name>> {
    appeals::table
        .inner_join(contributions::table)
        .filter(appeals::id.eq_any(ids.to_vec()))
        .filter(appeals::suspension_id.is_null())
        .select((
            appeals::id,
            contributions::token,
            contributions::place,
            contributions::place_title,
        ))
        .load(conn)
}

/// The suspensions that these appeals are against, as far as they are: of each its number.
pub fn list_suspensions(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<(i64, i64)>> {
    appeals::table
        .filter(appeals::id.eq_any(ids.to_vec()))
        .filter(appeals::suspension_id.is_not_null())
        .select((appeals::id, appeals::suspension_id.assume_not_null()))
        .load(conn)
}

/// Who took part in what an appeal is against: decided on the text, or proposed and confirmed the
/// suspension.
pub fn list_first_deciders(conn: &mut DbConn, id: i64) -> QueryResult<Vec<i64>> {
    type Deciders = (Option<i64>, Option<i64>, Option<i64>, Option<i64>);
    let found: Option<Deciders> = appeals::table
        .inner_join(cases::table)
        .left_join(suspensions::table)
        .filter(appeals::id.eq(id))
        .select((
            appeals::suspension_id,
            cases::decided_by,
            suspensions::proposed_by.nullable(),
            suspensions::decided_by.nullable(),
        ))
        .first(conn)
        .optional()?;
    Ok(match found {
        Some((None, decided_by, ..)) => decided_by.into_iter().collect(),
        Some((Some(_), _, proposed_by, decided_by)) => {
            proposed_by.into_iter().chain(decided_by).collect()
        }
        None => Vec::new(),
    })
}

/// How the appeals against these decisions stand.
pub fn list_states(conn: &mut DbConn, case_ids: &[i64]) -> QueryResult<Vec<(i64, AppealState)>> {
    appeals::table
        .filter(appeals::case_id.eq_any(case_ids.to_vec()))
        .filter(appeals::suspension_id.is_null())
        .select((appeals::case_id, appeals::state))
        .load(conn)
}

pub fn list_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<(String, Appeal)>> {
    appeals::table
        .inner_join(contributions::table)
        .filter(appeals::account_id.eq(account_id))
        .order(appeals::id)
        .select((contributions::token, appeals::all_columns))
        .load(conn)
}

/// Empties what was written for and against a decision on a contribution.
pub fn clear_words(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    let of_contribution = appeals::table
        .filter(appeals::contribution_id.eq(contribution_id))
        .filter(appeals::suspension_id.is_null());
    diesel::update(of_contribution)
        .set((appeals::grounds.eq(""), appeals::explanation.eq("")))
        .execute(conn)
}

/// Empties what an account wrote, and what it was told.
pub fn clear_words_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::update(appeals::table.filter(appeals::account_id.eq(account_id)))
        .set((appeals::grounds.eq(""), appeals::explanation.eq("")))
        .execute(conn)
}
