//! Rules of moderation by phase: from a day on, a consultation or one of its places is moderated
//! otherwise. A phase is laid down and published before it begins; from then on it is fixed, as is
//! the rule with which a consultation opened.

use serde::{Deserialize, Serialize};

use super::model::Consultation;
use super::{find, log, store};
use crate::features::contributions::Moderation;
use crate::features::ledger::ActingAs;
use crate::platform::db::{Json, Tx, UtcTime};
use crate::platform::error::AppError;

/// Phases of one consultation.
pub const MOST: usize = 20;

/// From when on a place is moderated by another rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulePhase {
    pub from: UtcTime,
    /// Topic of a document or forum, as `forum:3`; '' for all of them that have no rule of their
    /// own, and for questions.
    pub place: String,
    pub rule: Moderation,
}

/// The rule of the phase in which a place is at `now`, whether or not it is quiet there: that of the
/// place itself before that of the whole consultation.
pub fn rule_of(
    consultation: &Consultation,
    place: &str,
    own: Option<Moderation>,
    now: UtcTime,
) -> Moderation {
    let phases = consultation.rule_phases.get();
    let begun = |place: &str| {
        let of_place = phases.iter().filter(|one| one.place == place);
        let latest = of_place
            .filter(|one| one.from <= now)
            .max_by_key(|one| one.from);
        latest.map(|one| one.rule)
    };
    let of_place = match place {
        "" => None,
        place => begun(place),
    };
    of_place
        .or(own)
        .or_else(|| begun(""))
        .unwrap_or(consultation.moderation)
}

/// Those that are still to come, the next first.
pub fn ahead(consultation: &Consultation, now: UtcTime) -> Vec<&RulePhase> {
    let phases = consultation.rule_phases.get().iter();
    let mut ahead: Vec<&RulePhase> = phases.filter(|one| one.from > now).collect();
    ahead.sort_by_key(|one| one.from);
    ahead
}

/// Lays a phase down, or another rule for the same place from the same day.
///
/// # Errors
/// `NotFound`; `Invalid` with the field `from` when it does not begin between now and the end of
/// the consultation, or there are [`MOST`] already.
pub fn lay_down(
    tx: &mut Tx<'_>,
    id: i64,
    new: RulePhase,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let consultation = find(tx, id)?.ok_or(AppError::NotFound)?;
    if new.from <= now {
        return Err(AppError::field("from", "consultations.phase-ahead"));
    }
    if new.from >= consultation.closes_at {
        return Err(AppError::field("from", "consultations.phase-after-closing"));
    }
    let mut phases = consultation.rule_phases.get().clone();
    phases.retain(|one| (one.from, &one.place) != (new.from, &new.place));
    if phases.len() >= MOST {
        return Err(AppError::field("from", "consultations.phase-too-many"));
    }
    phases.push(new);
    phases.sort_by(|a, b| (a.from, &a.place).cmp(&(b.from, &b.place)));
    keep(
        tx,
        &consultation,
        phases,
        "rule-phase-laid-down",
        account_id,
        now,
    )
}

/// Takes back one that has not begun. Nothing happens where there is none.
///
/// # Errors
/// `NotFound`; `Closed` when it has begun.
pub fn take_back(
    tx: &mut Tx<'_>,
    id: i64,
    place: &str,
    from: UtcTime,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let consultation = find(tx, id)?.ok_or(AppError::NotFound)?;
    let is_meant = |one: &RulePhase| one.place == place && one.from == from;
    let mut phases = consultation.rule_phases.get().clone();
    if !phases.iter().any(is_meant) {
        return Ok(());
    }
    if from <= now {
        return Err(AppError::Closed("consultations.phase-begun"));
    }
    phases.retain(|one| !is_meant(one));
    keep(
        tx,
        &consultation,
        phases,
        "rule-phase-taken-back",
        account_id,
        now,
    )
}

fn keep(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    phases: Vec<RulePhase>,
    action: &'static str,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let phases = Json::new(phases)?;
    store::set_rule_phases(tx, consultation.id, &phases)?;
    log(tx, consultation, action, ActingAs::Editor, account_id, now)?;
    tx.touch("consultations", now);
    tx.touch(format!("consultation:{}", consultation.id), now);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;
    use Moderation::{Closed, FirstTime, Post, Pre};

    #[test]
    fn the_latest_phase_that_has_begun_holds_and_that_of_a_place_before_that_of_all() {
        let at = |day: u32| UtcTime::parse(&format!("2026-12-{day:02}T00:00:00Z")).unwrap();
        let phase = |day, place: &str, rule| RulePhase {
            from: at(day),
            place: place.to_owned(),
            rule,
        };
        let one = Consultation {
            moderation: Post,
            rule_phases: Json::new(vec![
                phase(5, "", Pre),
                phase(8, "forum:3", Closed),
                phase(10, "", FirstTime),
            ])
            .unwrap(),
            ..rules::tests::consultation()
        };
        for (place, own, day, rule) in [
            ("", None, 4, Post),
            ("", None, 5, Pre),
            ("", None, 9, Pre),
            ("", None, 10, FirstTime),
            ("forum:3", None, 4, Post),
            ("forum:3", None, 7, Pre),
            ("forum:3", None, 8, Closed),
            ("forum:3", None, 20, Closed),
            // Its own rule holds whatever is laid down for all, until it has a phase of its own.
            ("forum:3", Some(Post), 7, Post),
            ("forum:3", Some(Post), 8, Closed),
            ("document:1", Some(FirstTime), 7, FirstTime),
            ("document:1", None, 12, FirstTime),
        ] {
            assert_eq!(
                rule_of(&one, place, own, at(day)),
                rule,
                "{place} {own:?} {day}"
            );
        }
        let days = |now| {
            ahead(&one, now)
                .iter()
                .map(|one| one.from)
                .collect::<Vec<_>>()
        };
        assert_eq!(days(at(5)), [at(8), at(10)]);
        assert_eq!(days(at(10)), []);
    }
}
