use proptest::prelude::*;

use super::*;

#[test]
fn clean_text_takes_out_what_cannot_be_seen() {
    for (input, expected) in [
        ("  hello  ", "hello"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\n\n\n\nb", "a\n\n\nb"),
        ("a\n\nb", "a\n\nb"),
        ("a \t \nb", "a\nb"),
        ("a\tb", "a\tb"),
        ("a\0b\u{7}c\u{9b}d\u{7f}", "abcd"),
        ("safe\u{202E}txt.exe\u{2066}x\u{2069}", "safetxt.exex"),
        ("\u{FEFF}a\u{200B}b\u{2060}c\u{AD}d", "abcd"),
        ("e\u{301}", "é"),
        ("a\u{FFFF}\u{FDD0}\u{1FFFE}b", "ab"),
        ("a\u{2028}b\u{85}c", "a\nb\nc"),
        ("pass\u{200D}word", "password"),
        // Persian needs the non-joiner, a family emoji the joiner, Hebrew its direction mark.
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("👩\u{200D}👧", "👩\u{200D}👧"),
        ("שלום\u{200F}!", "שלום\u{200F}!"),
        ("left\u{200F}!", "left!"),
        (
            "🏴\u{E0067}\u{E0062}\u{E007F}",
            "🏴\u{E0067}\u{E0062}\u{E007F}",
        ),
        ("x\u{E0067}\u{E0062}", "x"),
        ("\u{3164}\u{200B}", ""),
        ("", ""),
    ] {
        assert_eq!(clean_text(input).as_str(), expected, "{input:?}");
    }
    assert_eq!(clean_text("a\u{200B}b\0").removed_count(), 2);
}

#[test]
fn stacked_marks_are_cut() {
    let zalgo = format!("a{}", "\u{335}".repeat(500));
    assert_eq!(clean_text(&zalgo).as_str().chars().count(), 1 + MAX_MARKS);
}

#[test]
fn clean_line_is_one_line() {
    assert_eq!(clean_line("  a\r\n b\t\u{A0}c  ").as_str(), "a b c");
}

#[test]
fn length_counts_what_a_reader_counts() {
    for (text, expected) in [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u{301}", 1),
        ("👩\u{200D}👩\u{200D}👧", 1),
        ("👍🏽", 1),
        ("🇫🇷🇩🇪", 2),
        ("日本語", 3),
        ("❤\u{FE0F}", 1),
        ("🏳\u{FE0F}\u{200D}🌈", 1),
        ("👩🏽\u{200D}🚀", 1),
        ("👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏿", 1),
        // A skin tone counts nothing behind an emoji only, and only one does.
        ("🏽🏽🏽", 3),
        ("a🏽", 2),
        ("👍🏽🏽🏽", 3),
        // What is glued to no emoji, or without end, counts.
        ("日\u{200D}👧", 2),
        ("\u{200D}👧", 1),
    ] {
        assert_eq!(length(text), expected, "{text}");
    }
}

#[test]
fn rules_name_the_problem() {
    let rule = TextRule::text(5, 10);
    for (input, expected) in [
        ("hello", Ok("hello".to_owned())),
        ("  hello\r\n", Ok("hello".to_owned())),
        ("", Err(TextProblem::Empty)),
        (" \u{200B}\u{2800}", Err(TextProblem::Empty)),
        ("abcd", Err(TextProblem::TooShort { min: 5 })),
        (
            "abcdefghijk",
            Err(TextProblem::TooLong {
                max: 10,
                actual: 11,
            }),
        ),
        (
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{E000}ab",
            Err(TextProblem::NotAllowed),
        ),
    ] {
        assert_eq!(rule.check(input), expected, "{input:?}");
    }
    assert_eq!(TextRule::line(0, 10).check("  "), Ok(String::new()));
    for flood in [
        "🏽".repeat(2_000),
        "👩\u{200D}".repeat(2_000),
        format!("ab{}", format!("c{}", "\u{335}".repeat(8)).repeat(60)),
    ] {
        let refused = TextRule::line(2, 100).check(&flood);
        assert!(matches!(refused, Err(TextProblem::TooLong { actual, .. }) if actual > 100));
    }
    let family = "👩🏽\u{200D}❤\u{FE0F}\u{200D}👨🏿 ".repeat(5);
    assert!(TextRule::line(2, 100).check(&family).is_ok());
    assert!(matches!(
        rule.check(&"x".repeat(100_000)),
        Err(TextProblem::TooLong { .. })
    ));
    assert_eq!(TextProblem::TooShort { min: 1 }.key(), "text.too-short");
}

#[test]
fn fold_unifies_spellings() {
    for (text, expected) in [
        ("Straße", "strasse"),
        ("ÉCOLE", "ecole"),
        ("Œuvre æther Øre Łódź", "oeuvre aether ore lodz"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδοσ"),
        ("Ёлка", "елка"),
        ("한국어", "한국어"),
        ("が", "が"),
        ("हिन्दी", "हिन्दी"),
        ("مُحَمَّد", "محمد"),
    ] {
        assert_eq!(fold(text), expected);
    }
}

#[test]
fn words_have_ranges() {
    let text = "Über die Brücke, 東京";
    let found = words(text);
    let folded: Vec<&str> = found.iter().map(|(_, folded)| folded.as_str()).collect();
    assert_eq!(folded, ["uber", "die", "brucke", "東", "京"]);
    assert_eq!(&text[found[2].0.clone()], "Brücke");
}

#[test]
fn highlight_marks_words_and_beginnings() {
    let marked = |text, query| {
        highlight(text, query)
            .into_iter()
            .map(|(hit, piece)| if hit { format!("[{piece}]") } else { piece })
            .collect::<String>()
    };
    assert_eq!(
        marked("The Bridges of Brücken", "bridge BRUCK"),
        "The [Bridges] of [Brücken]"
    );
    assert_eq!(marked("a cat sat", "a"), "[a] cat sat");
    assert_eq!(marked("nothing here", ""), "nothing here");
    assert_eq!(marked("", "x"), "");
}

#[test]
fn snippet_finds_the_passage() {
    let text = format!(
        "{} the new bridge over the river {}",
        "lorem ".repeat(80),
        "ipsum ".repeat(80)
    );
    let pieces = snippet(&text, "bridge river", 60);
    let shown: String = pieces.iter().map(|(_, piece)| piece.as_str()).collect();
    assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
    assert_eq!(pieces.iter().filter(|(hit, _)| *hit).count(), 2, "{shown}");
    assert!(shown.chars().count() <= 64);
    let start: String = snippet("short text", "absent", 60)
        .into_iter()
        .map(|(_, p)| p)
        .collect();
    assert_eq!(start, "short text");
}

#[test]
fn slugs_are_plain() {
    for (title, expected) in [
        ("Hello, World!", "hello-world"),
        ("  Ærøskøbing -- Straße ", "aeroskobing-strasse"),
        ("The Mayor's plan", "the-mayors-plan"),
        ("北京", "bei-jing"),
        ("!!!", ""),
        ("", ""),
    ] {
        assert_eq!(slug(title), expected, "{title}");
    }
    assert!(slug(&"word ".repeat(100)).len() <= 80);
    assert_eq!(slug(&"w".repeat(100)).len(), 80);
}

#[test]
fn excerpts_end_between_words() {
    assert_eq!(excerpt("one  two\nthree", 100), "one two three");
    assert_eq!(excerpt("one two three", 9), "one two…");
    assert_eq!(excerpt("one two three", 8), "one two…");
    assert_eq!(excerpt("abcdefghij", 5), "abcd…");
    assert_eq!(excerpt("abc", 0), "");
}

proptest! {
    #[test]
    fn cleaning_is_idempotent_and_safe(input in any::<String>()) {
        let once = clean_text(&input).into_string();
        let twice = clean_text(&once);
        prop_assert_eq!(twice.as_str(), &once);
        prop_assert!(once.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
        prop_assert!(!clean_line(&input).as_str().contains('\n'));
    }

    #[test]
    fn highlighting_loses_nothing(text in any::<String>(), query in any::<String>(), max in 0usize..200) {
        let joined: String = highlight(&text, &query).into_iter().map(|(_, piece)| piece).collect();
        prop_assert_eq!(joined, text.clone());
        let _ = snippet(&text, &query, max);
        prop_assert!(excerpt(&text, max).chars().count() <= max);
        prop_assert!(slug(&text).chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
    }
}
