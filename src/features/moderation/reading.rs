//! Whether a moderator reads something before it is public, where the rule depends on who sends it.

use chrono::Duration;

use super::store;
use crate::features::contributions::Moderation;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// Days for which whoever had something taken away is read first.
const WATCHED_DAYS: i64 = 90;

/// What is known of whoever sends something.
#[derive(Clone, Copy, Debug, Default)]
struct Author {
    /// Something of theirs is public.
    has_published: bool,
    /// Something of theirs was taken away lately.
    lost_lately: bool,
    /// Something of theirs waits for a moderator, reported by somebody whose reports were right
    /// before. Others cannot have an author read first by reporting them, however many they are.
    is_reported: bool,
}

/// The rule as it applies to an author: before or after.
fn applied(rule: Moderation, author: Author) -> Moderation {
    match rule {
        Moderation::FirstTime
            if author.has_published && !author.lost_lately && !author.is_reported =>
        {
            Moderation::Post
        }
        Moderation::FirstTime => Moderation::Pre,
        other => other,
    }
}

/// The rule of a place as it applies to what this account sends.
///
/// # Errors
/// `Closed` where nothing is taken in.
pub fn resolve(
    conn: &mut DbConn,
    account_id: Option<i64>,
    rule: Moderation,
    now: UtcTime,
) -> Result<Moderation, AppError> {
    if rule == Moderation::Closed {
        return Err(AppError::Closed("consultations.takes-nothing"));
    }
    let author = match account_id {
        Some(id) if rule == Moderation::FirstTime => Author {
            has_published: store::has_published(conn, id)?,
            lost_lately: store::lost_since(conn, id, now.minus(Duration::days(WATCHED_DAYS)))?,
            is_reported: store::is_reported(conn, id)?,
        },
        _ => Author::default(),
    };
    Ok(applied(rule, author))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_read_first() {
        use Moderation::{FirstTime, Post, Pre};
        for (rule, has_published, lost_lately, is_reported, expected) in [
            (FirstTime, false, false, false, Pre),
            (FirstTime, true, false, false, Post),
            (FirstTime, true, true, false, Pre),
            (FirstTime, true, false, true, Pre),
            (FirstTime, false, true, true, Pre),
            (Pre, true, false, false, Pre),
            (Post, false, true, true, Post),
        ] {
            let author = Author {
                has_published,
                lost_lately,
                is_reported,
            };
            assert_eq!(applied(rule, author), expected, "{rule} {author:?}");
        }
    }
}
