//! What may be decided, and what follows from it.

use chrono_tz::Tz;

use super::model::Decision;
use crate::features::contributions::{Kind, State};
use crate::features::deadlines;
use crate::platform::db::UtcTime;

/// What a decision does to a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It moves to another state.
    Move(State),
    /// It stays where it is; the act is logged under this name.
    Stay(&'static str),
}

/// Decisions that make sense for a contribution in `state`, the likeliest first.
pub fn possible_decisions(state: State) -> &'static [Decision] {
    match state {
        State::Received | State::InReview => &[Decision::Approve, Decision::Reject],
        State::Published => &[Decision::Approve, Decision::Hide, Decision::Warn],
        State::Hidden => &[Decision::Approve, Decision::Hide],
        State::Rejected => &[Decision::Approve, Decision::Reject],
        State::Withdrawn | State::Erased | State::MergedInto => &[],
    }
}

/// What `decision` does to a contribution in `state`; None when it makes no sense there.
pub fn outcome(state: State, decision: Decision) -> Option<Outcome> {
    if !possible_decisions(state).contains(&decision) {
        return None;
    }
    Some(match (state, decision) {
        (State::Published, Decision::Approve) => Outcome::Stay("approved"),
        (_, Decision::Warn) => Outcome::Stay("warned"),
        (_, Decision::Approve) => Outcome::Move(State::Published),
        (State::Rejected, Decision::Reject) | (State::Hidden, Decision::Hide) => {
            Outcome::Stay("upheld")
        }
        (_, Decision::Reject) => Outcome::Move(State::Rejected),
        (_, Decision::Hide) => Outcome::Move(State::Hidden),
    })
}

/// How something is taken away: what was public is hidden, what never was is rejected.
pub fn taking_away(state: State) -> Decision {
    match state {
        State::Published | State::Hidden => Decision::Hide,
        _ => Decision::Reject,
    }
}

/// Whether a moderator may open a case of their own motion: on what is public, and on what was
/// taken away, so that a mistake can be put right.
pub fn may_open(state: State) -> bool {
    matches!(state, State::Published | State::Hidden | State::Rejected)
}

/// Whether a reason is about contributions of this kind.
pub fn applies_to(reason_key: &str, kind: Kind) -> bool {
    !reason_key.starts_with("petition-") || kind == Kind::Petition
}

/// Whether a text that was refused for this reason can be read all the same. A petition that asks
/// the wrong body, or for what another asks already, is in order as a text: everybody may see what
/// was refused and why. An insult, somebody's address or a slander would be published by that.
/// Reasons that a site adds itself are of the second kind.
pub fn shows_text(reason_key: &str) -> bool {
    reason_key.starts_with("petition-") || matches!(reason_key, "duplicate" | "off-topic")
}

/// The name of a place, if it can be shown whatever became of the contribution: names of places
/// that officials made. A petition, a question and a topic are named by their authors, and such a
/// name may be the very thing that was taken away.
pub fn public_place<'a>(place: &str, place_title: &'a str) -> Option<&'a str> {
    let kind = place.split(':').next().unwrap_or_default();
    let official = [
        "document",
        "section",
        "consultation",
        "forum",
        "body",
        "result",
        "decision",
    ];
    (official.contains(&kind) && !place_title.is_empty()).then_some(place_title)
}

/// Where a promise to decide stands at `now`: a word for `ui.due`, and working days. `is_near`:
/// by its own terms it is nearly overdue.
pub fn due_state(due_at: UtcTime, is_near: bool, now: UtcTime, zone: Tz) -> (&'static str, i64) {
    let left = deadlines::working_days_left(due_at, now, zone);
    if now > due_at {
        ("overdue", (-left).max(1))
    } else if is_near || left == 0 {
        ("soon", left)
    } else {
        ("running", left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_decision_does() {
        use Decision::{Approve, Hide, Reject, Warn};
        use Outcome::{Move, Stay};
        let table = [
            (State::InReview, Approve, Some(Move(State::Published))),
            (State::InReview, Reject, Some(Move(State::Rejected))),
            (State::InReview, Hide, None),
            (State::Published, Approve, Some(Stay("approved"))),
            (State::Published, Reject, None),
            (State::Published, Hide, Some(Move(State::Hidden))),
            (State::Hidden, Approve, Some(Move(State::Published))),
            (State::Hidden, Hide, Some(Stay("upheld"))),
            (State::Hidden, Reject, None),
            (State::Rejected, Approve, Some(Move(State::Published))),
            (State::Rejected, Reject, Some(Stay("upheld"))),
            (State::Published, Warn, Some(Stay("warned"))),
            (State::InReview, Warn, None),
            (State::Hidden, Warn, None),
            (State::Rejected, Warn, None),
            (State::Withdrawn, Approve, None),
            (State::Erased, Hide, None),
            (State::MergedInto, Approve, None),
        ];
        for (state, decision, expected) in table {
            assert_eq!(outcome(state, decision), expected, "{state} {decision}");
        }
    }

    #[test]
    fn every_possible_decision_leads_to_a_state_that_may_follow() {
        for &state in State::ALL {
            for &decision in possible_decisions(state) {
                if let Some(Outcome::Move(to)) = outcome(state, decision) {
                    let may = crate::features::contributions::rules::may_follow(state, to);
                    assert!(may, "{state} → {to}");
                }
            }
            if !possible_decisions(state).is_empty() {
                assert!(outcome(state, taking_away(state)).is_some(), "{state}");
            }
            if may_open(state) {
                assert!(!possible_decisions(state).is_empty(), "{state}");
            }
        }
    }

    #[test]
    fn names_given_by_citizens_are_not_shown_once_the_text_is_gone() {
        for (place, expected) in [
            ("document:3", Some("A name")),
            ("forum:1", Some("A name")),
            ("topic:1", None),
            ("petition:1", None),
            ("question:9", None),
            ("", None),
        ] {
            assert_eq!(public_place(place, "A name"), expected, "{place}");
        }
    }

    #[test]
    fn only_harmless_texts_are_shown_although_they_were_refused() {
        for (reason, shown) in [
            ("petition-unclear", true),
            ("petition-duplicate", true),
            ("duplicate", true),
            ("off-topic", true),
            ("insult", false),
            ("discrimination", false),
            ("personal-data", false),
            ("advertising", false),
            ("unlawful", false),
            ("spam", false),
            ("unclear", false),
            ("a-reason-of-this-site", false),
            ("", false),
        ] {
            assert_eq!(shows_text(reason), shown, "{reason}");
        }
    }

    #[test]
    fn petition_reasons_are_for_petitions() {
        assert!(applies_to("insult", Kind::Petition));
        assert!(applies_to("petition-unclear", Kind::Petition));
        assert!(!applies_to("petition-unclear", Kind::Comment));
    }

    #[test]
    fn late_from_the_instant_it_was_due_and_by_at_least_a_day() {
        let zone = chrono_tz::Europe::London;
        let at = |text| UtcTime::parse(text).unwrap();
        let due = at("2026-12-04T23:59:59Z");
        for (now, expected) in [
            ("2026-12-02T09:00:00Z", ("running", 2)),
            ("2026-12-04T09:00:00Z", ("soon", 0)),
            ("2026-12-05T09:00:00Z", ("overdue", 1)),
            ("2026-12-08T09:00:00Z", ("overdue", 2)),
        ] {
            assert_eq!(due_state(due, false, at(now), zone), expected, "{now}");
        }
        for (now, expected) in [
            ("2026-12-02T09:00:00Z", ("soon", 2)),
            ("2026-12-05T09:00:00Z", ("overdue", 1)),
        ] {
            assert_eq!(due_state(due, true, at(now), zone), expected, "{now}");
        }
    }
}
