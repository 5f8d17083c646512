//! Every query on the outbox.

use chrono::Duration;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::{Letter, Priority};
use crate::on_backend;
use crate::platform::db::schema::mails;
use crate::platform::db::{DbConn, UtcTime, kept};

/// After so many failures a mail is parked.
pub const MAX_ATTEMPTS: i32 = 10;
/// How long a postman keeps mails it has taken out of the box.
const LEASE_MINUTES: i64 = 5;

#[derive(Clone, Debug, Queryable)]
pub struct WaitingMail {
    pub id: i64,
    pub event_key: String,
    pub recipient: String,
    pub recipient_name: String,
    pub template: String,
    pub lang: String,
    pub params: String,
    pub unsubscribe_url: Option<String>,
    pub attempts: i32,
}

/// A mail that was given up, for the administrator. The recipient is not shown.
#[derive(Clone, Debug, Queryable, serde::Serialize)]
pub struct ParkedMail {
    pub id: i64,
    pub template: String,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub created_at: UtcTime,
}

/// A mail as it is put into the box.
#[derive(Insertable)]
#[diesel(table_name = mails, treat_none_as_default_value = false)]
struct NewMail<'a> {
    event_key: &'a str,
    recipient: &'a str,
    recipient_name: &'a str,
    template: &'a str,
    lang: &'a str,
    params: &'a str,
    unsubscribe_url: Option<&'a str>,
    priority: i32,
    state: &'static str,
    due_at: Option<UtcTime>,
    created_at: UtcTime,
}

impl<'a> NewMail<'a> {
    fn of(letter: &'a Letter<'_>, params: &'a str, now: UtcTime) -> Self {
        Self {
            event_key: &letter.event_key,
            recipient: letter.to,
            recipient_name: letter.to_name,
            template: letter.template,
            lang: letter.lang,
            params,
            unsubscribe_url: letter.unsubscribe_url.as_deref(),
            priority: letter.priority as i32,
            state: "waiting",
            due_at: Some(now),
            created_at: now,
        }
    }
}

pub fn insert(
    conn: &mut DbConn,
    letter: &Letter<'_>,
    params: &str,
    now: UtcTime,
) -> QueryResult<usize> {
    on_backend!(conn, c => diesel::insert_into(mails::table)
        .values(NewMail::of(letter, params, now))
        .on_conflict(mails::event_key)
        .do_nothing()
        .execute(c))
}

/// As [`insert`] for each, in one statement where statements travel.
pub fn insert_all(
    conn: &mut DbConn,
    letters: &[(Letter<'_>, String)],
    now: UtcTime,
) -> QueryResult<()> {
    let Some(far) = conn.far_away() else {
        for (letter, params) in letters {
            insert(conn, letter, params, now)?;
        }
        return Ok(());
    };
    let rows: Vec<NewMail<'_>> = letters
        .iter()
        .map(|(letter, params)| NewMail::of(letter, params, now))
        .collect();
    diesel::insert_into(mails::table)
        .values(rows)
        .on_conflict(mails::event_key)
        .do_nothing()
        .execute(far)
        .map(drop)
}

/// A letter of many that are alike.
pub struct Duplicate {
    pub event_key: String,
    pub to: String,
    pub to_name: String,
    pub lang: String,
    pub unsubscribe_url: String,
}

/// Rows in one statement; each is eleven values, of which SQLite takes 32,766.
const COPIES_AT_ONCE: usize = 1000;

/// Puts copies of one letter into the box, least urgent. A copy that is there already fails all: the
/// caller sees to it that each is put in once.
pub fn insert_copies(
    conn: &mut DbConn,
    template: &str,
    params: &str,
    copies: &[Duplicate],
    now: UtcTime,
) -> QueryResult<usize> {
    let mut count = 0;
    for part in copies.chunks(COPIES_AT_ONCE) {
        let rows: Vec<NewMail<'_>> = part
            .iter()
            .map(|copy| NewMail {
                event_key: &copy.event_key,
                recipient: &copy.to,
                recipient_name: &copy.to_name,
                template,
                lang: &copy.lang,
                params,
                unsubscribe_url: Some(&copy.unsubscribe_url),
                priority: Priority::Bulk as i32,
                state: "waiting",
                due_at: Some(now),
                created_at: now,
            })
            .collect();
        count += on_backend!(conn, c => diesel::insert_into(mails::table)
            .values(&rows)
            .execute(c))?;
    }
    Ok(count)
}

pub fn is_any_due(conn: &mut DbConn, now: UtcTime) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        mails::table.filter(mails::due_at.le(Some(now))),
    ))
    .get_result(conn)
}

/// Takes up to `limit` due mails out of the box, most urgent first: however many wait, no more are
/// looked at.
pub fn claim(conn: &mut DbConn, limit: i64, now: UtcTime) -> QueryResult<Vec<WaitingMail>> {
    conn.go_by_indexes()?;
    let candidates: Vec<(i64, UtcTime)> = mails::table
        .filter(mails::due_at.le(Some(now)))
        .filter(mails::state.eq("waiting"))
        .order((mails::priority, mails::due_at, mails::id))
        .limit(limit)
        .select((mails::id, mails::due_at.assume_not_null()))
        .load(conn)?;
    let lease = Some(now.plus(Duration::minutes(LEASE_MINUTES)));
    let mut mine = Vec::new();
    for (id, due_at) in candidates {
        let free = mails::table
            .filter(mails::id.eq(id))
            .filter(mails::due_at.eq(Some(due_at)));
        let change = diesel::update(free)
            .set(mails::due_at.eq(lease))
            .returning(mails::id);
        let taken: Vec<i64> = kept(change).load(conn)?;
        if !taken.is_empty() {
            mine.push(id);
        }
    }
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let mut taken: Vec<(i32, WaitingMail)> = mails::table
        .filter(mails::id.eq_any(mine))
        .select((
            mails::priority,
            (
                mails::id,
                mails::event_key,
                mails::recipient,
                mails::recipient_name,
                mails::template,
                mails::lang,
                mails::params,
                mails::unsubscribe_url,
                mails::attempts,
            ),
        ))
        .load(conn)?;
    // Not by the statement: whoever may not sort looks for an order to read in, through all mails.
    taken.sort_unstable_by_key(|(priority, mail)| (*priority, mail.id));
    Ok(taken.into_iter().map(|(_, mail)| mail).collect())
}

/// To be committed before the mail is handed over; false when somebody else has it.
pub fn set_sending(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<bool> {
    let waiting = mails::table
        .filter(mails::id.eq(id))
        .filter(mails::state.eq("waiting"));
    let change = diesel::update(waiting)
        .set((
            mails::state.eq("sending"),
            mails::attempts.eq(mails::attempts + 1),
            mails::due_at.eq(Some(now.plus(Duration::minutes(LEASE_MINUTES)))),
        ))
        .returning(mails::id);
    let changed: Vec<i64> = kept(change).load(conn)?;
    Ok(changed.len() == 1)
}

/// What the mail said is forgotten with its sending; the key stays, so that it is never repeated.
pub fn set_sent(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    let change = diesel::update(mails::table.find(id))
        .set((
            mails::state.eq("sent"),
            mails::due_at.eq(None::<UtcTime>),
            mails::sent_at.eq(Some(now)),
            mails::params.eq("{}"),
            mails::recipient.eq(""),
            mails::recipient_name.eq(""),
            mails::unsubscribe_url.eq(None::<String>),
        ))
        .returning(mails::id);
    let changed: Vec<i64> = kept(change).load(conn)?;
    Ok(changed.len())
}

/// The mail was certainly not sent: later again, or parked.
pub fn set_failed(
    conn: &mut DbConn,
    id: i64,
    error: &str,
    retry_at: Option<UtcTime>,
) -> QueryResult<usize> {
    let state = if retry_at.is_some() {
        "waiting"
    } else {
        "parked"
    };
    diesel::update(mails::table.find(id))
        .set((
            mails::state.eq(state),
            mails::due_at.eq(retry_at),
            mails::last_error.eq(Some(error)),
        ))
        .execute(conn)
}

/// Mails that were being sent when a node died: nobody knows whether they went out.
pub fn park_interrupted(conn: &mut DbConn, now: UtcTime) -> QueryResult<usize> {
    let stale = mails::table
        .filter(mails::due_at.le(Some(now)))
        // Written out: an index over part of a table serves no placeholder.
        .filter(sql::<Bool>("state = 'sending'"));
    diesel::update(stale)
        .set((
            mails::state.eq("parked"),
            mails::due_at.eq(None::<UtcTime>),
            mails::last_error.eq(Some("interrupted while sending")),
        ))
        .execute(conn)
}

pub fn list_parked(conn: &mut DbConn) -> QueryResult<Vec<ParkedMail>> {
    mails::table
        .filter(mails::state.eq("parked"))
        .order(mails::id)
        .limit(200)
        .select((
            mails::id,
            mails::template,
            mails::attempts,
            mails::last_error,
            mails::created_at,
        ))
        .load(conn)
}

pub fn count_parked(conn: &mut DbConn) -> QueryResult<i64> {
    mails::table
        .filter(mails::state.eq("parked"))
        .count()
        .get_result(conn)
}

/// The administrator lets a parked mail go out again.
pub fn unpark(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    diesel::update(
        mails::table
            .filter(mails::id.eq(id))
            .filter(mails::state.eq("parked")),
    )
    .set((
        mails::state.eq("waiting"),
        mails::due_at.eq(Some(now)),
        mails::attempts.eq(0),
    ))
    .execute(conn)
}

/// Forgets mails sent before `before`, and those given up that were written before it.
pub fn delete_old(conn: &mut DbConn, before: UtcTime) -> QueryResult<usize> {
    let old = mails::table
        .filter(mails::state.eq("sent"))
        .filter(mails::sent_at.lt(Some(before)));
    let sent = diesel::delete(old).execute(conn)?;
    let parked = mails::table
        .filter(mails::state.eq("parked"))
        .filter(mails::created_at.lt(before));
    Ok(sent + diesel::delete(parked).execute(conn)?)
}

/// Forgets the mails of these events.
pub fn delete_of(conn: &mut DbConn, event_keys: &[String]) -> QueryResult<usize> {
    diesel::delete(mails::table.filter(mails::event_key.eq_any(event_keys))).execute(conn)
}
