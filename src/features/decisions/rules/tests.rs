use super::*;
use crate::features::contributions::Moderation;
use crate::platform::db::Json;

fn at(text: &str) -> UtcTime {
    UtcTime::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn consultation() -> Consultation {
    Consultation {
        id: 1,
        token: "t".into(),
        slug: "s".into(),
        body_id: 1,
        lang: "en".into(),
        title: "Title".into(),
        summary: String::new(),
        description: String::new(),
        description_html: String::new(),
        decides: String::new(),
        state: PublicationState::Published,
        moderation: Moderation::Post,
        announced_at: at("2026-10-01T12:00:00Z"),
        opens_at: at("2026-10-05T12:00:00Z"),
        closes_at: at("2026-11-02T12:00:00Z"),
        results_due_at: at("2027-01-25T12:00:00Z"),
        decided_at: None,
        created_by: None,
        created_at: at("2026-10-01T12:00:00Z"),
        quiet_mode: None,
        quiet_until: None,
        quiet_reason: String::new(),
        rule_phases: Json::new(Vec::new()).unwrap(),
    }
}

fn record() -> DecisionRecord {
    DecisionRecord {
        id: 1,
        token: "t".into(),
        consultation_id: 1,
        body_id: 1,
        title: "The park".into(),
        asked: "What should it be?".into(),
        summary: "It is built.".into(),
        summary_html: String::new(),
        state: PublicationState::Draft,
        decided_on: day("2026-11-20"),
        digest: String::new(),
        created_by: None,
        created_at: at("2026-11-03T12:00:00Z"),
        published_at: None,
    }
}

fn theme(id: i64) -> Theme {
    Theme {
        id,
        decision_id: 1,
        position: id,
        title: "Light".into(),
        said: "Too dark.".into(),
        decided: "Lamps.".into(),
        why: "Safety.".into(),
    }
}

fn commitment() -> Commitment {
    Commitment {
        id: 7,
        decision_id: 1,
        body_id: 1,
        position: 0,
        text: "Lamps".into(),
        due_on: day("2027-03-01"),
        state: CommitmentState::Planned,
        note: String::new(),
        updated_at: at("2026-11-03T12:00:00Z"),
    }
}

/// Fields and keys of what is missing.
fn missing(
    change: impl FnOnce(&mut DecisionRecord, &mut Vec<Theme>, &mut Vec<Commitment>, &mut usize),
) -> Vec<(String, &'static str)> {
    let (mut record, mut themes) = (record(), vec![theme(3), theme(4)]);
    let (mut commitments, mut result_count) = (vec![commitment()], 1);
    change(
        &mut record,
        &mut themes,
        &mut commitments,
        &mut result_count,
    );
    let draft = Draft {
        record: &record,
        themes: &themes,
        commitments: &commitments,
        result_count,
    };
    let now = at("2026-11-23T12:00:00Z");
    match ensure_publishable(&draft, &consultation(), day("2026-11-23"), now) {
        Ok(()) => Vec::new(),
        Err(AppError::Invalid(errors)) => errors
            .0
            .into_iter()
            .map(|error| (error.field.into_owned(), error.key))
            .collect(),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn each_single_missing_thing_is_named() {
    assert_eq!(missing(|_, _, _, _| ()), []);
    let one = |field: &str, key| vec![(field.to_owned(), key)];
    assert_eq!(
        missing(|r, _, _, _| r.title.clear()),
        one("title", "decisions.title-missing")
    );
    assert_eq!(
        missing(|r, _, _, _| r.asked = " ".into()),
        one("asked", "decisions.asked-missing")
    );
    assert_eq!(
        missing(|r, _, _, _| r.summary.clear()),
        one("summary", "decisions.summary-missing")
    );
    assert_eq!(
        missing(|r, _, _, _| r.decided_on = day("2026-11-24")),
        one("decided_on", "decisions.decided-later")
    );
    assert_eq!(
        missing(|_, _, _, results| *results = 0),
        one("results", "decisions.no-result")
    );
    assert_eq!(
        missing(|_, themes, _, _| themes.clear()),
        one("themes", "decisions.no-theme")
    );
    assert_eq!(
        missing(|_, themes, _, _| themes[1].title.clear()),
        one("theme-4-title", "decisions.theme-without-title")
    );
    assert_eq!(
        missing(|_, themes, _, _| themes[0].said.clear()),
        one("theme-3-said", "decisions.theme-without-said")
    );
    assert_eq!(
        missing(|_, themes, _, _| themes[0].decided = "\n".into()),
        one("theme-3-decided", "decisions.theme-without-decision")
    );
    assert_eq!(
        missing(|_, themes, _, _| themes[1].why.clear()),
        one("theme-4-why", "decisions.theme-without-why")
    );
    assert_eq!(
        missing(|_, _, commitments, _| commitments[0].text.clear()),
        one("commitment-7-text", "decisions.commitment-without-text")
    );
}

#[test]
fn all_problems_are_listed_at_once() {
    let found = missing(|record, themes, _, results| {
        record.asked.clear();
        *results = 0;
        themes[0].decided.clear();
        themes[1].why.clear();
    });
    let keys: Vec<_> = found.iter().map(|(_, key)| *key).collect();
    let expected = [
        "decisions.asked-missing",
        "decisions.no-result",
        "decisions.theme-without-decision",
        "decisions.theme-without-why",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn only_after_closing_and_once() {
    let check = |record: &DecisionRecord, now| {
        let themes = [theme(3)];
        let draft = Draft {
            record,
            themes: &themes,
            commitments: &[],
            result_count: 1,
        };
        ensure_publishable(&draft, &consultation(), day("2026-11-23"), at(now))
    };
    let published = DecisionRecord {
        state: PublicationState::Published,
        ..record()
    };
    for (record, now, expected) in [
        (record(), "2026-11-02T12:00:00Z", Ok(())),
        (
            record(),
            "2026-11-02T11:59:59Z",
            Err(AppError::Closed("decisions.consultation-open")),
        ),
        (record(), "2026-09-01T12:00:00Z", Err(AppError::NotFound)),
        (
            published,
            "2026-11-23T12:00:00Z",
            Err(AppError::Conflict("decisions.already-published")),
        ),
    ] {
        assert_eq!(check(&record, now), expected, "{now}");
    }
}

#[test]
fn overdue_from_the_day_after_and_only_while_it_is_owed() {
    use CommitmentState::{Done, Dropped, InProgress, Planned};
    for (state, today, expected) in [
        (Planned, "2027-03-01", false),
        (Planned, "2027-03-02", true),
        (InProgress, "2027-03-02", true),
        (Done, "2027-03-02", false),
        (Dropped, "2027-03-02", false),
    ] {
        let overdue = is_overdue(state, day("2027-03-01"), day(today));
        assert_eq!(overdue, expected, "{state} {today}");
    }
    assert!(ensure_explained(Dropped, " ").is_err());
    assert!(ensure_explained(Dropped, "No money.").is_ok());
    assert!(ensure_explained(Done, "").is_ok());
}

#[test]
fn a_contribution_is_named_by_token_or_address() {
    for (line, token) in [
        ("0123456789abc", Some("0123456789abc")),
        ("  0123456789ABC ", Some("0123456789abc")),
        ("/c/0123456789abc", Some("0123456789abc")),
        (
            "https://site.example/c/0123456789abc#top",
            Some("0123456789abc"),
        ),
        (
            "https://site.example/c/0123456789abc/?lang=es",
            Some("0123456789abc"),
        ),
        ("", None),
        ("   ", None),
        ("nonsense here", Some("nonsense")),
    ] {
        assert_eq!(token_of(line).as_deref(), token, "{line}");
    }
}
