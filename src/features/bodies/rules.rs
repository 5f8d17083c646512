//! Who is in office.

use chrono::NaiveDate;

use super::model::Official;

/// Whether the official holds the post on `today`; the last day counts.
pub fn is_in_office(official: &Official, today: NaiveDate) -> bool {
    official.until_on.is_none_or(|until| today <= until)
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
        for (until, today, expected) in [
            (None, "2026-11-20", true),
            (Some("2026-11-20"), "2026-11-19", true),
            (Some("2026-11-20"), "2026-11-20", true),
            (Some("2026-11-20"), "2026-11-21", false),
        ] {
            let found = is_in_office(&official(until.map(day)), day(today));
            assert_eq!(found, expected, "{until:?} {today}");
        }
    }
}
