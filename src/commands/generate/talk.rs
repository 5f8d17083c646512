//! One long topic.

use super::{CHUNK, make_consultation, saying};
use crate::app::App;
use crate::commands::say;
use crate::features::contributions::{AuthorRole, Channel, Words};
use crate::features::forums::{self, Author, NewForum, NewPost, NewTopic};
use crate::platform::error::AppError;
use crate::routes;

fn author(name: String) -> Author {
    Author {
        account_id: None,
        name,
        role: AuthorRole::Guest,
        lang: "en".to_owned(),
        channel: Channel::Api,
        submission_key: None,
        is_anonymous: false,
    }
}

/// Posts in a topic of a forum of their own; three in ten answer the one before, on all levels.
pub fn make_posts(app: &App, count: i64, seed: u64) -> Result<(), AppError> {
    let (now, zone, spine) = (app.now(), app.config.site.time_zone.0, routes::spine());
    let first = spine.clone();
    let topic = app.db.write_here(move |tx| {
        let new = NewForum {
            consultation_id: make_consultation(tx, "talk", seed, zone, now)?,
            title: "Synthetic forum".to_owned(),
            intro: String::new(),
            moderation: None,
            allows_anonymous: false,
            created_by: None,
        };
        let forum = forums::create(tx, &new, now)?;
        let new = NewTopic {
            forum_id: forum.id,
            title: "A very long talk".to_owned(),
            words: Words::new("What do you all think of it?".to_owned()),
            author: author("A program".to_owned()),
        };
        let started = forums::start_topic(tx, &first, &new, zone, now)?;
        Ok(started.contribution.token)
    })?;
    let mut last: Option<String> = None;
    let mut from = 0;
    while from < count {
        let to = (from + CHUNK).min(count);
        let (spine, topic, mut before) = (spine.clone(), topic.clone(), last.take());
        last = app.db.write_here(move |tx| {
            for number in from..to {
                let (name, text) = saying(number, seed);
                let new = NewPost {
                    topic: topic.clone(),
                    parent: before.take().filter(|_| number % 10 >= 7),
                    words: Words::new(text),
                    author: author(name),
                };
                before = Some(
                    forums::post(tx, &spine, &new, zone, now)?
                        .contribution
                        .token,
                );
            }
            Ok(before)
        })?;
        from = to;
        say(&format!("{from} of {count} posts"));
    }
    Ok(())
}
