//! Old addresses of topics.

use super::arranging::Whole;
use super::store;
use crate::features::consultations;
use crate::features::contributions::{self, Kind};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// Where the address of a topic leads to that is not there: into another topic, or another forum.
///
/// # Errors
/// When the database cannot be read.
pub fn forwarding(
    conn: &mut DbConn,
    slug: &str,
    token: &str,
    now: UtcTime,
) -> Result<Option<String>, AppError> {
    let Some(opening) = contributions::find_by_token(conn, token)? else {
        return Ok(None);
    };
    let Some(topic) = store::find_topic(conn, opening.id)? else {
        return Ok(None);
    };
    if opening.published_at.is_none() {
        return Ok(None);
    }
    // Nothing ever was in a forum that is none.
    if store::find_by_slug(conn, slug)?.is_none() {
        return Ok(None);
    }
    let forum = store::find(conn, topic.forum_id)?.ok_or(AppError::NotFound)?;
    let is_here = forum.slug == slug && topic.merged_into.is_none();
    let consultation = consultations::find(conn, forum.consultation_id)?;
    if is_here || !consultation.is_some_and(|one| consultations::is_public(&one, now)) {
        return Ok(None);
    }
    match (topic.merged_into, opening.kind) {
        // What was only the head of what had been split off: to where that is again.
        (Some(into), Kind::Topic) => Ok(Some(Whole::by_id(conn, into)?.url())),
        // Without a mark in the page: a browser keeps the one it came with.
        _ => Ok(opening.url.split('#').next().map(str::to_owned)),
    }
}
