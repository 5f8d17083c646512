use super::*;
use crate::features::moderation::model::Translated;
use crate::platform::db::Json;

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

#[test]
fn a_fixed_list_rules_rejections_alone() {
    let reason = |key: &str, active: bool| Reason {
        id: 1,
        key: key.to_owned(),
        title: Json::new(Translated::default()).unwrap(),
        explanation: Json::new(Translated::default()).unwrap(),
        may_reject: true,
        may_hide: true,
        position: 1,
        active,
    };
    let fixed = ["duplicate".to_owned()];
    for (key, active, decision, fixed, may) in [
        ("duplicate", true, Decision::Reject, None, true),
        ("duplicate", false, Decision::Reject, None, false),
        ("duplicate", false, Decision::Reject, Some(&fixed[..]), true),
        ("insult", true, Decision::Reject, Some(&fixed[..]), false),
        ("insult", true, Decision::Hide, Some(&fixed[..]), true),
        ("duplicate", false, Decision::Hide, Some(&fixed[..]), false),
        ("insult", false, Decision::Redact, None, false),
    ] {
        let cited = may_cite(&reason(key, active), Kind::Petition, decision, fixed);
        assert_eq!(cited, may, "{key} {active} {decision} {fixed:?}");
    }
    let of_petitions = reason("petition-unclear", true);
    assert!(!may_cite(
        &of_petitions,
        Kind::Comment,
        Decision::Reject,
        None
    ));
}
