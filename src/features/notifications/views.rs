//! What templates and mails see of follows and news.

use std::collections::HashMap;

use serde::Serialize;

use super::model::{Cadence, DigestItem, Follow, Named};
use crate::platform::db::UtcTime;

/// What the component `follow.form` shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FollowView {
    pub subject: String,
    pub is_signed_in: bool,
    pub is_following: bool,
    /// As chosen, or what is offered first.
    pub cadence: Cadence,
}

impl FollowView {
    pub fn new(subject: &str, account_id: Option<i64>, follow: Option<&Follow>) -> Self {
        Self {
            subject: subject.to_owned(),
            is_signed_in: account_id.is_some(),
            is_following: follow.is_some(),
            cadence: follow.map_or(Cadence::AtOnce, |follow| follow.cadence),
        }
    }
}

/// A line of the list of what one follows.
#[derive(Serialize)]
pub struct Row {
    pub id: i64,
    pub subject: String,
    pub kind: String,
    /// '' when it is no longer public.
    pub title: String,
    pub url: String,
    pub cadence: Cadence,
    pub since: UtcTime,
}

impl Row {
    pub fn new(follow: Follow, names: &HashMap<String, Named>) -> Self {
        let named = names.get(&follow.subject);
        let kind = follow.subject.split(':').next().unwrap_or_default();
        Self {
            id: follow.id,
            kind: kind.to_owned(),
            title: named.map_or(String::new(), |named| named.title.clone()),
            url: named.map_or(String::new(), |named| named.url.clone()),
            cadence: follow.cadence,
            since: follow.created_at,
            subject: follow.subject,
        }
    }
}

/// News in a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub kind: String,
    pub title: String,
    pub url: String,
    pub at: UtcTime,
}

/// News of one subject in a digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    pub subject: String,
    /// Kind of the subject: part of a translation key.
    pub kind: String,
    pub lines: Vec<Line>,
}

/// Items by subject; subjects and items in the order in which they came.
pub fn groups(items: &[DigestItem]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for item in items {
        let news = item.news.get();
        let line = Line {
            kind: news.kind.clone(),
            title: news.title.clone(),
            url: news.url.clone(),
            at: item.created_at,
        };
        match groups
            .iter_mut()
            .find(|group| group.subject == item.subject)
        {
            Some(group) => group.lines.push(line),
            None => groups.push(Group {
                subject: item.subject.clone(),
                kind: item
                    .subject
                    .split(':')
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                lines: vec![line],
            }),
        }
    }
    groups
}
