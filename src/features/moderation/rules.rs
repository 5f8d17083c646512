//! What may be decided, and what follows from it.

use super::model::Decision;
use crate::features::contributions::{self, Contribution, Kind, State};
use crate::features::deadlines::Calendar;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;

/// What a decision does to a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It moves to another state.
    Move(State),
    /// It stays where it is; the act is logged under this name.
    Stay(&'static str),
    /// Its tool takes it to where it goes on, or closes it.
    Arrange,
}

/// Decisions that make sense for a contribution of this kind in `state`, the likeliest first.
/// `stands`: an earlier decision left it public, and can be taken back.
pub fn possible_decisions(kind: Kind, state: State, stands: bool) -> Vec<Decision> {
    use Decision::{Approve, AskEdit, Close, Hide, Merge, Move, Redact, Reject, TakeBack, Warn};
    // Of what its author can change, a part can be taken out too.
    let is_edited = contributions::rules::edited_text(kind).is_some();
    let all: &[Decision] = match state {
        State::Received | State::InReview => &[Approve, Reject, Redact, AskEdit],
        State::Published => &[
            Approve, Hide, Redact, AskEdit, Warn, TakeBack, Move, Merge, Close,
        ],
        State::Hidden => &[Approve, Hide],
        State::Rejected => &[Approve, Reject],
        State::Withdrawn | State::Erased | State::MergedInto => &[],
    };
    let fits = |decision: &Decision| match decision {
        Redact | AskEdit => is_edited,
        Move | Merge | Close => kind == Kind::Topic,
        TakeBack => stands,
        _ => true,
    };
    all.iter().copied().filter(fits).collect()
}

/// What `decision` does to a contribution in `state`; None when it makes no sense there.
pub fn outcome(kind: Kind, state: State, stands: bool, decision: Decision) -> Option<Outcome> {
    if !possible_decisions(kind, state, stands).contains(&decision) {
        return None;
    }
    Some(match (state, decision) {
        (State::Published, Decision::Approve) => Outcome::Stay("approved"),
        (State::Published, Decision::Redact) => Outcome::Stay("redacted"),
        (State::Published, Decision::AskEdit) => Outcome::Stay("edit-asked"),
        (_, Decision::Redact) => Outcome::Move(State::Published),
        // It waits for its author instead of a moderator.
        (_, Decision::AskEdit) => Outcome::Move(State::Rejected),
        (_, Decision::Move | Decision::Merge | Decision::Close) => Outcome::Arrange,
        (_, Decision::Warn) => Outcome::Stay("warned"),
        (_, Decision::TakeBack) => Outcome::Stay("decision-taken-back"),
        (_, Decision::Approve) => Outcome::Move(State::Published),
        (State::Rejected, Decision::Reject) | (State::Hidden, Decision::Hide) => {
            Outcome::Stay("upheld")
        }
        (_, Decision::Reject) => Outcome::Move(State::Rejected),
        (_, Decision::Hide) => Outcome::Move(State::Hidden),
    })
}

/// Stands where a passage was taken out.
pub const TAKEN_OUT: &str = "[…]";
/// Days for which an author who is asked to may change a text.
pub const EDIT_DAYS: i64 = 14;
/// Passages that one decision takes out.
pub const MAX_PASSAGES: usize = 20;

/// A text without these passages, wherever they stand in it; None when it holds none of them.
/// Nothing is put in their place but a mark: a moderator takes words out of a mouth and puts none
/// in.
pub fn take_out(text: &str, passages: &[String]) -> Option<String> {
    let mut left = text.to_owned();
    let mut is_found = false;
    for passage in passages {
        let passage = passage.trim();
        if !passage.is_empty() && left.contains(passage) {
            is_found = true;
            left = left.replace(passage, TAKEN_OUT);
        }
    }
    is_found.then_some(left)
}

/// A text with these passages taken out of its quotes, and of nothing else; None when they hold
/// none of them.
pub fn take_out_of_quotes(text: &str, passages: &[String]) -> Option<String> {
    let lines: Vec<(usize, &str)> = text.lines().map(quoted_line).collect();
    let mut out: Vec<String> = Vec::new();
    let mut is_found = false;
    for part in lines.chunk_by(|(one, _), (next, _)| one == next) {
        let level = part.first().map_or(0, |(level, _)| *level);
        let words: Vec<&str> = part.iter().map(|(_, words)| *words).collect();
        let words = words.join("\n");
        let left = take_out(&words, passages).filter(|_| level > 0);
        is_found |= left.is_some();
        let left = left.unwrap_or(words);
        let mark = "> ".repeat(level);
        out.extend(left.split('\n').map(|line| {
            let line = format!("{mark}{line}");
            if level > 0 {
                line.trim_end().to_owned()
            } else {
                line
            }
        }));
    }
    is_found.then(|| out.join("\n"))
}

/// How deep a line is quoted, and what it says.
fn quoted_line(line: &str) -> (usize, &str) {
    let (mut level, mut rest) = (0, line);
    while let Some(inner) = rest.trim_start().strip_prefix('>') {
        level += 1;
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    (level, rest)
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

/// Nobody reports their own words: they can be changed or taken back, and who reported what they
/// wrote themselves would make a record of being right.
///
/// # Errors
/// `Forbidden` for the author.
pub fn ensure_not_own(
    contribution: &Contribution,
    account_id: Option<i64>,
) -> Result<(), AppError> {
    if account_id.is_some() && account_id == contribution.account_id {
        Err(AppError::Forbidden("moderation.report-own"))
    } else {
        Ok(())
    }
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
pub fn due_state(
    due_at: UtcTime,
    is_near: bool,
    now: UtcTime,
    calendar: &Calendar,
) -> (&'static str, i64) {
    let left = calendar.left(due_at, now);
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
        use Decision::{Approve, AskEdit, Close, Hide, Redact, Reject, Warn};
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
            (State::Published, Redact, Some(Stay("redacted"))),
            (State::InReview, Redact, Some(Move(State::Published))),
            (State::Hidden, Redact, None),
            (State::Published, AskEdit, Some(Stay("edit-asked"))),
            (State::InReview, AskEdit, Some(Move(State::Rejected))),
            (State::Rejected, AskEdit, None),
            (State::Published, Close, None),
        ];
        for (state, decision, expected) in table {
            let found = outcome(Kind::Comment, state, false, decision);
            assert_eq!(found, expected, "{state} {decision}");
        }
    }

    #[test]
    fn what_can_be_done_depends_on_what_it_is() {
        use Decision::{Approve, AskEdit, Close, Hide, Merge, Move, Redact, Reject, Warn};
        let open = [Approve, Hide, Warn];
        let edited = [Approve, Hide, Redact, AskEdit, Warn];
        let topic = [Approve, Hide, Redact, AskEdit, Warn, Move, Merge, Close];
        for (kind, published, waiting) in [
            (
                Kind::Comment,
                &edited[..],
                &[Approve, Reject, Redact, AskEdit][..],
            ),
            (Kind::Post, &edited, &[Approve, Reject, Redact, AskEdit]),
            (Kind::Topic, &topic, &[Approve, Reject, Redact, AskEdit]),
            (Kind::Question, &open, &[Approve, Reject]),
            (Kind::Petition, &open, &[Approve, Reject]),
        ] {
            assert_eq!(
                possible_decisions(kind, State::Published, false),
                published,
                "{kind}"
            );
            assert_eq!(
                possible_decisions(kind, State::InReview, false),
                waiting,
                "{kind}"
            );
        }
    }

    #[test]
    fn passages_are_taken_out_wherever_they_stand() {
        let cut = |text: &str, passages: &[&str]| {
            let passages: Vec<String> = passages.iter().map(|&one| one.to_owned()).collect();
            take_out(text, &passages)
        };
        for (text, passages, expected) in [
            ("Call 555-0100 now", &["555-0100"][..], Some("Call […] now")),
            ("a b a", &["a"], Some("[…] b […]")),
            (
                "Ann, of Mill Lane 3",
                &["Ann", " Mill Lane 3 "],
                Some("[…], of […]"),
            ),
            ("one\ntwo\nthree", &["one\ntwo"], Some("[…]\nthree")),
            ("nothing here", &["else"], None),
            ("nothing here", &["", "  "], None),
            ("nothing here", &[], None),
            (
                "kept and gone",
                &["gone", "not there"],
                Some("kept and […]"),
            ),
        ] {
            assert_eq!(
                cut(text, passages).as_deref(),
                expected,
                "{text} {passages:?}"
            );
        }
    }

    #[test]
    fn every_possible_decision_leads_to_a_state_that_may_follow() {
        for &state in State::ALL {
            for &kind in Kind::ALL {
                let possible = possible_decisions(kind, state, false);
                for &decision in &possible {
                    if let Some(Outcome::Move(to)) = outcome(kind, state, false, decision) {
                        let may = contributions::rules::may_follow(state, to);
                        assert!(may, "{kind} {state} → {to}");
                    }
                }
                let taken = outcome(kind, state, false, taking_away(state));
                assert_eq!(taken.is_some(), !possible.is_empty(), "{kind} {state}");
                assert!(!may_open(state) || !possible.is_empty(), "{kind} {state}");
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
        let calendar = Calendar::plain(chrono_tz::Europe::London);
        let at = |text| UtcTime::parse(text).unwrap();
        let due = at("2026-12-04T23:59:59Z");
        for (now, expected) in [
            ("2026-12-02T09:00:00Z", ("running", 2)),
            ("2026-12-04T09:00:00Z", ("soon", 0)),
            ("2026-12-05T09:00:00Z", ("overdue", 1)),
            ("2026-12-08T09:00:00Z", ("overdue", 2)),
        ] {
            assert_eq!(due_state(due, false, at(now), &calendar), expected, "{now}");
        }
        for (now, expected) in [
            ("2026-12-02T09:00:00Z", ("soon", 2)),
            ("2026-12-05T09:00:00Z", ("overdue", 1)),
        ] {
            assert_eq!(due_state(due, true, at(now), &calendar), expected, "{now}");
        }
    }
}
