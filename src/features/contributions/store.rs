//! Every query on contributions and on the counts of places.

use diesel::prelude::*;

use super::model::{Contribution, Kind, NewContribution, Standing, State};
use crate::on_backend;
use crate::platform::db::schema::{contributions, place_counts};
use crate::platform::db::{DbConn, UtcTime, kept};

/// Inserts, or returns None when the same form was sent before.
pub fn insert(
    conn: &mut DbConn,
    new: &NewContribution,
    (token, salt): (&str, &str),
    standing: Standing,
    state: State,
    now: UtcTime,
) -> QueryResult<Option<Contribution>> {
    let row = (
        (
            contributions::token.eq(token),
            contributions::kind.eq(new.kind),
            contributions::place.eq(&new.place),
            contributions::anchor.eq(&new.anchor),
            contributions::consultation_id.eq(new.consultation_id),
            contributions::body_id.eq(new.body_id),
            contributions::parent_id.eq(standing.parent_id),
            contributions::url.eq(address(&new.url, token)),
            contributions::place_title.eq(&new.place_title),
        ),
        (
            contributions::account_id.eq(new.account_id),
            contributions::author_name.eq(&new.author_name),
            contributions::author_role.eq(new.author_role),
            contributions::channel.eq(new.channel),
            contributions::lang.eq(&new.lang),
            contributions::title.eq(&new.title),
            contributions::text.eq(&new.text),
            contributions::html.eq(&new.html),
            contributions::salt.eq(salt),
        ),
        (
            contributions::state.eq(state),
            contributions::submission_key.eq(new.submission_key.as_deref()),
            contributions::received_at.eq(now),
            contributions::published_at.eq((state == State::Published).then_some(now)),
            contributions::state_changed_at.eq(now),
            contributions::root_id.eq(standing.root_id),
            contributions::answers_id.eq(standing.answers_id),
        ),
    );
    on_backend!(conn, c => diesel::insert_into(contributions::table)
        .values(row)
        .on_conflict(contributions::submission_key)
        .do_nothing()
        .returning(contributions::all_columns)
        .get_result(c)
        .optional())
}

/// Where a contribution is read: on a page of its own, or at a mark in its place's page.
fn address(url: &str, token: &str) -> String {
    if url.ends_with('/') {
        format!("{url}{token}")
    } else {
        format!("{url}#c-{token}")
    }
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Contribution>> {
    contributions::table.find(id).first(conn).optional()
}

pub fn find_by_token(conn: &mut DbConn, token: &str) -> QueryResult<Option<Contribution>> {
    contributions::table
        .filter(contributions::token.eq(token))
        .first(conn)
        .optional()
}

pub fn find_by_submission_key(conn: &mut DbConn, key: &str) -> QueryResult<Option<Contribution>> {
    contributions::table
        .filter(contributions::submission_key.eq(key))
        .first(conn)
        .optional()
}

/// Newest first, by number: what came on paper may be older.
pub fn list_latest_times(
    conn: &mut DbConn,
    account_id: i64,
    limit: i64,
) -> QueryResult<Vec<UtcTime>> {
    contributions::table
        .filter(contributions::account_id.eq(account_id))
        .order(contributions::id.desc())
        .limit(limit)
        .select(contributions::received_at)
        .load(conn)
}

pub fn has_published(conn: &mut DbConn, account_id: i64) -> QueryResult<bool> {
    let published = contributions::table
        .filter(contributions::account_id.eq(account_id))
        .filter(contributions::state.eq(State::Published));
    diesel::select(diesel::dsl::exists(published)).get_result(conn)
}

pub fn has_published_besides(conn: &mut DbConn, account_id: i64, id: i64) -> QueryResult<bool> {
    let published = contributions::table
        .filter(contributions::account_id.eq(account_id))
        .filter(contributions::state.eq(State::Published))
        .filter(contributions::id.ne(id));
    diesel::select(diesel::dsl::exists(published)).get_result(conn)
}

/// Holds the row until the transaction ends, so that others who change it wait.
pub fn lock(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(contributions::table.find(id))
        .set(contributions::state_changed_at.eq(contributions::state_changed_at))
        .execute(conn)
}

/// Moves to `to` if it is still in `from`; false when somebody else was faster.
pub fn set_state(
    conn: &mut DbConn,
    id: i64,
    from: State,
    to: State,
    now: UtcTime,
) -> QueryResult<bool> {
    let row = contributions::table
        .filter(contributions::id.eq(id))
        .filter(contributions::state.eq(from));
    let changed = if to == State::Published {
        diesel::update(row)
            .set((
                contributions::state.eq(to),
                contributions::state_changed_at.eq(now),
                contributions::published_at.eq(Some(now)),
            ))
            .execute(conn)?
    } else {
        diesel::update(row)
            .set((
                contributions::state.eq(to),
                contributions::state_changed_at.eq(now),
            ))
            .execute(conn)?
    };
    Ok(changed == 1)
}

pub fn set_url(conn: &mut DbConn, id: i64, url: &str) -> QueryResult<Contribution> {
    diesel::update(contributions::table.find(id))
        .set(contributions::url.eq(url))
        .get_result(conn)
}

pub fn set_body(
    conn: &mut DbConn,
    id: i64,
    body_id: i64,
    place_title: &str,
) -> QueryResult<Contribution> {
    diesel::update(contributions::table.find(id))
        .set((
            contributions::body_id.eq(Some(body_id)),
            contributions::place_title.eq(place_title),
        ))
        .get_result(conn)
}

/// The text, its salt and the author's name are gone for good; the row stays as a tombstone.
pub fn clear_personal_data(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(contributions::table.find(id))
        .set((
            contributions::account_id.eq(None::<i64>),
            contributions::author_name.eq(""),
            contributions::title.eq(""),
            contributions::text.eq(""),
            contributions::html.eq(""),
            contributions::salt.eq(""),
        ))
        .execute(conn)
}

/// Names a place anew for everything said there; what was said comes back.
pub fn set_place_title(
    conn: &mut DbConn,
    place: &str,
    title: &str,
) -> QueryResult<Vec<Contribution>> {
    diesel::update(contributions::table.filter(contributions::place.eq(place)))
        .set(contributions::place_title.eq(title))
        .get_results(conn)
}

pub fn clear_place_title(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(contributions::table.find(id))
        .set(contributions::place_title.eq(""))
        .execute(conn)
}

/// The text stays, without its author.
pub fn clear_author(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(contributions::table.find(id))
        .set((
            contributions::account_id.eq(None::<i64>),
            contributions::author_name.eq(""),
        ))
        .execute(conn)
}

pub fn add_reply(conn: &mut DbConn, parent_id: i64, difference: i64) -> QueryResult<usize> {
    diesel::update(contributions::table.find(parent_id))
        .set(contributions::reply_count.eq(contributions::reply_count + difference))
        .execute(conn)
}

/// Adds to the count of a place, which is created when needed.
pub fn add_count(
    conn: &mut DbConn,
    place: &str,
    anchor: &str,
    difference: i64,
) -> QueryResult<i64> {
    on_backend!(conn, c => kept(diesel::insert_into(place_counts::table)
        .values((
            place_counts::place.eq(place),
            place_counts::anchor.eq(anchor),
            place_counts::contribution_count.eq(difference),
        ))
        .on_conflict((place_counts::place, place_counts::anchor))
        .do_update()
        .set(place_counts::contribution_count.eq(place_counts::contribution_count + difference))
        .returning(place_counts::contribution_count))
        .get_result(c))
}

/// Published contributions of a place by anchor.
pub fn counts_of_place(conn: &mut DbConn, place: &str) -> QueryResult<Vec<(String, i64)>> {
    place_counts::table
        .filter(place_counts::place.eq(place))
        .select((place_counts::anchor, place_counts::contribution_count))
        .load(conn)
}

/// Published contributions of several places, one row for each anchor.
pub fn counts_of_places(conn: &mut DbConn, places: Vec<String>) -> QueryResult<Vec<(String, i64)>> {
    place_counts::table
        .filter(place_counts::place.eq_any(places))
        .select((place_counts::place, place_counts::contribution_count))
        .load(conn)
}

/// What the public can see of a place, in the order in which it came. Removed contributions stay
/// as tombstones where others replied to them, and where they were public once.
pub fn list_of_place(
    conn: &mut DbConn,
    place: &str,
    anchor: Option<&str>,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Contribution>> {
    let shown = [
        State::Published,
        State::Hidden,
        State::Withdrawn,
        State::Erased,
    ];
    let query = contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::id.gt(after))
        .filter(contributions::state.eq_any(shown))
        .filter(contributions::published_at.is_not_null())
        .order(contributions::id)
        .limit(limit);
    match anchor {
        Some(anchor) => query.filter(contributions::anchor.eq(anchor)).load(conn),
        None => query.load(conn),
    }
}

/// Newest first, before the contribution `before`.
pub fn list_of_account(
    conn: &mut DbConn,
    account_id: i64,
    before: i64,
    limit: i64,
) -> QueryResult<Vec<Contribution>> {
    contributions::table
        .filter(contributions::account_id.eq(account_id))
        .filter(contributions::id.lt(before))
        .order(contributions::id.desc())
        .limit(limit)
        .load(conn)
}

/// What was received last first, behind the contribution that was received then.
pub fn list_own(
    conn: &mut DbConn,
    account_id: i64,
    behind: Option<(UtcTime, i64)>,
    limit: i64,
) -> QueryResult<Vec<Contribution>> {
    let query = contributions::table
        .filter(contributions::account_id.eq(account_id))
        .order((contributions::received_at.desc(), contributions::id.desc()))
        .limit(limit);
    match behind {
        Some((at, id)) => query
            .filter(
                contributions::received_at
                    .lt(at)
                    .or(contributions::received_at
                        .eq(at)
                        .and(contributions::id.lt(id))),
            )
            .load(conn),
        None => query.load(conn),
    }
}

/// Public contributions of a consultation, newest first.
pub fn list_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
    kinds: &[Kind],
    before: i64,
    limit: i64,
) -> QueryResult<Vec<Contribution>> {
    contributions::table
        .filter(contributions::consultation_id.eq(consultation_id))
        .filter(contributions::kind.eq_any(kinds.to_vec()))
        .filter(contributions::state.eq(State::Published))
        .filter(contributions::id.lt(before))
        .order(contributions::id.desc())
        .limit(limit)
        .load(conn)
}

pub fn list_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Contribution>> {
    contributions::table
        .filter(contributions::id.eq_any(ids.to_vec()))
        .order(contributions::id)
        .load(conn)
}
