//! Proof that the counters are right: everything is counted anew and compared, in all, by day, by
//! region, and what is on paper. What is counted is read from one snapshot, so that it also holds
//! while people sign.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

use super::model::zone_of;
use super::store::checks as store;
use crate::features::deadlines::rules::local_day;
use crate::platform::db::{DbConn, snapshot};
use crate::platform::error::AppError;

/// Signatures read at a time.
const PAGE: i64 = 100_000;

/// What was compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Part {
    All,
    /// `2026-11-23`
    Day(String),
    /// `GB RM1`
    Region(String),
}

/// A counter that is not what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    pub petition_id: i64,
    pub part: Part,
    /// Confirmed signatures and what counts on paper, counted.
    pub counted: i64,
    /// What the counter says.
    pub stored: i64,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = match &self.part {
            Part::All => "in all".to_owned(),
            Part::Day(day) => format!("on {day}"),
            Part::Region(region) if region.is_empty() => "without a region".to_owned(),
            Part::Region(region) => format!("in {region}"),
        };
        write!(
            f,
            "petition {} {part}: the counter says {}, counted are {}",
            self.petition_id, self.stored, self.counted
        )
    }
}

/// What was looked at, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Check {
    pub petitions: i64,
    pub signatures: i64,
    pub on_paper: i64,
    pub mismatches: Vec<Mismatch>,
}

/// Counts everything anew.
///
/// # Errors
/// When the database cannot be read.
pub fn check(conn: &mut DbConn) -> Result<Check, AppError> {
    snapshot(conn, |conn| {
        let petitions = store::list_counters(conn)?;
        let zones = petitions.iter().map(|one| (one.0, zone_of(&one.1)));
        let mut done = Check::default();
        let mut counted = Counts::default();
        count_signatures(conn, &zones.collect(), &mut counted, &mut done)?;
        for (petition_id, day, region, count) in store::list_paper(conn)? {
            counted.add(petition_id, day, &region, count);
            done.on_paper += count;
        }
        let mut stored = Counts::default();
        for (petition_id, day, count) in store::list_days(conn)? {
            *stored.days.entry((petition_id, day)).or_default() += count;
        }
        for (petition_id, region, count) in store::list_regions(conn)? {
            *stored.regions.entry((petition_id, region)).or_default() += count;
        }
        for (petition_id, _, count) in petitions {
            *stored.all.entry(petition_id).or_default() += count;
            done.petitions += 1;
        }
        let wrong = &mut done.mismatches;
        compare(counted.all, stored.all, |id| (id, Part::All), wrong);
        let day = |(id, day): (i64, NaiveDate)| (id, Part::Day(day.to_string()));
        compare(counted.days, stored.days, day, wrong);
        let region = |(id, name)| (id, Part::Region(name));
        compare(counted.regions, stored.regions, region, wrong);
        Ok(done)
    })
}

#[derive(Default)]
struct Counts {
    all: BTreeMap<i64, i64>,
    days: BTreeMap<(i64, NaiveDate), i64>,
    regions: BTreeMap<(i64, String), i64>,
}

impl Counts {
    fn add(&mut self, petition_id: i64, day: NaiveDate, region: &str, count: i64) {
        *self.all.entry(petition_id).or_default() += count;
        *self.days.entry((petition_id, day)).or_default() += count;
        let region = (petition_id, region.to_owned());
        *self.regions.entry(region).or_default() += count;
    }
}

fn count_signatures(
    conn: &mut DbConn,
    zones: &HashMap<i64, Tz>,
    counts: &mut Counts,
    done: &mut Check,
) -> Result<(), AppError> {
    let mut after = 0;
    loop {
        let page = store::list_counted(conn, after, PAGE)?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.0;
        for (_, petition_id, at, region) in page {
            let zone = zones.get(&petition_id).copied().unwrap_or(Tz::UTC);
            counts.add(petition_id, local_day(at, zone), &region, 1);
            done.signatures += 1;
        }
    }
}

/// Notes what differs; what is on neither side counts as none.
fn compare<K: Ord + Clone>(
    counted: BTreeMap<K, i64>,
    mut stored: BTreeMap<K, i64>,
    name: impl Fn(K) -> (i64, Part),
    wrong: &mut Vec<Mismatch>,
) {
    let mut note = |key: K, counted: i64, stored: i64| {
        if counted != stored {
            let (petition_id, part) = name(key);
            wrong.push(Mismatch {
                petition_id,
                part,
                counted,
                stored,
            });
        }
    };
    for (key, count) in counted {
        let says = stored.remove(&key).unwrap_or(0);
        note(key, count, says);
    }
    for (key, says) in stored {
        note(key, 0, says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_wrong() {
        let line = |part| {
            let wrong = Mismatch {
                petition_id: 7,
                part,
                counted: 2,
                stored: 3,
            };
            wrong.to_string()
        };
        let counts = "the counter says 3, counted are 2";
        assert_eq!(line(Part::All), format!("petition 7 in all: {counts}"));
        let day = Part::Day("2026-11-23".to_owned());
        assert_eq!(line(day), format!("petition 7 on 2026-11-23: {counts}"));
        let region = |name: &str| Part::Region(name.to_owned());
        assert_eq!(
            line(region("GB RM1")),
            format!("petition 7 in GB RM1: {counts}")
        );
        assert_eq!(
            line(region("")),
            format!("petition 7 without a region: {counts}")
        );
    }
}
