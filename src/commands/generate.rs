//! Synthetic load: fast, and the same for the same seed.

mod talk;

use std::path::Path;

use chrono::Duration;

use super::{Outcome, load_config, open_without_mail, plain, say};
use crate::app::App;
use crate::features::bodies::{self, NewBody};
use crate::features::consultations::{self, NewConsultation, PublicationState};
use crate::features::contributions::{AuthorRole, Channel, Moderation, Words};
use crate::features::documents::{self, Comment, NewDocument, Source};
use crate::features::petitions::{self, Load};
use crate::features::questions;
use crate::platform::db::Tx;
use crate::platform::error::AppError;
use crate::routes;

/// Comments written in one transaction.
const CHUNK: i64 = 2_000;
/// Signatures or questions after which progress is told.
const TELL_EVERY: i64 = 100_000;

const SAYINGS: [&str; 8] = [
    "The crossing is used by forty children each morning.",
    "Please say by when it is to be built.",
    "I would rather keep the old route.",
    "What does it cost each year, and who pays?",
    "Our street has waited for this for ten years.",
    "The noise at night is the real problem.",
    "Ask those who work at weekends, too.",
    "A trial of three months would show it.",
];

/// How much to make.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    pub petitions: i64,
    pub signatures: i64,
    pub comments: i64,
    pub posts: i64,
    pub questions: i64,
}

/// Synthetic petitions, signatures, comments, posts and questions, in the database that is served.
pub fn generate(config: Option<&Path>, counts: Counts, seed: u64) -> Outcome {
    let Counts {
        petitions,
        signatures,
        comments,
        posts,
        questions,
    } = counts;
    if [petitions, signatures, comments, posts, questions]
        .iter()
        .all(|count| *count == 0)
    {
        return Err("there is nothing to make: every count is 0".to_owned());
    }
    if signatures > 0 && petitions == 0 {
        return Err("--signatures needs petitions to be on: add --petitions".to_owned());
    }
    let app = open_without_mail(load_config(config)?)?;
    let now = app.now();
    if petitions > 0 {
        let load = Load {
            petitions,
            signatures,
            seed,
        };
        let zone = app.config.site.time_zone.0;
        let mut told = 0;
        petitions::generate(&app.db, &routes::spine(), &load, zone, now, |done| {
            if done - told >= TELL_EVERY {
                told = done;
                say(&format!("{done} of {signatures} signatures"));
            }
        })
        .map_err(plain)?;
    }
    if comments > 0 {
        make_comments(&app, comments, seed).map_err(plain)?;
    }
    if posts > 0 {
        talk::make_posts(&app, posts, seed).map_err(plain)?;
    }
    if questions > 0 {
        let load = questions::Load {
            questions,
            seed,
            days: questions::FIVE_YEARS,
        };
        let zone = app.config.site.time_zone.0;
        let mut told = 0;
        questions::generate(&app.db, &load, zone, now, |done| {
            if done - told >= TELL_EVERY {
                told = done;
                say(&format!("{done} of {questions} questions"));
            }
        })
        .map_err(plain)?;
    }
    say(&format!(
        "Made {petitions} petitions, {signatures} signatures, {comments} comments, {posts} posts, {questions} questions."
    ));
    Ok(())
}

/// One thread, on a document of a consultation of its own.
fn make_comments(app: &App, count: i64, seed: u64) -> Result<(), AppError> {
    let (now, zone) = (app.now(), app.config.site.time_zone.0);
    let source = Source::read("# Synthetic document\n\n## Aims\n\nMade to be measured.\n")?;
    let document_id = app.db.write_here(move |tx| {
        let consultation_id = make_consultation(tx, "document", seed, zone, now)?;
        let new = NewDocument {
            consultation_id,
            slug: None,
            lang: "en".to_owned(),
            title: "Synthetic document".to_owned(),
            summary: "Made by a program.".to_owned(),
            source,
            moderation: None,
            published_by: None,
        };
        Ok(documents::publish(tx, &new, now)?.id)
    })?;
    let spine = routes::spine();
    let mut from = 0;
    while from < count {
        let to = (from + CHUNK).min(count);
        let spine = spine.clone();
        app.db.write_here(move |tx| {
            for number in from..to {
                let new = synthetic(document_id, number, seed);
                documents::comment(tx, &spine, &new, zone, now)?;
            }
            Ok(())
        })?;
        from = to;
        say(&format!("{from} of {count} comments"));
    }
    Ok(())
}

/// A name and a text that depend on `seed` alone.
fn saying(number: i64, seed: u64) -> (String, String) {
    let mixed = u64::try_from(number)
        .unwrap_or(0)
        .wrapping_add(seed)
        .wrapping_mul(2_654_435_761);
    let saying = |shift: u32| {
        let index = usize::try_from(mixed >> shift).unwrap_or(0) % SAYINGS.len();
        SAYINGS.get(index).copied().unwrap_or_default()
    };
    let name = format!("Person {}", mixed % 5_000);
    (name, format!("{} {} ({number})", saying(3), saying(11)))
}

fn synthetic(document_id: i64, number: i64, seed: u64) -> Comment {
    let (author_name, text) = saying(number, seed);
    Comment {
        document_id,
        anchor: String::new(),
        parent: None,
        account_id: None,
        author_name,
        author_role: AuthorRole::Guest,
        words: Words::new(text),
        lang: "en".to_owned(),
        channel: Channel::Api,
        submission_key: None,
        quote: None,
    }
}

fn make_consultation(
    tx: &mut Tx<'_>,
    what: &str,
    seed: u64,
    zone: chrono_tz::Tz,
    now: crate::platform::db::UtcTime,
) -> Result<i64, AppError> {
    let body_id = match bodies::list(tx)?.first() {
        Some(body) => body.id,
        None => {
            let new = NewBody {
                slug: None,
                name: "Synthetic Council".to_owned(),
                purpose: "Made to be measured.".to_owned(),
                responsibilities: String::new(),
                email: String::new(),
                phone: String::new(),
                postal_address: String::new(),
                website: String::new(),
                answer_working_days: 10,
            };
            bodies::create(tx, &new, now)?.id
        }
    };
    let new = NewConsultation {
        slug: Some(format!("synthetic-{what}-{seed}-{}", now.unix())),
        body_id,
        lang: "en".to_owned(),
        title: "Synthetic consultation".to_owned(),
        summary: "Made by a program.".to_owned(),
        description: "Made to be measured.".to_owned(),
        decides: "Nobody.".to_owned(),
        state: PublicationState::Published,
        moderation: Moderation::Post,
        announced_at: now.minus(Duration::days(1)),
        opens_at: now.minus(Duration::days(1)),
        closes_at: now.plus(Duration::days(90)),
        created_by: None,
    };
    Ok(consultations::create(tx, &new, zone, now)?.id)
}
