//! Queries on what stands around a case.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::likeness::Marks;
use crate::features::contributions::{Contribution, State};
use crate::features::moderation::{Case, CaseState, Decision};
use crate::on_backend;
use crate::platform::db::schema::contributions;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::text_marks as marks;
use crate::platform::db::{DbConn, UtcTime, kept};

/// What everybody reads just before a contribution in its place.
pub fn find_before(conn: &mut DbConn, of: &Contribution) -> QueryResult<Option<Contribution>> {
    contributions::table
        .filter(contributions::place.eq(&of.place))
        .filter(contributions::anchor.eq(&of.anchor))
        .filter(contributions::id.lt(of.id))
        .filter(contributions::state.eq(State::Published))
        .order(contributions::id.desc())
        .first(conn)
        .optional()
}

/// What everybody reads just after it.
pub fn find_after(conn: &mut DbConn, of: &Contribution) -> QueryResult<Option<Contribution>> {
    contributions::table
        .filter(contributions::place.eq(&of.place))
        .filter(contributions::anchor.eq(&of.anchor))
        .filter(contributions::id.gt(of.id))
        .filter(contributions::state.eq(State::Published))
        .order(contributions::id)
        .first(conn)
        .optional()
}

/// An earlier decision on an author, with what it was about.
#[derive(Debug, Queryable)]
pub struct Earlier {
    pub case_id: i64,
    pub decision: Decision,
    pub reason_id: Option<i64>,
    pub decided_at: UtcTime,
    pub place_title: String,
}

/// Decisions on an author besides the case at hand, the newest first.
pub fn list_earlier(
    conn: &mut DbConn,
    account_id: i64,
    besides: i64,
    limit: i64,
) -> QueryResult<Vec<Earlier>> {
    cases::table
        .inner_join(contributions::table)
        .filter(contributions::account_id.eq(Some(account_id)))
        .filter(cases::id.ne(besides))
        .filter(cases::state.eq(CaseState::Decided))
        .filter(cases::decision.is_not_null())
        .filter(cases::decided_at.is_not_null())
        .order((cases::decided_at.desc(), cases::id.desc()))
        .limit(limit)
        .select((
            cases::id,
            cases::decision.assume_not_null(),
            cases::reason_id,
            cases::decided_at.assume_not_null(),
            contributions::place_title,
        ))
        .load(conn)
}

/// Marks of a text in place of those it had.
pub fn put_marks(conn: &mut DbConn, contribution_id: i64, of: &Marks) -> QueryResult<i64> {
    let [one, two, three, four] = match of.bands {
        Some(bands) => bands.map(Some),
        None => [None; 4],
    };
    let row = (
        marks::exact.eq(of.exact),
        marks::band_1.eq(one),
        marks::band_2.eq(two),
        marks::band_3.eq(three),
        marks::band_4.eq(four),
    );
    on_backend!(conn, c => kept(diesel::insert_into(marks::table)
        .values((marks::contribution_id.eq(contribution_id), row))
        .on_conflict(marks::contribution_id)
        .do_update()
        .set(row)
        .returning(marks::contribution_id))
        .get_result(c))
}

pub fn delete_marks(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    diesel::delete(marks::table.find(contribution_id)).execute(conn)
}

/// The newest texts of the same words.
pub fn list_same(conn: &mut DbConn, exact: i64, besides: i64, limit: i64) -> QueryResult<Vec<i64>> {
    marks::table
        .filter(marks::exact.eq(exact))
        .filter(marks::contribution_id.ne(besides))
        .order(marks::contribution_id.desc())
        .limit(limit)
        .select(marks::contribution_id)
        .load(conn)
}

pub fn count_same(conn: &mut DbConn, exact: i64, besides: i64) -> QueryResult<i64> {
    marks::table
        .filter(marks::exact.eq(exact))
        .filter(marks::contribution_id.ne(besides))
        .select(count_star())
        .first(conn)
}

/// The newest texts that share a mark.
macro_rules! sharing {
    ($conn:expr, $column:ident, $mark:expr, $besides:expr, $limit:expr) => {
        marks::table
            .filter(marks::$column.eq(Some($mark)))
            .filter(marks::contribution_id.ne($besides))
            .order(marks::contribution_id.desc())
            .limit($limit)
            .select(marks::contribution_id)
            .load::<i64>($conn)
    };
}

/// Texts that share a mark with this one, of each mark the newest; each once.
pub fn list_near(
    conn: &mut DbConn,
    bands: [i64; 4],
    besides: i64,
    limit: i64,
) -> QueryResult<Vec<i64>> {
    let [one, two, three, four] = bands;
    let mut near = sharing!(conn, band_1, one, besides, limit)?;
    near.extend(sharing!(conn, band_2, two, besides, limit)?);
    near.extend(sharing!(conn, band_3, three, besides, limit)?);
    near.extend(sharing!(conn, band_4, four, besides, limit)?);
    near.sort_unstable();
    near.dedup();
    Ok(near)
}

/// Cases of these contributions, oldest first.
pub fn list_cases_of(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Case>> {
    cases::table
        .filter(cases::contribution_id.eq_any(ids.to_vec()))
        .order(cases::id)
        .load(conn)
}
