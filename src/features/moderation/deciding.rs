//! Deciding a case: one transaction from the permission to the mail.

use chrono_tz::Tz;
use serde::Serialize;
use serde_json::json;

use super::appeals::{self, ReasonTexts};
use super::model::{Case, CaseState, Decision, NewLogged, Reason, Ruling};
use super::rules::{self, Outcome};
use super::{claims, keeping, store};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions::{self, Contribution, Kind, Move, Spine, State};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, By};
use crate::features::ledger::{self, Act, ActingAs};
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
    if case.state != CaseState::Open {
        return Err(AppError::Conflict("moderation.already-decided"));
    }
    claims::ensure_free(tx, actor, case.id, now)?;
    let outcome = rules::outcome(contribution.state, ruling.decision)
        .ok_or_else(|| AppError::field("decision", "moderation.does-not-fit"))?;
    let reason = fitting_reason(tx, ruling, contribution.kind)?;
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
    let from = contribution.state;
    let after = carry_out(
        tx,
        spine,
        actor,
        contribution,
        outcome,
        reason.as_ref(),
        now,
    )?;
    let told = Told {
        from,
        ruling,
        reason: reason.as_ref(),
        zone: spine.zone(),
    };
    tell_author(tx, &case, &after, &told, now)?;
    tx.touch("moderation", now);
    Ok(after)
}

fn fitting_reason(
    tx: &mut Tx<'_>,
    ruling: &Ruling,
    kind: Kind,
) -> Result<Option<Reason>, AppError> {
    if ruling.decision == Decision::Approve {
        return Ok(None);
    }
    let key = ruling.reason.as_deref().unwrap_or_default();
    let reason = store::find_reason(tx, key)?
        .filter(|reason| rules::applies_to(&reason.key, kind))
        .filter(|reason| match ruling.decision {
            Decision::Reject => reason.may_reject,
            Decision::Hide | Decision::Warn => reason.may_hide,
            Decision::Approve => true,
        });
    match reason {
        Some(reason) => Ok(Some(reason)),
        None => Err(AppError::field("reason", "moderation.choose-reason")),
    }
}

fn carry_out(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    contribution: Contribution,
    outcome: Outcome,
    reason: Option<&Reason>,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let reason = reason.map(|reason| reason.key.as_str());
    match outcome {
        Outcome::Move(to) => {
            let how = Move {
                acting_as: ActingAs::Moderator,
                account_id: actor.account_id,
                reason,
            };
            contributions::set_state(tx, spine, &contribution, to, &how, now)
        }
        Outcome::Stay(action) => {
            let kind = contribution.kind.as_str();
            let act = Act::new(action, kind, &contribution.token, ActingAs::Moderator)
                .by(actor.account_id)
                .about(ledger::commitment(&contribution.salt, &contribution.text));
            let detail = match reason {
                Some(reason) => json!({ "reason": reason, "place": contribution.place }),
                None => json!({ "place": contribution.place }),
            };
            ledger::append(tx, &act, detail, now)?;
            Ok(contribution)
        }
    }
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
}

/// What the author is told of.
struct Told<'a> {
    from: State,
    ruling: &'a Ruling,
    reason: Option<&'a Reason>,
    zone: Tz,
}

fn tell_author(
    tx: &mut Tx<'_>,
    case: &Case,
    after: &Contribution,
    told: &Told<'_>,
    now: UtcTime,
) -> Result<(), AppError> {
    let Told { from, ruling, .. } = *told;
    // What was public and stays so is no news to its author, unless they are warned.
    let stays = from == State::Published && after.state == State::Published;
    if stays && ruling.decision != Decision::Warn {
        return Ok(());
    }
    let Some(account_id) = after.account_id else {
        return Ok(());
    };
    let appeal_until = match ruling.decision {
        Decision::Reject | Decision::Hide => {
            let window = appeals::rules::WINDOW;
            Some(deadlines::due_by_rule(tx, None, window, now, told.zone)?)
        }
        Decision::Approve | Decision::Warn => None,
    };
    let mail = DecidedMail {
        kind: after.kind,
        token: &after.token,
        place_title: &after.place_title,
        again: matches!(from, State::Hidden | State::Rejected),
        was_public: from == State::Published,
        reason: told.reason.map(ReasonTexts::of),
        explanation: &ruling.explanation,
        appeal_until,
    };
    let template = if ruling.decision == Decision::Warn {
        "moderation/warned"
    } else if after.state == State::Published {
        "moderation/published"
    } else {
        "moderation/removed"
    };
    let event = format!("moderation-decided:{}", case.id);
    notifications::tell(tx, account_id, template, &event, &mail, now)
}
