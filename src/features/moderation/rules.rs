//! What may be decided, and what follows from it.

use super::model::{Decision, Reason};
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

/// Whether a decision on a text of this kind may cite a reason. `fixed`: keys of those for which it
/// may be rejected, as they were when it began; a rule that is not used any more still holds there,
/// and a newer one does not. All else goes by the rules in use.
pub fn may_cite(reason: &Reason, kind: Kind, decision: Decision, fixed: Option<&[String]>) -> bool {
    if !applies_to(&reason.key, kind) {
        return false;
    }
    match (decision, fixed) {
        (Decision::Reject, Some(keys)) => reason.may_reject && keys.contains(&reason.key),
        (Decision::Reject, None) => reason.may_reject && reason.active,
        _ => reason.may_hide && reason.active,
    }
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
mod tests;
