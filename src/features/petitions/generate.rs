//! Synthetic petitions and signatures: for the demo town and for measuring at scale. The same
//! seed makes the same signatures.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;

use super::model::{NewPetition, Petition, Turning};
use super::procedures::Procedure;
use super::store::signatures::{self, MadeUp};
use super::{lifecycle, rules, store, thresholds, topic};
use crate::features::bodies::{self, NewBody};
use crate::features::contributions::Spine;
use crate::features::deadlines::rules::local_day;
use crate::platform::db::{Db, Tx, UtcTime};
use crate::platform::error::AppError;

/// Signatures written in one transaction.
const CHUNK: i64 = 20_000;
/// Days over which they are spread.
const DAYS: i64 = 90;

/// How much to make.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub petitions: i64,
    /// Over all petitions.
    pub signatures: i64,
    pub seed: u64,
}

/// Makes open petitions with confirmed signatures; `progress` hears how many signatures there
/// are so far. Returns the petitions' ids.
///
/// # Errors
/// When a row cannot be written.
pub fn generate(
    db: &Db,
    spine: &Spine,
    load: &Load,
    zone: Tz,
    now: UtcTime,
    mut progress: impl FnMut(i64),
) -> Result<Vec<i64>, AppError> {
    let begun = now.minus(Duration::days(DAYS));
    let count = load.petitions.max(i64::from(load.signatures > 0));
    let owned = spine.clone();
    let ids = db.write_here(move |tx| {
        let body_id = any_body(tx, begun)?;
        (1..=count)
            .map(|number| {
                let new = synthetic(body_id, number, zone);
                Ok(lifecycle::start_open(tx, &owned, &new, begun)?.id)
            })
            .collect::<Result<Vec<i64>, AppError>>()
    })?;
    let (mut done, seed) = (0, load.seed);
    for (number, &id) in (0..count).zip(&ids) {
        let (mut left, mut from) = (share(load.signatures, count, number), begun);
        while left > 0 {
            let part = left.min(CHUNK);
            let to = from
                .plus((now.since(from)) / i32::try_from(left.div_euclid(part)).unwrap_or(1).max(1));
            db.write_here(move |tx| add_signatures(tx, id, part, seed, from, to))?;
            left -= part;
            done += part;
            from = to;
            progress(done);
        }
    }
    Ok(ids)
}

/// The `number`th of `parts` nearly equal parts of `total`.
fn share(total: i64, parts: i64, number: i64) -> i64 {
    total / parts + i64::from(number < total % parts)
}

fn any_body(tx: &mut Tx<'_>, now: UtcTime) -> Result<i64, AppError> {
    if let Some(body) = bodies::list(tx)?.first() {
        return Ok(body.id);
    }
    let new = NewBody {
        slug: None,
        name: "Synthetic Council".to_owned(),
        purpose: "Made to be measured.".to_owned(),
        responsibilities: String::new(),
        email: String::new(),
        phone: String::new(),
        postal_address: String::new(),
        website: String::new(),
        answer_working_days: 10,
    };
    Ok(bodies::create(tx, &new, now)?.id)
}

fn synthetic(body_id: i64, number: i64, zone: Tz) -> NewPetition {
    NewPetition {
        body_id,
        action: format!("Synthetic petition number {number}"),
        background: "This petition was made by a program.".to_owned(),
        details: String::new(),
        account_id: None,
        author_name: "A program".to_owned(),
        lang: "en".to_owned(),
        submission_key: None,
        marks: None,
        procedure: Procedure::without_sponsors(),
        procedure_id: None,
        zone,
    }
}

/// Adds confirmed signatures of made-up people, spread evenly between two instants, with
/// everything that follows from them: counters, days, the threshold at its instant.
///
/// # Errors
/// `NotFound` when there is no such petition; when a row cannot be written.
pub fn add_signatures(
    tx: &mut Tx<'_>,
    petition_id: i64,
    count: i64,
    seed: u64,
    from: UtcTime,
    to: UtcTime,
) -> Result<(), AppError> {
    let petition = store::find(tx, petition_id)?.ok_or(AppError::NotFound)?;
    // A number in the middle is reached at its own instant, and by its own signature.
    if let Some(first) = until_threshold(&petition, count) {
        let part = i32::try_from(count).unwrap_or(i32::MAX).max(1);
        let reached = i32::try_from(first).unwrap_or(part);
        let middle = from.plus(to.since(from) / part * reached);
        add_signatures(tx, petition_id, first, seed, from, middle)?;
        return add_signatures(tx, petition_id, count - first, seed, middle, to);
    }
    let span = to.since(from).num_seconds().max(0);
    let instant = |number: i64| from.plus(Duration::seconds(span * (number + 1) / count.max(1)));
    let rows: Vec<MadeUp> = (0..count)
        .map(|number| {
            let serial = petition.signature_count + number;
            made_up(seed, petition_id, serial, instant(number))
        })
        .collect();
    signatures::insert_many(tx, petition_id, &rows)?;
    for (day, day_count) in by_day(&rows, &petition) {
        signatures::add_to_day(tx, petition_id, day, day_count)?;
    }
    let mut regions: BTreeMap<&str, i64> = BTreeMap::new();
    for row in &rows {
        *regions.entry(&row.region).or_default() += 1;
    }
    for (region, region_count) in regions {
        signatures::add_to_region(tx, petition_id, region, region_count)?;
    }
    let counted = signatures::add_to_count(tx, petition_id, count, to)?;
    if counted.turning(count) != Turning::No {
        thresholds::count_changed(tx, petition_id, to)?;
    }
    tx.touch(topic(petition_id), to);
    Ok(())
}

/// Signatures up to the first threshold that lies within the next `count`, if one does.
fn until_threshold(petition: &Petition, count: i64) -> Option<i64> {
    let ahead = |threshold: i64| threshold - petition.signature_count;
    [Some(petition.response_threshold), petition.debate_threshold]
        .into_iter()
        .flatten()
        .map(ahead)
        .filter(|first| *first > 0 && *first < count)
        .min()
}

fn by_day(rows: &[MadeUp], petition: &Petition) -> BTreeMap<NaiveDate, i64> {
    let zone = petition.zone();
    let mut days = BTreeMap::new();
    for row in rows {
        *days.entry(local_day(row.at, zone)).or_default() += 1;
    }
    days
}

fn made_up(seed: u64, petition_id: i64, serial: i64, at: UtcTime) -> MadeUp {
    let stream = mix(seed ^ mix(petition_id.unsigned_abs()));
    let number = mix(stream.wrapping_add(serial.unsigned_abs().wrapping_mul(GOLDEN)));
    let (district, house) = (district(number % 105), number / 105 % 9 + 1);
    let (postcode, country) = match number % 40 {
        0 => ("75011".to_owned(), "FR"),
        1 => ("28013".to_owned(), "ES"),
        2 => (String::new(), "IE"),
        _ => (format!("RM{district} {house}AB"), "GB"),
    };
    MadeUp {
        // In no order, as real addresses come; different numbers give different ones.
        key: format!("{number:016x}@made-up.example"),
        name: format!("Signatory {}", serial + 1),
        region: rules::places::region(country, &postcode),
        // One in sixty comes from one network, the others from everywhere.
        network: match number / 7 % 60 {
            7 => CROWDED.to_owned(),
            _ => format!("10.{}.{}.0/24", number % 199, number / 199 % 250),
        },
        wants_updates: number / 11 % 6 == 3,
        postcode,
        country,
        at,
    }
}

/// The network that many made-up signatures come from.
pub const CROWDED: &str = "198.51.100.0/24";

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// One of fourteen districts, the first with the most people and the last with the fewest: of 105,
/// 14 live in the first, 13 in the second, one in the last.
fn district(person: u64) -> u64 {
    (1..=14)
        .scan(0, |before, district| {
            *before += 15 - district;
            Some((district, *before))
        })
        .find(|(_, up_to)| person < *up_to)
        .map_or(14, |(district, _)| district)
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that looks random.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_make_the_whole() {
        for (total, parts) in [(10, 3), (0, 4), (1_000_000, 7)] {
            let sum: i64 = (0..parts).map(|number| share(total, parts, number)).sum();
            assert_eq!(sum, total);
        }
    }

    #[test]
    fn fewer_live_in_each_district_than_in_the_one_before() {
        let mut counts = std::collections::BTreeMap::new();
        for person in 0..105 {
            *counts.entry(district(person)).or_insert(0_u64) += 1;
        }
        let expected: Vec<(u64, u64)> = (1..=14).map(|d| (d, 15 - d)).collect();
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nobody_is_made_up_twice_and_the_same_seed_makes_the_same() {
        let at = UtcTime::parse("2026-01-01T00:00:00Z").unwrap();
        let keys: std::collections::BTreeSet<_> =
            (0..10_000).map(|n| made_up(7, 1, n, at).key).collect();
        assert_eq!(keys.len(), 10_000);
        assert!(keys.contains(&made_up(7, 1, 9_999, at).key));
        assert!(!keys.contains(&made_up(8, 1, 0, at).key));
    }
}
