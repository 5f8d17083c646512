//! The public log of decisions, as a page, JSON and CSV. It names no person: neither the author
//! nor the moderator nor a reporter.

use std::collections::HashMap;

use serde::Serialize;

use super::appeals;
use super::appeals::model::AppealState;
use super::model::{LogRow, Reason};
use super::{rules, store, sweeps};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::table::Table;
use crate::web::Visit;

/// Decisions on one page; in a file, per piece.
pub const PAGE: i64 = 50;
pub const PIECE: i64 = 1000;
/// Kind of what an appeal against a suspension is about.
const ACCOUNT: &str = "account";

/// A decision, for the page and for machines.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct LogItem {
    pub id: i64,
    /// The case that was decided, or whose decision was appealed against; null for an appeal
    /// against a suspension, which is about a person: nothing that leads to them is said.
    pub case_id: Option<i64>,
    /// Always `decided`.
    pub state: &'static str,
    pub decided_at: UtcTime,
    pub opened_at: UtcTime,
    pub due_at: UtcTime,
    pub in_time: bool,
    /// Whole minutes from the opening of the case, or the filing of the appeal, to the decision.
    pub minutes_taken: i64,
    pub decision: &'static str,
    /// `appeal` for a decision on an appeal.
    pub cause: &'static str,
    /// How the appeal against this decision stands: `open`, `upheld`, `reversed`, `withdrawn`;
    /// null where nobody appealed.
    pub appeal: Option<&'static str>,
    /// Of the contribution; `account` for an appeal against a suspension.
    pub kind: &'static str,
    pub report_count: i64,
    /// Key of the published reason.
    pub reason: Option<String>,
    pub reason_title: Option<String>,
    /// Where it was sent to, unless a citizen named that place.
    pub place_title: Option<String>,
    /// Number of the clean-up that this decision is part of; null for a decision of its own.
    pub sweep: Option<i64>,
    /// Null where nothing leads to a text.
    pub token: Option<String>,
    pub url: String,
}

impl LogItem {
    fn new(row: LogRow, known: &Known, lang: Lang, base_url: &str) -> Self {
        let reason = known
            .reasons
            .iter()
            .find(|reason| Some(reason.id) == row.reason_id);
        let place = place_of(&row).map(ToOwned::to_owned);
        let appeal = known.appeals.get(&row.case_id);
        let is_appeal = row.appeal_id.is_some();
        // Nothing is said that leads to whoever was suspended.
        let token = row.suspension_id.is_none().then_some(row.token);
        Self {
            id: row.id,
            case_id: token.is_some().then_some(row.case_id),
            state: "decided",
            decided_at: row.decided_at,
            opened_at: row.opened_at,
            due_at: row.due_at,
            in_time: row.decided_at <= row.due_at,
            minutes_taken: row.decided_at.since(row.opened_at).num_minutes().max(0),
            decision: row.decision.as_str(),
            cause: if is_appeal {
                "appeal"
            } else {
                row.cause.as_str()
            },
            appeal: appeal.filter(|_| !is_appeal).map(|state| state.as_str()),
            kind: match token {
                Some(_) => row.kind.as_str(),
                None => ACCOUNT,
            },
            report_count: if is_appeal { 0 } else { row.report_count },
            reason: reason.map(|reason| reason.key.clone()),
            reason_title: reason.map(|reason| reason.title.get().in_lang(lang).to_owned()),
            place_title: place,
            sweep: known
                .sweeps
                .get(&row.case_id)
                .copied()
                .filter(|_| !is_appeal),
            url: match &token {
                Some(token) => format!("{base_url}/c/{token}"),
                None => format!("{base_url}/moderation/log"),
            },
            token,
        }
    }
}

/// Where it was sent to, unless a citizen named that place.
pub(super) fn place_of(row: &LogRow) -> Option<&str> {
    let is_about_text = row.suspension_id.is_none();
    rules::public_place(&row.place, &row.place_title).filter(|_| is_about_text)
}

/// What rows refer to.
struct Known {
    reasons: Vec<Reason>,
    /// By case.
    appeals: HashMap<i64, AppealState>,
    /// By case.
    sweeps: HashMap<i64, i64>,
}

/// A piece of the log, and where the next one begins.
#[derive(Clone, Debug, Serialize)]
pub struct LogPiece {
    pub items: Vec<LogItem>,
    /// Continue with `?before=` this.
    pub next: Option<i64>,
}

/// What a reader asks for.
#[derive(Clone, Debug)]
pub struct LogQuery {
    pub before: Option<i64>,
    pub limit: i64,
    pub lang: Lang,
    pub base_url: String,
    pub now: UtcTime,
}

impl LogQuery {
    pub fn new(visit: &Visit, before: Option<i64>, limit: i64) -> Self {
        Self {
            before,
            limit,
            lang: visit.lang,
            base_url: visit.app.absolute(""),
            now: visit.now,
        }
    }
}

/// Reads a piece of the log, newest first.
pub fn read(conn: &mut DbConn, query: &LogQuery) -> Result<LogPiece, AppError> {
    // Decisions stand in the order of their time; ids alone would not keep it.
    let newest = (query.now.plus(chrono::Duration::days(1)), i64::MAX);
    let behind = match query.before {
        Some(id) => {
            let decided_at = store::log::find_time(conn, id)?.ok_or(AppError::NotFound)?;
            (decided_at, id)
        }
        None => newest,
    };
    read_behind(conn, query, behind)
}

/// As [`read`], behind the decision of this time and number.
pub fn read_behind(
    conn: &mut DbConn,
    query: &LogQuery,
    behind: (UtcTime, i64),
) -> Result<LogPiece, AppError> {
    let mut rows = store::log::list(conn, behind, query.limit + 1)?;
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let cases: Vec<i64> = rows.iter().map(|row| row.case_id).collect();
    let known = Known {
        reasons: store::list_reasons(conn)?,
        appeals: appeals::store::list_states(conn, &cases)?
            .into_iter()
            .collect(),
        sweeps: sweeps::list_of_cases(conn, &cases)?,
    };
    let next = rows.last().filter(|_| has_more).map(|row| row.id);
    let items = rows
        .into_iter()
        .map(|row| LogItem::new(row, &known, query.lang, &query.base_url))
        .collect();
    Ok(LogPiece { items, next })
}

const COLUMNS: [&str; 16] = [
    "id",
    "case_id",
    "decided_at",
    "decision",
    "reason",
    "reason_title",
    "kind",
    "place_title",
    "cause",
    "appeal",
    "report_count",
    "opened_at",
    "due_at",
    "minutes_taken",
    "url",
    "sweep",
];

/// The log as CSV (RFC 4180, UTF-8).
///
/// # Errors
/// None in practice: it writes into memory.
pub fn to_csv(items: &[LogItem]) -> Result<String, AppError> {
    let mut table = Table::new(&COLUMNS)?;
    for item in items {
        table.row(&[
            &item.id.to_string(),
            &item.case_id.map(|id| id.to_string()).unwrap_or_default(),
            &item.decided_at.rfc3339(),
            item.decision,
            item.reason.as_deref().unwrap_or_default(),
            item.reason_title.as_deref().unwrap_or_default(),
            item.kind,
            item.place_title.as_deref().unwrap_or_default(),
            item.cause,
            item.appeal.unwrap_or_default(),
            &item.report_count.to_string(),
            &item.opened_at.rfc3339(),
            &item.due_at.rfc3339(),
            &item.minutes_taken.to_string(),
            &item.url,
            &item.sweep.map(|id| id.to_string()).unwrap_or_default(),
        ])?;
    }
    table.finish()
}
