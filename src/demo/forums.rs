//! Forums of three consultations. Topics and posts are in `texts/`: `# Title`, paragraphs, posts
//! behind `-`, posts of the official behind `!`.

use chrono::Duration;

use super::{Town, Voice};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{Moderation, Words};
use crate::features::forums::{self, Author, Change, NewForum, NewPost, NewTopic};
use crate::features::ledger::ActingAs;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;

struct Room {
    consultation: &'static str,
    title: &'static str,
    intro: &'static str,
    text: &'static str,
}

const ROOMS: [Room; 3] = [
    Room {
        consultation: "harbour-bridge",
        title: "Talk about the bridge",
        intro: "For everything that fits no section of the paper: ideas, worries, what you have \
                seen elsewhere.",
        text: include_str!("texts/forum-harbour-bridge.txt"),
    },
    Room {
        consultation: "quiet-streets",
        title: "Talk about the way to school",
        intro: "Parents, neighbours, shops, teachers: what works at your corner, and what does \
                not?",
        text: include_str!("texts/forum-quiet-streets.txt"),
    },
    Room {
        consultation: "library-hours",
        title: "Talk about the libraries",
        intro: "What a library is for, when it should be open, and how that can be paid.",
        text: include_str!("texts/forum-library-hours.txt"),
    },
];

/// # Errors
/// When something of it is refused: the texts are then wrong.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    ROOMS.iter().try_for_each(|room| open(town, room))
}

/// A topic as it is written in the file.
struct Talk<'a> {
    title: &'a str,
    is_pinned: bool,
    text: String,
    /// Whether the official says it, and what.
    posts: Vec<(bool, &'a str)>,
}

fn read(text: &str) -> Vec<Talk<'_>> {
    let mut talks: Vec<Talk<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("# ") {
            let pinned = title.strip_suffix(" |pinned");
            talks.push(Talk {
                title: pinned.unwrap_or(title),
                is_pinned: pinned.is_some(),
                text: String::new(),
                posts: Vec::new(),
            });
        } else if let Some(talk) = talks.last_mut() {
            match (line.strip_prefix("- "), line.strip_prefix("! ")) {
                (Some(post), _) => talk.posts.push((false, post)),
                (_, Some(post)) => talk.posts.push((true, post)),
                _ => {
                    talk.text.push_str(line);
                    talk.text.push('\n');
                }
            }
        }
    }
    talks
}

fn author(voice: Voice) -> Author {
    Author {
        account_id: voice.account_id,
        name: voice.name,
        role: voice.role,
        lang: "en".to_owned(),
        channel: voice.channel,
        submission_key: None,
        is_anonymous: false,
    }
}

/// What is written, and when; a topic or a post on the topic with that number.
enum What {
    Topic(usize, Box<NewTopic>, bool),
    Post(usize, Box<NewPost>),
}

fn open(town: &Town, room: &Room) -> Result<(), AppError> {
    let Some(&id) = town.consultations.get(room.consultation) else {
        return Ok(());
    };
    let found = town
        .app
        .db
        .read_here(|conn| consultations::find(conn, id))?;
    let consultation = found.ok_or(AppError::NotFound)?;
    let editor = town.editor().account_id;
    let new = NewForum {
        consultation_id: id,
        title: room.title.to_owned(),
        intro: room.intro.to_owned(),
        moderation: Some(Moderation::Post),
        allows_anonymous: true,
        created_by: editor,
    };
    let acts = acts(town, room, &consultation);
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    town.app.db.write_here(move |tx| {
        let forum = forums::create(tx, &new, consultation.opens_at)?;
        let mut tokens: Vec<String> = Vec::new();
        for (at, what) in acts {
            match what {
                What::Topic(index, topic, is_pinned) => {
                    let topic = NewTopic {
                        forum_id: forum.id,
                        ..*topic
                    };
                    let received = forums::start_topic(tx, &spine, &topic, zone, at)?;
                    let token = received.contribution.token;
                    if is_pinned {
                        let (change, editing) = (Change::Pin, ActingAs::Editor);
                        forums::change_topic(tx, &token, change, editing, editor, at)?;
                    }
                    tokens.resize(tokens.len().max(index + 1), String::new());
                    if let Some(place) = tokens.get_mut(index) {
                        *place = token;
                    }
                }
                What::Post(index, post) => {
                    let topic = tokens.get(index).cloned().unwrap_or_default();
                    let post = NewPost { topic, ..*post };
                    forums::post(tx, &spine, &post, zone, at)?;
                }
            }
        }
        Ok(())
    })
}

fn acts(town: &Town, room: &Room, consultation: &Consultation) -> Vec<(UtcTime, What)> {
    let until = consultation
        .closes_at
        .min(town.now)
        .minus(Duration::hours(3));
    let span = until.since(consultation.opens_at);
    if span <= Duration::zero() {
        return Vec::new();
    }
    let talks = read(room.text);
    let count = i32::try_from(talks.len()).unwrap_or(1).max(1);
    let mut acts = Vec::new();
    for (index, talk) in talks.into_iter().enumerate() {
        let place = i32::try_from(index).unwrap_or(0);
        // Topics begin in the first half; the talk about each goes on to the end.
        let begin = consultation
            .opens_at
            .plus(span / (2 * count) * place + Duration::minutes(50));
        let voice = if talk.is_pinned {
            town.editor()
        } else {
            town.citizen(index * 5 + 2)
        };
        let topic = NewTopic {
            forum_id: 0,
            title: talk.title.to_owned(),
            words: Words::new(talk.text.trim().to_owned()),
            author: author(voice),
        };
        acts.push((begin, What::Topic(index, Box::new(topic), talk.is_pinned)));
        let posts = i32::try_from(talk.posts.len()).unwrap_or(0) + 1;
        let rest = until.since(begin);
        for (n, (is_official, text)) in (1_i32..).zip(talk.posts) {
            let number = usize::try_from(n).unwrap_or(0);
            let voice = if is_official {
                town.official()
            } else {
                town.citizen(index * 11 + number * 3)
            };
            let post = NewPost {
                topic: String::new(),
                parent: None,
                words: Words::new(text.to_owned()),
                author: author(voice),
            };
            acts.push((
                begin.plus(rest / posts * n),
                What::Post(index, Box::new(post)),
            ));
        }
    }
    acts.sort_by_key(|(at, _)| *at);
    acts.retain(|(at, _)| *at <= until);
    acts
}
