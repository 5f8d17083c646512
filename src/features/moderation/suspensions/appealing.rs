//! Appeals against suspensions: the person asks for a second look, and a moderator who neither
//! proposed nor confirmed the suspension takes it, by the same promise as any other appeal. The
//! outcome stands in the public log, which does not say whom it is about.

use chrono_tz::Tz;
use serde::Serialize;
use serde_json::json;

use super::model::{Suspension, SuspensionState};
use super::{finish, store};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, By};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::moderation::appeals::model::{Appeal, AppealState, Finding, Matter, Verdict};
use crate::features::moderation::appeals::{self, ReasonTexts, keeping, rules};
use crate::features::moderation::find_reason_by_id;
use crate::features::moderation::model::{Logged, NewLogged};
use crate::features::moderation::store as cases;
use crate::features::notifications;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// A suspension that an appeal is, or may be, against.
#[derive(Clone, Debug)]
pub struct Appealable {
    pub suspension: Suspension,
    /// End of the last day on which it may be filed; None for one that was never decided.
    pub until: Option<UtcTime>,
    pub appeal: Option<Appeal>,
}

/// A suspension of this account, as it stands. Others have none to see.
///
/// # Errors
/// `NotFound` for one that is proposed only, and for those of others.
pub fn find_own(
    conn: &mut DbConn,
    account_id: i64,
    id: i64,
    zone: Tz,
) -> Result<Appealable, AppError> {
    let suspension = store::find(conn, id)?
        .filter(|one| one.account_id == account_id)
        .filter(|one| one.until_at.is_some())
        .ok_or(AppError::NotFound)?;
    appealable(conn, suspension, zone)
}

fn appealable(conn: &mut DbConn, suspension: Suspension, zone: Tz) -> Result<Appealable, AppError> {
    let until = match suspension.decided_at {
        Some(at) => Some(until_after(conn, at, zone)?),
        None => None,
    };
    Ok(Appealable {
        until,
        appeal: appeals::store::find_of_suspension(conn, suspension.id)?,
        suspension,
    })
}

/// Until when a suspension that was decided then may be appealed against.
///
/// # Errors
/// When the database cannot be read.
pub fn until_after(conn: &mut DbConn, decided_at: UtcTime, zone: Tz) -> Result<UtcTime, AppError> {
    deadlines::due_by_rule(conn, None, rules::WINDOW, decided_at, zone)
}

impl Appealable {
    /// # Errors
    /// `Closed` with what stands against an appeal.
    pub fn ensure_may_file(&self, now: UtcTime) -> Result<(), AppError> {
        let earlier = self.appeal.as_ref().map(|appeal| appeal.state);
        let until = self.until.unwrap_or(now);
        rules::ensure_suspension_appealable(self.suspension.state, earlier, until, now)
    }
}

/// The person appeals against their suspension. The second look is promised at once.
///
/// # Errors
/// `NotFound` for suspensions of others; `Closed` when it is too late, there is nothing to appeal
/// against, or an appeal was filed before.
pub fn file(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    grounds: &str,
    zone: Tz,
    now: UtcTime,
) -> Result<Appeal, AppError> {
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    ensure(actor, Action::Appeal, &Subject::of_owner(Some(account_id)))?;
    let against = find_own(tx, account_id, id, zone)?;
    against.ensure_may_file(now)?;
    let case_id = against.suspension.case_id;
    let (_, contribution) = cases::find_case(tx, case_id)?.ok_or(AppError::NotFound)?;
    let new = appeals::store::NewAppeal {
        case_id,
        contribution_id: contribution.id,
        account_id,
        suspension_id: Some(id),
        grounds,
        due_at: deadlines::due_by_rule(tx, None, rules::DECISION, now, zone)?,
    };
    let appeal = appeals::store::insert(tx, &new, now)?;
    let appeal = appeal.ok_or(AppError::Closed("moderation.appeal-open"))?;
    let appeal = keeping::promise(tx, appeal, zone, now)?;
    log(tx, "suspension-appealed", (id, Some(account_id)), None, now)?;
    let mail = FiledMail {
        suspension_id: id,
        due_at: appeal.due_at,
    };
    let event = format!("appeal-filed:{}", appeal.id);
    let template = "moderation/suspension-appeal-filed";
    notifications::tell(tx, account_id, template, &event, &mail, now)?;
    tx.touch("moderation", now);
    Ok(appeal)
}

/// The person takes the appeal back.
///
/// # Errors
/// `NotFound` for suspensions of others; `Closed` when it was decided meanwhile.
pub fn take_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    ensure(actor, Action::Appeal, &Subject::of_owner(Some(account_id)))?;
    find_own(tx, account_id, id, zone)?;
    if !end_open(tx, id, zone, now)? {
        return Err(AppError::Closed("moderation.appeal-not-open"));
    }
    let who = (id, Some(account_id));
    log(tx, "suspension-appeal-withdrawn", who, None, now)
}

/// Ends an open appeal without a decision. False when none is open.
pub(super) fn end_open(
    tx: &mut Tx<'_>,
    suspension_id: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<bool, AppError> {
    let open = appeals::store::find_of_suspension(tx, suspension_id)?
        .filter(|appeal| appeal.state == AppealState::Open);
    let Some(appeal) = open else {
        return Ok(false);
    };
    keeping::end(tx, appeal.id, Change::Withdrawn, &By::RULE, zone, now)?;
    let ended = appeals::store::set_ended(tx, appeal.id, AppealState::Withdrawn, "", None, now)?;
    tx.touch("moderation", now);
    Ok(ended)
}

/// Decides an appeal against a suspension. Whoever proposed or confirmed it does not.
///
/// # Errors
/// `Forbidden` for the two who suspended, and for the person; `Conflict` when it was decided
/// meanwhile.
pub(in crate::features::moderation) fn decide(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (matter, suspension): (&Matter, &Suspension),
    verdict: &Verdict,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let owner = Subject::of_owner(Some(suspension.account_id));
    ensure(actor, Action::Moderate, &owner)?;
    if !rules::is_third(actor, suspension) {
        return Err(AppError::Forbidden("moderation.appeal-own-decision"));
    }
    let appeal = &matter.appeal;
    if appeal.state != AppealState::Open {
        return Err(AppError::Conflict("moderation.appeal-decided"));
    }
    let by = By {
        acting_as: ActingAs::Moderator,
        account_id: actor.account_id,
        reason: "",
    };
    // The promise, the appeal, the suspension, the account: in this order wherever they change.
    keeping::end(tx, appeal.id, Change::Met, &by, zone, now)?;
    let (state, logged, action) = match verdict.finding {
        Finding::Uphold => (
            AppealState::Upheld,
            Logged::Upheld,
            "suspension-appeal-upheld",
        ),
        Finding::Reverse => (
            AppealState::Reversed,
            Logged::Reversed,
            "suspension-appeal-reversed",
        ),
    };
    let words = &verdict.explanation;
    if !appeals::store::set_ended(tx, appeal.id, state, words, actor.account_id, now)? {
        return Err(AppError::Conflict("moderation.appeal-decided"));
    }
    let new = NewLogged {
        case_id: suspension.case_id,
        appeal_id: Some(appeal.id),
        decision: logged,
        reason_id: Some(suspension.reason_id),
        opened_at: appeal.filed_at,
        due_at: appeal.due_at,
    };
    cases::log::insert(tx, &new, now)?;
    let reason = find_reason_by_id(tx, Some(suspension.reason_id))?;
    let key = reason.as_ref().map(|reason| reason.key.as_str());
    log(tx, action, (suspension.id, None), Some((actor, key)), now)?;
    if verdict.finding == Finding::Reverse && suspension.state == SuspensionState::InForce {
        let lifted = SuspensionState::Lifted;
        // Its time may be over since it was read: then there is nothing to end.
        finish(tx, suspension, lifted, actor.account_id, now)?;
    }
    let mail = DecidedMail {
        suspension_id: suspension.id,
        is_reversed: verdict.finding == Finding::Reverse,
        reason: reason.as_ref().map(ReasonTexts::of),
        explanation: words,
    };
    let event = format!("appeal-decided:{}", appeal.id);
    let template = "moderation/suspension-appeal-decided";
    notifications::tell(tx, appeal.account_id, template, &event, &mail, now)?;
    tx.touch("moderation", now);
    Ok(())
}

/// By a moderator with the reason that was cited; else by the person. The public entry does not say
/// which suspension it is about.
fn log(
    tx: &mut Tx<'_>,
    action: &'static str,
    (suspension_id, person): (i64, Option<i64>),
    moderator: Option<(&Actor, Option<&str>)>,
    now: UtcTime,
) -> Result<(), AppError> {
    let (acting_as, by) = match moderator {
        Some((actor, _)) => (ActingAs::Moderator, actor.account_id),
        None => (ActingAs::Author, person),
    };
    let note = format!("suspension:{suspension_id}");
    let mut act = Act::new(action, "moderation", "moderation", acting_as).by(by);
    act.note = &note;
    let reason = moderator.and_then(|(_, reason)| reason);
    let detail = json!({ "url": "/moderation/log", "reason": reason });
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}

#[derive(Serialize)]
struct FiledMail {
    suspension_id: i64,
    due_at: UtcTime,
}

#[derive(Serialize)]
struct DecidedMail<'a> {
    suspension_id: i64,
    is_reversed: bool,
    reason: Option<ReasonTexts<'a>>,
    explanation: &'a str,
}
