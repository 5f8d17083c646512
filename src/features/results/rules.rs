//! When results may be published, whom figures protect, and how response times are summed up.

use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Tz;

use super::model::{Cell, PeopleCell, QuestionFigures, QuestionTimes, ResultRecord};
use crate::features::consultations::{self, Consultation, Phase, PublicationState};
use crate::features::deadlines::Calendar;
use crate::features::deadlines::rules::local_day;
use crate::platform::db::UtcTime;
use crate::platform::error::{AppError, FieldErrors};

/// A count of fewer people than this could point at one of them.
pub const LEAST_PEOPLE: i64 = 5;

/// # Errors
/// `NotFound` when the consultation is not public, `Closed` while it takes contributions,
/// `Conflict` when it is published already, `Invalid` with everything that is missing.
pub fn ensure_publishable(
    consultation: &Consultation,
    draft: &ResultRecord,
    now: UtcTime,
) -> Result<(), AppError> {
    if !consultations::is_public(consultation, now) {
        return Err(AppError::NotFound);
    }
    if draft.state == PublicationState::Published {
        return Err(AppError::Conflict("results.already-published"));
    }
    if !is_closed(consultation, now) {
        return Err(AppError::Closed("results.consultation-open"));
    }
    let mut errors = FieldErrors::default();
    for (field, text, key) in [
        ("title", &draft.title, "results.title-missing"),
        ("finding", &draft.finding, "results.finding-missing"),
        ("method", &draft.method, "results.method-missing"),
    ] {
        if text.trim().is_empty() {
            errors.add(field, key);
        }
    }
    errors.into_result()
}

/// Nothing more can come in.
pub fn is_closed(consultation: &Consultation, now: UtcTime) -> bool {
    matches!(
        consultations::phase(consultation, now),
        Phase::Analysis | Phase::Decided
    )
}

/// Counts of people by group, largest first, without those that could point at somebody. Where
/// exactly one would be withheld, the next smallest is withheld as well: otherwise the one could
/// be worked out from the total.
pub fn protect(mut cells: Vec<Cell>) -> Vec<PeopleCell> {
    sort(&mut cells);
    let few = cells
        .iter()
        .filter(|cell| cell.count < LEAST_PEOPLE)
        .count();
    let withheld = if few == 1 { 2 } else { few };
    let told = cells.len().saturating_sub(withheld);
    cells
        .into_iter()
        .enumerate()
        .map(|(at, cell)| PeopleCell {
            key: cell.key,
            count: (at < told).then_some(cell.count),
        })
        .collect()
}

/// Largest first, then by key.
pub fn sort(cells: &mut [Cell]) {
    cells.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
}

/// How promptly questions were answered. Lateness compares days on the clocks of `zone`. Days are
/// counted from Monday to Friday without holidays, so that whoever has the published events comes
/// to the same median whatever becomes of the calendars.
pub fn sum_up_questions(rows: &[QuestionTimes], now: UtcTime, zone: Tz) -> QuestionFigures {
    let mut figures = QuestionFigures {
        asked: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        ..QuestionFigures::default()
    };
    let calendar = Calendar::plain(zone);
    let mut days = Vec::new();
    for row in rows {
        let due = local_day(row.due_at, zone);
        match row.answered_at {
            Some(at) => {
                days.push(calendar.left(at, row.asked_at).max(0));
                if local_day(at, zone) <= due {
                    figures.answered_in_time += 1;
                } else {
                    figures.answered_late += 1;
                }
            }
            None if local_day(now, zone) > due => figures.overdue += 1,
            None => figures.open += 1,
        }
    }
    days.sort_unstable();
    figures.median_working_days = days.get(days.len() / 2).copied();
    figures
}

/// The ISO week of a day ('2026-W48') and its Monday.
pub fn week_of(day: NaiveDate) -> (String, NaiveDate) {
    let week = day.iso_week();
    let back = u64::from(day.weekday().num_days_from_monday());
    let monday = day.checked_sub_days(Days::new(back)).unwrap_or(day);
    (format!("{}-W{:02}", week.year(), week.week()), monday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::contributions::Moderation;
    use crate::platform::db::Json;

    fn at(text: &str) -> UtcTime {
        UtcTime::parse(text).unwrap()
    }

    fn consultation() -> Consultation {
        Consultation {
            id: 1,
            token: "t".into(),
            slug: "s".into(),
            body_id: 1,
            lang: "en".into(),
            title: "Title".into(),
            summary: String::new(),
            description: String::new(),
            description_html: String::new(),
            decides: String::new(),
            state: PublicationState::Published,
            moderation: Moderation::Post,
            announced_at: at("2026-10-01T12:00:00Z"),
            opens_at: at("2026-10-05T12:00:00Z"),
            closes_at: at("2026-11-02T12:00:00Z"),
            results_due_at: at("2027-01-25T12:00:00Z"),
            decided_at: None,
            created_by: None,
            created_at: at("2026-10-01T12:00:00Z"),
            quiet_mode: None,
            quiet_until: None,
            quiet_reason: String::new(),
            rule_phases: Json::new(Vec::new()).unwrap(),
        }
    }

    fn draft() -> ResultRecord {
        ResultRecord {
            id: 1,
            token: "t".into(),
            consultation_id: 1,
            title: "What we heard".into(),
            finding: "Most want it.".into(),
            finding_html: String::new(),
            method: "Counted.".into(),
            frozen: String::new(),
            digest: String::new(),
            state: PublicationState::Draft,
            created_by: None,
            created_at: at("2026-11-03T12:00:00Z"),
            published_at: None,
        }
    }

    #[test]
    fn published_only_after_closing_once_and_with_everything_said() {
        let after = at("2026-11-02T12:00:00Z");
        let missing = |change: fn(&mut ResultRecord)| {
            let mut one = draft();
            change(&mut one);
            ensure_publishable(&consultation(), &one, after)
        };
        assert_eq!(missing(|_| ()), Ok(()));
        for (change, field, key) in [
            (
                (|d| d.title.clear()) as fn(&mut ResultRecord),
                "title",
                "results.title-missing",
            ),
            (
                |d| d.finding = "  ".into(),
                "finding",
                "results.finding-missing",
            ),
            (|d| d.method.clear(), "method", "results.method-missing"),
        ] {
            assert_eq!(missing(change), Err(AppError::field(field, key)));
        }
        assert_eq!(
            missing(|d| d.state = PublicationState::Published),
            Err(AppError::Conflict("results.already-published"))
        );
        for (now, expected) in [
            ("2026-09-30T12:00:00Z", AppError::NotFound),
            (
                "2026-10-02T12:00:00Z",
                AppError::Closed("results.consultation-open"),
            ),
            (
                "2026-11-02T11:59:59Z",
                AppError::Closed("results.consultation-open"),
            ),
        ] {
            let result = ensure_publishable(&consultation(), &draft(), at(now));
            assert_eq!(result, Err(expected), "{now}");
        }
    }

    #[test]
    fn few_people_are_not_told_and_cannot_be_worked_out() {
        let table: [(&[i64], &[Option<i64>]); 6] = [
            (&[], &[]),
            (&[9], &[Some(9)]),
            (&[9, 5], &[Some(9), Some(5)]),
            (&[4, 9, 7], &[Some(9), None, None]),
            (&[1, 4, 9], &[Some(9), None, None]),
            (&[3], &[None]),
        ];
        for (counts, expected) in table {
            let cells = counts.iter().map(|&count| Cell {
                key: format!("k{count}"),
                count,
            });
            let told: Vec<_> = protect(cells.collect())
                .into_iter()
                .map(|cell| cell.count)
                .collect();
            assert_eq!(told, expected, "{counts:?}");
        }
    }

    #[test]
    fn response_times() {
        let zone = chrono_tz::UTC;
        let question = |asked, due, answered: Option<&str>| QuestionTimes {
            asked_at: at(asked),
            due_at: at(due),
            answered_at: answered.map(at),
        };
        let rows = [
            // Two working days, in time: late in the evening of the last day counts.
            question(
                "2026-11-02T09:00:00Z",
                "2026-11-04T00:00:00Z",
                Some("2026-11-04T23:00:00Z"),
            ),
            // Over a week-end: five working days, late.
            question(
                "2026-11-05T09:00:00Z",
                "2026-11-06T23:59:59Z",
                Some("2026-11-12T09:00:00Z"),
            ),
            question("2026-11-02T09:00:00Z", "2026-11-19T23:59:59Z", None),
            question("2026-11-02T09:00:00Z", "2026-11-20T23:59:59Z", None),
        ];
        let figures = sum_up_questions(&rows, at("2026-11-20T10:00:00Z"), zone);
        let expected = QuestionFigures {
            asked: 4,
            answered_in_time: 1,
            answered_late: 1,
            open: 1,
            overdue: 1,
            median_working_days: Some(5),
        };
        assert_eq!(figures, expected);
        assert_eq!(
            sum_up_questions(&[], at("2026-11-20T10:00:00Z"), zone),
            QuestionFigures::default()
        );
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        for (day, week, monday) in [
            ("2026-11-23", "2026-W48", "2026-11-23"),
            ("2026-11-29", "2026-W48", "2026-11-23"),
            ("2027-01-03", "2026-W53", "2026-12-28"),
            ("2027-01-04", "2027-W01", "2027-01-04"),
        ] {
            let expected = (week.to_owned(), monday.parse().unwrap());
            assert_eq!(week_of(day.parse().unwrap()), expected, "{day}");
        }
    }
}
