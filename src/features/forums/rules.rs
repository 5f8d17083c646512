//! Who may write in a forum, and when.

use super::model::{Change, Topic};
use crate::features::contributions::Contribution;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;

pub const TITLE: TextRule = TextRule::line(5, 120);
pub const TEXT: TextRule = TextRule::text(10, 5_000);
pub const FORUM_TITLE: TextRule = TextRule::line(5, 120);
pub const FORUM_INTRO: TextRule = TextRule::text(0, 1_000);
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
    } else if topic.closed_at.is_some() {
        Err(AppError::Closed("forums.topic-closed"))
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
    }
}

/// Ledger action of a change.
pub fn action(change: Change) -> &'static str {
    match change {
        Change::Pin => "topic-pinned",
        Change::Unpin => "topic-unpinned",
        Change::Close => "topic-closed",
        Change::Reopen => "topic-reopened",
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Cursor;
    use super::*;
    use crate::features::contributions::{AuthorRole, Channel, Kind, State};
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
