//! Every query on follows and digests.

use diesel::prelude::*;

use super::model::{Cadence, DigestItem, Follow, Follower, News};
use crate::on_backend;
use crate::platform::db::schema::{accounts, digest_items, follows};
use crate::platform::db::{DbConn, Json, UtcTime};

pub fn has_followers(conn: &mut DbConn, subjects: &[String]) -> QueryResult<bool> {
    let any = follows::table.filter(follows::subject.eq_any(subjects.to_vec()));
    diesel::select(diesel::dsl::exists(any)).get_result(conn)
}

pub fn find_follow(
    conn: &mut DbConn,
    account_id: i64,
    subject: &str,
) -> QueryResult<Option<Follow>> {
    follows::table
        .filter(follows::account_id.eq(account_id))
        .filter(follows::subject.eq(subject))
        .first(conn)
        .optional()
}

/// What an account follows, newest first.
pub fn list_of_account(conn: &mut DbConn, account_id: i64, limit: i64) -> QueryResult<Vec<Follow>> {
    follows::table
        .filter(follows::account_id.eq(account_id))
        .order(follows::id.desc())
        .limit(limit)
        .load(conn)
}

/// Follows, or changes how soon somebody hears of what they follow already.
pub fn put_follow(
    conn: &mut DbConn,
    account_id: i64,
    subject: &str,
    cadence: Cadence,
    now: UtcTime,
) -> QueryResult<usize> {
    on_backend!(conn, c => diesel::insert_into(follows::table)
        .values((
            follows::account_id.eq(account_id),
            follows::subject.eq(subject),
            follows::cadence.eq(cadence),
            follows::created_at.eq(now),
        ))
        .on_conflict((follows::account_id, follows::subject))
        .do_update()
        .set(follows::cadence.eq(cadence))
        .execute(c))
}

pub fn delete_follow(conn: &mut DbConn, account_id: i64, subject: &str) -> QueryResult<usize> {
    let waiting = digest_items::table
        .filter(digest_items::account_id.eq(account_id))
        .filter(digest_items::subject.eq(subject));
    diesel::delete(waiting).execute(conn)?;
    let mine = follows::table
        .filter(follows::account_id.eq(account_id))
        .filter(follows::subject.eq(subject));
    diesel::delete(mine).execute(conn)
}

/// Ends the daily mail: nothing is followed daily any more, and nothing waits.
pub fn delete_daily_follows(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    delete_items(conn, account_id)?;
    let daily = follows::table
        .filter(follows::account_id.eq(account_id))
        .filter(follows::cadence.eq(Cadence::Daily));
    diesel::delete(daily).execute(conn)
}

/// Follows of any of `subjects` after the follow `after`, with whom to write to. Closed accounts
/// are left out.
pub fn list_followers(
    conn: &mut DbConn,
    subjects: &[String],
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Follower>> {
    follows::table
        .inner_join(accounts::table)
        .filter(follows::subject.eq_any(subjects.to_vec()))
        .filter(follows::id.gt(after))
        .filter(accounts::state.ne("closed"))
        .order(follows::id)
        .limit(limit)
        .select((
            follows::id,
            follows::account_id,
            follows::subject,
            follows::cadence,
            accounts::email,
            accounts::name,
            accounts::lang,
        ))
        .load(conn)
}

/// Those among `account_ids` who hear at once of any of `subjects`.
pub fn list_told_at_once(
    conn: &mut DbConn,
    account_ids: &[i64],
    subjects: &[String],
) -> QueryResult<Vec<i64>> {
    follows::table
        .filter(follows::account_id.eq_any(account_ids.to_vec()))
        .filter(follows::subject.eq_any(subjects.to_vec()))
        .filter(follows::cadence.eq(Cadence::AtOnce))
        .select(follows::account_id)
        .load(conn)
}

/// Keeps news for the digest, once for each account.
pub fn insert_item(
    conn: &mut DbConn,
    account_id: i64,
    subject: &str,
    event_key: &str,
    news: &Json<News>,
    now: UtcTime,
) -> QueryResult<usize> {
    let row = (
        digest_items::account_id.eq(account_id),
        digest_items::event_key.eq(event_key),
        digest_items::subject.eq(subject),
        digest_items::news.eq(news),
        digest_items::created_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(digest_items::table)
        .values(row)
        .on_conflict((digest_items::account_id, digest_items::event_key))
        .do_nothing()
        .execute(c))
}

/// Accounts for whom something from before `before` waits, after the account `after`.
pub fn list_accounts_waiting(
    conn: &mut DbConn,
    before: UtcTime,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<i64>> {
    digest_items::table
        .filter(digest_items::created_at.lt(before))
        .filter(digest_items::account_id.gt(after))
        .group_by(digest_items::account_id)
        .order(digest_items::account_id)
        .limit(limit)
        .select(digest_items::account_id)
        .load(conn)
}

/// What waits for one account from before `before`, oldest first.
pub fn list_items(
    conn: &mut DbConn,
    account_id: i64,
    before: UtcTime,
) -> QueryResult<Vec<DigestItem>> {
    digest_items::table
        .filter(digest_items::account_id.eq(account_id))
        .filter(digest_items::created_at.lt(before))
        .order(digest_items::id)
        .select((
            digest_items::id,
            digest_items::subject,
            digest_items::news,
            digest_items::created_at,
        ))
        .load(conn)
}

pub fn delete_items_by_id(conn: &mut DbConn, ids: &[i64]) -> QueryResult<usize> {
    diesel::delete(digest_items::table.filter(digest_items::id.eq_any(ids.to_vec()))).execute(conn)
}

pub fn delete_items(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::delete(digest_items::table.filter(digest_items::account_id.eq(account_id)))
        .execute(conn)
}

/// Subjects that an account follows, with how often and since when.
pub fn list_held(
    conn: &mut DbConn,
    account_id: i64,
) -> QueryResult<Vec<(String, String, UtcTime)>> {
    follows::table
        .filter(follows::account_id.eq(account_id))
        .order(follows::id)
        .select((follows::subject, follows::cadence, follows::created_at))
        .load(conn)
}

/// Nothing is sent to the account any more.
pub fn delete_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::delete(digest_items::table.filter(digest_items::account_id.eq(account_id)))
        .execute(conn)?;
    diesel::delete(follows::table.filter(follows::account_id.eq(account_id))).execute(conn)
}
