use super::*;

fn at(text: &str) -> UtcTime {
    UtcTime::parse(text).unwrap()
}

fn now() -> UtcTime {
    at("2026-11-23T10:00:00Z")
}

/// An old account that sends its first text of the day.
fn quiet() -> Facts {
    Facts {
        form: Some(FormMarks {
            is_trapped: false,
            seconds: Some(40),
            work_bits: 0,
        }),
        link_count: 0,
        recent: Vec::new(),
        account_created_at: at("2026-01-01T00:00:00Z"),
        has_published: true,
        alike: Alike::default(),
    }
}

fn signs(facts: &Facts, settings: &Spam) -> Vec<Sign> {
    match judge(facts, settings, now()) {
        Finding::Signs(signs) => signs,
        Finding::TooMany => panic!("refused"),
    }
}

/// So many texts, so many minutes ago.
fn sent(many: usize, minutes_ago: i64) -> Vec<UtcTime> {
    vec![now().minus(Duration::minutes(minutes_ago)); many]
}

#[test]
fn how_the_form_was_filled_in() {
    let settings = Spam::default();
    /// Whether the trap was filled in, and the seconds that the form was open; None: no form.
    type Marks = Option<(bool, Option<i64>)>;
    let table: [(Marks, &[Sign]); 9] = [
        (None, &[]),
        (Some((false, Some(2))), &[]),
        (Some((false, Some(86_400 * 3))), &[]),
        (Some((false, Some(1))), &[Sign::Fast]),
        (Some((false, Some(0))), &[Sign::Fast]),
        (Some((false, Some(-5))), &[Sign::Fast]),
        (Some((false, None)), &[Sign::NoTime]),
        (Some((true, Some(40))), &[Sign::Trap]),
        (Some((true, None)), &[Sign::Trap, Sign::NoTime]),
    ];
    for (form, expected) in table {
        let form = form.map(|(is_trapped, seconds)| FormMarks {
            is_trapped,
            seconds,
            work_bits: 0,
        });
        let facts = Facts { form, ..quiet() };
        assert_eq!(signs(&facts, &settings), expected, "{form:?}");
    }
    let without = Spam {
        form_seconds: 0,
        ..Spam::default()
    };
    for seconds in [None, Some(0)] {
        let form = Some(FormMarks {
            seconds,
            ..FormMarks::default()
        });
        let facts = Facts { form, ..quiet() };
        assert_eq!(signs(&facts, &without), [], "{seconds:?}");
    }
}

#[test]
fn the_work_that_a_browser_is_asked_for() {
    let settings = Spam {
        proof_of_work_bits: 12,
        ..Spam::default()
    };
    for (work_bits, expected) in [
        (0, &[Sign::NoWork][..]),
        (11, &[Sign::NoWork]),
        (12, &[]),
        (30, &[]),
    ] {
        let form = Some(FormMarks {
            work_bits,
            seconds: Some(40),
            is_trapped: false,
        });
        let facts = Facts { form, ..quiet() };
        assert_eq!(signs(&facts, &settings), expected, "{work_bits}");
    }
    let by_machine = Facts {
        form: None,
        ..quiet()
    };
    assert_eq!(
        signs(&by_machine, &settings),
        [],
        "whoever has a key does no work"
    );
}

#[test]
fn what_new_accounts_may() {
    let settings = Spam::default();
    let (old, young) = ("2026-01-01T00:00:00Z", "2026-11-21T10:00:00Z");
    // Made at, has something public, links, texts within the hour; what is found.
    let table: [(&str, bool, usize, usize, &[Sign]); 10] = [
        (old, true, 9, 9, &[]),
        (old, false, 1, 4, &[]),
        (old, false, 2, 0, &[Sign::NewLinks]),
        (old, false, 0, 5, &[Sign::NewMany]),
        (young, true, 1, 4, &[]),
        (young, true, 2, 0, &[Sign::NewLinks]),
        (young, true, 0, 5, &[Sign::NewMany]),
        (young, false, 2, 6, &[Sign::NewLinks, Sign::NewMany]),
        // To the second three days old.
        ("2026-11-20T10:00:00Z", true, 2, 5, &[]),
        ("2026-11-20T10:00:01Z", true, 2, 0, &[Sign::NewLinks]),
    ];
    for (made, has_published, link_count, texts, expected) in table {
        let facts = Facts {
            link_count,
            has_published,
            account_created_at: at(made),
            recent: sent(texts, 30),
            ..quiet()
        };
        let case = format!("{made} {has_published} {link_count} {texts}");
        assert_eq!(signs(&facts, &settings), expected, "{case}");
    }
}

#[test]
fn how_much_one_account_sends() {
    let settings = Spam::default();
    for (texts, minutes_ago, expected) in [
        (9, 1, Finding::Signs(vec![])),
        (10, 1, Finding::Signs(vec![Sign::Many])),
        (29, 9, Finding::Signs(vec![Sign::Many])),
        (30, 9, Finding::TooMany),
        (30, 10, Finding::Signs(vec![])),
        (500, 11, Finding::Signs(vec![])),
    ] {
        let facts = Facts {
            recent: sent(texts, minutes_ago),
            ..quiet()
        };
        assert_eq!(
            judge(&facts, &settings, now()),
            expected,
            "{texts} {minutes_ago}"
        );
    }
}

#[test]
fn what_others_send_too() {
    let settings = Spam::default();
    for (own, others, linking, is_new, expected) in [
        (1, 2, 9, false, &[][..]),
        (0, 3, 0, false, &[Sign::SameText]),
        (2, 0, 0, false, &[Sign::Repeated]),
        (0, 0, 4, true, &[Sign::SameLink]),
        (0, 0, 3, true, &[]),
        (
            2,
            3,
            4,
            true,
            &[Sign::SameLink, Sign::SameText, Sign::Repeated],
        ),
    ] {
        let facts = Facts {
            has_published: !is_new,
            alike: Alike {
                own,
                others,
                linking,
            },
            ..quiet()
        };
        assert_eq!(
            signs(&facts, &settings),
            expected,
            "{own} {others} {linking} {is_new}"
        );
    }
}

#[test]
fn who_is_alike_is_counted_by_accounts() {
    // Text 1 of account 7 has four marks of six in common, text 2 of account 8 three, text 3 all.
    let of_texts: Vec<Bearer> = [(1, 7, 4), (2, 8, 3), (3, 9, 6), (4, 9, 6), (5, 1, 5)]
        .into_iter()
        .flat_map(|(text, account, marks)| vec![(text, account); marks])
        .collect();
    let of_links = [vec![(1, 7), (2, 7)], vec![(3, 9), (4, 8), (5, 1)]];
    let alike = Alike::of(1, &of_texts, 6, &of_links);
    assert_eq!(
        alike,
        Alike {
            own: 1,
            others: 2,
            linking: 2
        }
    );
    assert_eq!(Alike::of(1, &[], 0, &[]), Alike::default());
}

/// Marks that both have, of six.
fn common(one: &str, other: &str) -> usize {
    let (one, other) = (text_marks(one), text_marks(other));
    one.iter().filter(|mark| other.contains(mark)).count()
}

#[test]
fn texts_that_are_nearly_the_same_are_found_and_others_are_not() {
    let text = "Buy the best watches of the world now, only today for half the price, delivered to \
                your door within two days by our friendly team of experts";
    for near in [
        text.to_uppercase(),
        text.replace(' ', "  \n"),
        text.replace(',', " –"),
        text.replace("best", "bést"),
        format!("{text}!!! 4711"),
        text.replace("two days", "three days"),
    ] {
        assert!(
            common(text, &near) >= NEAR,
            "{near}: {}",
            common(text, &near)
        );
    }
    for other in [
        "The crossing is used by forty children each morning, and our street has waited for this \
         for ten years, so please say by when it will be built",
        "We need more trees along the quay and fewer cars within two days of walking",
    ] {
        assert!(common(text, other) < NEAR, "{other}");
    }
    assert_eq!(text_marks("I agree with all this"), Vec::<i64>::new());
    assert_eq!(text_marks(text).len(), MARKS);
    assert_ne!(link_mark("a.example"), link_mark("b.example"));
}

#[test]
fn what_is_quoted_is_not_said() {
    assert_eq!(said("> https://a.example\n > b\nmine\n>c"), "mine");
}
