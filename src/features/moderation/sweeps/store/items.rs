//! Queries on the posts of clean-ups: which are found, and how each stands.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::contributions::{AuthorRole, Contribution};
use crate::features::moderation::appeals::model::AppealState;
use crate::features::moderation::sweeps::model::{Candidate, Filter, Item, ItemState};
use crate::on_backend;
use crate::platform::db::conn::MultiBackend;
use crate::platform::db::schema::moderation_appeals as appeals;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::sweep_items as items;
use crate::platform::db::schema::{accounts, contributions};
use crate::platform::db::{DbConn, UtcTime};

/// Posts of a filter behind the one that came in then, in the order in which they came in. What an
/// appeal brought back is not among them.
pub fn list_candidates(
    conn: &mut DbConn,
    filter: &Filter,
    after: (UtcTime, i64),
    limit: i64,
) -> QueryResult<Vec<Candidate>> {
    let (at, id) = after;
    let restored = appeals::table
        .filter(appeals::state.eq(AppealState::Reversed))
        .filter(appeals::suspension_id.is_null())
        .select(appeals::contribution_id);
    let mut query = contributions::table
        .filter(contributions::kind.eq_any(filter.kinds.clone()))
        .filter(contributions::state.eq_any(filter.states.clone()))
        .filter(contributions::author_role.eq_any([AuthorRole::Citizen, AuthorRole::Guest]))
        .filter(
            contributions::account_id
                .is_null()
                .or(contributions::account_id.ne(Some(filter.except))),
        )
        .filter(contributions::id.ne_all(restored))
        // The first condition is all that an index can use.
        .filter(contributions::received_at.ge(at))
        .filter(
            contributions::received_at
                .gt(at)
                .or(contributions::id.gt(id)),
        )
        .order((contributions::received_at, contributions::id))
        .limit(limit)
        .select((
            contributions::id,
            contributions::received_at,
            contributions::version,
            contributions::account_id,
            contributions::url,
            contributions::title,
            contributions::text,
        ))
        .into_boxed::<MultiBackend>();
    if let Some(account_id) = filter.account_id {
        query = query.filter(contributions::account_id.eq(Some(account_id)));
    }
    if let Some(since) = filter.accounts_since {
        let made_since = accounts::table
            .filter(accounts::created_at.ge(since))
            .select(accounts::id.nullable());
        query = query.filter(contributions::account_id.eq_any(made_since));
    }
    if let Some(from) = filter.from {
        query = query.filter(contributions::received_at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(contributions::received_at.lt(until));
    }
    query.load(conn)
}

/// Numbers and versions of what was found.
pub fn insert_items(conn: &mut DbConn, sweep_id: i64, found: &[(i64, i64)]) -> QueryResult<usize> {
    let rows: Vec<_> = found
        .iter()
        .map(|(contribution_id, version)| {
            (
                items::sweep_id.eq(sweep_id),
                items::contribution_id.eq(*contribution_id),
                items::version.eq(*version),
                items::state.eq(ItemState::Listed),
            )
        })
        .collect();
    on_backend!(conn, c => diesel::insert_into(items::table).values(&rows).execute(c))
}

/// How many posts of these sweeps stand how.
pub fn count_items(
    conn: &mut DbConn,
    sweep_ids: &[i64],
) -> QueryResult<Vec<(i64, ItemState, i64)>> {
    items::table
        .filter(items::sweep_id.eq_any(sweep_ids.to_vec()))
        .group_by((items::sweep_id, items::state))
        .select((items::sweep_id, items::state, count_star()))
        .load(conn)
}

/// Posts of a sweep in the order of their numbers, behind `after`.
pub fn list_items(
    conn: &mut DbConn,
    sweep_id: i64,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<(Item, Contribution)>> {
    items::table
        .inner_join(contributions::table)
        .filter(items::sweep_id.eq(sweep_id))
        .filter(items::contribution_id.gt(after))
        .order(items::contribution_id)
        .limit(limit)
        .select((items::all_columns, contributions::all_columns))
        .load(conn)
}

/// Posts of a sweep that stand like this, the first ones.
pub fn list_items_in(
    conn: &mut DbConn,
    sweep_id: i64,
    state: ItemState,
    limit: i64,
) -> QueryResult<Vec<Item>> {
    items::table
        .filter(items::sweep_id.eq(sweep_id))
        .filter(items::state.eq(state))
        .order(items::contribution_id)
        .limit(limit)
        .load(conn)
}

/// Lists those of `shown` that are not in `out` again, and leaves the others out.
pub fn set_left_out(
    conn: &mut DbConn,
    sweep_id: i64,
    shown: &[i64],
    out: &[i64],
) -> QueryResult<()> {
    for (state, ids) in [(ItemState::Listed, shown), (ItemState::LeftOut, out)] {
        let rows = items::table
            .filter(items::sweep_id.eq(sweep_id))
            .filter(items::contribution_id.eq_any(ids.to_vec()));
        diesel::update(rows)
            .set(items::state.eq(state))
            .execute(conn)?;
    }
    Ok(())
}

/// Sets how posts of a sweep stand now.
pub fn set_items(
    conn: &mut DbConn,
    sweep_id: i64,
    ids: &[i64],
    state: ItemState,
) -> QueryResult<usize> {
    let rows = items::table
        .filter(items::sweep_id.eq(sweep_id))
        .filter(items::contribution_id.eq_any(ids.to_vec()));
    diesel::update(rows)
        .set(items::state.eq(state))
        .execute(conn)
}

/// It was taken away by this decision.
pub fn set_swept(conn: &mut DbConn, item: &Item, case_id: i64) -> QueryResult<usize> {
    diesel::update(items::table.find((item.sweep_id, item.contribution_id)))
        .set((
            items::state.eq(ItemState::Swept),
            items::case_id.eq(Some(case_id)),
        ))
        .execute(conn)
}

/// Authors of posts of a sweep that stand like this, and how many of theirs do, behind the account
/// `after`.
pub fn list_authors(
    conn: &mut DbConn,
    sweep_id: i64,
    state: ItemState,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<(Option<i64>, i64)>> {
    items::table
        .inner_join(contributions::table)
        .filter(items::sweep_id.eq(sweep_id))
        .filter(items::state.eq(state))
        .filter(contributions::account_id.gt(Some(after)))
        .group_by(contributions::account_id)
        .order(contributions::account_id)
        .limit(limit)
        .select((contributions::account_id, count_star()))
        .load(conn)
}

/// The first posts of an author that stand like this: with which state they have now.
pub fn list_of_author(
    conn: &mut DbConn,
    sweep_id: i64,
    state: ItemState,
    account_id: i64,
    limit: i64,
) -> QueryResult<Vec<Contribution>> {
    items::table
        .inner_join(contributions::table)
        .filter(items::sweep_id.eq(sweep_id))
        .filter(items::state.eq(state))
        .filter(contributions::account_id.eq(Some(account_id)))
        .order(items::contribution_id)
        .limit(limit)
        .select(contributions::all_columns)
        .load(conn)
}

/// It was given back, by this decision where it was public before.
pub fn set_restored(conn: &mut DbConn, item: &Item, case_id: Option<i64>) -> QueryResult<usize> {
    diesel::update(items::table.find((item.sweep_id, item.contribution_id)))
        .set((
            items::state.eq(ItemState::Restored),
            items::back_case_id.eq(case_id),
        ))
        .execute(conn)
}

/// A case that a sweep decided, and its number.
pub type OfSweep = (Option<i64>, i64);

/// Which of these cases belong to which sweep, taken away and given back.
pub fn list_of_cases(conn: &mut DbConn, case_ids: &[i64]) -> QueryResult<Vec<OfSweep>> {
    let ids: Vec<Option<i64>> = case_ids.iter().copied().map(Some).collect();
    let mut found: Vec<OfSweep> = items::table
        .filter(items::case_id.eq_any(ids.clone()))
        .select((items::case_id, items::sweep_id))
        .load(conn)?;
    let back: Vec<OfSweep> = items::table
        .filter(items::back_case_id.eq_any(ids))
        .select((items::back_case_id, items::sweep_id))
        .load(conn)?;
    found.extend(back);
    Ok(found)
}

/// Cases that sweeps decided from one instant to before another, taken away and given back.
pub fn list_decided_between(
    conn: &mut DbConn,
    from: UtcTime,
    until: UtcTime,
) -> QueryResult<Vec<Option<i64>>> {
    let decided = || {
        cases::table
            .filter(cases::decided_at.ge(Some(from)))
            .filter(cases::decided_at.lt(Some(until)))
            .select(cases::id.nullable())
    };
    let mut found: Vec<Option<i64>> = items::table
        .filter(items::case_id.eq_any(decided()))
        .select(items::case_id)
        .load(conn)?;
    let back: Vec<Option<i64>> = items::table
        .filter(items::back_case_id.eq_any(decided()))
        .select(items::back_case_id)
        .load(conn)?;
    found.extend(back);
    Ok(found)
}
