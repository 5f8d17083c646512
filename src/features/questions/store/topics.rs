//! Topics of bodies, and who is away.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::questions::model::{Absence, Topic};
use crate::platform::db::DbConn;
use crate::platform::db::schema::{
    official_absences as absences, officials, question_topics as topics, questions,
};

/// Topics of some bodies, by name.
pub fn list(conn: &mut DbConn, body_ids: &[i64]) -> QueryResult<Vec<Topic>> {
    topics::table
        .filter(topics::body_id.eq_any(body_ids.to_vec()))
        .order((topics::body_id, topics::name, topics::id))
        .load(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Topic>> {
    topics::table.find(id).first(conn).optional()
}

pub fn insert(conn: &mut DbConn, new: &Topic) -> QueryResult<Topic> {
    diesel::insert_into(topics::table)
        .values((
            topics::body_id.eq(new.body_id),
            topics::name.eq(&new.name),
            topics::words.eq(&new.words),
            topics::official_id.eq(new.official_id),
        ))
        .get_result(conn)
}

pub fn set(conn: &mut DbConn, new: &Topic) -> QueryResult<usize> {
    diesel::update(topics::table.find(new.id))
        .set((
            topics::name.eq(&new.name),
            topics::words.eq(&new.words),
            topics::official_id.eq(new.official_id),
        ))
        .execute(conn)
}

/// Questions about it are about no topic from now on.
pub fn delete(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(questions::table.filter(questions::topic_id.eq(Some(id))))
        .set(questions::topic_id.eq(None::<i64>))
        .execute(conn)?;
    diesel::delete(topics::table.find(id)).execute(conn)
}

/// Absences of the officials of some bodies that are not over on `today`, soonest first.
pub fn list_absences(
    conn: &mut DbConn,
    body_ids: &[i64],
    today: NaiveDate,
) -> QueryResult<Vec<Absence>> {
    absences::table
        .inner_join(officials::table.on(officials::id.eq(absences::official_id)))
        .filter(officials::body_id.eq_any(body_ids.to_vec()))
        .filter(absences::until_on.ge(today))
        .order((absences::from_on, absences::id))
        .select(absences::all_columns)
        .load(conn)
}

pub fn find_absence(conn: &mut DbConn, id: i64) -> QueryResult<Option<Absence>> {
    absences::table.find(id).first(conn).optional()
}

pub fn insert_absence(conn: &mut DbConn, new: &Absence) -> QueryResult<Absence> {
    diesel::insert_into(absences::table)
        .values((
            absences::official_id.eq(new.official_id),
            absences::from_on.eq(new.from_on),
            absences::until_on.eq(new.until_on),
            absences::substitute_id.eq(new.substitute_id),
        ))
        .get_result(conn)
}

pub fn delete_absence(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::delete(absences::table.find(id)).execute(conn)
}

/// Who is to answer a question, and about which topic it is.
pub fn set_route(
    conn: &mut DbConn,
    question_id: i64,
    topic_id: Option<i64>,
    official_id: Option<i64>,
) -> QueryResult<usize> {
    diesel::update(questions::table.find(question_id))
        .set((
            questions::topic_id.eq(topic_id),
            questions::official_id.eq(official_id),
        ))
        .execute(conn)
}
