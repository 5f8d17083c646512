//! Which states may follow which, where a new contribution begins and a reply stands, and until
//! when a text may be changed.

mod floods;

use chrono::Duration;

use super::model::{Contribution, Kind, Moderation, Standing, State};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;

pub use floods::{MAX_TOLD, TextFlood, cut_quotes, flood, mentions, quote};

pub const TOPIC_TITLE: TextRule = TextRule::line(5, 120);
pub const POST: TextRule = TextRule::text(10, 5_000);
/// A comment, in characters as readers count them.
pub const COMMENT: TextRule = TextRule::text(3, 5_000);

/// How long a text of this kind may be; None where texts of its kind are not changed.
pub fn edited_text(kind: Kind) -> Option<TextRule> {
    match kind {
        Kind::Comment => Some(COMMENT),
        Kind::Topic | Kind::Post => Some(POST),
        _ => None,
    }
}

/// Whether its author may change a text: for a while after it was sent, and longer when a
/// moderator asked for it, `permit` being until when.
///
/// # Errors
/// `Closed` when its kind is never changed, when it was taken away or the time is over.
pub fn ensure_editable(
    contribution: &Contribution,
    window: Duration,
    permit: Option<UtcTime>,
    now: UtcTime,
) -> Result<(), AppError> {
    if edited_text(contribution.kind).is_none() {
        return Err(AppError::Closed("contributions.not-editable"));
    }
    let is_asked_for = permit.is_some_and(|until| now < until);
    let is_there = match contribution.state {
        State::Published | State::InReview | State::Received => true,
        State::Hidden | State::Rejected => is_asked_for,
        State::Withdrawn | State::Erased | State::MergedInto => false,
    };
    if !is_there {
        return Err(AppError::Closed("contributions.not-editable"));
    }
    if is_asked_for || now < contribution.received_at.plus(window) {
        Ok(())
    } else {
        Err(AppError::Closed("contributions.edit-too-late"))
    }
}

/// Whether a text that its author changed is read by a moderator again: what was read before it
/// was public, and what was taken away.
pub fn is_read_again(state: State, was_read_first: bool) -> bool {
    match state {
        State::Published => was_read_first,
        State::Hidden | State::Rejected => true,
        _ => false,
    }
}

/// Whether people can say that they agree with it. Petitions are signed instead.
pub fn takes_support(kind: Kind) -> bool {
    matches!(kind, Kind::Comment | Kind::Topic | Kind::Post)
}

/// Where a reply to `answered` stands: below it down to the third level, beside it there.
pub fn standing(answered: &Contribution) -> Standing {
    let root_id = Some(answered.root_id.unwrap_or(answered.id));
    let is_third = answered.parent_id.is_some() && answered.parent_id != answered.root_id;
    if is_third {
        Standing {
            parent_id: answered.parent_id,
            root_id,
            answers_id: Some(answered.id),
        }
    } else {
        Standing {
            parent_id: Some(answered.id),
            root_id,
            answers_id: None,
        }
    }
}

/// The state in which a contribution is taken in.
pub fn first_state(moderation: Moderation) -> State {
    match moderation {
        Moderation::Post => State::Published,
        _ => State::InReview,
    }
}

/// Whether `to` may follow `from`. Erasure and withdrawal are final; everything a moderator does
/// can be undone.
pub fn may_follow(from: State, to: State) -> bool {
    use State::{Erased, Hidden, InReview, MergedInto, Published, Received, Rejected, Withdrawn};
    match from {
        Received => matches!(to, InReview | Published | Rejected | Withdrawn | Erased),
        InReview => matches!(to, Published | Rejected | Hidden | Withdrawn | Erased),
        // In review again: changed by its author in a place where everything is read first.
        Published => matches!(
            to,
            InReview | Hidden | Rejected | Withdrawn | Erased | MergedInto
        ),
        Hidden => matches!(to, Published | Withdrawn | Erased),
        // In review again: the decision that took it from there was taken back.
        Rejected => matches!(to, InReview | Published | Withdrawn | Erased),
        MergedInto => matches!(to, Published | Erased),
        Withdrawn => matches!(to, Erased),
        Erased => false,
    }
}

/// Whether it means something to somebody who may not read what it is about. An answer does not.
pub fn stands_alone(kind: Kind) -> bool {
    kind != Kind::Answer
}

/// Whether its author may take it back. Once others stand behind it (a petition that is open for
/// signatures) or it speaks for a body (an answer), it is not its author's alone.
pub fn may_withdraw(kind: Kind, state: State) -> bool {
    match kind {
        Kind::Answer => false,
        Kind::Petition => matches!(state, State::Received | State::InReview),
        _ => matches!(state, State::Received | State::InReview | State::Published),
    }
}

/// Whether it goes with its author when they have everything erased. What others have signed stays,
/// without the author's name: it is theirs, too.
pub fn goes_with_author(kind: Kind, state: State) -> bool {
    !(kind == Kind::Petition && state == State::Published)
}

/// Whether a text from an address can be a public token at all.
pub fn is_token(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Ledger action for entering a state.
pub fn action(to: State) -> &'static str {
    match to {
        State::Received | State::InReview => "received",
        State::Published => "published",
        State::Rejected => "rejected",
        State::Hidden => "hidden",
        State::Withdrawn => "withdrawn",
        State::Erased => "erased",
        State::MergedInto => "merged",
    }
}

/// Whether a text has the form of a place: `document:12`, or the list of all petitions.
pub fn is_place(text: &str) -> bool {
    if text == "petitions" {
        return true;
    }
    text.split_once(':').is_some_and(|(kind, id)| {
        (1..=20).contains(&kind.len())
            && kind.bytes().all(|byte| byte.is_ascii_lowercase())
            && (1..=18).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests;
