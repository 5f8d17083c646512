//! Tables of the terms of a procedure.

use chrono_tz::Europe::London;

use super::*;

fn at(text: &str) -> UtcTime {
    UtcTime::parse(text).unwrap()
}

/// The petition of 2019 with 6.1 million signatures, and the ends of months and of summer time.
#[test]
fn it_closes_at_the_end_of_a_day_months_later() {
    for (opened, months, days, closes) in [
        ("2019-02-20T10:25:02Z", 6, 0, "2019-08-20T22:59:59Z"),
        ("2019-08-31T12:00:00Z", 6, 0, "2020-02-29T23:59:59Z"),
        ("2020-08-30T23:30:00Z", 6, 0, "2021-02-28T23:59:59Z"),
        ("2026-03-28T12:00:00Z", 0, 1, "2026-03-29T22:59:59Z"),
        ("2026-01-31T12:00:00Z", 1, 2, "2026-03-02T23:59:59Z"),
    ] {
        let procedure = Procedure {
            duration_months: months,
            duration_days: days,
            ..Procedure::default()
        };
        let closes_at = procedure.closes_at(at(opened), London);
        assert_eq!(
            closes_at,
            at(closes),
            "{opened} + {months} months {days} days"
        );
    }
}

#[test]
fn regions_count_that_reach_their_minimum() {
    let rule = RegionalMinimum {
        kind: RegionKind::Country,
        regions_needed: 2,
        least: 10,
        named: [("FR".to_owned(), 20)].into(),
    };
    let counts = |rows: &[(&str, i64)]| -> BTreeMap<String, i64> {
        rows.iter()
            .map(|(code, n)| ((*code).to_owned(), *n))
            .collect()
    };
    for (rows, is_met) in [
        (vec![("FR", 20), ("ES", 10)], true),
        (vec![("FR", 19), ("ES", 10)], false),
        (vec![("FR", 500)], false),
        (vec![("IT", 9), ("ES", 10), ("PT", 10)], true),
        (vec![], false),
    ] {
        assert_eq!(rule.is_met(&counts(&rows)), is_met, "{rows:?}");
    }
    assert!(RegionalMinimum::default().is_met(&BTreeMap::new()));
}

#[test]
fn who_may_sign() {
    let town = Procedure {
        countries: vec!["GB".to_owned()],
        districts: vec!["RM1".to_owned(), "RM2".to_owned()],
        ..Procedure::default()
    };
    for (country, postcode, refused) in [
        ("GB", "RM1 4AB", None),
        ("GB", "RM2 1AA", None),
        ("GB", "RM14 1AA", Some("postcode")),
        ("FR", "75011", Some("country")),
    ] {
        let field = match town.ensure_resident(country, postcode) {
            Ok(()) => None,
            Err(AppError::Invalid(errors)) => errors.0.first().map(|error| error.field.to_string()),
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(field.as_deref(), refused, "{country} {postcode}");
    }
}

#[test]
fn numbers_make_sense_together() {
    let good = Procedure::default();
    assert!(good.ensure_sane().is_ok());
    for wrong in [
        Procedure {
            sponsors_most: 4,
            ..good.clone()
        },
        Procedure {
            sponsors_needed: -1,
            ..good.clone()
        },
        Procedure {
            duration_months: 0,
            ..good.clone()
        },
        Procedure {
            duration_months: i64::MAX,
            ..good.clone()
        },
        Procedure {
            response_threshold: 0,
            ..good.clone()
        },
        Procedure {
            debate_threshold: Some(499),
            ..good.clone()
        },
        Procedure {
            debate_threshold: Some(i64::MAX),
            ..good.clone()
        },
        Procedure {
            countries: vec!["XX".to_owned()],
            ..good.clone()
        },
        Procedure {
            response_working_days: 251,
            ..good.clone()
        },
        Procedure {
            anonymise_after_months: 0,
            ..good.clone()
        },
    ] {
        assert!(wrong.ensure_sane().is_err(), "{wrong:?}");
    }
}

#[test]
fn lines_of_regions() {
    let read = read_minimums("fr 57000\n\n de  67,5\n");
    assert!(read.is_err());
    let read = read_minimums("fr 57000\nMT 4500 \n").unwrap();
    assert_eq!(
        read,
        [("FR".to_owned(), 57_000), ("MT".to_owned(), 4_500)].into()
    );
    for wrong in ["FR", "FR x", "FR 1\nfr 2", "5"] {
        assert!(read_minimums(wrong).is_err(), "{wrong}");
    }
    assert_eq!(read_codes("gb, fr;de\nrm1"), ["GB", "FR", "DE", "RM1"]);
}
