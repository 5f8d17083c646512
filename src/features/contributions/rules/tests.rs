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
