//! Which dates lie ahead, and what the promises come to.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::model::{Date, DateKind};
use crate::features::consultations::{self, Consultation, Phase};
use crate::features::contributions::Moderation;
use crate::features::deadlines::rules::local_day;
use crate::features::questions::PromiseCounts;
use crate::platform::db::UtcTime;

/// The dates of a consultation that lie ahead, or are today, on the clocks of `zone`.
pub fn dates_ahead(consultation: &Consultation, now: UtcTime, zone: Tz) -> Vec<Date> {
    let today = local_day(now, zone);
    let is_ahead = |at: UtcTime| local_day(at, zone) >= today;
    let date = |at: UtcTime, kind: DateKind| Date {
        at,
        kind,
        subject: format!("consultation-{}", consultation.token),
        title: consultation.title.clone(),
        lang: consultation.lang.clone(),
        url: consultations::url(consultation),
        body_id: consultation.body_id,
        known_at: consultation.announced_at,
    };
    let mut dates = Vec::new();
    if consultations::phase(consultation, now) == Phase::Decided {
        return dates;
    }
    for (at, kind) in [
        (consultation.opens_at, DateKind::Opens),
        (consultation.closes_at, DateKind::Closes),
        (consultation.results_due_at, DateKind::ResultsDue),
    ] {
        if is_ahead(at) {
            dates.push(date(at, kind));
        }
    }
    dates
}

/// Earliest first; on one instant what closes stands before what opens.
pub fn in_order(mut dates: Vec<Date>) -> Vec<Date> {
    dates.sort_by(|a, b| {
        let key = |d: &Date| (d.at, std::cmp::Reverse(d.kind));
        key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
    });
    dates
}

/// Dates in runs of one month.
pub fn by_month(dates: &[Date], zone: Tz) -> Vec<(NaiveDate, Vec<&Date>)> {
    let mut months: Vec<(NaiveDate, Vec<&Date>)> = Vec::new();
    for date in dates {
        let day = local_day(date.at, zone);
        let month = first_of_month(day);
        match months.last_mut() {
            Some((last, dates)) if *last == month => dates.push(date),
            _ => months.push((month, vec![date])),
        }
    }
    months
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    day.with_day(1).unwrap_or(day)
}

/// The share of promises whose day has come that were kept; None while none has.
pub fn kept_share(counts: PromiseCounts) -> Option<f64> {
    let come = counts.answered_in_time + counts.answered_late + counts.overdue;
    // Counts of people's questions are far below the precision of a float.
    (come > 0).then(|| counts.answered_in_time as f64 / come as f64)
}

/// Whether a moderator reads first at every place, at none (Some), or at some (None). `places` are
/// the rules of each; where there is none, that of the consultation counts.
pub fn reads_first(consultation: Moderation, places: &[Moderation]) -> Option<bool> {
    let first = places.first().copied().unwrap_or(consultation);
    let mut rules = places.iter().copied();
    // Of whom a place knows nothing is read first there, others are not.
    (rules.all(|rule| rule == first) && first != Moderation::FirstTime)
        .then_some(first == Moderation::Pre)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> UtcTime {
        UtcTime::parse(text).unwrap()
    }

    fn date(when: &str, kind: DateKind) -> Date {
        Date {
            at: at(when),
            kind,
            subject: "consultation-x".into(),
            title: "Title".into(),
            lang: "en".into(),
            url: "/consultations/x".into(),
            body_id: 1,
            known_at: at("2026-01-01T00:00:00Z"),
        }
    }

    #[test]
    fn months_are_those_of_the_local_clocks() {
        let zone = chrono_tz::Europe::Madrid;
        let dates = [
            date("2026-11-30T22:59:59Z", DateKind::Closes),
            date("2026-11-30T23:00:00Z", DateKind::Opens),
            date("2026-12-24T10:00:00Z", DateKind::Closes),
        ];
        let months: Vec<_> = by_month(&dates, zone)
            .into_iter()
            .map(|(month, dates)| (month.to_string(), dates.len()))
            .collect();
        let expected = [("2026-11-01".to_owned(), 1), ("2026-12-01".to_owned(), 2)];
        assert_eq!(months, expected);
    }

    #[test]
    fn the_earliest_date_comes_first() {
        let dates = in_order(vec![
            date("2026-12-02T00:00:00Z", DateKind::Opens),
            date("2026-12-01T00:00:00Z", DateKind::ResultsDue),
            date("2026-12-01T00:00:00Z", DateKind::Closes),
        ]);
        let kinds: Vec<_> = dates.iter().map(|date| date.kind).collect();
        let expected = [DateKind::ResultsDue, DateKind::Closes, DateKind::Opens];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn a_promise_counts_once_its_day_has_come() {
        let counts = |in_time, late, running, overdue| PromiseCounts {
            answered_in_time: in_time,
            answered_late: late,
            running,
            paused: 0,
            overdue,
        };
        assert_eq!(kept_share(counts(0, 0, 9, 0)), None);
        assert_eq!(kept_share(counts(3, 0, 9, 0)), Some(1.0));
        assert_eq!(kept_share(counts(2, 1, 0, 1)), Some(0.5));
    }
}
