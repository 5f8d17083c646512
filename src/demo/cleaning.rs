//! A wave of advertising in a forum, five days ago: two accounts, eleven texts, cleaned up at once; a
//! parent's post that had the same words in it was caught, too, and given back.

use chrono::Duration;

use super::Town;
use crate::features::accounts::{self, Account, NewAccount};
use crate::features::consultations::quiet::{self, Quiet};
use crate::features::contributions::{self, AuthorRole, Channel, Contribution, Kind, Spine, Words};
use crate::features::forums::{self, Author, NewPost, NewTopic};
use crate::features::moderation::sweeps::{self, Confirmation, Criteria};
use crate::features::moderation::{self, Ruling};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;

const FORUM: &str = "quiet-streets";
const WORDS: &str = "cheap bicycles";
const TITLE: &str = "Cheap bicycles for the way to school";
const ADVERTISERS: [&str; 2] = ["Wheels Direct", "Rita Sale"];
const CAUGHT: &str = "Cheap bicycles alone make no child ride to school. Ours has one, and I still walk \
    along because of the delivery vans at the corner.";
const QUIET: &str = "Somebody sent the same advertising many times over. Until that stops, a \
    moderator reads everything here before it is shown.";
const EXPLANATION: &str = "These texts advertise a shop. The forum is for talking about the way to \
    school; the market square has a board for offers.";

/// # Errors
/// When the town lacks its moderators, or a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let Some(&consultation_id) = town.consultations.get(FORUM) else {
        return Ok(());
    };
    let (spine, zone) = (town.spine.clone(), town.spine.zone());
    let moderators = ["moderator", "moderator2"].map(|key| town.accounts.get(key).cloned());
    let [Some(first), Some(second)] = moderators else {
        return Err(AppError::Internal("the town has no moderators".to_owned()));
    };
    let parent = town.citizens.get(5).cloned().ok_or(AppError::NotFound)?;
    let at = town.ago(5, 3);
    let scene = Scene {
        spine: spine.clone(),
        consultation_id,
        parent,
        at,
    };
    let (caught, first, second) = town.app.db.write_here(move |tx| {
        let caught = scene.wave(tx)?;
        Ok((
            caught,
            accounts::actor_of(tx, &first)?,
            accounts::actor_of(tx, &second)?,
        ))
    })?;
    let criteria = Criteria {
        words: WORDS.to_owned(),
        ..Criteria::default()
    };
    let at = later(at, 180);
    let id = sweeps::draw_up(&town.app.db, &first, &criteria, zone, at)?;
    let confirmation = Confirmation {
        reason: "advertising".to_owned(),
        explanation: EXPLANATION.to_owned(),
    };
    town.app.db.write_here(move |tx| {
        sweeps::confirm(tx, &first, id, &confirmation, 1_000, later(at, 4)).map(|_| ())
    })?;
    sweeps::carry_through(&town.app.db, &spine, id, later(at, 4))?;
    // Until the wave stops, everything is read before it is shown.
    let now = town.now;
    let period = Quiet {
        until: later(now, 60 * 60),
        is_closed: false,
        reason: QUIET.to_owned(),
    };
    // The parent wrote to the moderators, and another one looked again.
    town.app.db.write_here(move |tx| {
        let at = later(at, 60 * 20);
        let hidden = contributions::find(tx, caught)?.ok_or(AppError::NotFound)?;
        let case = moderation::open_case(tx, &second, &hidden, zone, at)?;
        moderation::decide(tx, &spine, &second, case, &Ruling::approve(), later(at, 9))?;
        let by = second.account_id;
        quiet::begin_quiet(tx, consultation_id, &period, by, later(now, -60 * 12))
    })
}

fn later(at: UtcTime, minutes: i64) -> UtcTime {
    at.plus(Duration::minutes(minutes))
}

struct Scene {
    spine: Spine,
    consultation_id: i64,
    parent: Account,
    /// When the wave begins.
    at: UtcTime,
}

impl Scene {
    /// Returns the number of the post that is no advertising.
    fn wave(&self, tx: &mut Tx<'_>) -> Result<i64, AppError> {
        let topics = [Kind::Topic];
        let all = contributions::list_of_consultation(tx, self.consultation_id, &topics, None, 50)?;
        let talk = all.last().cloned().ok_or(AppError::NotFound)?;
        let caught = self.post(tx, &talk, &self.parent, CAUGHT, -40)?;
        let mut advertisers = Vec::new();
        for name in ADVERTISERS {
            advertisers.push(self.sign_up(tx, name)?);
        }
        let mut topic: Option<Contribution> = None;
        for number in 0..11_i64 {
            let pick = usize::from(number % 3 == 1);
            let account = advertisers.get(pick).ok_or(AppError::NotFound)?;
            let text = format!(
                "Cheap bicycles for every child, offer number {number}: https://wheels.example/school/{number}"
            );
            match &topic {
                None => topic = Some(self.start(tx, account, &text)?),
                Some(topic) => {
                    self.post(tx, topic, account, &text, number * 2)?;
                }
            }
        }
        Ok(caught.id)
    }

    fn sign_up(&self, tx: &mut Tx<'_>, name: &str) -> Result<Account, AppError> {
        let address = format!("{}@wheels.example", name.to_lowercase().replace(' ', "."));
        let email =
            EmailAddress::parse(&address).map_err(|error| AppError::Internal(error.to_string()))?;
        let new = NewAccount {
            email,
            name: name.to_owned(),
            password_hash: None,
            lang: "en".to_owned(),
            demo: false,
        };
        accounts::create(tx, &new, later(self.at, -30))
    }

    fn author(account: &Account) -> Author {
        Author {
            account_id: Some(account.id),
            name: account.name.clone(),
            role: AuthorRole::Citizen,
            lang: "en".to_owned(),
            channel: Channel::Web,
            submission_key: None,
            is_anonymous: false,
        }
    }

    fn start(
        &self,
        tx: &mut Tx<'_>,
        account: &Account,
        text: &str,
    ) -> Result<Contribution, AppError> {
        let forum =
            forums::find_of_consultation(tx, self.consultation_id)?.ok_or(AppError::NotFound)?;
        let new = NewTopic {
            forum_id: forum.id,
            title: TITLE.to_owned(),
            words: Words::new(text.to_owned()),
            author: Self::author(account),
        };
        let zone = self.spine.zone();
        Ok(forums::start_topic(tx, &self.spine, &new, zone, self.at)?.contribution)
    }

    fn post(
        &self,
        tx: &mut Tx<'_>,
        topic: &Contribution,
        account: &Account,
        text: &str,
        minutes: i64,
    ) -> Result<Contribution, AppError> {
        let new = NewPost {
            topic: topic.token.clone(),
            parent: None,
            words: Words::new(text.to_owned()),
            author: Self::author(account),
        };
        let (zone, at) = (self.spine.zone(), later(self.at, minutes));
        Ok(forums::post(tx, &self.spine, &new, zone, at)?.contribution)
    }
}
