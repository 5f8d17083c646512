//! Questions with a story: clarified, extended, handed over, refused and reviewed, merged, rated,
//! followed up.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::Town;
use super::stories::{Act, STORIES};
use crate::features::accounts;
use crate::features::bodies::{self, Official};
use crate::features::contributions::Spine;
use crate::features::deadlines::rules::local_day;
use crate::features::questions::acts::{self, Acting};
use crate::features::questions::{self, Ask, Procedure, procedures};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// A question that asks what another one asked: answered together with it.
const DUPLICATE: (&str, &str, &str) = (
    "Who clears the snow from the cycle path to Saltmarsh?",
    "Is the cycle path to Saltmarsh cleared this winter?",
    "Last year I had to push my bicycle from the railway bridge on. Will that be better?",
);

/// What happens at a time.
struct Step {
    at: UtcTime,
    number: usize,
    act: Option<Act>,
}

/// # Errors
/// When the town lacks a body, or a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let council = *town.bodies.get("council").ok_or(AppError::NotFound)?;
    let now = town.now;
    town.app.db.write_here(move |tx| {
        let procedure = Procedure {
            does_triage: true,
            allows_confidential: true,
            ..procedures::procedure(tx, council)?
        };
        procedures::set_procedure(tx, council, &procedure, None, now)
    })?;
    let mut steps: Vec<Step> = Vec::new();
    for (number, story) in STORIES.iter().enumerate() {
        let minute = i64::try_from(number).unwrap_or_default();
        steps.push(Step {
            at: town.ago(story.days_ago, minute),
            number,
            act: None,
        });
        for (days_ago, act) in story.acts {
            steps.push(Step {
                at: town.ago(*days_ago, minute),
                number,
                act: Some(*act),
            });
        }
    }
    steps.sort_by_key(|step| step.at);
    let mut askers = Vec::new();
    for story in STORIES {
        let account = town
            .citizens
            .get(story.citizen % town.citizens.len().max(1));
        let account = account.ok_or(AppError::NotFound)?;
        askers.push((account.id, account.name.clone()));
    }
    let duplicate = town.citizens.get(2).map(|one| (one.id, one.name.clone()));
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    let bodies = town.bodies.clone();
    town.app.db.write_here(move |tx| {
        let mut ids = vec![0; STORIES.len()];
        for step in &steps {
            let (Some(story), Some(asker), Some(id)) = (
                STORIES.get(step.number),
                askers.get(step.number),
                ids.get_mut(step.number),
            ) else {
                continue;
            };
            let body_id = *bodies.get(story.body).ok_or(AppError::NotFound)?;
            match step.act {
                None => {
                    let ask = Ask {
                        body_id,
                        lang: "en".to_owned(),
                        title: story.title.to_owned(),
                        text: story.text.to_owned(),
                        is_confidential: story.is_confidential,
                        needs_routing: story.needs_routing,
                        ..Ask::by_account(asker.0, &asker.1, step.at)
                    };
                    *id = questions::ask(tx, &spine, &ask, zone, step.at)?.question.id;
                }
                Some(act) => {
                    let stage = Stage {
                        spine: &spine,
                        id: *id,
                        asker: asker.0,
                        zone,
                        at: step.at,
                    };
                    play(tx, &stage, act, &bodies)?;
                }
            }
        }
        if let Some((account_id, name)) = duplicate {
            merge(tx, &spine, account_id, &name, zone, now)?;
        }
        Ok(())
    })
}

/// Where an act happens.
struct Stage<'a> {
    spine: &'a Spine,
    id: i64,
    asker: i64,
    zone: Tz,
    at: UtcTime,
}

impl Stage<'_> {
    fn by(&self, conn: &mut DbConn, account_id: i64) -> Result<Acting, AppError> {
        let account = accounts::find(conn, account_id)?.ok_or(AppError::NotFound)?;
        let actor: Actor = accounts::actor_of(conn, &account)?;
        Ok(Acting {
            actor,
            account_id,
            lang: "en".to_owned(),
            submission_key: None,
            zone: self.zone,
            now: self.at,
        })
    }

    /// Somebody who answers for the body that has the question.
    fn officer(&self, conn: &mut DbConn) -> Result<Acting, AppError> {
        let question = questions::find(conn, self.id)?.ok_or(AppError::NotFound)?;
        let official = someone(conn, question.body_id, local_day(self.at, self.zone))?;
        self.by(conn, official.account_id.unwrap_or_default())
    }

    fn chief(&self, conn: &mut DbConn) -> Result<Acting, AppError> {
        let question = questions::find(conn, self.id)?.ok_or(AppError::NotFound)?;
        let official = head(conn, question.body_id, local_day(self.at, self.zone))?;
        self.by(conn, official.account_id.unwrap_or_default())
    }
}

/// Who heads the body and can log in: they look again at what somebody else answered.
fn head(conn: &mut DbConn, body_id: i64, today: NaiveDate) -> Result<Official, AppError> {
    bodies::list_officials(conn, body_id)?
        .into_iter()
        .find(|one| one.is_head && bodies::rules::can_work(one, today))
        .ok_or(AppError::NotFound)
}

/// An official of a body who can log in.
fn someone(conn: &mut DbConn, body_id: i64, today: NaiveDate) -> Result<Official, AppError> {
    bodies::list_officials(conn, body_id)?
        .into_iter()
        .rfind(|one| bodies::rules::can_work(one, today))
        .ok_or(AppError::NotFound)
}

fn play(
    tx: &mut Tx<'_>,
    stage: &Stage<'_>,
    act: Act,
    bodies: &std::collections::HashMap<&'static str, i64>,
) -> Result<(), AppError> {
    let (spine, id) = (stage.spine, stage.id);
    let officer = stage.officer(tx)?;
    let asker = stage.by(tx, stage.asker)?;
    match act {
        Act::Clarification(text) => {
            acts::clarify::ask_clarification(tx, spine, id, text, &officer).map(drop)
        }
        Act::Clarify(text) => acts::clarify::clarify(tx, spine, id, text, &asker).map(drop),
        Act::Extend(days, reason) => acts::extend::extend(tx, id, days, reason, &officer).map(drop),
        Act::Partial(text) => acts::refuse::answer_partly(tx, spine, id, text, &officer).map(drop),
        Act::Refuse(ground, text) => {
            acts::refuse::refuse(tx, spine, id, (ground, text), &officer).map(drop)
        }
        Act::Transfer(to, reason) => {
            let to = *bodies.get(to).ok_or(AppError::NotFound)?;
            acts::transfer::transfer(tx, id, to, reason, &officer).map(drop)
        }
        Act::Review(text) => acts::review::ask_review(tx, spine, id, text, &asker).map(drop),
        Act::Rate(rating) => acts::rate::rate(tx, id, rating, &asker),
        Act::Respond(text) => {
            acts::rate::respond_to_rating(tx, spine, id, text, &officer).map(drop)
        }
        Act::Decide(outcome, text) => {
            let chief = stage.chief(tx)?;
            acts::review::decide_review(tx, spine, id, (outcome, text), &chief).map(drop)
        }
        Act::Invite(slug) => {
            let body_id = *bodies.get(slug).ok_or(AppError::NotFound)?;
            acts::parts::invite(tx, id, &[body_id], &officer).map(drop)
        }
        Act::Answer(text) => {
            let question = questions::find(tx, id)?.ok_or(AppError::NotFound)?;
            let official = someone(tx, question.body_id, local_day(stage.at, stage.zone))?;
            let answer = questions::Answer {
                question_id: id,
                official_id: Some(official.id),
                account_id: official.account_id,
                author_name: official.name,
                channel: crate::features::contributions::Channel::Web,
                lang: "en".to_owned(),
                text: text.to_owned(),
                submission_key: None,
            };
            questions::answer(tx, spine, &answer, stage.zone, stage.at).map(drop)
        }
    }
}

/// Somebody asks what was asked before; the body answers both together.
fn merge(
    tx: &mut Tx<'_>,
    spine: &Spine,
    account_id: i64,
    name: &str,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let (kept, title, text) = DUPLICATE;
    let recent = questions::list_recent(tx, None, 100)?;
    let Some(kept) = recent.into_iter().find(|row| row.title == kept) else {
        return Ok(());
    };
    let ask = Ask {
        body_id: kept.body_id,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        ..Ask::by_account(account_id, name, now)
    };
    let duplicate = questions::ask(tx, spine, &ask, zone, now)?.question.id;
    let stage = Stage {
        spine,
        id: kept.id,
        asker: account_id,
        zone,
        at: now,
    };
    let officer = stage.officer(tx)?;
    acts::merge::merge(tx, kept.id, &[duplicate], &officer).map(drop)
}
