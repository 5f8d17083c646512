//! Carrying a clean-up out, and taking it back: a few posts in a transaction of their own, so that
//! nobody else waits long, and so that it goes on where it stopped.

use chrono_tz::Tz;

use super::model::{Item, ItemState, Sweep, SweepState};
use super::rules;
use super::store::{self, items};
use crate::features::contributions::{self, Contribution, Move, Spine, State};
use crate::features::deadlines::By;
use crate::features::deadlines::promise::Change;
use crate::features::ledger::ActingAs;
use crate::features::moderation::appeals::{self, model::AppealState};
use crate::features::moderation::model::{Case, Cause, Decision, NewLogged};
use crate::features::moderation::{
    claims, find_reason_by_id, keeping, readers, rules as deciding, store as cases,
};
use crate::platform::db::{Db, Tx, UtcTime};
use crate::platform::error::AppError;

/// Posts of one transaction.
const CHUNK: i64 = 25;

/// What is being done with a sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Away,
    Back,
}

impl Way {
    /// What a sweep that is in this state does; None when nothing.
    pub fn of(state: SweepState) -> Option<Self> {
        match state {
            SweepState::Running => Some(Self::Away),
            SweepState::Undoing => Some(Self::Back),
            _ => None,
        }
    }

    fn state(self) -> SweepState {
        match self {
            Self::Away => SweepState::Running,
            Self::Back => SweepState::Undoing,
        }
    }

    /// How a post stands that was left as it is.
    fn passed_over(self) -> ItemState {
        match self {
            Self::Away => ItemState::Skipped,
            Self::Back => ItemState::Kept,
        }
    }

    fn from(self) -> ItemState {
        match self {
            Self::Away => ItemState::Listed,
            Self::Back => ItemState::Swept,
        }
    }
}

/// Does a few posts more; false when none is left, or the sweep is in another state by now.
///
/// # Errors
/// When a row cannot be written, but for a single post that cannot be moved: that is passed over.
pub fn carry_on(
    db: &Db,
    spine: &Spine,
    sweep_id: i64,
    way: Way,
    now: UtcTime,
) -> Result<bool, AppError> {
    let together = spine.clone();
    let done = db.write_here(move |tx| carry(tx, &together, sweep_id, way, CHUNK, now));
    match done {
        // One of them cannot be moved (its topic went elsewhere): each by itself, and that one not.
        Err(AppError::Conflict(_) | AppError::Closed(_) | AppError::Forbidden(_)) => {
            for _ in 0..CHUNK {
                let alone = spine.clone();
                let one = db.write_here(move |tx| carry(tx, &alone, sweep_id, way, 1, now));
                match one {
                    Ok(true) => {}
                    Ok(false) => return Ok(false),
                    Err(AppError::Conflict(_) | AppError::Closed(_) | AppError::Forbidden(_)) => {
                        db.write_here(move |tx| pass_over(tx, sweep_id, way))?;
                    }
                    Err(error) => return Err(error),
                }
            }
            Ok(true)
        }
        other => other,
    }
}

fn pass_over(tx: &mut Tx<'_>, sweep_id: i64, way: Way) -> Result<(), AppError> {
    if store::hold(tx, sweep_id, way.state())? {
        for item in items::list_items_in(tx, sweep_id, way.from(), 1)? {
            items::set_items(tx, sweep_id, &[item.contribution_id], way.passed_over())?;
        }
    }
    Ok(())
}

fn carry(
    tx: &mut Tx<'_>,
    spine: &Spine,
    sweep_id: i64,
    way: Way,
    limit: i64,
    now: UtcTime,
) -> Result<bool, AppError> {
    // Two nodes at once: the second waits here, and then sees what the first has done.
    if !store::hold(tx, sweep_id, way.state())? {
        return Ok(false);
    }
    let sweep = store::find(tx, sweep_id)?.ok_or(AppError::NotFound)?;
    let listed = items::list_items_in(tx, sweep_id, way.from(), limit)?;
    if listed.is_empty() {
        return Ok(false);
    }
    let found = hold_all(tx, &listed)?;
    let reason = find_reason_by_id(tx, sweep.reason_id)?;
    let run = Run {
        spine,
        sweep: &sweep,
        reason: reason.as_ref().map(|reason| reason.key.as_str()),
        zone: spine.zone(),
        now,
    };
    let mut passed_over = Vec::new();
    for item in &listed {
        let contribution = found.iter().find(|one| one.id == item.contribution_id);
        let is_done = match (contribution, way) {
            (Some(contribution), Way::Away) => run.take(tx, item, contribution)?,
            (Some(contribution), Way::Back) => run.give_back(tx, item, contribution)?,
            (None, _) => false,
        };
        if !is_done {
            passed_over.push(item.contribution_id);
        }
    }
    items::set_items(tx, sweep_id, &passed_over, way.passed_over())?;
    tx.touch("moderation", now);
    Ok(true)
}

/// The posts, held until the transaction ends together with everything they are counted into, the
/// oldest first: in the order in which whoever answers one of them holds them.
fn hold_all(tx: &mut Tx<'_>, listed: &[Item]) -> Result<Vec<Contribution>, AppError> {
    let ids: Vec<i64> = listed.iter().map(|item| item.contribution_id).collect();
    let mut all = ids.clone();
    for one in contributions::list_by_ids(tx, &ids)? {
        all.extend(
            [one.parent_id, one.root_id, one.answers_id]
                .into_iter()
                .flatten(),
        );
    }
    all.sort_unstable();
    all.dedup();
    for id in all {
        contributions::lock(tx, id)?;
    }
    contributions::list_by_ids(tx, &ids)
}

/// One transaction of a sweep.
struct Run<'a> {
    spine: &'a Spine,
    sweep: &'a Sweep,
    /// Key of the published reason.
    reason: Option<&'a str>,
    zone: Tz,
    now: UtcTime,
}

impl Run<'_> {
    /// Takes one post away; false when it is not what it was.
    fn take(
        &self,
        tx: &mut Tx<'_>,
        item: &Item,
        contribution: &Contribution,
    ) -> Result<bool, AppError> {
        if !rules::is_swept(self.sweep, contribution, item.version)
            || store::was_restored_by_appeal(tx, contribution.id)?
        {
            return Ok(false);
        }
        let open = cases::find_open_case(tx, contribution.id)?;
        if let Some(case) = &open
            && self.is_worked_on(tx, case)?
        {
            return Ok(false);
        }
        let decision = deciding::taking_away(contribution.state);
        let by = self.sweep.confirmed_by;
        let case_id = self.decide(tx, open, contribution, decision, by)?;
        let to = match decision {
            Decision::Reject => State::Rejected,
            _ => State::Hidden,
        };
        self.set_state(tx, contribution, to, by, self.reason)?;
        items::set_swept(tx, item, case_id)?;
        Ok(true)
    }

    /// Another moderator has taken this case: it is theirs.
    fn is_worked_on(&self, tx: &mut Tx<'_>, case: &Case) -> Result<bool, AppError> {
        let claim = claims::store::find(tx, case.id)?;
        Ok(claim.is_some_and(|claim| {
            claim.expires_at > self.now && Some(claim.account_id) != self.sweep.confirmed_by
        }))
    }

    /// Gives one post back; false when something was decided on it since.
    fn give_back(
        &self,
        tx: &mut Tx<'_>,
        item: &Item,
        contribution: &Contribution,
    ) -> Result<bool, AppError> {
        let Some(to) = rules::goes_back_to(contribution.state) else {
            return Ok(false);
        };
        let latest = store::find_latest_decision_id(tx, contribution.id)?;
        let Some(case_id) = item.case_id.filter(|id| latest == Some(*id)) else {
            return Ok(false);
        };
        let appeal = appeals::store::find_of_case(tx, case_id)?;
        let was_decided = appeal
            .is_some_and(|one| matches!(one.state, AppealState::Upheld | AppealState::Reversed));
        if was_decided || contribution.version != item.version {
            return Ok(false);
        }
        // What the author asked for is done: nobody has to decide on it any more.
        appeals::end_open(tx, contribution.id, self.zone, self.now)?;
        let by = self.sweep.undone_by;
        let back_case_id = if to == State::Published {
            let open = cases::find_open_case(tx, contribution.id)?;
            let case_id = self.decide(tx, open, contribution, Decision::Approve, by)?;
            self.set_state(tx, contribution, to, by, None)?;
            Some(case_id)
        } else {
            let waiting = self.set_state(tx, contribution, to, by, None)?;
            let owed_to = waiting.account_id;
            keeping::open(
                tx,
                &waiting,
                Cause::PreModeration,
                owed_to,
                self.zone,
                self.now,
            )?;
            None
        };
        items::set_restored(tx, item, back_case_id)?;
        Ok(true)
    }

    /// Decides the open case, or one that is opened for it; returns its number.
    fn decide(
        &self,
        tx: &mut Tx<'_>,
        open: Option<Case>,
        contribution: &Contribution,
        decision: Decision,
        by: Option<i64>,
    ) -> Result<i64, AppError> {
        let takes_away = decision != Decision::Approve;
        let reason_id = self.sweep.reason_id.filter(|_| takes_away);
        let explanation = if takes_away {
            self.sweep.explanation.as_str()
        } else {
            ""
        };
        let (case_id, opened_at, due_at) = match open {
            Some(case) => {
                let moderator = By {
                    acting_as: ActingAs::Moderator,
                    account_id: by,
                    reason: "",
                };
                keeping::end(tx, case.id, Change::Met, &moderator, self.zone, self.now)?;
                let is_decided = cases::set_decided(
                    tx,
                    case.id,
                    decision,
                    reason_id,
                    explanation,
                    by,
                    self.now,
                )?;
                if !is_decided {
                    return Err(AppError::Conflict("moderation.already-decided"));
                }
                claims::store::delete(tx, case.id)?;
                readers::settle(tx, case.id, decision)?;
                (case.id, case.opened_at, case.due_at)
            }
            None => {
                let new = store::Decided {
                    contribution,
                    decision,
                    reason_id,
                    explanation,
                    by,
                };
                let id = store::insert_decided(tx, &new, self.now)?;
                (id, self.now, self.now)
            }
        };
        let logged = NewLogged {
            case_id,
            appeal_id: None,
            decision: decision.into(),
            reason_id,
            opened_at,
            due_at,
        };
        cases::log::insert(tx, &logged, self.now)?;
        Ok(case_id)
    }

    fn set_state(
        &self,
        tx: &mut Tx<'_>,
        contribution: &Contribution,
        to: State,
        by: Option<i64>,
        reason: Option<&str>,
    ) -> Result<Contribution, AppError> {
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: by,
            reason,
        };
        contributions::set_state(tx, self.spine, contribution, to, &how, self.now)
    }
}
