//! Moderation in Rivermouth: cases in every state, and reports.

use crate::features::accounts;
use crate::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution,
};
use crate::features::moderation::{self, Decision, NewReport, Ruling};
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

use super::Town;

/// What becomes of a text.
enum Fate {
    /// Waits for a moderator.
    Waits,
    /// Read before it was published, after so many hours.
    Approved(i64),
    Rejected(i64, &'static str, &'static str),
    /// Taken back by its author before anybody read it.
    TakenBack,
    /// Public, reported by so many readers, and not decided yet.
    Reported(usize, &'static str, &'static str),
    /// Public, reported, hidden after so many hours.
    Hidden(usize, i64, &'static str, &'static str),
    /// Public, reported, and found to be within the rules.
    Kept(usize, i64, &'static str),
}

struct Draft {
    consultation: &'static str,
    days_ago: i64,
    text: &'static str,
    fate: Fate,
}

const fn draft(consultation: &'static str, days_ago: i64, text: &'static str, fate: Fate) -> Draft {
    Draft {
        consultation,
        days_ago,
        text,
        fate,
    }
}

const DRAFTS: [Draft; 19] = [
    draft(
        "river-park",
        150,
        "The beech at the old sluice was planted the year the mill closed. Whatever is built there, please build it around the tree.",
        Fate::Approved(5),
    ),
    draft(
        "river-park",
        149,
        "Cheap garden benches, delivered within two days. Ask for our spring catalogue.",
        Fate::Rejected(21, "advertising", ""),
    ),
    draft(
        "river-park",
        146,
        "Anyone who wants a fence along the water has plainly never raised a child and should be ashamed to show their face in this town.",
        Fate::Hidden(
            3,
            19,
            "insult",
            "Your point about the fence is welcome here. Please make it again without judging the people who want one.",
        ),
    ),
    draft(
        "library-hours",
        44,
        "I work until six. A library that closes at six is a library for other people, however friendly its staff.",
        Fate::Kept(1, 26, "insult"),
    ),
    draft(
        "library-hours",
        41,
        "The woman at the desk on Tuesdays, the tall one from Mill Row 14, told me she would rather not work on Saturdays.",
        Fate::Rejected(
            8,
            "personal-data",
            "What staff think of Saturdays matters. Please send it again without saying who it was and where she lives.",
        ),
    ),
    draft(
        "library-hours",
        38,
        "Could the reading room open an hour earlier during exams? Two weeks in May and two in November would do.",
        Fate::Approved(3),
    ),
    draft(
        "waste-charges",
        75,
        "When will the potholes in Ferry Street be filled? I have asked twice.",
        Fate::Rejected(
            30,
            "off-topic",
            "The Roads and Transport Office answers questions about potholes; you can put yours to it under Questions.",
        ),
    ),
    draft(
        "waste-charges",
        72,
        "WIN WIN WIN click click best rates best rates",
        Fate::Rejected(1, "spam", ""),
    ),
    draft(
        "waste-charges",
        71,
        "Charge by weight and the careful ones finally pay less than the careless. Nothing else is fair.",
        Fate::Kept(2, 40, "off-topic"),
    ),
    draft(
        "harbour-bridge",
        16,
        "The engineer in charge takes money from the steel firm, everybody knows it.",
        Fate::Hidden(
            2,
            7,
            "unlawful",
            "This accuses a person of a crime. If you know something, the public prosecutor is the right address.",
        ),
    ),
    draft(
        "harbour-bridge",
        12,
        "Please count the cyclists at the ferry on a rainy Monday as well, not only on a sunny Sunday.",
        Fate::Approved(22),
    ),
    draft(
        "harbour-bridge",
        9,
        "Please count the cyclists at the ferry on a rainy Monday as well, not only on a sunny Sunday.",
        Fate::Rejected(4, "duplicate", ""),
    ),
    draft(
        "quiet-streets",
        8,
        "I wrote this too quickly. I will come back with numbers.",
        Fate::TakenBack,
    ),
    draft(
        "quiet-streets",
        7,
        "Mornings are fine, but the closure at noon cuts off the nursing home for a whole hour. Has anyone asked the carers?",
        Fate::Waits,
    ),
    draft(
        "harbour-bridge",
        6,
        "Those who are for the bridge have been bought, those who are against it are dreamers. I have read nothing useful here yet.",
        Fate::Reported(2, "insult", "Speaks about people, not about the bridge."),
    ),
    draft(
        "quiet-streets",
        1,
        "Our street becomes the detour. Could you measure the traffic in Chapel Lane before and after, and publish both?",
        Fate::Waits,
    ),
    draft(
        "harbour-bridge",
        1,
        "A bridge that opens for sailing boats needs someone to open it. Who pays for that person, and at night?",
        Fate::Waits,
    ),
    draft(
        "quiet-streets",
        0,
        "Let the children paint the bollards. It costs nothing and drivers slow down when something looks as if children had been there.",
        Fate::Waits,
    ),
    draft(
        "harbour-bridge",
        0,
        "Two of the drawings show the quay wall in different places. Which one is right?",
        Fate::Reported(1, "unclear", ""),
    ),
];

/// # Errors
/// When the town lacks its moderator, or a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let moderator = town
        .accounts
        .get("moderator")
        .cloned()
        .ok_or_else(|| AppError::Internal("the town has no moderator".to_owned()))?;
    let (zone, spine) = (town.app.config.site.time_zone.0, town.spine.clone());
    let mut plans = Vec::new();
    for (index, draft) in DRAFTS.iter().enumerate() {
        let Some(&consultation_id) = town.consultations.get(draft.consultation) else {
            continue;
        };
        let count = town.citizens.len().max(1);
        // Steps that have no factor in common with the number of citizens: everybody has a turn.
        let Some(author) = town.citizens.get((index * 7 + 3) % count) else {
            continue;
        };
        let readers =
            (1..4_usize).filter_map(|step| town.citizens.get((index * 7 + 3 + step) % count));
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
            spine,
            zone,
            now,
        };
        plans.iter().try_for_each(|plan| scene.play(tx, plan))
    })
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
                let ruling = ruling(Decision::Reject, reason, words);
                self.decide(tx, &sent, &ruling, self.after(plan.at, hours))
            }
            Fate::Reported(count, reason, note) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, count, reason, note)
            }
            Fate::Hidden(count, hours, reason, words) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, count, reason, "")?;
                let ruling = ruling(Decision::Hide, reason, words);
                self.decide(tx, &sent, &ruling, self.after(plan.at, hours))
            }
            Fate::Kept(count, hours, reason) => {
                let sent = self.send(tx, plan, Moderation::Post)?;
                self.report(tx, plan, &sent, count, reason, "I find this unfair.")?;
                self.decide(tx, &sent, &Ruling::approve(), self.after(plan.at, hours))
            }
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

fn ruling(decision: Decision, reason: &str, words: &str) -> Ruling {
    Ruling {
        decision,
        reason: Some(reason.to_owned()),
        explanation: words.to_owned(),
    }
}
