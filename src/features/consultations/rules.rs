//! Phases: what the dates of a consultation mean at a given time.

use chrono::Duration;

use super::model::{Change, Consultation, Phase, PublicationState};
use super::quiet;
use crate::platform::db::UtcTime;
use crate::platform::error::{AppError, FieldErrors};

/// Results are promised within twelve weeks of closing (usual government practice).
pub const RESULTS_WEEKS: i64 = 12;
/// Days until a draft that nobody publishes is shown: a thousand years.
const NEVER_DAYS: i64 = 365_000;

/// The phase at `now`. Closing counts to the instant: what arrives at `closes_at` is late.
pub fn phase(consultation: &Consultation, now: UtcTime) -> Phase {
    if consultation.decided_at.is_some_and(|at| at <= now) {
        Phase::Decided
    } else if now < consultation.opens_at {
        Phase::Announced
    } else if now < consultation.closes_at {
        Phase::Open
    } else {
        Phase::Analysis
    }
}

/// Whether the public may know of it at `now`.
pub fn is_public(consultation: &Consultation, now: UtcTime) -> bool {
    consultation.state == PublicationState::Published && consultation.announced_at <= now
}

/// From when on the public may see something that belongs to it and is made at `made_at`. A draft
/// has no such day yet: it gets one that nobody lives to see.
pub fn shown_from(consultation: &Consultation, made_at: UtcTime) -> UtcTime {
    match consultation.state {
        PublicationState::Draft => made_at.plus(Duration::days(NEVER_DAYS)),
        PublicationState::Published => made_at.max(consultation.announced_at),
    }
}

/// # Errors
/// `NotFound` when it is not public, `Closed` when it does not take contributions at `now`.
pub fn ensure_open(consultation: &Consultation, now: UtcTime) -> Result<(), AppError> {
    if !is_public(consultation, now) {
        return Err(AppError::NotFound);
    }
    match phase(consultation, now) {
        Phase::Open => quiet::ensure_not_quiet(consultation, now),
        Phase::Announced => Err(AppError::Closed("consultations.not-open-yet")),
        Phase::Analysis | Phase::Decided => Err(AppError::Closed("consultations.closed")),
    }
}

/// The next instant at which the phase changes by itself.
pub fn next_change(consultation: &Consultation, now: UtcTime) -> Option<UtcTime> {
    let dates = [
        Some(consultation.announced_at),
        Some(consultation.opens_at),
        Some(consultation.closes_at),
        consultation.quiet_until,
    ];
    let phases = consultation.rule_phases.get().iter().map(|one| one.from);
    let dates = dates.into_iter().flatten().chain(phases);
    dates.filter(|&at| at > now).min()
}

/// Days before its end in which a consultation is said to close soon.
pub const SOON_DAYS: i64 = 7;

/// Whether it is open and closes within [`SOON_DAYS`].
pub fn closes_soon(consultation: &Consultation, now: UtcTime) -> bool {
    phase(consultation, now) == Phase::Open
        && consultation.closes_at <= now.plus(Duration::days(SOON_DAYS))
}

/// How far a consultation is, for those who edit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody knows of it: everything can be changed.
    Draft,
    /// Published, not begun: dates can still be moved, with a public entry.
    Planned,
    /// People take part: the rules are fixed, and it can only be extended.
    Begun,
    /// Over: its dates are fixed for good.
    Over,
}

pub fn stage(consultation: &Consultation, now: UtcTime) -> Stage {
    if consultation.state == PublicationState::Draft {
        Stage::Draft
    } else if now < consultation.opens_at {
        Stage::Planned
    } else if now < consultation.closes_at {
        Stage::Begun
    } else {
        Stage::Over
    }
}

/// Dates must be in order, and people need at least a day.
///
/// # Errors
/// `Invalid` with the fields `opens_on` and `closes_on`.
pub fn ensure_dates(
    announced_at: UtcTime,
    opens_at: UtcTime,
    closes_at: UtcTime,
) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    if announced_at > opens_at {
        errors.add("opens_on", "consultations.opens-before-announced");
    }
    if closes_at <= opens_at {
        errors.add("closes_on", "consultations.closes-before-opening");
    } else if closes_at.since(opens_at) < Duration::days(1) - Duration::seconds(1) {
        errors.add("closes_on", "consultations.too-short");
    }
    errors.into_result()
}

/// What is published must lie ahead: nobody can take part in the past. Opening today is fine.
///
/// # Errors
/// `Invalid` with the fields `opens_on` and `closes_on`.
pub fn ensure_ahead(opens_at: UtcTime, closes_at: UtcTime, now: UtcTime) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    if opens_at.plus(Duration::days(1)) <= now {
        errors.add("opens_on", "consultations.opens-in-the-past");
    }
    if closes_at <= now {
        errors.add("closes_on", "consultations.closes-in-the-past");
    }
    errors.into_result()
}

/// Whether `change` may be made at `now`. Rules are fixed once people take part: from then on
/// only the texts may be mended and the end moved further away.
///
/// # Errors
/// `Invalid` with the field that may not change so; `Conflict` when a fixed part was changed.
pub fn ensure_may_change(
    consultation: &Consultation,
    change: &Change,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure_dates(change.announced_at, change.opens_at, change.closes_at)?;
    let fixed_kept = change.body_id == consultation.body_id
        && change.lang == consultation.lang
        && change.moderation == consultation.moderation
        && change.opens_at == consultation.opens_at
        && change.announced_at == consultation.announced_at;
    match stage(consultation, now) {
        Stage::Draft => Ok(()),
        Stage::Planned => {
            let is_known = consultation.announced_at <= now;
            if is_known && change.announced_at != consultation.announced_at {
                return Err(AppError::Conflict("consultations.rules-fixed"));
            }
            ensure_ahead(change.opens_at, change.closes_at, now)
        }
        Stage::Begun | Stage::Over if !fixed_kept => {
            Err(AppError::Conflict("consultations.rules-fixed"))
        }
        Stage::Begun if change.closes_at < consultation.closes_at => Err(AppError::field(
            "closes_on",
            "consultations.may-only-be-extended",
        )),
        Stage::Over if change.closes_at != consultation.closes_at => {
            Err(AppError::field("closes_on", "consultations.dates-fixed"))
        }
        Stage::Begun | Stage::Over => Ok(()),
    }
}

/// The public act that a change is; None when nothing changed.
pub fn action_of_change(consultation: &Consultation, change: &Change) -> Option<&'static str> {
    let before = Change::of(consultation);
    let dates = |c: &Change| (c.announced_at, c.opens_at, c.closes_at);
    if before == *change {
        None
    } else if dates(&before) == dates(change) {
        Some("amended")
    } else if before.opens_at == change.opens_at
        && before.announced_at == change.announced_at
        && change.closes_at > before.closes_at
    {
        Some("extended")
    } else {
        Some("rescheduled")
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::features::contributions::Moderation;
    use crate::platform::db::Json;

    fn at(day: u32) -> UtcTime {
        UtcTime::parse(&format!("2026-11-{day:02}T12:00:00Z")).unwrap()
    }

    pub fn consultation() -> Consultation {
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
            announced_at: at(2),
            opens_at: at(5),
            closes_at: at(10),
            results_due_at: at(10).plus(Duration::weeks(RESULTS_WEEKS)),
            decided_at: None,
            created_by: None,
            created_at: at(1),
            quiet_mode: None,
            quiet_until: None,
            quiet_reason: String::new(),
            rule_phases: Json::new(Vec::new()).unwrap(),
        }
    }

    #[test]
    fn what_belongs_to_a_draft_or_a_plan_is_shown_no_earlier_than_that() {
        let mut one = consultation();
        one.announced_at = at(10);
        one.state = PublicationState::Published;
        assert_eq!(shown_from(&one, at(4)), at(10));
        assert_eq!(shown_from(&one, at(12)), at(12));
        one.state = PublicationState::Draft;
        assert!(shown_from(&one, at(12)) > at(12).plus(Duration::weeks(10_000)));
    }

    #[test]
    fn dates_drive_the_phase() {
        let one = consultation();
        let table = [
            (at(2), Phase::Announced, false),
            (at(4), Phase::Announced, false),
            (at(5), Phase::Open, true),
            (at(9), Phase::Open, true),
            (at(10).minus(Duration::seconds(1)), Phase::Open, true),
            (at(10), Phase::Analysis, false),
            (at(28), Phase::Analysis, false),
        ];
        for (now, expected, open) in table {
            assert_eq!(phase(&one, now), expected, "{now:?}");
            assert_eq!(ensure_open(&one, now).is_ok(), open, "{now:?}");
        }
        let decided = Consultation {
            decided_at: Some(at(20)),
            ..one
        };
        assert_eq!(phase(&decided, at(19)), Phase::Analysis);
        assert_eq!(phase(&decided, at(20)), Phase::Decided);
    }

    #[test]
    fn a_draft_and_what_is_announced_later_are_nobodys_business() {
        let draft = Consultation {
            state: PublicationState::Draft,
            ..consultation()
        };
        assert_eq!(ensure_open(&draft, at(6)), Err(AppError::NotFound));
        assert!(!is_public(&consultation(), at(1)));
    }

    #[test]
    fn dates_are_in_order_and_leave_a_day() {
        let refused = |a, o, c| ensure_dates(a, o, c).is_err();
        let almost_a_day = at(6).minus(Duration::seconds(1));
        for (announced, opens, closes, expected) in [
            (at(2), at(5), at(10), false),
            (at(5), at(5), at(6), false),
            (at(5), at(5), almost_a_day, false),
            (at(5), at(5), almost_a_day.minus(Duration::seconds(1)), true),
            (at(6), at(5), at(10), true),
            (at(2), at(5), at(5), true),
            (at(2), at(5), at(4), true),
        ] {
            let found = refused(announced, opens, closes);
            assert_eq!(found, expected, "{announced:?} {opens:?} {closes:?}");
        }
    }

    #[test]
    fn rules_are_fixed_once_people_take_part() {
        let one = consultation();
        let same = Change::of(&one);
        let moved = |opens, closes| Change {
            opens_at: opens,
            closes_at: closes,
            ..same.clone()
        };
        let retitled = Change {
            title: "Another".into(),
            ..same.clone()
        };
        let stricter = Change {
            moderation: Moderation::Pre,
            ..same.clone()
        };
        for (now, change, fine) in [
            // Planned: all may move, but not into the past.
            (at(3), moved(at(6), at(9)), true),
            (at(3), stricter.clone(), true),
            (at(3), moved(at(2).minus(Duration::days(1)), at(9)), false),
            // Begun: longer, never shorter.
            (at(6), moved(at(5), at(12)), true),
            (at(6), moved(at(5), at(9)), false),
            (at(6), moved(at(6), at(10)), false),
            (at(6), stricter, false),
            (at(6), retitled.clone(), true),
            // Over.
            (at(11), moved(at(5), at(12)), false),
            (at(11), retitled, true),
        ] {
            let found = ensure_may_change(&one, &change, now).is_ok();
            assert_eq!(found, fine, "{now:?} {change:?}");
        }
    }

    #[test]
    fn a_change_is_called_what_it_is() {
        let one = consultation();
        let same = Change::of(&one);
        let closing = |closes_at| Change {
            closes_at,
            ..same.clone()
        };
        let retitled = Change {
            title: "Another".into(),
            ..same.clone()
        };
        let opening = Change {
            opens_at: at(6),
            ..closing(at(20))
        };
        for (change, expected) in [
            (same.clone(), None),
            (retitled, Some("amended")),
            (closing(at(12)), Some("extended")),
            (closing(at(9)), Some("rescheduled")),
            (opening, Some("rescheduled")),
        ] {
            assert_eq!(action_of_change(&one, &change), expected, "{change:?}");
        }
    }

    #[test]
    fn closing_soon_is_within_a_week() {
        let one = consultation();
        assert!(!closes_soon(&one, at(2)), "not open yet");
        assert!(closes_soon(&one, at(5)));
        let long = Consultation {
            closes_at: at(28),
            ..one
        };
        assert!(!closes_soon(&long, at(20)));
        assert!(closes_soon(&long, at(21)));
    }
}
