//! What a decision does to a contribution: it moves, loses a passage, is opened to its author, goes
//! on elsewhere, or stays.

use super::model::{Case, Decision, Reason, Ruling};
use super::rules::{self, Outcome};
use super::{appeals, readers, store};
use crate::features::contributions::{
    self, Arrangement, Contribution, Edit, Keeper, Move, Spine, Words,
};
use crate::features::ledger::ActingAs;
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// A decision that is carried out.
pub(super) struct Carried<'a> {
    pub spine: &'a Spine,
    pub actor: &'a Actor,
    pub ruling: &'a Ruling,
    pub reason: Option<&'a Reason>,
    /// Until when its author may change it, where they are asked to.
    pub edit_until: Option<UtcTime>,
    /// The earlier decision that can be taken back.
    pub stands: Option<&'a Case>,
    pub now: UtcTime,
}

impl Carried<'_> {
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
            Decision::TakeBack => self.take_back(tx, contribution)?,
            _ => contribution,
        };
        if let Some(until) = self.edit_until {
            contributions::allow_edit(tx, &contribution, until, self.now)?;
        }
        match outcome {
            Outcome::Move(to) => {
                let (how, now) = (self.how(), self.now);
                contributions::set_state(tx, self.spine, &contribution, to, &how, now)
            }
            Outcome::Stay(action) => {
                contributions::log(tx, &contribution, action, &self.how(), self.now)?;
                Ok(contribution)
            }
            Outcome::Arrange => self.arrange(tx, &contribution),
        }
    }

    /// As a moderator, for the reason that the decision cites.
    fn how(&self) -> Move<'_> {
        Move {
            acting_as: ActingAs::Moderator,
            account_id: self.actor.account_id,
            reason: self.reason.map(|reason| reason.key.as_str()),
        }
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
        let edited = contributions::edit(tx, self.spine, contribution, &edit, self.now)?;
        self.redact_quotes(tx, &edited)?;
        Ok(edited)
    }

    /// Takes the passages out of quotes of it as well: they would be read there otherwise. What
    /// others wrote around the quotes is theirs, and stays.
    fn redact_quotes(&self, tx: &mut Tx<'_>, quoted: &Contribution) -> Result<(), AppError> {
        for quoting in contributions::list_quoting(tx, quoted)? {
            let Some(text) = rules::take_out_of_quotes(&quoting.text, &self.ruling.passages) else {
                continue;
            };
            let edit = Edit {
                acting_as: ActingAs::Moderator,
                account_id: self.actor.account_id,
                title: None,
                words: &Words::new(text),
                redacts: true,
            };
            contributions::edit(tx, self.spine, &quoting, &edit, self.now)?;
        }
        Ok(())
    }

    /// The earlier decision is as if it had never been; an appeal against it has nothing left to
    /// decide.
    fn take_back(
        &self,
        tx: &mut Tx<'_>,
        contribution: Contribution,
    ) -> Result<Contribution, AppError> {
        let unfit = || AppError::field("decision", "moderation.does-not-fit");
        let stands = self.stands.ok_or_else(unfit)?;
        store::set_undone(tx, stands.id, self.now)?;
        readers::settle_reversed(tx, stands.id)?;
        appeals::end_open(tx, contribution.id, self.spine.zone(), self.now)?;
        if stands.decision != Some(Decision::Redact) {
            return Ok(contribution);
        }
        let by = self.actor.account_id;
        contributions::restore_text(tx, self.spine, &contribution, by, self.now)
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
        let keeper = Keeper::of(self.actor, ActingAs::Moderator);
        if !self
            .spine
            .arrange(tx, contribution, arrangement, &keeper, self.now)?
        {
            return Err(AppError::field("decision", "moderation.does-not-fit"));
        }
        contributions::find(tx, contribution.id)?.ok_or(AppError::NotFound)
    }
}
