use super::*;
use crate::platform::email::EmailAddress;

fn at(text: &str) -> UtcTime {
    UtcTime::parse(text).unwrap()
}

const CLOSES: &str = "2026-11-10T23:59:59Z";

#[test]
fn the_closing_instant_decides_not_a_job() {
    let closes = Some(at(CLOSES));
    for (state, now, shown, signable) in [
        (State::Open, "2026-11-10T23:59:58Z", State::Open, true),
        (State::Open, CLOSES, State::Closed, false),
        (State::Closed, "2026-11-09T12:00:00Z", State::Closed, false),
        (
            State::Rejected,
            "2026-11-09T12:00:00Z",
            State::Rejected,
            false,
        ),
        (State::Withdrawn, CLOSES, State::Withdrawn, false),
    ] {
        assert_eq!(standing(state, closes, at(now)), shown, "{state} {now}");
        let outcome = ensure_signable(state, closes, at(now));
        assert_eq!(outcome.is_ok(), signable, "{state} {now}");
    }
    for state in [State::InModeration, State::Hidden, State::Withdrawn] {
        let outcome = ensure_signable(state, closes, at("2026-11-09T12:00:00Z"));
        assert_eq!(outcome, Err(AppError::NotFound), "{state}");
    }
}

#[test]
fn who_signed_in_time_may_confirm_for_a_day_longer() {
    let closes = Some(at(CLOSES));
    for (signed, now, ok) in [
        ("2026-11-01T10:00:00Z", "2026-11-01T10:05:00Z", true),
        ("2026-11-10T23:59:58Z", "2026-11-11T00:00:30Z", true),
        ("2026-11-10T23:59:58Z", "2026-11-11T23:59:58Z", true),
        ("2026-11-10T23:59:58Z", "2026-11-11T23:59:59Z", false),
        ("2026-11-10T23:59:59Z", "2026-11-11T00:00:30Z", false),
    ] {
        for state in [State::Open, State::Closed] {
            let outcome = ensure_confirmable(state, closes, at(signed), at(now));
            assert_eq!(outcome.is_ok(), ok, "{state} {signed} {now}");
        }
    }
    let gone = ensure_confirmable(State::Hidden, closes, at(CLOSES), at(CLOSES));
    assert_eq!(gone, Err(AppError::NotFound));
}

#[test]
fn a_response_is_late_from_the_day_after() {
    let zone = chrono_tz::UTC;
    let due = Some(at("2026-12-04T23:59:59Z"));
    let then = Some(at("2026-11-05T10:00:00Z"));
    for (reached, responded, now, expected) in [
        (None, None, "2026-12-20T10:00:00Z", Promise::None),
        (then, None, "2026-12-04T23:59:59Z", Promise::Waiting),
        (then, None, "2026-12-05T09:00:00Z", Promise::Waiting),
        (then, None, "2026-12-07T00:00:00Z", Promise::Overdue),
        (then, then, "2026-12-20T10:00:00Z", Promise::Answered),
        (None, then, "2026-12-20T10:00:00Z", Promise::Answered),
    ] {
        let due = reached.and(due);
        assert_eq!(
            promise(reached, due, responded, zone, at(now)),
            expected,
            "{now}"
        );
    }
}

fn known(name: &str, postcode: &str, state: SignatureState) -> Known {
    Known {
        id: 1,
        person_key: person_key(name, postcode),
        name: name.to_owned(),
        email: "a@example.org".to_owned(),
        lang: "en".to_owned(),
        postcode: postcode.to_owned(),
        state,
        confirmed_at: (state == SignatureState::Confirmed).then(|| at("2026-11-23T10:00:00Z")),
    }
}

#[test]
fn the_household_rule() {
    use SignatureState::{Confirmed, Fraudulent, Pending};
    let ada = || known("Ada Byron", "RM1 4AB", Confirmed);
    let ben = || known("Ben Byron", "RM1 4AB", Confirmed);
    let joke = |n: usize| known(&format!("Joke number {n}"), "ZZ9 9ZZ", Pending);
    let jokes = || (0..MOST_PENDING).map(joke).collect::<Vec<_>>();
    let cleaned_up = |n: usize| Known {
        state: Fraudulent,
        ..joke(n)
    };
    let taken_out = || Known {
        state: Fraudulent,
        ..ada()
    };
    let table: [(&str, Vec<Known>, &str, &str, Wish); 12] = [
        ("nobody yet", vec![], "Ada Byron", "RM1 4AB", Wish::New),
        (
            "the same",
            vec![ada()],
            "Ada Byron",
            "RM1 4AB",
            Wish::Again(0),
        ),
        (
            "spelt otherwise",
            vec![ada()],
            "ÁDA  byron",
            "rm14ab",
            Wish::Again(0),
        ),
        (
            "one of the household",
            vec![ada()],
            "Ben Byron",
            "RM1 4AB",
            Wish::New,
        ),
        (
            "from elsewhere",
            vec![ada()],
            "Ben Byron",
            "RM2 1AA",
            Wish::Again(0),
        ),
        (
            "moved house",
            vec![ada()],
            "Ada Byron",
            "RM2 1AA",
            Wish::Again(0),
        ),
        (
            "the second again",
            vec![ada(), ben()],
            "Ben Byron",
            "RM1 4AB",
            Wish::Again(1),
        ),
        (
            "a third",
            vec![ada(), ben()],
            "Cy Byron",
            "RM1 4AB",
            Wish::Again(0),
        ),
        (
            "a joke does not bar",
            vec![joke(1)],
            "Ada Byron",
            "RM1 4AB",
            Wish::New,
        ),
        (
            "too many jokes",
            jokes(),
            "Ada Byron",
            "RM1 4AB",
            Wish::Again(0),
        ),
        (
            "a stranger's work that was taken out",
            (0..9).map(cleaned_up).collect(),
            "Ada Byron",
            "RM1 4AB",
            Wish::New,
        ),
        (
            "her own, taken out",
            vec![taken_out()],
            "Ada B.",
            "RM2 1AA",
            Wish::Again(0),
        ),
    ];
    for (case, there, name, postcode, expected) in table {
        let email = EmailAddress::parse("a@example.org").unwrap();
        let (name, postcode) = (name.to_owned(), postcode.to_owned());
        let new = NewSignature::new(1, name, email, postcode, "GB", "en".to_owned());
        assert_eq!(wish(&there, &new), expected, "{case}");
    }
}

#[test]
fn names_and_postcodes() {
    for (name, fine) in [
        ("Ada Byron", true),
        ("J.R. Hartley", true),
        ("O’Brien-Ńowak 3rd", true),
        ("St. John Smith", true),
        ("李小龍", true),
        ("Visit www.spam.example", false),
        ("https://spam.example", false),
        ("cheap-pills.example now", false),
        ("me@example.org", false),
        ("12345", false),
        ("J. R. Smith", true),
        ("St. John", true),
        ("Martin Luther King, Jr.", true),
        ("Confirm your vote at a.evil-site.com/login now", false),
        ("a.evil now", false),
        ("x.y.evil", false),
        ("evil。com", false),
        ("evil．com", false),
        ("evil｡com", false),
        ("Ada: read this", false),
        ("evil／login", false),
        ("=SUM(A1)", false),
    ] {
        assert_eq!(is_plain_name(name), fine, "{name}");
    }
    for (typed, country, stored) in [
        ("rm1 4ab", "GB", Some("RM1 4AB")),
        (" sw1a1aa ", "GB", Some("SW1A 1AA")),
        ("75001", "GB", None),
        ("75001", "FR", Some("75001")),
        ("1234  ab", "NL", Some("1234 AB")),
        ("=cmd", "FR", None),
        ("-5", "FR", None),
        ("", "FR", None),
        ("1234567890123", "FR", None),
    ] {
        assert_eq!(
            postcode(typed, country).as_deref(),
            stored,
            "{typed} {country}"
        );
    }
    for (start, country, district) in [
        ("RM1 ", "GB", "RM1"),
        ("SW1A", "GB", "SW1A"),
        ("7500", "FR", "75"),
        ("", "HK", ""),
    ] {
        assert_eq!(area(start, country), district);
    }
}

#[test]
fn small_cells_cannot_be_worked_out() {
    let cells = |list: &[(&str, i64)]| -> Vec<(String, i64)> {
        list.iter().map(|(k, n)| ((*k).to_owned(), *n)).collect()
    };
    for (given, shown, rest) in [
        (&[("a", 10), ("b", 5)][..], &[("a", 10), ("b", 5)][..], 0),
        (&[("b", 4), ("a", 10), ("c", 3)], &[("a", 10)], 7),
        // A single small cell would be the difference to the total: the next one joins it.
        (&[("a", 10), ("b", 5), ("c", 1)], &[("a", 10)], 6),
        (&[("a", 2)], &[], 2),
        (&[], &[], 0),
    ] {
        assert_eq!(suppress(cells(given)), (cells(shown), rest), "{given:?}");
    }
}

#[test]
fn nor_by_what_is_told_of_a_group() {
    let cells = |list: &[(&str, i64)]| -> Vec<(String, i64)> {
        list.iter().map(|(k, n)| ((*k).to_owned(), *n)).collect()
    };
    let group = |name: &str| name.chars().take(2).collect::<String>();
    for (given, shown, rest) in [
        // The country is told as 103: its districts are not, or 3 would follow.
        (
            &[("GB RM1", 100), ("GB ZE1", 3), ("ES 28", 10)][..],
            &[("ES 28", 10)][..],
            103,
        ),
        (
            &[("GB RM1", 100), ("GB ZE1", 3), ("GB ZE2", 2)],
            &[("GB RM1", 100)],
            5,
        ),
        // A country of three is not told; its number must not follow from the whole.
        (
            &[("GB RM1", 60), ("GB RM2", 40), ("ES 28", 3)],
            &[("GB RM1", 60)],
            43,
        ),
        (&[("ES 28", 3)], &[], 3),
        (&[], &[], 0),
    ] {
        let told = suppress_within(cells(given), group);
        assert_eq!(told, (cells(shown), rest), "{given:?}");
    }
}

#[test]
fn a_misread_sheet_is_found_out() {
    for id in [1, 7, 96, 97, 98, 12_345, 9_999_999] {
        let code = sheet_code(id);
        assert_eq!(read_sheet_code(&code), Some(id), "{code}");
        assert_eq!(read_sheet_code(&code.to_lowercase()), Some(id));
    }
    let good = sheet_code(12_345);
    for wrong in [
        "P12354",
        "P12354-00",
        "P-12",
        "",
        "P0-97",
        "P99999999999999999999-01",
    ] {
        assert_eq!(read_sheet_code(wrong), None, "{wrong}");
    }
    let check = good.split_once('-').unwrap().1;
    for misread in ["12354", "12346", "21345", "112345"] {
        assert_eq!(
            read_sheet_code(&format!("P{misread}-{check}")),
            None,
            "{misread}"
        );
    }
}
