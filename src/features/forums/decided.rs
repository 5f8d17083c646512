//! What moderators decide of topics: they go on elsewhere, or nobody writes there any more.

use super::arranging::{merge_topics, move_topic};
use super::model::Change;
use super::{change_topic, id_in};
use crate::features::contributions::{Arrangement, Contribution, Keeper, Kind};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// A topic, or a forum, by its address, or by the last part of it alone.
pub(super) fn last_part(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit('/').next();
    last.unwrap_or_default().trim().to_owned()
}

/// What moderators decide of a topic: it goes on elsewhere, or nobody writes there any more.
///
/// # Errors
/// `Invalid` when there is nothing at the address, or it cannot go there.
pub fn arrange(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    arrangement: Arrangement<'_>,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<bool, AppError> {
    if contribution.kind != Kind::Topic || id_in(&contribution.place, "forum:").is_none() {
        return Ok(false);
    }
    let token = &contribution.token;
    let done = match arrangement {
        Arrangement::Move(to) => move_topic(tx, token, &last_part(to), keeper, now).map(drop),
        Arrangement::Merge(into) => {
            merge_topics(tx, token, &last_part(into), keeper, now).map(drop)
        }
        Arrangement::Close => {
            let (acting_as, account_id) = (keeper.acting_as, keeper.account_id);
            change_topic(tx, token, Change::Close, acting_as, account_id, now)
        }
    };
    match done {
        Ok(()) => Ok(true),
        // The transaction is given up with it: nothing was half moved.
        Err(AppError::NotFound) => Err(AppError::field("target", "forums.nothing-there")),
        Err(AppError::Conflict(
            key @ ("forums.there-already" | "forums.same-topic" | "forums.topic-gone"),
        )) => Err(AppError::field("target", key)),
        Err(error) => Err(error),
    }
}
