//! What can be followed, when the daily mail goes out, and where a form may lead back to.

use chrono::{Days, Duration};
use chrono_tz::Tz;

use crate::features::deadlines::rules::{local_day, start_of_day};
use crate::platform::db::UtcTime;

/// The daily mail goes out at this hour, on the clocks of the site.
pub const DIGEST_HOUR: i64 = 7;

/// Kind and id of a subject such as 'question:12'.
pub fn parse_subject(subject: &str) -> Option<(&str, i64)> {
    let (kind, id) = subject.split_once(':')?;
    let plain = !id.starts_with('0') && id.bytes().all(|b| b.is_ascii_digit());
    let id = id.parse().ok()?;
    (plain && !kind.is_empty()).then_some((kind, id))
}

/// The last time at or before `now` at which the daily mail was due.
pub fn last_digest_at(now: UtcTime, zone: Tz) -> UtcTime {
    let today = local_day(now, zone);
    let at = |day| start_of_day(day, zone).plus(Duration::hours(DIGEST_HOUR));
    let this_morning = at(today);
    if this_morning <= now {
        return this_morning;
    }
    at(today.checked_sub_days(Days::new(1)).unwrap_or(today))
}

/// Where a form leads back to: a path of this site, never elsewhere.
pub fn way_back(path: &str) -> &str {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.len() <= 500
        && path.bytes().all(|b| b.is_ascii_graphic());
    if local {
        path
    } else {
        "/account/notifications"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_a_kind_and_a_number() {
        for (text, expected) in [
            ("question:12", Some(("question", 12))),
            ("consultation:1", Some(("consultation", 1))),
            ("question:", None),
            ("question", None),
            (":4", None),
            ("question:0", None),
            ("question:012", None),
            ("question:-1", None),
            ("question:+1", None),
            ("question:1:2", None),
            ("question:99999999999999999999", None),
        ] {
            assert_eq!(parse_subject(text), expected, "{text}");
        }
    }

    #[test]
    fn the_daily_mail_is_due_at_seven_on_local_clocks() {
        let zone = chrono_tz::Europe::Madrid;
        for (now, expected) in [
            ("2026-11-23T05:59:59Z", "2026-11-22T06:00:00Z"),
            ("2026-11-23T06:00:00Z", "2026-11-23T06:00:00Z"),
            ("2026-11-23T22:59:00Z", "2026-11-23T06:00:00Z"),
            ("2026-07-01T04:59:00Z", "2026-06-30T05:00:00Z"),
            ("2026-07-01T05:00:00Z", "2026-07-01T05:00:00Z"),
        ] {
            let now = UtcTime::parse(now).unwrap();
            assert_eq!(last_digest_at(now, zone).rfc3339(), expected);
        }
    }

    #[test]
    fn the_way_back_never_leads_elsewhere() {
        for (path, expected) in [
            ("/questions/3", "/questions/3"),
            ("/questions?state=overdue", "/questions?state=overdue"),
            ("https://evil.example/", "/account/notifications"),
            ("//evil.example/", "/account/notifications"),
            ("/\\evil.example/", "/account/notifications"),
            ("/a\r\nset-cookie: x", "/account/notifications"),
            ("", "/account/notifications"),
        ] {
            assert_eq!(way_back(path), expected, "{path}");
        }
    }
}
