//! Every query on the ledger. There is none that changes or deletes an entry.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::Act;
use crate::platform::db::schema::{ledger_entries, ledger_private};
use crate::platform::db::{DbConn, Json, UtcTime};

/// Public facts of an entry, a JSON object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerDetail(pub serde_json::Value);

impl LedgerDetail {
    /// A text among the facts, '' when it is not there.
    pub fn text(&self, key: &str) -> &str {
        self.0
            .get(key)
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
    }
}

/// One entry, as the public sees it.
#[derive(Clone, Debug, Queryable)]
pub struct Entry {
    pub id: i64,
    pub at: UtcTime,
    pub action: String,
    pub subject_kind: String,
    pub subject_token: String,
    pub actor_role: String,
    pub actor_body_id: Option<i64>,
    pub detail: Json<LedgerDetail>,
    pub commitment: String,
}

pub fn insert(
    conn: &mut DbConn,
    act: &Act<'_>,
    detail: &Json<LedgerDetail>,
    body_id: Option<i64>,
    now: UtcTime,
) -> QueryResult<i64> {
    diesel::insert_into(ledger_entries::table)
        .values((
            ledger_entries::at.eq(now),
            ledger_entries::action.eq(act.action),
            ledger_entries::subject_kind.eq(act.subject_kind),
            ledger_entries::subject_token.eq(act.subject_token),
            ledger_entries::actor_role.eq(act.acting_as.role()),
            ledger_entries::actor_body_id.eq(body_id),
            ledger_entries::detail.eq(detail),
            ledger_entries::commitment.eq(&act.commitment),
        ))
        .returning(ledger_entries::id)
        .get_result(conn)
}

pub fn insert_private(
    conn: &mut DbConn,
    entry_id: i64,
    account_id: Option<i64>,
    note: &str,
) -> QueryResult<usize> {
    diesel::insert_into(ledger_private::table)
        .values((
            ledger_private::entry_id.eq(entry_id),
            ledger_private::account_id.eq(account_id),
            ledger_private::note.eq(note),
        ))
        .execute(conn)
}

pub fn list_of_subject(conn: &mut DbConn, subject_token: &str) -> QueryResult<Vec<Entry>> {
    ledger_entries::table
        .filter(ledger_entries::subject_token.eq(subject_token))
        .order(ledger_entries::id)
        .load(conn)
}

/// What happened to several subjects, oldest first.
pub fn list_of_subjects(
    conn: &mut DbConn,
    tokens: &[&str],
    actions: &[&str],
) -> QueryResult<Vec<Entry>> {
    ledger_entries::table
        .filter(ledger_entries::subject_token.eq_any(tokens.to_vec()))
        .filter(ledger_entries::action.eq_any(actions.to_vec()))
        .order(ledger_entries::id)
        .load(conn)
}

pub fn list_by_action(
    conn: &mut DbConn,
    actions: &[&str],
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<Entry>> {
    let before = before.unwrap_or(i64::MAX);
    ledger_entries::table
        .filter(ledger_entries::action.eq_any(actions.to_vec()))
        .filter(ledger_entries::id.lt(before))
        .order(ledger_entries::id.desc())
        .limit(limit)
        .load(conn)
}

pub fn list_latest(conn: &mut DbConn, before: i64, limit: i64) -> QueryResult<Vec<Entry>> {
    ledger_entries::table
        .filter(ledger_entries::id.lt(before))
        .order(ledger_entries::id.desc())
        .limit(limit)
        .load(conn)
}
