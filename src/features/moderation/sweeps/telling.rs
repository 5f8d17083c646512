//! Telling the authors: one mail each for all of theirs that a clean-up took away or gave back.

use chrono_tz::Tz;
use serde::Serialize;

use super::carrying::Way;
use super::model::ItemState;
use super::store::items;
use crate::features::contributions::Contribution;
use crate::features::moderation::appeals::{self, ReasonTexts};
use crate::features::moderation::find_reason_by_id;
use crate::features::{deadlines, notifications};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Authors told in one transaction.
const AUTHORS: i64 = 25;
/// Posts that a mail names; the author's own list has them all.
const NAMED: i64 = 20;

#[derive(Serialize)]
struct SweptMail<'a> {
    count: i64,
    posts: Vec<PostLine>,
    /// How many are not named.
    others: i64,
    reason: Option<ReasonTexts<'a>>,
    explanation: &'a str,
    appeal_until: UtcTime,
}

#[derive(Serialize)]
struct RestoredMail {
    count: i64,
    posts: Vec<PostLine>,
    others: i64,
}

#[derive(Serialize)]
struct PostLine {
    kind: &'static str,
    place_title: String,
    token: String,
    /// It waits for a moderator again.
    waits: bool,
}

impl From<Contribution> for PostLine {
    fn from(one: Contribution) -> Self {
        Self {
            kind: one.kind.as_str(),
            waits: !one.is_public(),
            place_title: one.place_title,
            token: one.token,
        }
    }
}

/// Tells some authors, and returns the last of them; None when everybody was told. Doing it again tells
/// nobody twice.
///
/// # Errors
/// When a row cannot be written.
pub fn tell(
    tx: &mut Tx<'_>,
    sweep_id: i64,
    way: Way,
    after: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<Option<i64>, AppError> {
    let sweep = super::find(tx, sweep_id)?;
    let state = match way {
        Way::Away => ItemState::Swept,
        Way::Back => ItemState::Restored,
    };
    let reason = find_reason_by_id(tx, sweep.reason_id)?;
    // Of the first of its decisions: nobody is promised more time than there is.
    let begun_at = sweep.seconded_at.or(sweep.confirmed_at).unwrap_or(now);
    let appeal_until = deadlines::due_by_rule(tx, None, appeals::rules::WINDOW, begun_at, zone)?;
    let mut last = None;
    for (account_id, count) in items::list_authors(tx, sweep_id, state, after, AUTHORS)? {
        let Some(account_id) = account_id else {
            continue;
        };
        last = Some(account_id);
        let named = items::list_of_author(tx, sweep_id, state, account_id, NAMED)?;
        let posts: Vec<PostLine> = named.into_iter().map(PostLine::from).collect();
        let others = count - super::length(posts.len());
        match way {
            Way::Away => {
                let mail = SweptMail {
                    count,
                    posts,
                    others,
                    reason: reason.as_ref().map(ReasonTexts::of),
                    explanation: &sweep.explanation,
                    appeal_until,
                };
                let event = format!("swept:{sweep_id}");
                notifications::tell(tx, account_id, "moderation/swept", &event, &mail, now)?;
            }
            Way::Back => {
                let mail = RestoredMail {
                    count,
                    posts,
                    others,
                };
                let event = format!("sweep-undone:{sweep_id}");
                notifications::tell(tx, account_id, "moderation/unswept", &event, &mail, now)?;
            }
        }
    }
    Ok(last)
}
