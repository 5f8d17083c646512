//! Quiet periods: for some hours or days a moderator has everything read first, or nothing taken
//! in, where a debate gets out of hand. Everybody is told until when and why, and it ends by itself.

use serde::Serialize;

use super::model::{Consultation, Phase};
use super::{find, is_public, log, phase, rule_phases, store};
use crate::features::contributions::Moderation;
use crate::features::ledger::ActingAs;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Hours for which one may be set.
pub const HOURS: [i64; 4] = [6, 24, 72, 168];

/// A quiet period that is in force, as everybody is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quiet {
    pub until: UtcTime,
    /// Nothing is taken in; otherwise a moderator reads everything first.
    pub is_closed: bool,
    /// Public words of the moderator.
    pub reason: String,
}

/// The quiet period in force at `now`.
pub fn quiet(consultation: &Consultation, now: UtcTime) -> Option<Quiet> {
    let until = consultation.quiet_until.filter(|&until| now < until)?;
    Some(Quiet {
        until,
        is_closed: consultation.quiet_mode? == Moderation::Closed,
        reason: consultation.quiet_reason.clone(),
    })
}

/// How a place of a consultation is moderated at `now`: by the rule of the phase, its `own` rule or
/// that of the consultation, or more strictly while it is quiet there. `place` is its topic; '' for
/// questions.
pub fn moderation_of(
    consultation: &Consultation,
    place: &str,
    own: Option<Moderation>,
    now: UtcTime,
) -> Moderation {
    let rule = rule_phases::rule_of(consultation, place, own, now);
    match (quiet(consultation, now), consultation.quiet_mode) {
        (Some(_), Some(mode)) => rule.stricter(mode),
        _ => rule,
    }
}

/// Whether people take part at `now`.
pub fn takes_part(consultation: &Consultation, now: UtcTime) -> bool {
    takes_part_at(consultation, "", None, now)
}

/// Whether people take part at a place of it, as [`moderation_of`] names it.
pub fn takes_part_at(
    consultation: &Consultation,
    place: &str,
    own: Option<Moderation>,
    now: UtcTime,
) -> bool {
    phase(consultation, now) == Phase::Open
        && moderation_of(consultation, place, own, now) != Moderation::Closed
}

/// Begins a quiet period, or sets another one in its place.
///
/// # Errors
/// `Invalid` when nobody takes part there or the time is none of [`HOURS`].
pub fn begin_quiet(
    tx: &mut Tx<'_>,
    id: i64,
    new: &Quiet,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let found = find(tx, id)?.filter(|one| is_public(one, now));
    let consultation = found
        .filter(|one| phase(one, now) == Phase::Open)
        .ok_or_else(|| AppError::field("consultation", "consultations.quiet-where"))?;
    let mode = if new.is_closed {
        Moderation::Closed
    } else {
        Moderation::Pre
    };
    store::set_quiet(tx, id, Some((mode, new.until)), &new.reason)?;
    log_and_touch(tx, &consultation, "quiet-began", account_id, now)
}

/// Ends it before its time. Nothing happens where none is in force.
///
/// # Errors
/// `NotFound` when there is no such consultation.
pub fn end_quiet(
    tx: &mut Tx<'_>,
    id: i64,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let consultation = find(tx, id)?.ok_or(AppError::NotFound)?;
    if quiet(&consultation, now).is_none() {
        return Ok(());
    }
    store::set_quiet(tx, id, None, "")?;
    log_and_touch(tx, &consultation, "quiet-ended", account_id, now)
}

fn log_and_touch(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    action: &'static str,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let acting_as = ActingAs::Moderator;
    log(tx, consultation, action, acting_as, account_id, now)?;
    tx.touch("consultations", now);
    tx.touch(format!("consultation:{}", consultation.id), now);
    Ok(())
}

/// # Errors
/// `Closed` while nothing is taken in.
pub(super) fn ensure_not_quiet(consultation: &Consultation, now: UtcTime) -> Result<(), AppError> {
    if moderation_of(consultation, "", None, now) == Moderation::Closed {
        return Err(AppError::Closed(match quiet(consultation, now) {
            Some(_) => "consultations.quiet",
            None => "consultations.takes-nothing",
        }));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;
    use Moderation::{Closed, FirstTime, Post, Pre};

    #[test]
    fn the_stricter_rule_holds_until_it_ends() {
        let at = |text| UtcTime::parse(text).unwrap();
        let until = at("2026-12-01T00:00:00Z");
        let (before, after) = (at("2026-11-30T23:59:59Z"), until);
        for (rule, own, mode, then, later) in [
            (Post, None, Some(Pre), Pre, Post),
            (Post, None, Some(Closed), Closed, Post),
            (Pre, None, Some(Pre), Pre, Pre),
            (Post, Some(FirstTime), Some(Pre), Pre, FirstTime),
            (Closed, None, Some(Pre), Closed, Closed),
            (FirstTime, Some(Closed), Some(Pre), Closed, Closed),
            (FirstTime, None, None, FirstTime, FirstTime),
        ] {
            let one = Consultation {
                moderation: rule,
                quiet_mode: mode,
                quiet_until: mode.map(|_| until),
                ..rules::tests::consultation()
            };
            assert_eq!(
                moderation_of(&one, "", own, before),
                then,
                "{rule} {own:?} {mode:?}"
            );
            assert_eq!(
                moderation_of(&one, "", own, after),
                later,
                "{rule} {own:?} {mode:?}"
            );
            assert_eq!(quiet(&one, before).is_some(), mode.is_some());
            assert_eq!(quiet(&one, after), None);
        }
    }
}
