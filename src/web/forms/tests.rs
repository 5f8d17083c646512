use super::*;

#[test]
fn a_day_is_one_that_somebody_may_mean() {
    for day in ["1900-01-01", "2026-12-04", "2200-12-31", " 2024-02-29 "] {
        assert!(parse_day(day).is_some(), "{day}");
    }
    for bad in [
        "",
        "2026-2-4",
        "2026-02-30",
        "1899-12-31",
        "2201-01-01",
        "-4800-01-01",
        "-262143-01-01",
        "+262142-12-31",
        "+2026-01-01",
        "20261204",
        "2026-12-04T10:00",
    ] {
        assert_eq!(parse_day(bad), None, "{bad}");
    }
}

#[test]
fn a_submission_key_is_bound_to_the_account_and_must_look_like_one() {
    let with = |key: &str| PostForm::from_pairs([("form_key".to_owned(), key.to_owned())]);
    let key = with("abcdefgh").submission_key(7).unwrap();
    assert!(key.starts_with("7:abcdefgh:"), "{key}");
    assert_eq!(with("abcdefgh").submission_key(7), Some(key.clone()));
    assert_ne!(with("abcdefgh").submission_key(8), Some(key.clone()));
    let text = |text: &str| {
        let pairs = [("form_key", "abcdefgh"), ("text", text)];
        PostForm::from_pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())))
    };
    let first = text("one").submission_key(7);
    assert_ne!(first, text("another").submission_key(7));
    assert_eq!(first, text("one").submission_key(7));
    for bad in [
        "",
        "short",
        "with space 123",
        "ünïcödé-key",
        &"x".repeat(65),
    ] {
        assert_eq!(with(bad).submission_key(7), None, "{bad}");
    }
}
