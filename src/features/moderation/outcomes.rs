//! What a decision does to a contribution: it moves, loses a passage, is opened to its author, goes
//! on elsewhere, or stays.

use serde_json::json;

use super::model::{Decision, Reason, Ruling};
use super::rules::{self, Outcome};
use crate::features::contributions::{
    self, Arrangement, Contribution, Edit, Keeper, Move, Spine, State, Words, role_of,
};
use crate::features::deadlines::{self, promise::Rule};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// A decision that is carried out.
pub(super) struct Carried<'a> {
    pub spine: &'a Spine,
    pub actor: &'a Actor,
    pub ruling: &'a Ruling,
    pub reason: Option<&'a Reason>,
    pub now: UtcTime,
}

impl Carried<'_> {
    fn reason_key(&self) -> Option<&str> {
        self.reason.map(|reason| reason.key.as_str())
    }

    /// # Errors
    /// `Invalid` when the passages or the address do not fit; `Conflict` when the contribution
    /// changed meanwhile.
    pub fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        contribution: Contribution,
        outcome: Outcome,
    ) -> Result<Contribution, AppError> {
        let contribution = match self.ruling.decision {
            Decision::Redact => self.redact(tx, &contribution)?,
            Decision::AskEdit => {
                let until = self.edit_until(tx)?;
                contributions::allow_edit(tx, &contribution, until, self.now)?;
                contribution
            }
            _ => contribution,
        };
        match outcome {
            Outcome::Move(to) => self.set_state(tx, &contribution, to),
            Outcome::Stay(action) => {
                self.log(tx, action, &contribution)?;
                Ok(contribution)
            }
            Outcome::Arrange => self.arrange(tx, &contribution),
        }
    }

    /// Until when an author who is asked to may change a text: to the end of a day.
    pub fn edit_until(&self, tx: &mut Tx<'_>) -> Result<UtcTime, AppError> {
        let rule = Rule::CalendarDays(rules::EDIT_DAYS);
        deadlines::due_by_rule(tx, None, rule, self.now, self.spine.zone())
    }

    fn set_state(
        &self,
        tx: &mut Tx<'_>,
        contribution: &Contribution,
        to: State,
    ) -> Result<Contribution, AppError> {
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: self.actor.account_id,
            reason: self.reason_key(),
        };
        contributions::set_state(tx, self.spine, contribution, to, &how, self.now)
    }

    fn log(
        &self,
        tx: &mut Tx<'_>,
        action: &'static str,
        contribution: &Contribution,
    ) -> Result<(), AppError> {
        let kind = contribution.kind.as_str();
        let act = Act::new(action, kind, &contribution.token, ActingAs::Moderator)
            .by(self.actor.account_id)
            .about(ledger::commitment(&contribution.salt, &contribution.text));
        let detail = match self.reason_key() {
            Some(reason) => json!({ "reason": reason, "place": contribution.place }),
            None => json!({ "place": contribution.place }),
        };
        ledger::append(tx, &act, detail, self.now)?;
        Ok(())
    }

    /// Takes the passages out of title and text; the text as it was is read by nobody any more.
    fn redact(
        &self,
        tx: &mut Tx<'_>,
        contribution: &Contribution,
    ) -> Result<Contribution, AppError> {
        let passages = &self.ruling.passages;
        let text = rules::take_out(&contribution.text, passages);
        let title = rules::take_out(&contribution.title, passages);
        if text.is_none() && title.is_none() {
            return Err(AppError::field("passages", "moderation.passage-not-there"));
        }
        let text = text.unwrap_or_else(|| contribution.text.clone());
        if text.trim() == rules::TAKEN_OUT {
            return Err(AppError::field("passages", "moderation.nothing-left"));
        }
        let edit = Edit {
            acting_as: ActingAs::Moderator,
            account_id: self.actor.account_id,
            title: title.as_deref(),
            words: &Words::new(text),
            redacts: true,
        };
        contributions::edit(tx, self.spine, contribution, &edit, self.now)
    }

    /// Where it goes on is for the tool to which it belongs.
    fn arrange(
        &self,
        tx: &mut Tx<'_>,
        contribution: &Contribution,
    ) -> Result<Contribution, AppError> {
        let target = self.ruling.target.as_str();
        let arrangement = match self.ruling.decision {
            Decision::Move => Arrangement::Move(target),
            Decision::Merge => Arrangement::Merge(target),
            _ => Arrangement::Close,
        };
        let keeper = Keeper {
            account_id: self.actor.account_id,
            name: self.actor.name.clone(),
            role: role_of(self.actor),
            acting_as: ActingAs::Moderator,
        };
        if !self
            .spine
            .arrange(tx, contribution, arrangement, &keeper, self.now)?
        {
            return Err(AppError::field("decision", "moderation.does-not-fit"));
        }
        contributions::find(tx, contribution.id)?.ok_or(AppError::NotFound)
    }
}
