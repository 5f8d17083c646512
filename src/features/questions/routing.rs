//! To whom a question goes: the topic it is about, the official responsible for it, or whoever
//! stands in for them.

use chrono::NaiveDate;

use super::model::{Absence, Question, Topic};
use super::rules::routing as rules;
use super::store;
use crate::features::bodies::{self, Official};
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::AppError;

/// Where a question goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    pub topic_id: i64,
    /// None: nobody is responsible, or nobody of them is there.
    pub official_id: Option<i64>,
}

/// The officials of some bodies, and which of them are away.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    pub officials: Vec<Official>,
    /// Those that are not over.
    pub absences: Vec<Absence>,
}

impl Presence {
    /// Of one body, in the order of its own list.
    ///
    /// # Errors
    /// When the database cannot be read; so for all that follow.
    pub fn of_body(conn: &mut DbConn, body_id: i64, today: NaiveDate) -> Result<Self, AppError> {
        Ok(Self {
            officials: bodies::list_officials(conn, body_id)?,
            absences: store::topics::list_absences(conn, &[body_id], today)?,
        })
    }

    /// Of several bodies.
    pub fn of_bodies(
        conn: &mut DbConn,
        body_ids: &[i64],
        today: NaiveDate,
    ) -> Result<Self, AppError> {
        let mut officials = bodies::list_all_officials(conn)?;
        officials.retain(|one| body_ids.contains(&one.body_id));
        Ok(Self {
            officials,
            absences: store::topics::list_absences(conn, body_ids, today)?,
        })
    }

    /// Who does the work of an official on `today`.
    pub fn stand_in(&self, official_id: i64, today: NaiveDate) -> Option<i64> {
        rules::stand_in(official_id, &self.officials, &self.absences, today)
    }
}

/// The topic of a body that a question with these words is about, and who is to answer it. None:
/// no topic fits, or two fit equally well.
pub fn route(
    conn: &mut DbConn,
    body_id: i64,
    title: &str,
    text: &str,
    today: NaiveDate,
) -> Result<Option<Route>, AppError> {
    let topics = store::topics::list(conn, &[body_id])?;
    let Some(topic) = rules::best_topic(&topics, &format!("{title}\n{text}")) else {
        return Ok(None);
    };
    let official_id = match topic.official_id {
        Some(id) => Presence::of_body(conn, body_id, today)?.stand_in(id, today),
        None => None,
    };
    Ok(Some(Route {
        topic_id: topic.id,
        official_id,
    }))
}

/// Who does the work of an official on `today`: themselves, whoever stands in for them, or nobody.
pub fn substitute_for(
    conn: &mut DbConn,
    official_id: i64,
    today: NaiveDate,
) -> Result<Option<i64>, AppError> {
    let Some(official) = bodies::find_official(conn, official_id)? else {
        return Ok(None);
    };
    Ok(Presence::of_body(conn, official.body_id, today)?.stand_in(official_id, today))
}

/// A question has come to its body (asked, or transferred): it goes to whoever is responsible for
/// its topic. What was assigned in the body before is forgotten.
///
/// # Errors
/// When a row cannot be read or written.
pub fn assign_on_arrival(
    tx: &mut Tx<'_>,
    question: &Question,
    title: &str,
    text: &str,
    today: NaiveDate,
) -> Result<Question, AppError> {
    let route = route(tx, question.body_id, title, text, today)?;
    let topic_id = route.map(|one| one.topic_id);
    let official_id = route.and_then(|one| one.official_id);
    if (topic_id, official_id) != (question.topic_id, question.official_id) {
        store::topics::set_route(tx, question.id, topic_id, official_id)?;
    }
    Ok(Question {
        topic_id,
        official_id,
        ..question.clone()
    })
}

/// A new topic. The caller has made sure that name and official are fit.
///
/// # Errors
/// When the row cannot be written; so for all that follow.
pub fn add_topic(tx: &mut Tx<'_>, new: &Topic) -> Result<(), AppError> {
    store::topics::insert(tx, new)?;
    Ok(())
}

/// A new absence among those of the body.
///
/// # Errors
/// `Invalid` when it makes no sense beside the others.
pub fn add_absence(
    tx: &mut Tx<'_>,
    new: &Absence,
    presence: &Presence,
    today: NaiveDate,
) -> Result<(), AppError> {
    rules::ensure_absence(new, &presence.officials, &presence.absences, today)?;
    store::topics::insert_absence(tx, new)?;
    Ok(())
}
