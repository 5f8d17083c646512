//! What a report weighs, by how often its reader was right.

use super::Ended;
use crate::features::moderation::Decision;

/// A record of fewer decided reports says nothing: three lucky ones are the least.
const LEAST: i64 = 3;
/// From this share on a reader was often right, in thousandths.
const OFTEN: i64 = 600;
/// What nobody's record says, in thousandths: neither right nor wrong.
const NEUTRAL: i64 = 500;
/// So many reports in a row that led to nothing are worth a word to their reader.
pub const IN_A_ROW: i64 = 5;

/// A reader's decided reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub right: i64,
    pub wrong: i64,
}

impl Record {
    /// The share that was right, in thousandths, with one right and one wrong report added: the mean
    /// of the beta distribution that begins as Beta(1, 1). A short record stays near the middle.
    pub fn share(self) -> i64 {
        let right = self.right.max(0).saturating_add(1);
        let all = right.saturating_add(self.wrong.max(0)).saturating_add(1);
        right.saturating_mul(1_000) / all
    }

    /// What a report weighs, in thousandths above the middle. It is 0 for whoever has no record, so
    /// that a flood of new accounts weighs nothing; never less: nobody is ignored.
    pub fn trust(self) -> i64 {
        let is_long = self.right.saturating_add(self.wrong) >= LEAST;
        if is_long && self.share() >= OFTEN {
            self.share() - NEUTRAL
        } else {
            0
        }
    }
}

/// Whether a decision shows that the reports of its case were right: whatever was done about the
/// text, somebody had to do something. For which reason is a moderator's craft, not a reader's.
pub fn proves_right(decision: Decision) -> bool {
    !matches!(decision, Decision::Approve | Decision::TakeBack)
}

/// Whether these, the last that were decided, all led to nothing.
pub fn is_often_wrong(last: &[Ended]) -> bool {
    let is_enough = i64::try_from(last.len()).is_ok_and(|count| count >= IN_A_ROW);
    is_enough && last.iter().all(|ended| *ended == Ended::Wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_record_weighs() {
        for (right, wrong, share, trust) in [
            (0, 0, 500, 0),
            (1, 0, 666, 0),
            (2, 0, 750, 0),
            // Three of three; two of three are just enough.
            (3, 0, 800, 300),
            (2, 1, 600, 100),
            (1, 2, 400, 0),
            (3, 2, 571, 0),
            (6, 3, 636, 136),
            (98, 0, 990, 490),
            (0, 500, 1, 0),
            (i64::MAX, i64::MAX, 1, 0),
            (-5, -5, 500, 0),
        ] {
            let record = Record { right, wrong };
            assert_eq!(record.share(), share, "{record:?}");
            assert_eq!(record.trust(), trust, "{record:?}");
        }
    }

    #[test]
    fn one_who_was_always_right_weighs_more_than_any_flood_without_a_record() {
        let flood: i64 = (0..500).map(|_| Record::default().trust()).sum();
        let known = Record { right: 3, wrong: 0 };
        assert!(known.trust() > flood);
    }

    #[test]
    fn only_what_stays_as_it_is_was_reported_wrongly() {
        for &decision in Decision::ALL {
            let leaves_it = matches!(decision.as_str(), "approve" | "take_back");
            assert_eq!(proves_right(decision), !leaves_it);
        }
    }

    #[test]
    fn five_in_a_row_are_worth_a_word() {
        use Ended::{Right, Wrong};
        for (last, expected) in [
            (vec![], false),
            (vec![Wrong; 4], false),
            (vec![Wrong; 5], true),
            (vec![Right, Wrong, Wrong, Wrong, Wrong], false),
            (vec![Wrong, Wrong, Wrong, Wrong, Right], false),
        ] {
            assert_eq!(is_often_wrong(&last), expected, "{last:?}");
        }
    }
}
