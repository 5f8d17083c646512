//! Who may write in a forum, and when.

use super::model::{Author, Change, Forum, Topic};
use crate::features::contributions::{self, AuthorRole, Contribution, Kind};
use crate::platform::error::AppError;
use crate::platform::text::{TextRule, slug};

pub const TITLE: TextRule = contributions::rules::TOPIC_TITLE;
pub const TEXT: TextRule = contributions::rules::POST;
pub const FORUM_TITLE: TextRule = TextRule::line(5, 120);
pub const FORUM_INTRO: TextRule = TextRule::text(0, 1_000);
pub const SUMMARY: TextRule = TextRule::text(20, 4_000);
/// Tags of one topic.
pub const TAGS: usize = 5;
/// Tags of a forum that its page offers.
pub const TAGS_SHOWN: i64 = 30;
/// Topics on a page of the forum.
pub const TOPICS: i64 = 50;
/// Topics that stand above all others at most.
pub const PINNED: i64 = 20;
/// Posts on a page of a topic.
pub const POSTS: i64 = 100;

/// Whether a topic takes a post. That the consultation is open is for the consultation to say.
///
/// # Errors
/// `NotFound` when it was never public, `Closed` when it was closed or is no longer shown.
pub fn ensure_takes_posts(topic: &Topic, contribution: &Contribution) -> Result<(), AppError> {
    if contribution.published_at.is_none() {
        Err(AppError::NotFound)
    } else if !contribution.is_public() {
        Err(AppError::Closed("forums.topic-gone"))
    } else if topic.archived_at.is_some() {
        Err(AppError::Closed("forums.topic-archived"))
    } else if topic.closed_at.is_some() {
        Err(AppError::Closed("forums.topic-closed"))
    } else {
        Ok(())
    }
}

/// # Errors
/// `Closed` when another topic took its posts in.
pub fn ensure_not_merged(topic: &Topic) -> Result<(), AppError> {
    if topic.merged_into.is_some() {
        Err(AppError::Closed("forums.topic-merged"))
    } else {
        Ok(())
    }
}

/// Whether somebody may write without a name: citizens, where the forum allows it. Whoever speaks
/// for a body, or keeps order, does so by name.
///
/// # Errors
/// `Invalid` for the field `anonymous`.
pub fn ensure_may_hide_name(author: &Author, forum: &Forum) -> Result<(), AppError> {
    if !author.is_anonymous {
        Ok(())
    } else if !forum.allows_anonymous {
        Err(AppError::field("anonymous", "forums.no-anonymous"))
    } else if author.role != AuthorRole::Citizen {
        Err(AppError::field("anonymous", "forums.staff-by-name"))
    } else {
        Ok(())
    }
}

/// # Errors
/// `Closed` when the forum is archived.
pub fn ensure_not_archived(forum: &Forum) -> Result<(), AppError> {
    if forum.archived_at.is_some() {
        Err(AppError::Closed("forums.forum-archived"))
    } else {
        Ok(())
    }
}

/// Tags as they are stored and filtered by, from words between commas: lower case, once each.
///
/// # Errors
/// The key of what is wrong: too many, or one that is too long or holds no letter.
pub fn tags(typed: &str) -> Result<Vec<String>, &'static str> {
    let mut tags: Vec<String> = Vec::new();
    for word in typed.split(',') {
        if word.trim().is_empty() {
            continue;
        }
        let tag = slug(word);
        if tag.is_empty() || tag.len() > 30 {
            return Err("forums.tag-unreadable");
        }
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if tags.len() > TAGS {
        return Err("forums.too-many-tags");
    }
    tags.sort();
    Ok(tags)
}

/// Whether a post takes a reply.
///
/// # Errors
/// `NotFound` when it belongs elsewhere, `Closed` when it is no longer shown.
pub fn ensure_parent(parent: &Contribution, place: &str) -> Result<(), AppError> {
    if parent.place != place || parent.kind != Kind::Post {
        Err(AppError::NotFound)
    } else if !parent.is_public() {
        Err(AppError::Closed("forums.parent-gone"))
    } else {
        Ok(())
    }
}

/// Whether the change makes a difference; a second click changes nothing and is no error.
pub fn is_needed(change: Change, topic: &Topic) -> bool {
    match change {
        Change::Pin => !topic.is_pinned,
        Change::Unpin => topic.is_pinned,
        Change::Close => topic.closed_at.is_none(),
        Change::Reopen => topic.closed_at.is_some(),
        Change::Archive => topic.archived_at.is_none(),
        Change::Unarchive => topic.archived_at.is_some(),
    }
}

/// Ledger action of a change.
pub fn action(change: Change) -> &'static str {
    match change {
        Change::Pin => "topic-pinned",
        Change::Unpin => "topic-unpinned",
        Change::Close => "topic-closed",
        Change::Reopen => "topic-reopened",
        Change::Archive => "topic-archived",
        Change::Unarchive => "topic-unarchived",
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Cursor;
    use super::*;
    use crate::features::contributions::{Channel, State};
    use crate::platform::db::UtcTime;

    fn at() -> UtcTime {
        UtcTime::parse("2026-11-23T10:00:00Z").unwrap()
    }

    fn topic(is_closed: bool, is_pinned: bool) -> Topic {
        Topic {
            id: 1,
            forum_id: 1,
            contribution_id: 1,
            post_count: 0,
            last_post_at: at(),
            is_pinned,
            closed_at: is_closed.then_some(at()),
            archived_at: None,
            merged_into: None,
        }
    }

    fn contribution(state: State, was_public: bool) -> Contribution {
        Contribution {
            id: 1,
            token: "t".into(),
            kind: Kind::Topic,
            place: "forum:1".into(),
            anchor: String::new(),
            consultation_id: Some(1),
            body_id: None,
            parent_id: None,
            url: String::new(),
            place_title: String::new(),
            account_id: None,
            author_name: String::new(),
            author_role: AuthorRole::Citizen,
            channel: Channel::Web,
            lang: "en".into(),
            title: String::new(),
            text: String::new(),
            html: String::new(),
            salt: String::new(),
            state,
            submission_key: None,
            reply_count: 0,
            received_at: at(),
            published_at: was_public.then_some(at()),
            state_changed_at: at(),
            version: 1,
            edited_at: None,
            root_id: None,
            answers_id: None,
            support_count: 0,
        }
    }

    #[test]
    fn a_topic_takes_posts_while_it_is_shown_and_not_closed() {
        let closed = |key| Err(AppError::Closed(key));
        let table = [
            (false, State::Published, true, Ok(())),
            (true, State::Published, true, closed("forums.topic-closed")),
            (false, State::Hidden, true, closed("forums.topic-gone")),
            (true, State::Withdrawn, true, closed("forums.topic-gone")),
            (false, State::InReview, false, Err(AppError::NotFound)),
            (false, State::Rejected, false, Err(AppError::NotFound)),
        ];
        for (is_closed, state, was_public, expected) in table {
            let result =
                ensure_takes_posts(&topic(is_closed, false), &contribution(state, was_public));
            assert_eq!(result, expected, "{state} {is_closed}");
        }
    }

    #[test]
    fn tags_are_few_short_and_told_apart() {
        for (typed, expected) in [
            ("", Ok(vec![])),
            ("Bridges, benches,, BRIDGES", Ok(vec!["benches", "bridges"])),
            ("Más árboles", Ok(vec!["mas-arboles"])),
            ("!?", Err("forums.tag-unreadable")),
            ("a,b,c,d,e,f", Err("forums.too-many-tags")),
        ] {
            let expected = expected.map(|tags| tags.into_iter().map(String::from).collect());
            assert_eq!(tags(typed), expected, "{typed}");
        }
        assert!(tags(&"x".repeat(31)).is_err());
    }

    #[test]
    fn a_second_click_changes_nothing() {
        for (change, is_closed, is_pinned, needed) in [
            (Change::Pin, false, false, true),
            (Change::Pin, false, true, false),
            (Change::Unpin, false, true, true),
            (Change::Close, false, false, true),
            (Change::Close, true, false, false),
            (Change::Reopen, true, false, true),
            (Change::Reopen, false, false, false),
        ] {
            assert_eq!(
                is_needed(change, &topic(is_closed, is_pinned)),
                needed,
                "{change:?}"
            );
        }
    }

    #[test]
    fn a_cursor_survives_its_way_through_an_address() {
        let cursor = Cursor {
            last_post_at: at(),
            id: 12,
        };
        assert_eq!(Cursor::parse(&cursor.text()), Some(cursor));
        for bad in [
            "",
            "-",
            "1",
            "x-1",
            "1-x",
            "99999999999999999999-1",
            "9223372036854775807-1",
        ] {
            assert_eq!(Cursor::parse(bad), None, "{bad}");
        }
    }
}
