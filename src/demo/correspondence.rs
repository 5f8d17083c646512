//! Questions with a story: clarified, extended, handed over, refused and reviewed, merged, rated,
//! followed up.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::Town;
use crate::features::accounts;
use crate::features::bodies::{self, Official};
use crate::features::contributions::Spine;
use crate::features::deadlines::rules::local_day;
use crate::features::questions::acts::{self, Acting};
use crate::features::questions::{self, Ask, Procedure, Rating, procedures};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// What happens to a question.
#[derive(Clone, Copy)]
enum Act {
    Clarification(&'static str),
    Clarify(&'static str),
    Extend(i64, &'static str),
    Partial(&'static str),
    Answer(&'static str),
    Refuse(&'static str, &'static str),
    Transfer(&'static str, &'static str),
    Review(&'static str),
    Rate(Rating),
}

struct Story {
    body: &'static str,
    citizen: usize,
    days_ago: i64,
    title: &'static str,
    text: &'static str,
    is_confidential: bool,
    needs_routing: bool,
    /// Days ago, and what happened.
    acts: &'static [(i64, Act)],
}

const STORIES: &[Story] = &[
    Story {
        body: "council",
        citizen: 5,
        days_ago: 34,
        title: "What did the council pay for advice on the harbour lease?",
        text: "The minutes of June mention an outside adviser. Who was it, and what was paid in all?",
        is_confidential: false,
        needs_routing: false,
        acts: &[
            (
                22,
                Act::Refuse(
                    "Public Information Act, section 14(2)",
                    "The lease is still being negotiated, and the fee would show the other side how far \
                     our advice goes. We publish the sum when the contract is signed.",
                ),
            ),
            (
                12,
                Act::Review(
                    "The section protects what the adviser says, not what the adviser costs. The sum \
                     was spent and is public money.",
                ),
            ),
        ],
    },
    Story {
        body: "culture",
        citizen: 10,
        days_ago: 16,
        title: "When can the concert hall be hired again by choirs?",
        text: "Since the summer the booking page says ‘not available’ for every date. Our choir of \
               forty needs a hall for the spring.",
        is_confidential: false,
        needs_routing: false,
        acts: &[
            (
                8,
                Act::Partial(
                    "The hall itself is open again from February. What is still missing is the price \
                     list, which the council has to approve.",
                ),
            ),
            (
                5,
                Act::Extend(
                    8,
                    "The council decides on the price list in its next meeting; before that we cannot \
                     say what a hire costs.",
                ),
            ),
        ],
    },
    Story {
        body: "roads",
        citizen: 14,
        days_ago: 11,
        title: "Why was the bench at the tram stop taken away?",
        text: "The bench stood there for thirty years, and many of us need it while we wait.",
        is_confidential: false,
        needs_routing: false,
        acts: &[(
            7,
            Act::Clarification(
                "There are two stops with a bench that was taken away this autumn. Do you mean the one \
                 at the market or the one at the hospital?",
            ),
        )],
    },
    Story {
        body: "roads",
        citizen: 16,
        days_ago: 29,
        title: "Will the car park behind the station get charging points?",
        text: "Twelve places were promised for this year. I see the cables, but no posts.",
        is_confidential: false,
        needs_routing: false,
        acts: &[
            (
                26,
                Act::Clarification("Do you mean the upper deck or the ground floor?"),
            ),
            (
                22,
                Act::Clarify("The ground floor, beside the bicycle racks."),
            ),
            (
                14,
                Act::Answer(
                    "Eight posts come on the ground floor in the second week of next month; four on the \
                     upper deck follow in spring, when the roof is sealed.",
                ),
            ),
            (12, Act::Rate(Rating::Answered)),
        ],
    },
    Story {
        body: "council",
        citizen: 19,
        days_ago: 9,
        title: "Who trims the hedge along the school path?",
        text: "It hangs over half of the path, and children walk on the road instead.",
        is_confidential: false,
        needs_routing: true,
        acts: &[(
            7,
            Act::Transfer(
                "parks",
                "The hedge stands on the ground of the park and is looked after by its gardeners.",
            ),
        )],
    },
    Story {
        body: "council",
        citizen: 7,
        days_ago: 1,
        title: "Whom do I ask about noise from the boatyard at night?",
        text: "A saw runs until eleven at night on three days a week. I do not know who is \
               responsible for that.",
        is_confidential: false,
        needs_routing: true,
        acts: &[],
    },
    Story {
        body: "council",
        citizen: 21,
        days_ago: 3,
        title: "May I see what my neighbour’s building permit says about my wall?",
        text: "The works begin on Monday, and I fear for a wall that we share.",
        is_confidential: true,
        needs_routing: false,
        acts: &[],
    },
];

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
}

/// An official of a body who can log in.
fn someone(conn: &mut DbConn, body_id: i64, today: NaiveDate) -> Result<Official, AppError> {
    bodies::list_officials(conn, body_id)?
        .into_iter()
        .rfind(|one| one.account_id.is_some() && bodies::rules::is_in_office(one, today))
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
