//! Signatures on paper: which counts can be, how many are looked at, what follows from that.

use chrono::NaiveDate;

use crate::platform::error::{AppError, FieldErrors};

/// Lines of a sheet at most.
pub const MOST_LINES: i64 = 50;
/// Sheets of one batch at most.
pub const MOST_SHEETS: i64 = 100_000;
/// So many are looked at, or all where there are fewer …
pub const LEAST_SAMPLE: i64 = 500;
/// … and at least so many in a hundred.
pub const SAMPLE_PERCENT: i64 = 3;

/// A batch as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub sheet_count: i64,
    pub claimed_count: i64,
    pub collected_on: NaiveDate,
}

/// # Errors
/// `Invalid` when the numbers cannot be: more signatures than the sheets have lines, fewer than
/// one a sheet; a day that has not come, or before the petition opened.
pub fn ensure_possible(
    claim: &Claim,
    opened_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    if !(1..=MOST_SHEETS).contains(&claim.sheet_count) {
        let args = vec![("min", "1".to_owned()), ("max", MOST_SHEETS.to_string())];
        errors.add_with("sheets", "form.number", args);
    } else if claim.claimed_count < claim.sheet_count {
        errors.add("claimed", "petitions.paper-too-few");
    } else if claim.claimed_count > claim.sheet_count * MOST_LINES {
        let args = vec![("lines", MOST_LINES.to_string())];
        errors.add_with("claimed", "petitions.paper-too-many", args);
    }
    if claim.collected_on < opened_on || claim.collected_on > today {
        errors.add("collected_on", "petitions.paper-day");
    }
    errors.into_result()
}

/// How many signatures of a batch are looked at: [`LEAST_SAMPLE`] or [`SAMPLE_PERCENT`] in a
/// hundred, whichever is more; all where there are fewer. After section 9030 (d) of the Elections
/// Code of California.
pub fn sample_size(claimed: i64) -> i64 {
    let share = (claimed * SAMPLE_PERCENT + 99) / 100;
    share.max(LEAST_SAMPLE).min(claimed)
}

/// The numbers of the signatures that are looked at, counted through the batch from 1, in rising
/// order. The same seed gives the same ones: anybody can draw the sample again from what is in the
/// public log (SplitMix64 over the seed; Robert Floyd's sampling without repetition).
pub fn sample(seed: u64, claimed: i64, size: i64) -> Vec<i64> {
    let mut drawn = std::collections::BTreeSet::new();
    let mut state = seed;
    for last in (claimed - size.clamp(0, claimed) + 1)..=claimed {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let range = last.unsigned_abs().max(1);
        // The high half of a product of 128 bits: even over the range to one in 2^40 and better.
        let wide = (u128::from(mix(state)) * u128::from(range)) >> 64;
        let number = i64::try_from(wide).unwrap_or(0) + 1;
        if !drawn.insert(number) {
            drawn.insert(last);
        }
    }
    drawn.into_iter().collect()
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// How many of a batch count: the share of the sample that was valid, of all that were claimed,
/// rounded down. Where all were looked at, exactly those that were valid.
pub fn accepted(claimed: i64, sample_size: i64, valid: i64) -> i64 {
    super::doubts::expected(valid, sample_size, claimed).clamp(0, claimed.max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_counts_are_refused() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let possible = |sheet_count, claimed_count, on: &str| {
            let claim = Claim {
                sheet_count,
                claimed_count,
                collected_on: day(on),
            };
            ensure_possible(&claim, day("2026-11-01"), day("2026-11-23")).is_ok()
        };
        for (sheets, claimed, on, is_possible) in [
            (10, 200, "2026-11-20", true),
            (10, 500, "2026-11-23", true),
            (10, 501, "2026-11-20", false),
            (10, 9, "2026-11-20", false),
            (0, 0, "2026-11-20", false),
            (-1, 5, "2026-11-20", false),
            (1, i64::MAX, "2026-11-20", false),
            (i64::MAX, i64::MAX, "2026-11-20", false),
            (10, 200, "2026-10-31", false),
            (10, 200, "2026-11-24", false),
        ] {
            assert_eq!(
                possible(sheets, claimed, on),
                is_possible,
                "{sheets} {claimed} {on}"
            );
        }
    }

    #[test]
    fn the_sample_is_the_same_for_the_same_seed() {
        for claimed in [1, 10, 499, 500, 501, 20_000, 5_000_000] {
            let size = sample_size(claimed);
            let drawn = sample(7, claimed, size);
            assert_eq!(drawn.len(), usize::try_from(size).unwrap(), "{claimed}");
            assert!(drawn.iter().all(|number| (1..=claimed).contains(number)));
            assert!(drawn.is_sorted());
            assert_eq!(drawn, sample(7, claimed, size));
        }
        assert_ne!(sample(7, 20_000, 600), sample(8, 20_000, 600));
        assert_eq!(sample(7, 10, 10), (1..=10).collect::<Vec<_>>());
        assert!(sample(7, 0, 10).is_empty());
        // Every third of the batch gets about a third of the sample.
        let first = sample(9, 30_000, 900)
            .into_iter()
            .filter(|n| *n <= 10_000)
            .count();
        assert!((240..=360).contains(&first), "{first}");
    }

    #[test]
    fn what_follows_from_a_sample() {
        assert_eq!(
            (sample_size(30), sample_size(500), sample_size(20_000)),
            (30, 500, 600)
        );
        for (claimed, size, valid, counts) in [
            (30, 30, 28, 28),
            (20_000, 600, 540, 18_000),
            (20_000, 600, 599, 19_966),
            (1_000, 500, 0, 0),
            (1_000, 500, 500, 1_000),
        ] {
            assert_eq!(accepted(claimed, size, valid), counts);
        }
    }
}
