//! Moderation in Rivermouth: cases in every state, reports, and appeals.

mod drafts;

use crate::features::accounts::{self, Account};
use crate::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution,
};
use crate::features::moderation::suspensions::{self, Proposal};
use crate::features::moderation::{self, Decision, NewReport, Ruling, Verdict};
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

use super::Town;
use drafts::{Appealed, DRAFTS, Draft, Fate};

/// The citizen who reports most.
const WATCHER: usize = 5;

/// # Errors
/// When the town lacks its moderator, or a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let moderator = log_in(town, "moderator")?;
    let (second, third) = (log_in(town, "moderator2")?, log_in(town, "moderator3")?);
    let (zone, spine) = (town.app.config.site.time_zone.0, town.spine.clone());
    let mut plans = Vec::new();
    for (index, draft) in DRAFTS.iter().enumerate() {
        let Some(&consultation_id) = town.consultations.get(draft.consultation) else {
            continue;
        };
        let count = town.citizens.len().max(1);
        // Steps that have no factor in common with the number of citizens: everybody has a turn.
        let turn = index * 7 + 3;
        let writes = draft.author.unwrap_or(turn) % count;
        let Some(author) = town.citizens.get(writes) else {
            continue;
        };
        // One reader keeps watch over what turns out to break a rule, and is often right.
        let watches = matches!(
            draft.fate,
            Fate::Reported(..) | Fate::Hidden(..) | Fate::Barred(..) | Fate::Warned(..)
        );
        let others = (1..4_usize).map(|step| (turn + step) % count);
        let readers = watches.then_some(WATCHER % count).into_iter().chain(others);
        let mut readers: Vec<usize> = readers.filter(|&reader| reader != writes).collect();
        readers.dedup();
        let readers = readers.into_iter().filter_map(|at| town.citizens.get(at));
        let minute = i64::try_from(index).unwrap_or_default();
        plans.push(Plan {
            draft,
            consultation_id,
            author_id: author.id,
            author_name: author.name.clone(),
            reader_ids: readers.map(|reader| reader.id).collect(),
            at: town.ago(draft.days_ago, minute),
        });
    }
    let now = town.now;
    town.app.db.write_here(move |tx| {
        moderation::ensure_default_reasons(tx, now)?;
        let scene = Scene {
            moderator: accounts::actor_of(tx, &moderator)?,
            second: accounts::actor_of(tx, &second)?,
            third: accounts::actor_of(tx, &third)?,
            spine,
            zone,
            now,
        };
        plans.iter().try_for_each(|plan| scene.play(tx, plan))?;
        scene.take_one(tx)
    })
}

fn log_in(town: &Town, key: &str) -> Result<Account, AppError> {
    town.accounts
        .get(key)
        .cloned()
        .ok_or_else(|| AppError::Internal(format!("the town has no {key}")))
}

struct Plan {
    draft: &'static Draft,
    consultation_id: i64,
    author_id: i64,
    author_name: String,
    reader_ids: Vec<i64>,
    at: UtcTime,
}

struct Scene {
    moderator: Actor,
    /// Who decides on appeals.
    second: Actor,
    /// Who agrees to a suspension, so that the first can decide on the appeal against it.
    third: Actor,
    spine: contributions::Spine,
    zone: chrono_tz::Tz,
    now: UtcTime,
}

impl Scene {
    fn play(&self, tx: &mut Tx<'_>, plan: &Plan) -> Result<(), AppError> {
        match plan.draft.fate {
            Fate::Waits => self.send(tx, plan, Moderation::Pre).map(|_| ()),
            Fate::TakenBack => {
                let sent = self.send(tx, plan, Moderation::Pre)?;
                let author = Actor {
                    account_id: Some(plan.author_id),
                    ..Actor::default()
                };
                let at = self.after(plan.at, 1);
                contributions::withdraw(tx, &self.spine, &author, &sent, at).map(|_| ())
            }
            Fate::Approved(hours) => {
                let sent = self.send(tx, plan, Moderation::Pre)?;
                self.decide(tx, &sent, &Ruling::approve(), self.after(plan.at, hours))
            }
            Fate::Rejected(hours, reason, words) => {
                let sent = self.send(tx, plan, Moderation::Pre)?;
                let ruling = Ruling::citing(Decision::Reject, reason, words);
                self.decide(tx, &sent, &ruling, self.after(plan.at, hours))
            }
            Fate::Reported(count, reason, note) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, count, reason, note)
            }
            Fate::Hidden(count, hours, reason, words) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, count, reason, "")?;
                let ruling = Ruling::citing(Decision::Hide, reason, words);
                self.decide(tx, &sent, &ruling, self.after(plan.at, hours))
            }
            Fate::Barred(count, hours, reason, words, days, why) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, count, reason, "")?;
                let ruling = Ruling::citing(Decision::Hide, reason, words);
                let at = self.after(plan.at, hours);
                self.decide(tx, &sent, &ruling, at)?;
                let id = self.propose_suspension(tx, &sent, (reason, days, why), at)?;
                let at = self.after(at, 3);
                suspensions::confirm(tx, &self.third, id, self.zone, at)?;
                let grounds = "I named nobody, and wrote what the Courier had written the day before. \
                    Thirty days keep me out of the very weeks in which the bridge is decided.";
                let author = Actor {
                    account_id: Some(plan.author_id),
                    ..Actor::default()
                };
                let at = self.after(at, 240);
                suspensions::appealing::file(tx, &author, id, grounds, self.zone, at)?;
                Ok(())
            }
            Fate::Warned(hours, reason, words) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, 1, reason, "")?;
                let ruling = Ruling::citing(Decision::Warn, reason, words);
                self.decide(tx, &sent, &ruling, self.after(plan.at, hours))
            }
            Fate::Redacted(hours, reason, passage) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, 1, reason, "")?;
                let ruling = Ruling {
                    passages: vec![passage.to_owned()],
                    ..Ruling::citing(Decision::Redact, reason, "")
                };
                self.decide(tx, &sent, &ruling, self.after(plan.at, hours))
            }
            Fate::AskedToChange(hours, reason, words) => {
                let sent = self.send(tx, plan, Moderation::Pre)?;
                let ruling = Ruling::citing(Decision::AskEdit, reason, words);
                let at = self.after(plan.at, hours);
                self.decide(tx, &sent, &ruling, at)?;
                let why = "You sold benches here and now insult whoever disagrees, although you \
                    were told twice which rules hold. Take a week, please, and then come back to \
                    the matter.";
                self.propose_suspension(tx, &sent, ("insult", 7, why), at)?;
                Ok(())
            }
            Fate::Appealed(hours, reason, ref appealed) => {
                let sent = self.send(tx, plan, Moderation::Pre)?;
                let at = self.after(plan.at, hours);
                self.decide(tx, &sent, &Ruling::citing(Decision::Reject, reason, ""), at)?;
                self.appeal(tx, plan, &sent, appealed, self.after(at, 20))
            }
            Fate::Kept(count, hours, reason) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, count, reason, "I find this unfair.")?;
                self.decide(tx, &sent, &Ruling::approve(), self.after(plan.at, hours))
            }
        }
    }

    /// The second moderator thinks that its author has done so once too often; it waits for the first
    /// one's word.
    fn propose_suspension(
        &self,
        tx: &mut Tx<'_>,
        sent: &Contribution,
        (reason, days, words): (&str, i64, &str),
        at: UtcTime,
    ) -> Result<i64, AppError> {
        let case = moderation::find_latest_case(tx, sent.id)?.ok_or(AppError::NotFound)?;
        let proposal = Proposal {
            reason: reason.to_owned(),
            days,
            explanation: words.to_owned(),
        };
        suspensions::propose(tx, &self.second, case.id, &proposal, at)
    }

    /// The second moderator is working on the case that waits longest.
    fn take_one(&self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        match moderation::next_open_case(tx)? {
            Some(id) => moderation::take_case(tx, &self.second, id, false, self.now),
            None => Ok(()),
        }
    }

    /// So many hours later, but not in the future.
    fn after(&self, at: UtcTime, hours: i64) -> UtcTime {
        at.plus(chrono::Duration::hours(hours)).min(self.now)
    }

    fn send(
        &self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        moderated: Moderation,
    ) -> Result<Contribution, AppError> {
        let comments = contributions::list_of_consultation(
            tx,
            plan.consultation_id,
            &[Kind::Comment],
            None,
            1,
        )?;
        // Where others of the town comment on this consultation already.
        let Some(other) = comments.into_iter().next() else {
            return Err(AppError::Internal(format!(
                "nobody has commented on {} yet",
                plan.draft.consultation
            )));
        };
        let url = other.url.split('#').next().unwrap_or_default().to_owned();
        let new = NewContribution {
            kind: Kind::Comment,
            place: other.place,
            anchor: other.anchor,
            consultation_id: other.consultation_id,
            body_id: other.body_id,
            parent_id: None,
            url,
            place_title: other.place_title,
            account_id: Some(plan.author_id),
            author_name: plan.author_name.clone(),
            author_role: AuthorRole::Citizen,
            channel: Channel::Web,
            lang: "en".to_owned(),
            title: String::new(),
            text: plan.draft.text.to_owned(),
            html: markdown::to_html(plan.draft.text).into_string(),
            submission_key: None,
            marks: None,
        };
        let taken = moderation::take_in(tx, &self.spine, &new, moderated, self.zone, plan.at)?;
        Ok(taken.contribution)
    }

    fn report(
        &self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        contribution: &Contribution,
        count: usize,
        reason: &str,
        note: &str,
    ) -> Result<(), AppError> {
        for (id, hours) in plan.reader_ids.iter().take(count).zip(1_i64..) {
            let new = NewReport {
                reporter_key: format!("account:{id}"),
                account_id: Some(*id),
                reason: Some(reason.to_owned()),
                note: note.to_owned(),
            };
            let at = self.after(plan.at, hours);
            moderation::report(tx, contribution, &new, self.zone, at)?;
        }
        Ok(())
    }

    fn appeal(
        &self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        sent: &Contribution,
        appealed: &Appealed,
        at: UtcTime,
    ) -> Result<(), AppError> {
        let author = Actor {
            account_id: Some(plan.author_id),
            ..Actor::default()
        };
        let appeal = moderation::appeal(tx, &author, sent.id, appealed.grounds, self.zone, at)?;
        let Some((finding, words)) = appealed.outcome else {
            return Ok(());
        };
        let verdict = Verdict {
            finding,
            explanation: words.to_owned(),
        };
        let at = self.after(at, 70);
        moderation::decide_appeal(tx, &self.spine, &self.second, appeal.id, &verdict, at)?;
        Ok(())
    }

    fn decide(
        &self,
        tx: &mut Tx<'_>,
        contribution: &Contribution,
        ruling: &Ruling,
        at: UtcTime,
    ) -> Result<(), AppError> {
        let case = moderation::find_open_case(tx, contribution.id)?.ok_or(AppError::NotFound)?;
        moderation::decide(tx, &self.spine, &self.moderator, case.id, ruling, at)?;
        Ok(())
    }
}
