//! Which states may follow which, and where a new contribution begins.

use super::model::{Kind, Moderation, State};

/// The state in which a contribution is taken in.
pub fn first_state(moderation: Moderation) -> State {
    match moderation {
        Moderation::Pre => State::InReview,
        Moderation::Post => State::Published,
    }
}

/// Whether `to` may follow `from`. Erasure and withdrawal are final; everything a moderator does
/// can be undone.
pub fn may_follow(from: State, to: State) -> bool {
    use State::{Erased, Hidden, InReview, MergedInto, Published, Received, Rejected, Withdrawn};
    match from {
        Received => matches!(to, InReview | Published | Rejected | Withdrawn | Erased),
        InReview => matches!(to, Published | Rejected | Hidden | Withdrawn | Erased),
        Published => matches!(to, Hidden | Rejected | Withdrawn | Erased | MergedInto),
        Rejected | Hidden => matches!(to, Published | Withdrawn | Erased),
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
mod tests {
    use super::*;

    #[test]
    fn erased_is_final_and_reachable_from_everywhere_else() {
        for &from in State::ALL {
            assert_eq!(
                may_follow(from, State::Erased),
                from != State::Erased,
                "{from}"
            );
            assert!(!may_follow(State::Erased, from), "{from}");
            assert!(!may_follow(from, from), "{from} follows itself");
            assert!(
                !may_follow(from, State::Received),
                "{from} back to received"
            );
        }
    }

    #[test]
    fn what_a_moderator_took_away_can_come_back_but_what_the_author_took_cannot() {
        for (from, back) in [
            (State::Rejected, true),
            (State::Hidden, true),
            (State::MergedInto, true),
            (State::Withdrawn, false),
        ] {
            assert_eq!(may_follow(from, State::Published), back, "{from}");
        }
    }

    #[test]
    fn tokens() {
        for (text, is) in [
            ("0123456789abc", true),
            ("", false),
            ("../etc", false),
            ("a\0b", false),
            ("é", false),
        ] {
            assert_eq!(is_token(text), is, "{text:?}");
        }
        assert!(!is_token(&"a".repeat(41)));
    }

    #[test]
    fn what_can_be_taken_back() {
        for (kind, state, may) in [
            (Kind::Comment, State::InReview, true),
            (Kind::Comment, State::Published, true),
            (Kind::Comment, State::Hidden, false),
            (Kind::Comment, State::Withdrawn, false),
            (Kind::Petition, State::InReview, true),
            (Kind::Petition, State::Published, false),
            (Kind::Answer, State::Published, false),
        ] {
            assert_eq!(may_withdraw(kind, state), may, "{kind} {state}");
            assert!(
                !may || may_follow(state, State::Withdrawn),
                "{kind} {state}"
            );
        }
    }

    #[test]
    fn pre_moderation_holds_back() {
        assert_eq!(first_state(Moderation::Pre), State::InReview);
        assert_eq!(first_state(Moderation::Post), State::Published);
    }

    #[test]
    fn places_have_a_kind_and_a_number() {
        for place in ["document:12", "topic:3", "petitions", "body:1"] {
            assert!(is_place(place), "{place}");
        }
        let long = format!("document:{}", "1".repeat(19));
        for text in [
            "",
            "document",
            "document:",
            ":1",
            "a b:1",
            "Document:1",
            "x:1a",
            "x:-1",
            &long,
        ] {
            assert!(!is_place(text), "{text}");
        }
    }
}
