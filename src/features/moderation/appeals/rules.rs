//! Who may appeal against what and until when, and who decides it.

use super::model::AppealState;
use crate::features::contributions::{Contribution, State};
use crate::features::deadlines::promise::Rule;
use crate::features::moderation::suspensions::{Suspension, SuspensionState};
use crate::features::moderation::{Case, Decision};
use crate::platform::actor::Actor;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;

/// An appeal may be filed for six months, as the Digital Services Act asks for at least
/// (Regulation (EU) 2022/2065, Art. 20 (1)).
pub const WINDOW: Rule = Rule::Months(6);
/// Working days within which an appeal is decided.
pub const DECISION_WORKING_DAYS: i64 = 10;
pub const DECISION: Rule = Rule::WorkingDays(DECISION_WORKING_DAYS);

/// What the author says against a decision.
pub const GROUNDS: TextRule = TextRule::text(20, 4_000);
/// What the second moderator says to the author: reasons are owed (Art. 20 (5)).
pub const EXPLANATION: TextRule = TextRule::text(20, 4_000);

/// Whether a decision took something from its author that an appeal can give back, be it their
/// good name; `after` is the state in which it left the contribution.
pub fn takes_away(decision: Decision, after: State) -> bool {
    match decision {
        Decision::Reject | Decision::Hide | Decision::Redact | Decision::Warn => true,
        Decision::AskEdit => after != State::Published,
        _ => false,
    }
}

/// Whether what a decision took is still away. A text from which something was taken out is, until
/// somebody changes it; a warning stands until it is withdrawn.
pub fn is_away(case: &Case, contribution: &Contribution) -> bool {
    if case.undone_at.is_some() {
        return false;
    }
    match (case.decision, contribution.state) {
        (Some(Decision::Redact), State::Published) => {
            contribution.edited_at.is_some() && contribution.edited_at == case.decided_at
        }
        (Some(Decision::Warn), State::Published) => true,
        (Some(decision), state @ (State::Rejected | State::Hidden)) => takes_away(decision, state),
        _ => false,
    }
}

/// Whether the last decision on a contribution may be appealed against at `now`: by its author,
/// once, while what it took is still away, and until `until`.
///
/// # Errors
/// `Closed` with what stands against it.
pub fn ensure_appealable(
    case: &Case,
    contribution: &Contribution,
    earlier: Option<AppealState>,
    until: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure_first(earlier)?;
    if !is_away(case, contribution) {
        return Err(AppError::Closed("moderation.appeal-nothing"));
    }
    ensure_in_time(until, now)
}

/// There is one appeal against each decision.
fn ensure_first(earlier: Option<AppealState>) -> Result<(), AppError> {
    match earlier {
        Some(AppealState::Open) => Err(AppError::Closed("moderation.appeal-open")),
        Some(AppealState::Upheld | AppealState::Reversed) => {
            Err(AppError::Closed("moderation.appeal-decided"))
        }
        Some(AppealState::Withdrawn) => Err(AppError::Closed("moderation.appeal-withdrawn")),
        None => Ok(()),
    }
}

fn ensure_in_time(until: UtcTime, now: UtcTime) -> Result<(), AppError> {
    if now > until {
        return Err(AppError::Closed("moderation.appeal-late"));
    }
    Ok(())
}

/// Whether a suspension may be appealed against at `now`: once, while it is in force or when it has
/// run its time, and until `until`. One that a moderator ended early needs no second look.
///
/// # Errors
/// `Closed` with what stands against it.
pub fn ensure_suspension_appealable(
    state: SuspensionState,
    earlier: Option<AppealState>,
    until: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure_first(earlier)?;
    if !matches!(state, SuspensionState::InForce | SuspensionState::Over) {
        return Err(AppError::Closed("moderation.appeal-not-suspended"));
    }
    ensure_in_time(until, now)
}

/// Whether this moderator is another one than the one whose decision is in question. Where that
/// one's account is gone, everybody is.
pub fn is_another(actor: &Actor, case: &Case) -> bool {
    case.decided_by.is_none() || case.decided_by != actor.account_id
}

/// Whether this moderator is another one than the two who suspended somebody.
pub fn is_third(actor: &Actor, suspension: &Suspension) -> bool {
    let first = [suspension.proposed_by, suspension.decided_by];
    actor.account_id.is_none() || !first.contains(&actor.account_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::moderation::tests::{case, contribution, suspension};

    #[test]
    fn what_may_be_appealed_against() {
        let at = |text: &str| UtcTime::parse(text).unwrap();
        let until = at("2027-05-24T22:59:59Z");
        let (early, late) = (at("2026-12-01T10:00:00Z"), at("2027-05-25T00:00:00Z"));
        let closed = |key| Err(AppError::Closed(key));
        use AppealState::{Open, Reversed, Upheld, Withdrawn};
        use Decision::{Approve, Hide, Reject, Warn};
        let table = [
            (Some(Reject), State::Rejected, None, early, Ok(())),
            (Some(Hide), State::Hidden, None, early, Ok(())),
            // The last second of the last day is in time, the first of the next is not.
            (Some(Hide), State::Hidden, None, until, Ok(())),
            (
                Some(Hide),
                State::Hidden,
                None,
                late,
                closed("moderation.appeal-late"),
            ),
            (
                Some(Approve),
                State::Published,
                None,
                early,
                closed("moderation.appeal-nothing"),
            ),
            (Some(Warn), State::Published, None, early, Ok(())),
            (
                Some(Warn),
                State::Withdrawn,
                None,
                early,
                closed("moderation.appeal-nothing"),
            ),
            (
                None,
                State::Withdrawn,
                None,
                early,
                closed("moderation.appeal-nothing"),
            ),
            (
                Some(Hide),
                State::Published,
                None,
                early,
                closed("moderation.appeal-nothing"),
            ),
            (
                Some(Hide),
                State::Erased,
                None,
                early,
                closed("moderation.appeal-nothing"),
            ),
            (
                Some(Hide),
                State::Hidden,
                Some(Open),
                early,
                closed("moderation.appeal-open"),
            ),
            (
                Some(Hide),
                State::Hidden,
                Some(Upheld),
                early,
                closed("moderation.appeal-decided"),
            ),
            (
                Some(Hide),
                State::Published,
                Some(Reversed),
                early,
                closed("moderation.appeal-decided"),
            ),
            (
                Some(Hide),
                State::Hidden,
                Some(Withdrawn),
                early,
                closed("moderation.appeal-withdrawn"),
            ),
        ];
        for (decision, state, earlier, now, expected) in table {
            let found = ensure_appealable(
                &case(decision, Some(7)),
                &contribution(state),
                earlier,
                until,
                now,
            );
            assert_eq!(found, expected, "{decision:?} {state} {earlier:?} {now:?}");
        }
    }

    #[test]
    fn which_suspensions_may_be_appealed_against() {
        use AppealState::{Open, Reversed, Upheld, Withdrawn};
        use SuspensionState::{Declined, InForce, Lifted, Over, Proposed};
        let at = |text: &str| UtcTime::parse(text).unwrap();
        let until = at("2027-05-24T22:59:59Z");
        let (early, late) = (at("2026-12-01T10:00:00Z"), at("2027-05-24T23:00:00Z"));
        let closed = |key| Err(AppError::Closed(key));
        for (state, earlier, now, expected) in [
            (InForce, None, early, Ok(())),
            (InForce, None, until, Ok(())),
            (Over, None, early, Ok(())),
            (InForce, None, late, closed("moderation.appeal-late")),
            (
                Proposed,
                None,
                early,
                closed("moderation.appeal-not-suspended"),
            ),
            (
                Declined,
                None,
                early,
                closed("moderation.appeal-not-suspended"),
            ),
            (
                Lifted,
                None,
                early,
                closed("moderation.appeal-not-suspended"),
            ),
            (InForce, Some(Open), early, closed("moderation.appeal-open")),
            (
                InForce,
                Some(Upheld),
                early,
                closed("moderation.appeal-decided"),
            ),
            (
                Lifted,
                Some(Reversed),
                early,
                closed("moderation.appeal-decided"),
            ),
            (
                Over,
                Some(Withdrawn),
                early,
                closed("moderation.appeal-withdrawn"),
            ),
        ] {
            let found = ensure_suspension_appealable(state, earlier, until, now);
            assert_eq!(found, expected, "{state} {earlier:?} {now:?}");
        }
    }

    #[test]
    fn neither_of_the_two_decides_again() {
        let actor = |id| Actor {
            account_id: Some(id),
            ..Actor::anonymous()
        };
        let by = |proposed_by, decided_by| suspension(proposed_by, decided_by);
        assert!(!is_third(&actor(7), &by(Some(7), Some(8))));
        assert!(!is_third(&actor(8), &by(Some(7), Some(8))));
        assert!(is_third(&actor(9), &by(Some(7), Some(8))));
        assert!(is_third(&actor(9), &by(None, None)));
    }

    #[test]
    fn whoever_decided_first_does_not_decide_again() {
        let actor = |id| Actor {
            account_id: Some(id),
            ..Actor::anonymous()
        };
        let of_seven = case(Some(Decision::Hide), Some(7));
        assert!(!is_another(&actor(7), &of_seven));
        assert!(is_another(&actor(8), &of_seven));
        assert!(is_another(&actor(8), &case(Some(Decision::Hide), None)));
    }
}
