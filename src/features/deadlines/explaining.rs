//! Promises with the day-by-day accounts of their due days, as pages show them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

use super::account::{self, Day, DayAccount};
use super::calendars::load_calendars;
use super::keeping::{events_of, terms_of};
use super::model::{Promise, PromiseEvent, PromiseKind, PromiseState};
use super::store;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Kept pages that show an account have this topic: a day may be named anew without moving what
/// is due.
pub const ACCOUNTS: &str = "deadline-accounts";

/// Longer accounts show days in a row that count alike as one line.
const DAYS_IN_LINES: usize = 100;

/// A promise with its events and the day-by-day account of its due day.
#[derive(Clone, Debug)]
pub struct Account {
    pub promise: Promise,
    pub events: Vec<PromiseEvent>,
    pub days: Vec<Day>,
}

impl Account {
    /// Counted days left, while the clock is stopped.
    pub fn left(&self) -> i64 {
        account::left(&self.days)
    }
}

/// The promises of a subject, one for each body that had it, each with its account.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn accounts(
    conn: &mut DbConn,
    kind: PromiseKind,
    subject_id: i64,
    site_zone: Tz,
) -> Result<Vec<Account>, AppError> {
    let mut all = accounts_of_many(conn, kind, &[subject_id], site_zone)?;
    Ok(all.remove(&subject_id).unwrap_or_default())
}

/// As [`accounts`], by subject, in a number of statements that does not depend on theirs.
pub fn accounts_of_many(
    conn: &mut DbConn,
    kind: PromiseKind,
    subject_ids: &[i64],
    site_zone: Tz,
) -> Result<HashMap<i64, Vec<Account>>, AppError> {
    let promises = store::list_promises_of(conn, kind, subject_ids)?;
    let mut by_subject: HashMap<i64, Vec<Account>> = HashMap::new();
    for account in explain(conn, promises, site_zone)? {
        let subject_id = account.promise.subject_id;
        by_subject.entry(subject_id).or_default().push(account);
    }
    Ok(by_subject)
}

/// Counted days left of those of these promises whose clock is stopped, by their numbers.
pub fn days_left(
    conn: &mut DbConn,
    promises: &[Promise],
    site_zone: Tz,
) -> Result<HashMap<i64, i64>, AppError> {
    let is_paused = |promise: &&Promise| promise.state == PromiseState::Paused;
    let paused: Vec<Promise> = promises.iter().filter(is_paused).cloned().collect();
    let accounts = explain(conn, paused, site_zone)?;
    let left = accounts.iter().map(|one| (one.promise.id, one.left()));
    Ok(left.collect())
}

fn explain(
    conn: &mut DbConn,
    promises: Vec<Promise>,
    site_zone: Tz,
) -> Result<Vec<Account>, AppError> {
    if promises.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = promises.iter().map(|promise| promise.id).collect();
    let mut events: HashMap<i64, Vec<PromiseEvent>> = HashMap::new();
    for event in store::list_events(conn, &ids)? {
        events.entry(event.promise_id).or_default().push(event);
    }
    let version = |promise: &Promise| (promise.calendar_id, promise.calendar_version);
    let wanted: BTreeSet<(i64, i64)> = promises.iter().map(version).collect();
    let calendars = load_calendars(conn, &wanted, site_zone)?;
    let mut all = Vec::with_capacity(promises.len());
    for promise in promises {
        let calendar = calendars
            .get(&version(&promise))
            .ok_or(AppError::NotFound)?;
        let events = events.remove(&promise.id).unwrap_or_default();
        let days = account::explain(&terms_of(&promise)?, calendar, &events_of(&events)?)?;
        all.push(Account {
            promise,
            events,
            days,
        });
    }
    Ok(all)
}

/// Days were named or counted anew: kept pages tell of it.
pub(super) fn touch(tx: &mut Tx<'_>, now: UtcTime) {
    tx.touch(ACCOUNTS, now);
}

/// How a due day came about, of one body, for `deadline.accounts`.
#[derive(Clone, Debug, Serialize)]
pub struct AccountView {
    /// '' where a single body has it.
    pub body: String,
    /// 'transferred' for all but the last.
    pub state: PromiseState,
    pub due_on: NaiveDate,
    pub days: Vec<DayView>,
    /// What was promised: its first day is named after it.
    pub kind: PromiseKind,
    /// Its day was given, and nothing was counted.
    pub is_fixed: bool,
}

/// A day of it, or several in a row that count alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DayView {
    pub on: NaiveDate,
    /// The last of several.
    pub until: Option<NaiveDate>,
    /// 'counted', 'weekend', 'holiday', 'paused' …
    pub what: &'static str,
    /// Name of the holiday.
    pub name: String,
    pub count: Option<i64>,
    pub last_count: Option<i64>,
}

impl AccountView {
    pub fn new(account: &Account) -> Self {
        Self {
            body: String::new(),
            state: account.promise.state,
            due_on: account.promise.due_on,
            days: DayView::list(&account.days),
            kind: account.promise.kind,
            is_fixed: account.promise.rule.starts_with("until:"),
        }
    }

    /// Of the promises of one subject that stays with one body: the one in force, unless it was
    /// taken back. What was promised again counts from then on.
    pub fn list(accounts: &[Account]) -> Vec<Self> {
        let latest = accounts.last();
        let kept = latest.filter(|one| one.promise.state != PromiseState::Withdrawn);
        kept.map(Self::new).into_iter().collect()
    }
}

impl DayView {
    fn new(day: &Day) -> Self {
        Self {
            on: day.on,
            until: None,
            what: day.what.word(),
            name: match &day.what {
                DayAccount::Holiday(name) => name.clone(),
                _ => String::new(),
            },
            count: day.count,
            last_count: None,
        }
    }

    /// The lines of an account.
    fn list(days: &[Day]) -> Vec<Self> {
        if days.len() <= DAYS_IN_LINES {
            return days.iter().map(Self::new).collect();
        }
        // Days that are left are counted by their lines.
        let is_alike = |one: &Day, next: &Day| {
            one.what == next.what
                && one.what != DayAccount::Left
                && one.count.is_some() == next.count.is_some()
        };
        let line = |run: &[Day]| {
            let (first, last) = (run.first()?, run.last()?);
            let many = run.len() > 1;
            Some(Self {
                until: many.then_some(last.on),
                last_count: last.count.filter(|_| many),
                ..Self::new(first)
            })
        };
        days.chunk_by(is_alike).filter_map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(count: u64) -> Vec<Day> {
        let start: NaiveDate = "2026-11-23".parse().unwrap();
        let day = |n: u64| Day {
            on: start + chrono::Days::new(n),
            what: match n {
                0 => DayAccount::Received,
                7 => DayAccount::Paused,
                _ => DayAccount::Counted,
            },
            count: match n {
                0 | 7 => None,
                1..7 => i64::try_from(n).ok(),
                _ => i64::try_from(n).ok().map(|n| n - 1),
            },
        };
        (0..=count).map(day).collect()
    }

    #[test]
    fn a_short_account_has_a_line_for_each_day() {
        let lines = DayView::list(&days(84));
        assert_eq!(lines.len(), 85);
        assert!(lines.iter().all(|line| line.until.is_none()));
    }

    #[test]
    fn a_long_account_has_a_line_for_days_that_count_alike() {
        let lines = DayView::list(&days(400));
        let words: Vec<String> = lines
            .iter()
            .map(|line| {
                let until = line
                    .until
                    .map(|day| format!(" - {day}"))
                    .unwrap_or_default();
                let count = line.count.map(|n| format!(" {n}")).unwrap_or_default();
                let last = line
                    .last_count
                    .map(|n| format!(" to {n}"))
                    .unwrap_or_default();
                format!("{}{until} {}{count}{last}", line.on, line.what)
            })
            .collect();
        assert_eq!(
            words,
            [
                "2026-11-23 received",
                "2026-11-24 - 2026-11-29 counted 1 to 6",
                "2026-11-30 paused",
                "2026-12-01 - 2027-12-28 counted 7 to 399",
            ]
        );
    }
}
