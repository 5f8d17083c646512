//! Who answered what: the officials of a body with the topics they answered on, and their answers.
//! Whoever answered in office did so in public: the name stays when they leave.

use std::collections::HashMap;

use super::model::{Summary, Topic};
use super::store::{answers as store, topics};
use crate::features::bodies::{self, Official};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

pub use super::store::answers::Wanted;

/// What somebody answered for a body, publicly.
#[derive(Clone, Debug)]
pub struct Answerer {
    /// None for answers in nobody's name.
    pub official: Option<Official>,
    /// Topics with the number of answers on each, by name; last those without a topic (None).
    pub topics: Vec<(Option<Topic>, i64)>,
    pub answer_count: i64,
    pub in_time_count: i64,
    pub first_at: Option<UtcTime>,
    pub last_at: Option<UtcTime>,
}

/// Everybody who ever answered for a body.
#[derive(Clone, Debug, Default)]
pub struct Answerers {
    /// In the order of the body's own list, answers in nobody's name last: nobody is ranked.
    pub answerers: Vec<Answerer>,
    /// Officials of the body, also those who have answered nothing.
    pub officials: Vec<Official>,
    pub topics: Vec<Topic>,
}

/// Who answered for a body, on which topics. Confidential questions are not in it.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn answerers(conn: &mut DbConn, body_id: i64) -> Result<Answerers, AppError> {
    let officials = bodies::list_officials(conn, body_id)?;
    let topics = topics::list(conn, &[body_id])?;
    let in_time: HashMap<Option<i64>, i64> =
        store::count_in_time(conn, body_id)?.into_iter().collect();
    let mut rows = store::count(conn, body_id)?;
    let place = |id: Option<i64>| topics.iter().position(|one| Some(one.id) == id);
    rows.sort_by_key(|row| place(row.topic_id).unwrap_or(usize::MAX));
    let mut by_official: HashMap<Option<i64>, Answerer> = HashMap::new();
    for row in rows {
        let known = by_official
            .entry(row.official_id)
            .or_insert_with(|| Answerer {
                official: None,
                topics: Vec::new(),
                answer_count: 0,
                in_time_count: in_time.get(&row.official_id).copied().unwrap_or(0),
                first_at: None,
                last_at: None,
            });
        let topic = place(row.topic_id).and_then(|at| topics.get(at)).cloned();
        known.topics.push((topic, row.answer_count));
        known.answer_count += row.answer_count;
        known.first_at = known.first_at.into_iter().chain(row.first_at).min();
        known.last_at = known.last_at.max(row.last_at);
    }
    let mut answerers = Vec::new();
    for official in &officials {
        if let Some(mut found) = by_official.remove(&Some(official.id)) {
            found.official = Some(official.clone());
            answerers.push(found);
        }
    }
    answerers.extend(by_official.remove(&None));
    Ok(Answerers {
        answerers,
        officials,
        topics,
    })
}

/// Officials and topics of a body, without counting who answered how much.
pub fn known(conn: &mut DbConn, body_id: i64) -> Result<Answerers, AppError> {
    Ok(Answerers {
        answerers: Vec::new(),
        officials: bodies::list_officials(conn, body_id)?,
        topics: topics::list(conn, &[body_id])?,
    })
}

/// Public questions of a body that were answered or refused, what was answered last first, behind
/// the time of an answer and a number.
pub fn list_answered(
    conn: &mut DbConn,
    wanted: Wanted,
    behind: Option<(UtcTime, i64)>,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    Ok(store::list(conn, wanted, behind, limit)?)
}
