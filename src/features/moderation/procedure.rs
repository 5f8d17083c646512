//! By when moderators decide: usual figures, which an administrator may change for what comes in
//! from then on.

use serde::Serialize;
use serde_json::json;

use super::model::Cause;
use super::{RULES_TOPIC, store};
use crate::features::contributions::Kind;
use crate::features::deadlines::promise::Rule;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// By when moderators decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Procedure {
    /// Working days for everything but petitions, and for whatever was reported.
    pub working_days: i64,
    /// Calendar days for a petition that waits to be published.
    pub petition_days: i64,
    /// Calendar days after which such a petition is nearly overdue.
    pub petition_nearly_days: i64,
}

impl Default for Procedure {
    fn default() -> Self {
        Self {
            working_days: 2,
            petition_days: 14,
            petition_nearly_days: 11,
        }
    }
}

/// Bounds of the numbers, both ends included.
pub mod bounds {
    pub const WORKING_DAYS: (i64, i64) = (1, 20);
    pub const PETITION_DAYS: (i64, i64) = (2, 90);
    pub const PETITION_NEARLY_DAYS: (i64, i64) = (1, 89);
}

impl Procedure {
    /// The rule of a case, and the days after which it is nearly overdue where they are given.
    ///
    /// A petition is read at length before anybody can sign it. One that is public and was reported
    /// may do harm every day, like any other text.
    pub fn promise(self, kind: Kind, cause: Cause) -> (Rule, Option<i64>) {
        match (kind, cause) {
            (Kind::Petition, Cause::PreModeration) => (
                Rule::CalendarDays(self.petition_days),
                Some(self.petition_nearly_days),
            ),
            _ => (Rule::WorkingDays(self.working_days), None),
        }
    }

    /// # Errors
    /// `Invalid` with the first number that is out of bounds.
    fn ensure_sane(self) -> Result<(), AppError> {
        let numbers = [
            ("working_days", self.working_days, bounds::WORKING_DAYS),
            ("petition_days", self.petition_days, bounds::PETITION_DAYS),
            (
                "petition_nearly_days",
                self.petition_nearly_days,
                bounds::PETITION_NEARLY_DAYS,
            ),
        ];
        for (field, number, (least, most)) in numbers {
            if !(least..=most).contains(&number) {
                return Err(AppError::field(field, "moderation.days-bounds"));
            }
        }
        if self.petition_nearly_days >= self.petition_days {
            let field = "petition_nearly_days";
            return Err(AppError::field(field, "moderation.nearly-after-due"));
        }
        Ok(())
    }
}

/// By when moderators decide what comes in now.
///
/// # Errors
/// When the database cannot be read.
pub fn procedure(conn: &mut DbConn) -> Result<Procedure, AppError> {
    Ok(store::find_procedure(conn)?.unwrap_or_default())
}

/// Sets it from now on, and says so in the log: it decides what people can count on. Cases that are
/// open keep the day that was promised.
///
/// # Errors
/// `Invalid` for a number that makes no sense.
pub fn set_procedure(
    tx: &mut Tx<'_>,
    new: Procedure,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    new.ensure_sane()?;
    store::put_procedure(tx, new)?;
    let act = Act::new(
        "moderation-procedure-changed",
        "moderation",
        "moderation",
        ActingAs::Administrator,
    )
    .by(by);
    let detail = json!({ "url": "/moderation/rules", "procedure": new });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(RULES_TOPIC, now);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_promised_what() {
        let usual = Procedure::default();
        let fortnight = (Rule::CalendarDays(14), Some(11));
        let two_days = (Rule::WorkingDays(2), None);
        for (kind, cause, promised) in [
            (Kind::Petition, Cause::PreModeration, fortnight),
            (Kind::Petition, Cause::Report, two_days),
            (Kind::Petition, Cause::OwnMotion, two_days),
            (Kind::Comment, Cause::PreModeration, two_days),
            (Kind::Comment, Cause::Report, two_days),
            (Kind::Post, Cause::PreModeration, two_days),
            (Kind::Question, Cause::PreModeration, two_days),
        ] {
            assert_eq!(usual.promise(kind, cause), promised, "{kind} {cause}");
        }
    }

    #[test]
    fn numbers_make_sense_together() {
        for (working_days, petition_days, petition_nearly_days, is_sane) in [
            (2, 14, 11, true),
            (1, 2, 1, true),
            (20, 90, 89, true),
            (0, 14, 11, false),
            (21, 14, 11, false),
            (2, 1, 1, false),
            (2, 91, 11, false),
            (2, 14, 0, false),
            (2, 14, 14, false),
            (2, 14, 15, false),
            (i64::MIN, i64::MAX, i64::MAX, false),
        ] {
            let procedure = Procedure {
                working_days,
                petition_days,
                petition_nearly_days,
            };
            assert_eq!(procedure.ensure_sane().is_ok(), is_sane, "{procedure:?}");
        }
    }
}
