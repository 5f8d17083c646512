//! What happens to talks: replies, changes, agreement; a topic that was joined with another one,
//! one that was made of answers split off, one in the archive; tags and a summary.

use chrono::Duration;

use super::{Town, Voice};
use crate::features::contributions::{self, Contribution, Edit, Keeper, Kind, Spine, Words};
use crate::features::forums::{self, Author, Change, NewPost, Split};
use crate::features::ledger::ActingAs;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

const FORUM: &str = "harbour-bridge";
const PLACE: &str = "Could the bridge be a place";
const SITTING: &str = "Places to sit on the bridge";
const VANS: &str = "Craftsmen and the long way round";
const WIND: &str = "Wind";

const SUMMARY: &str = "- **For a way across for vans:** an hour a day in the van is an hour that \
    somebody pays for; a cargo bicycle does not carry a boiler.\n\
    - **Against it:** exceptions grow; others have moved their stock and manage.\n\
    - **In between:** fixed hours in the morning, or small stores on either side.\n\
    - **Open:** how many vans there really are. The chamber of crafts is asking.";

/// # Errors
/// When something of it is refused: the texts are then wrong.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let Some(&id) = town.consultations.get(FORUM) else {
        return Ok(());
    };
    let editor = town.editor();
    let keeper = Keeper {
        account_id: editor.account_id,
        name: editor.name,
        role: editor.role,
        acting_as: ActingAs::Editor,
    };
    let mut voices: Vec<Voice> = (0..12).map(|n| town.citizen(40 + n)).collect();
    voices.dedup_by_key(|voice| voice.account_id);
    let scene = Scene {
        spine: town.spine.clone(),
        consultation_id: id,
        keeper,
        voices,
        now: town.now,
    };
    town.app.db.write_here(move |tx| {
        scene.talk(tx)?;
        scene.agree(tx)?;
        scene.keep_order(tx)
    })
}

struct Scene {
    spine: Spine,
    consultation_id: i64,
    keeper: Keeper,
    voices: Vec<Voice>,
    now: UtcTime,
}

impl Scene {
    fn find(&self, conn: &mut DbConn, kind: Kind, start: &str) -> Result<Contribution, AppError> {
        let all =
            contributions::list_of_consultation(conn, self.consultation_id, &[kind], None, 500)?;
        let is_it = |one: &&Contribution| {
            let text = if kind == Kind::Topic {
                &one.title
            } else {
                &one.text
            };
            text.starts_with(start)
        };
        let missing = || AppError::Internal(format!("nobody said {start:?}"));
        all.iter().find(is_it).cloned().ok_or_else(missing)
    }

    fn before(&self, minutes: i64) -> UtcTime {
        self.now.minus(Duration::minutes(minutes))
    }

    fn reply(
        &self,
        tx: &mut Tx<'_>,
        topic: &Contribution,
        answered: &Contribution,
        (voice, text): (usize, &str),
        minutes: i64,
    ) -> Result<Contribution, AppError> {
        let voice = self.voices.get(voice % self.voices.len().max(1)).cloned();
        let voice = voice.ok_or(AppError::NotFound)?;
        let new = NewPost {
            topic: topic.token.clone(),
            parent: Some(answered.token.clone()),
            words: Words::new(text.to_owned()),
            author: Author {
                account_id: voice.account_id,
                // One of them would rather not say who it is.
                is_anonymous: text.contains("my boss"),
                name: voice.name,
                role: voice.role,
                lang: "en".to_owned(),
                channel: voice.channel,
                submission_key: None,
            },
        };
        let at = self.before(minutes);
        Ok(forums::post(tx, &self.spine, &new, self.spine.zone(), at)?.contribution)
    }

    /// Replies on three levels, and a slip that was put right.
    fn talk(&self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        let vans = self.find(tx, Kind::Topic, VANS)?;
        let bicycle = self.find(tx, Kind::Post, "A cargo bicycle does not carry")?;
        let first = (
            1,
            "Two of them do, with a trailer. I have carried a bath that way.",
        );
        let first = self.reply(tx, &vans, &bicycle, first, 170)?;
        let second = (2, "Uphill, in the rain, with my boss on the telephone?");
        let second = self.reply(tx, &vans, &first, second, 160)?;
        let third = (1, "In the rain, yes. The hill is what the motor is for.");
        self.reply(tx, &vans, &second, third, 150)?;
        let rope = self.find(tx, Kind::Post, "For a wheelchair the gusts")?;
        let wind = self.find(tx, Kind::Topic, WIND)?;
        let text = "A rope would help on the windward side. On the other it would only be in the way \
            of prams.";
        let said = self.reply(tx, &wind, &rope, (3, text), 140)?;
        let words = Words::new(
            "A rope would help on the windward side. On the lee side it would only be in the way \
             of prams, so one is enough."
                .to_owned(),
        );
        let edit = Edit {
            acting_as: ActingAs::Author,
            account_id: said.account_id,
            title: None,
            words: &words,
            redacts: false,
        };
        contributions::edit(tx, &self.spine, &said, &edit, self.before(133))?;
        Ok(())
    }

    fn agree(&self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        for (start, count) in [
            ("A roof. One roof.", 9),
            ("Please, no music.", 5),
            ("Could one rent a small store", 6),
            ("A board that says which ship", 3),
        ] {
            let said = self.find(tx, Kind::Post, start)?;
            for voice in self.voices.iter().take(count) {
                if voice.account_id.is_none() || voice.account_id == said.account_id {
                    continue;
                }
                let actor = crate::platform::actor::Actor {
                    account_id: voice.account_id,
                    name: voice.name.clone(),
                    ..Default::default()
                };
                let at = self.before(120);
                contributions::set_support(tx, &self.spine, &actor, &said, true, at)?;
            }
        }
        Ok(())
    }

    fn keep_order(&self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        let (place, sitting) = (
            self.find(tx, Kind::Topic, PLACE)?,
            self.find(tx, Kind::Topic, SITTING)?,
        );
        let vans = self.find(tx, Kind::Topic, VANS)?;
        let wind = self.find(tx, Kind::Topic, WIND)?;
        for (topic, tags) in [
            (&place, &["benches", "staying"][..]),
            (&vans, &["access", "work"]),
            (&wind, &["access", "safety"]),
        ] {
            let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
            forums::tag(tx, &topic.token, &tags, &self.keeper, self.before(100))?;
        }
        let keeper = &self.keeper;
        let (from, into) = (sitting.token, place.token.clone());
        forums::merge_topics(tx, &from, &into, keeper, self.before(90))?;
        let posts = ["Please, no music.", "Then perhaps one evening"];
        let posts = posts
            .iter()
            .map(|start| Ok(self.find(tx, Kind::Post, start)?.token))
            .collect::<Result<Vec<String>, AppError>>()?;
        let split = Split {
            posts,
            title: "Music on the bridge".to_owned(),
            words: Words::new(
                "These answers were split off from the talk about the bridge as a place: music \
                 is a question of its own."
                    .to_owned(),
            ),
            lang: "en".to_owned(),
            submission_key: None,
        };
        forums::split_off(tx, &self.spine, &into, &split, keeper, self.before(80))?;
        let words = Words::new(SUMMARY.to_owned());
        forums::sum_up(tx, &vans.token, &words, 0, keeper, self.before(70))?;
        let test = self.find(tx, Kind::Topic, "Test, please ignore")?;
        let (change, acting_as) = (Change::Archive, keeper.acting_as);
        let account_id = keeper.account_id;
        forums::change_topic(
            tx,
            &test.token,
            change,
            acting_as,
            account_id,
            self.before(60),
        )
    }
}
