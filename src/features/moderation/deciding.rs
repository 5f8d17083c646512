//! Deciding a case: one transaction from the permission to the mail.

use chrono_tz::Tz;
use serde::Serialize;

use super::appeals::{self, ReasonTexts};
use super::model::{Case, CaseState, Decision, NewLogged, Reason, Ruling};
use super::outcomes::Carried;
use super::{claims, keeping, readers, rulebook, rules, store};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions::{self, Contribution, Kind, Spine, State};
use crate::features::deadlines::promise::{Change, Rule};
use crate::features::deadlines::{self, By};
use crate::features::ledger::ActingAs;
use crate::features::notifications;
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Decides a case: the contribution moves, the public log and the author are told.
///
/// # Errors
/// `Forbidden` for whoever is no moderator, and on one's own contribution; `Conflict` when the
/// case was decided meanwhile, or another moderator has taken it; `Invalid` when a reason is missing or does not fit.
pub fn decide(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    case_id: i64,
    ruling: &Ruling,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let (_, found) = store::find_case(tx, case_id)?.ok_or(AppError::NotFound)?;
    // Whoever changes a contribution holds its row first and its case second, here as in a
    // withdrawal; a second moderator waits here and then sees what the first decided.
    contributions::lock(tx, found.id)?;
    let (case, contribution) = store::find_case(tx, case_id)?.ok_or(AppError::NotFound)?;
    let subject = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Moderate, &subject)?;
    spine.ensure_not_joint(tx, &contribution, actor)?;
    if case.state != CaseState::Open {
        return Err(AppError::Conflict("moderation.already-decided"));
    }
    claims::ensure_free(tx, actor, case.id, now)?;
    let stands = appeals::find_standing(tx, &contribution)?;
    let (kind, state, decision) = (contribution.kind, contribution.state, ruling.decision);
    let outcome = rules::outcome(kind, state, stands.is_some(), decision)
        .ok_or_else(|| AppError::field("decision", "moderation.does-not-fit"))?;
    let reason = fitting_reason(tx, spine, ruling, &contribution)?;
    let by = By {
        acting_as: ActingAs::Moderator,
        account_id: actor.account_id,
        reason: "",
    };
    // The promise before the case, in the order in which they are counted again.
    keeping::end(tx, case.id, Change::Met, &by, spine.zone(), now)?;
    let decided = store::set_decided(
        tx,
        case.id,
        ruling.decision,
        reason.as_ref().map(|reason| reason.id),
        &ruling.explanation,
        actor.account_id,
        now,
    )?;
    if !decided {
        return Err(AppError::Conflict("moderation.already-decided"));
    }
    let logged = NewLogged {
        case_id: case.id,
        appeal_id: None,
        decision: ruling.decision.into(),
        reason_id: reason.as_ref().map(|reason| reason.id),
        opened_at: case.opened_at,
        due_at: case.due_at,
    };
    store::log::insert(tx, &logged, now)?;
    claims::store::delete(tx, case.id)?;
    readers::settle(tx, case.id, ruling.decision)?;
    let from = contribution.state;
    let carried = Carried {
        spine,
        actor,
        ruling,
        reason: reason.as_ref(),
        edit_until: edit_until(tx, ruling.decision, spine.zone(), now)?,
        stands: stands.as_ref(),
        now,
    };
    let after = carried.carry_out(tx, contribution, outcome)?;
    tell_author(tx, &case, from, &after, &carried)?;
    tx.touch("moderation", now);
    Ok(after)
}

fn fitting_reason(
    tx: &mut Tx<'_>,
    spine: &Spine,
    ruling: &Ruling,
    contribution: &Contribution,
) -> Result<Option<Reason>, AppError> {
    if !ruling.decision.needs_reason() {
        return Ok(None);
    }
    let key = ruling.reason.as_deref().unwrap_or_default();
    let fixed = spine.rejection_reasons(tx, contribution)?;
    let (kind, decision) = (contribution.kind, ruling.decision);
    let reason = rulebook::find_rule(tx, key)?
        .filter(|reason| rules::may_cite(reason, kind, decision, fixed.as_deref()));
    match reason {
        Some(reason) => Ok(Some(reason)),
        None => Err(AppError::field("reason", "moderation.choose-reason")),
    }
}

/// Until when an author who is asked to may change a text: to the end of a day.
fn edit_until(
    tx: &mut Tx<'_>,
    decision: Decision,
    zone: Tz,
    now: UtcTime,
) -> Result<Option<UtcTime>, AppError> {
    if decision != Decision::AskEdit {
        return Ok(None);
    }
    let rule = Rule::CalendarDays(rules::EDIT_DAYS);
    deadlines::due_by_rule(tx, None, rule, now, zone).map(Some)
}

/// What the mail to the author says.
#[derive(Serialize)]
struct DecidedMail<'a> {
    kind: Kind,
    token: &'a str,
    place_title: &'a str,
    /// It had been taken away before.
    again: bool,
    was_public: bool,
    reason: Option<ReasonTexts<'a>>,
    explanation: &'a str,
    /// Until when its author may appeal; None when nothing was taken away.
    appeal_until: Option<UtcTime>,
    /// Until when its author may change it, having been asked to.
    edit_until: Option<UtcTime>,
    decision: Decision,
}

fn tell_author(
    tx: &mut Tx<'_>,
    case: &Case,
    from: State,
    after: &Contribution,
    carried: &Carried<'_>,
) -> Result<(), AppError> {
    let Carried { ruling, now, .. } = *carried;
    // What was public and stays as it is, is no news to its author.
    let stays = from == State::Published && after.state == State::Published;
    if stays && ruling.decision == Decision::Approve {
        return Ok(());
    }
    let Some(account_id) = after.account_id else {
        return Ok(());
    };
    let appeal_until = if appeals::rules::takes_away(ruling.decision, after.state) {
        let (window, zone) = (appeals::rules::WINDOW, carried.spine.zone());
        Some(deadlines::due_by_rule(tx, None, window, now, zone)?)
    } else {
        None
    };
    let mail = DecidedMail {
        kind: after.kind,
        token: &after.token,
        place_title: &after.place_title,
        again: matches!(from, State::Hidden | State::Rejected),
        was_public: from == State::Published,
        reason: carried.reason.map(ReasonTexts::of),
        explanation: &ruling.explanation,
        appeal_until,
        edit_until: carried.edit_until,
        decision: ruling.decision,
    };
    let template = match ruling.decision {
        Decision::Warn => "moderation/warned",
        Decision::TakeBack => "moderation/taken-back",
        Decision::Redact => "moderation/redacted",
        Decision::AskEdit => "moderation/edit-asked",
        Decision::Move | Decision::Merge | Decision::Close => "moderation/arranged",
        _ if after.state == State::Published => "moderation/published",
        _ => "moderation/removed",
    };
    let event = format!("moderation-decided:{}", case.id);
    notifications::tell(tx, account_id, template, &event, &mail, now)
}
