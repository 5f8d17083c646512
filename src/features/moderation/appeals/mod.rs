//! Appeals: the author of a text, or whoever was suspended, asks for a second look, and another
//! moderator than the first takes it, with reasons, by a promised day. The outcome stands in the
//! public log.
//!
//! `open → upheld | reversed | withdrawn`, one for each decision.

pub mod desk;
pub mod handlers;
pub mod held;
pub mod keeping;
pub mod model;
pub mod rules;
pub mod store;
pub mod views;

use chrono_tz::Tz;
use serde::Serialize;

use super::model::{Decision, Logged, NewLogged, Reason, Translated};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions::{self, Contribution, Kind, Move, Spine, State};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, By};
use crate::features::ledger::ActingAs;
use crate::features::notifications;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use model::{Appeal, AppealState, Finding, Matter, Verdict};

use super::{Case, readers, suspensions};

/// The decision on a contribution that an appeal is, or may be, against.
#[derive(Clone, Debug)]
pub struct Appealable {
    pub case: Case,
    /// End of the last day on which it may be filed.
    pub until: UtcTime,
    pub appeal: Option<Appeal>,
}

/// The decision that was taken last on a contribution; None where nothing was ever decided.
///
/// # Errors
/// When the database cannot be read.
pub fn find_appealable(
    conn: &mut DbConn,
    contribution_id: i64,
    zone: Tz,
) -> Result<Option<Appealable>, AppError> {
    let Some(case) = super::store::find_latest_decision(conn, contribution_id)? else {
        return Ok(None);
    };
    let Some(decided_at) = case.decided_at else {
        return Ok(None);
    };
    Ok(Some(Appealable {
        until: deadlines::due_by_rule(conn, None, rules::WINDOW, decided_at, zone)?,
        appeal: store::find_of_case(conn, case.id)?,
        case,
    }))
}

/// The decision that left a contribution public and that a moderator can take back: a warning, or
/// passages that were taken out and still are.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_standing(
    conn: &mut DbConn,
    contribution: &Contribution,
) -> Result<Option<Case>, AppError> {
    let left_public =
        |case: &Case| matches!(case.decision, Some(Decision::Warn | Decision::Redact));
    let latest = super::store::find_latest_decision(conn, contribution.id)?;
    Ok(latest.filter(|case| left_public(case) && rules::is_away(case, contribution)))
}

/// Whether the author may appeal now.
///
/// # Errors
/// `Closed` with what stands against it; when the database cannot be read.
pub fn ensure_may_file(
    conn: &mut DbConn,
    contribution: &Contribution,
    zone: Tz,
    now: UtcTime,
) -> Result<Appealable, AppError> {
    let found = find_appealable(conn, contribution.id, zone)?
        .ok_or(AppError::Closed("moderation.appeal-nothing"))?;
    if super::store::find_open_case(conn, contribution.id)?.is_some() {
        return Err(AppError::Closed("moderation.appeal-looked-at"));
    }
    let earlier = found.appeal.as_ref().map(|appeal| appeal.state);
    rules::ensure_appealable(&found.case, contribution, earlier, found.until, now)?;
    Ok(found)
}

/// The author appeals against the last decision on their contribution. The second look is
/// promised at once.
///
/// # Errors
/// `Forbidden` for others than the author; `Closed` when there is nothing to appeal against, it is
/// too late, or an appeal was filed before.
pub fn file(
    tx: &mut Tx<'_>,
    actor: &Actor,
    contribution_id: i64,
    grounds: &str,
    zone: Tz,
    now: UtcTime,
) -> Result<Appeal, AppError> {
    contributions::lock(tx, contribution_id)?;
    let contribution = contributions::find(tx, contribution_id)?.ok_or(AppError::NotFound)?;
    let owner = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Appeal, &owner)?;
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    let against = ensure_may_file(tx, &contribution, zone, now)?;
    let new = store::NewAppeal {
        case_id: against.case.id,
        contribution_id,
        account_id,
        suspension_id: None,
        grounds,
        due_at: deadlines::due_by_rule(tx, None, rules::DECISION, now, zone)?,
    };
    let appeal = store::insert(tx, &new, now)?.ok_or(AppError::Closed("moderation.appeal-open"))?;
    let appeal = keeping::promise(tx, appeal, zone, now)?;
    log(tx, "appealed", &contribution, None, None, now)?;
    let mail = FiledMail {
        kind: contribution.kind,
        token: &contribution.token,
        place_title: &contribution.place_title,
        due_at: appeal.due_at,
    };
    let event = format!("appeal-filed:{}", appeal.id);
    notifications::tell(
        tx,
        account_id,
        "moderation/appeal-filed",
        &event,
        &mail,
        now,
    )?;
    touch(tx, &contribution, now);
    Ok(appeal)
}

/// The author takes an appeal back.
///
/// # Errors
/// `Forbidden` for others, `Closed` when it was decided meanwhile.
pub fn take_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    contribution_id: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    contributions::lock(tx, contribution_id)?;
    let contribution = contributions::find(tx, contribution_id)?.ok_or(AppError::NotFound)?;
    let owner = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Appeal, &owner)?;
    if !end_open(tx, contribution_id, zone, now)? {
        return Err(AppError::Closed("moderation.appeal-not-open"));
    }
    log(tx, "appeal-withdrawn", &contribution, None, None, now)?;
    touch(tx, &contribution, now);
    Ok(())
}

/// Ends an open appeal without a decision. False when none is open.
pub(super) fn end_open(
    tx: &mut Tx<'_>,
    contribution_id: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<bool, AppError> {
    let open =
        store::find_latest(tx, contribution_id)?.filter(|appeal| appeal.state == AppealState::Open);
    let Some(appeal) = open else {
        return Ok(false);
    };
    keeping::end(tx, appeal.id, Change::Withdrawn, &By::RULE, zone, now)?;
    let ended = store::set_ended(tx, appeal.id, AppealState::Withdrawn, "", None, now)?;
    tx.touch("moderation", now);
    Ok(ended)
}

/// Decides an appeal. Who decided first, and who wrote what is in question, does not.
///
/// # Errors
/// `Forbidden` for whoever is no moderator, for the author, and for whoever decided first;
/// `Conflict` when it was decided meanwhile.
pub fn decide(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    appeal_id: i64,
    verdict: &Verdict,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let found = store::find(tx, appeal_id)?.ok_or(AppError::NotFound)?;
    if let Some(suspension) = &found.suspension {
        let about = (&found, suspension);
        suspensions::appealing::decide(tx, actor, about, verdict, spine.zone(), now)?;
        return Ok(found.contribution);
    }
    // In the order of every other change: the contribution, the promise, the row.
    contributions::lock(tx, found.contribution.id)?;
    let Matter {
        appeal,
        case,
        contribution,
        ..
    } = store::find(tx, appeal_id)?.ok_or(AppError::NotFound)?;
    let owner = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Moderate, &owner)?;
    spine.ensure_not_joint(tx, &contribution, actor)?;
    if !rules::is_another(actor, &case) {
        return Err(AppError::Forbidden("moderation.appeal-own-decision"));
    }
    if appeal.state != AppealState::Open {
        return Err(AppError::Conflict("moderation.appeal-decided"));
    }
    let by = By {
        acting_as: ActingAs::Moderator,
        account_id: actor.account_id,
        reason: "",
    };
    keeping::end(tx, appeal.id, Change::Met, &by, spine.zone(), now)?;
    let (state, logged, action) = match verdict.finding {
        Finding::Uphold => (AppealState::Upheld, Logged::Upheld, "appeal-upheld"),
        Finding::Reverse => (AppealState::Reversed, Logged::Reversed, "appeal-reversed"),
    };
    let words = &verdict.explanation;
    if !store::set_ended(tx, appeal.id, state, words, actor.account_id, now)? {
        return Err(AppError::Conflict("moderation.appeal-decided"));
    }
    let new = NewLogged {
        case_id: case.id,
        appeal_id: Some(appeal.id),
        decision: logged,
        reason_id: case.reason_id,
        opened_at: appeal.filed_at,
        due_at: appeal.due_at,
    };
    super::store::log::insert(tx, &new, now)?;
    let reason = super::find_reason_by_id(tx, case.reason_id)?;
    let key = reason.as_ref().map(|reason| reason.key.as_str());
    log(tx, action, &contribution, actor.account_id, key, now)?;
    let is_undone = verdict.finding == Finding::Reverse;
    if is_undone {
        super::store::set_undone(tx, case.id, now)?;
    }
    let after = match case.decision {
        Some(Decision::Redact) if is_undone => {
            let account_id = actor.account_id;
            contributions::restore_text(tx, spine, &contribution, account_id, now)?
        }
        Some(Decision::Warn) if is_undone => {
            readers::settle_reversed(tx, case.id)?;
            contribution
        }
        _ if is_undone => {
            readers::settle_reversed(tx, case.id)?;
            let how = Move {
                acting_as: ActingAs::Moderator,
                account_id: actor.account_id,
                reason: None,
            };
            contributions::set_state(tx, spine, &contribution, State::Published, &how, now)?
        }
        _ => contribution,
    };
    let mail = DecidedMail {
        kind: after.kind,
        token: &after.token,
        place_title: &after.place_title,
        reason: reason.as_ref().map(ReasonTexts::of),
        explanation: words,
        was_warned: case.decision == Some(Decision::Warn),
    };
    let template = match verdict.finding {
        Finding::Uphold => "moderation/appeal-upheld",
        Finding::Reverse => "moderation/appeal-reversed",
    };
    let event = format!("appeal-decided:{}", appeal.id);
    notifications::tell(tx, appeal.account_id, template, &event, &mail, now)?;
    touch(tx, &after, now);
    Ok(after)
}

/// An act by an account; without one, by the author.
fn log(
    tx: &mut Tx<'_>,
    action: &'static str,
    contribution: &Contribution,
    moderator_id: Option<i64>,
    reason: Option<&str>,
    now: UtcTime,
) -> Result<(), AppError> {
    let how = Move {
        acting_as: match moderator_id {
            Some(_) => ActingAs::Moderator,
            None => ActingAs::Author,
        },
        account_id: moderator_id.or(contribution.account_id),
        reason,
    };
    contributions::log(tx, contribution, action, &how, now)
}

fn touch(tx: &mut Tx<'_>, contribution: &Contribution, now: UtcTime) {
    tx.touch("moderation", now);
    tx.touch(format!("contribution:{}", contribution.token), now);
}

#[derive(Serialize)]
struct FiledMail<'a> {
    kind: Kind,
    token: &'a str,
    place_title: &'a str,
    due_at: UtcTime,
}

#[derive(Serialize)]
struct DecidedMail<'a> {
    kind: Kind,
    token: &'a str,
    place_title: &'a str,
    reason: Option<ReasonTexts<'a>>,
    explanation: &'a str,
    /// The decision was a warning: the text was public all the time.
    was_warned: bool,
}

/// A published reason, as mails name it.
#[derive(Serialize)]
pub(super) struct ReasonTexts<'a> {
    pub key: &'a str,
    pub title: &'a Translated,
    pub explanation: &'a Translated,
}

impl<'a> ReasonTexts<'a> {
    pub fn of(reason: &'a Reason) -> Self {
        Self {
            key: &reason.key,
            title: reason.title.get(),
            explanation: reason.explanation.get(),
        }
    }
}
