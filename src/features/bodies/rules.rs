//! Who is in office.

use chrono::NaiveDate;

use super::model::Official;

/// Whether the official holds the post on `today`; the last day counts.
pub fn is_in_office(official: &Official, today: NaiveDate) -> bool {
    official.until_on.is_none_or(|until| today <= until)
}

/// Whether the official can be given work on `today`: in office, with an account to work with. On
/// the last day the account is closed to the office already.
pub fn can_work(official: &Official, today: NaiveDate) -> bool {
    official.account_id.is_some()
        && is_in_office(official, today)
        && official.until_on != Some(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_office_until_the_end_of_the_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let official = |until_on| Official {
            id: 1,
            body_id: 1,
            account_id: None,
            name: "Name".into(),
            post: "Post".into(),
            responsibilities: String::new(),
            is_head: false,
            position: 0,
            until_on,
        };
        for (until, today, expected, can) in [
            (None, "2026-11-20", true, true),
            (Some("2026-11-20"), "2026-11-19", true, true),
            (Some("2026-11-20"), "2026-11-20", true, false),
            (Some("2026-11-20"), "2026-11-21", false, false),
        ] {
            let mut one = official(until.map(day));
            assert_eq!(
                is_in_office(&one, day(today)),
                expected,
                "{until:?} {today}"
            );
            assert!(!can_work(&one, day(today)), "no account");
            one.account_id = Some(1);
            assert_eq!(can_work(&one, day(today)), can, "{until:?} {today}");
        }
    }
}
