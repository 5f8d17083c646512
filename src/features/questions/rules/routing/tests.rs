//! Topics and substitutes, case by case.

use super::*;

fn topic(id: i64, words: &str) -> Topic {
    Topic {
        id,
        body_id: 1,
        name: format!("Topic {id}"),
        words: words.to_owned(),
        official_id: None,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn official(id: i64) -> Official {
    Official {
        id,
        body_id: 1,
        account_id: Some(100 + id),
        name: format!("Official {id}"),
        post: "Officer".into(),
        responsibilities: String::new(),
        is_head: false,
        position: id,
        until_on: None,
    }
}

fn away(official_id: i64, from: &str, until: &str, substitute_id: Option<i64>) -> Absence {
    Absence {
        id: 0,
        official_id,
        from_on: day(from),
        until_on: day(until),
        substitute_id,
    }
}

#[test]
fn the_topic_with_most_words_wins_and_ties_win_nothing() {
    let topics = [
        topic(1, "bus, timetable, bus stop, night line"),
        topic(2, "lamp, street lamp, light"),
        topic(3, "crossing, light"),
        topic(4, "city"),
        topic(5, "autobús, parada"),
    ];
    for (text, expected) in [
        ("When does the BUS leave?", Some(1)),
        ("The street lamps in our street", Some(2)),
        ("The lamp in the street is dark", Some(2)),
        // Each has one.
        ("The light is dark", None),
        ("The light at the crossing", Some(3)),
        // No part of a word is a word.
        ("A busy businesswoman in a lampshade shop", None),
        // The parts of a word stand together.
        ("Line up at night", None),
        ("Which night lines are there?", Some(1)),
        ("Two cities", Some(4)),
        (
            "¿Dónde paran los autobuses de la linea 3? La PARADA",
            Some(5),
        ),
        ("", None),
        ("…", None),
    ] {
        assert_eq!(
            best_topic(&topics, text).map(|one| one.id),
            expected,
            "{text}"
        );
    }
    assert_eq!(best_topic(&[], "bus"), None);
}

#[test]
fn words_of_a_topic_are_cleaned() {
    assert_eq!(
        ensure_words(" bus , bus stop,,\nbus;tram ").unwrap(),
        "bus, bus stop, tram"
    );
    let many = (0..51)
        .map(|n| format!("w{n}"))
        .collect::<Vec<_>>()
        .join(",");
    let long = "x".repeat(61);
    for bad in ["", " , ,", "?!", "bus, ---", &many, &long] {
        assert!(ensure_words(bad).is_err(), "{bad}");
    }
}

#[test]
fn substitutes_are_followed_and_never_in_a_circle() {
    let mut officials: Vec<Official> = (1..=6).map(official).collect();
    officials[4].account_id = None;
    officials[5].until_on = Some(day("2026-11-20"));
    let absences = [
        away(1, "2026-11-23", "2026-11-27", Some(2)),
        away(2, "2026-11-25", "2026-11-25", Some(3)),
        away(3, "2026-11-26", "2026-11-26", Some(3)),
        away(4, "2026-11-23", "2026-11-27", None),
        // A circle, made before anybody looked.
        away(2, "2026-11-27", "2026-11-27", Some(1)),
    ];
    for (who, today, expected) in [
        (1, "2026-11-22", Some(1)),
        (1, "2026-11-23", Some(2)),
        (1, "2026-11-25", Some(3)),
        (1, "2026-11-27", None),
        (1, "2026-11-28", Some(1)),
        (3, "2026-11-26", None),
        (4, "2026-11-23", None),
        // Without an account, gone, and unknown.
        (5, "2026-11-23", None),
        (6, "2026-11-19", Some(6)),
        (6, "2026-11-20", None),
        (99, "2026-11-20", None),
    ] {
        assert_eq!(
            stand_in(who, &officials, &absences, day(today)),
            expected,
            "{who} {today}"
        );
    }
}

#[test]
fn absences_that_make_no_sense_are_refused() {
    let mut officials: Vec<Official> = (1..=5).map(official).collect();
    officials[3].body_id = 2;
    officials[4].until_on = Some(day("2026-12-02"));
    let absences = [
        away(1, "2026-12-01", "2026-12-05", None),
        away(2, "2026-12-10", "2026-12-12", Some(3)),
        away(3, "2026-12-12", "2026-12-20", Some(1)),
    ];
    let today = day("2026-11-23");
    let refused = |new: &Absence| match ensure_absence(new, &officials, &absences, today) {
        Ok(()) => "",
        Err(AppError::Invalid(errors)) => errors.0[0].key,
        Err(other) => panic!("{other}"),
    };
    for (new, expected) in [
        (away(3, "2026-11-23", "2026-11-23", None), ""),
        (away(1, "2026-12-06", "2026-12-07", Some(2)), ""),
        (
            away(3, "2026-12-02", "2026-12-01", None),
            "questions.absence-backwards",
        ),
        (
            away(3, "2026-11-01", "2026-11-22", None),
            "questions.absence-over",
        ),
        (
            away(1, "2026-12-05", "2026-12-09", None),
            "questions.absence-overlaps",
        ),
        (
            away(1, "2026-11-25", "2026-12-30", None),
            "questions.absence-overlaps",
        ),
        (
            away(1, "2026-12-06", "2026-12-07", Some(1)),
            "questions.substitute-self",
        ),
        (
            away(1, "2026-12-06", "2026-12-07", Some(4)),
            "questions.substitute-elsewhere",
        ),
        (
            away(1, "2026-12-06", "2026-12-07", Some(99)),
            "questions.substitute-elsewhere",
        ),
        (
            away(1, "2026-12-06", "2026-12-07", Some(5)),
            "questions.substitute-gone",
        ),
        // 1 by 2, 2 by 3, 3 by 1: on the 12th alone, but a circle.
        (
            away(1, "2026-12-06", "2026-12-12", Some(2)),
            "questions.substitute-circle",
        ),
        (away(1, "2026-12-06", "2026-12-11", Some(2)), ""),
        (
            away(1, "2026-12-20", "2026-12-20", Some(3)),
            "questions.substitute-circle",
        ),
    ] {
        assert_eq!(refused(&new), expected, "{new:?}");
    }
}
