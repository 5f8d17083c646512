//! Every query on mails that wait.

use diesel::prelude::*;

use super::model::{InboundMail, NewMail};
use crate::on_backend;
use crate::platform::db::schema::inbound_mails;
use crate::platform::db::{DbConn, UtcTime};

/// What a mail is read as.
macro_rules! columns {
    () => {
        (
            inbound_mails::id,
            inbound_mails::body_id,
            inbound_mails::email,
            inbound_mails::email_key,
            inbound_mails::sender_name,
            inbound_mails::lang,
            inbound_mails::title,
            inbound_mails::text,
            inbound_mails::received_at,
            inbound_mails::question_id,
        )
    };
}

/// None when the same mail came before.
pub fn insert(conn: &mut DbConn, new: &NewMail, now: UtcTime) -> QueryResult<Option<InboundMail>> {
    let row = (
        inbound_mails::message_key.eq(&new.message_key),
        inbound_mails::body_id.eq(new.body_id),
        inbound_mails::email.eq(&new.email),
        inbound_mails::email_key.eq(&new.email_key),
        inbound_mails::sender_name.eq(&new.sender_name),
        inbound_mails::lang.eq(&new.lang),
        inbound_mails::title.eq(&new.title),
        inbound_mails::text.eq(&new.text),
        inbound_mails::received_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(inbound_mails::table)
        .values(row)
        .on_conflict(inbound_mails::message_key)
        .do_nothing()
        .returning(columns!())
        .get_result(c)
        .optional())
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<InboundMail>> {
    inbound_mails::table
        .find(id)
        .select(columns!())
        .first(conn)
        .optional()
}

pub fn has_message(conn: &mut DbConn, message_key: &str) -> QueryResult<bool> {
    let found: i64 = inbound_mails::table
        .filter(inbound_mails::message_key.eq(message_key))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// Mails of one sender since `since`.
pub fn count_since(conn: &mut DbConn, email_key: &str, since: UtcTime) -> QueryResult<i64> {
    inbound_mails::table
        .filter(inbound_mails::email_key.eq(email_key))
        .filter(inbound_mails::received_at.gt(since))
        .count()
        .get_result(conn)
}

/// Notes which question it became and empties the rest; false when another click was faster.
pub fn set_asked(conn: &mut DbConn, id: i64, question_id: i64) -> QueryResult<bool> {
    let waiting = inbound_mails::table
        .filter(inbound_mails::id.eq(id))
        .filter(inbound_mails::question_id.is_null());
    let changed = diesel::update(waiting)
        .set((
            inbound_mails::question_id.eq(Some(question_id)),
            inbound_mails::email.eq(""),
            inbound_mails::email_key.eq(""),
            inbound_mails::sender_name.eq(""),
            inbound_mails::title.eq(""),
            inbound_mails::text.eq(""),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// What is thrown away is emptied, and its key stays: the same mail delivered again is known.
pub fn set_discarded(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(inbound_mails::table.find(id))
        .set((
            inbound_mails::email.eq(""),
            inbound_mails::email_key.eq(""),
            inbound_mails::sender_name.eq(""),
            inbound_mails::title.eq(""),
            inbound_mails::text.eq(""),
        ))
        .execute(conn)
}

pub fn list_waiting(conn: &mut DbConn, email_key: &str) -> QueryResult<Vec<InboundMail>> {
    inbound_mails::table
        .filter(inbound_mails::email_key.eq(email_key))
        .order(inbound_mails::id)
        .select(columns!())
        .load(conn)
}

pub fn delete_before(conn: &mut DbConn, before: UtcTime) -> QueryResult<usize> {
    diesel::delete(inbound_mails::table.filter(inbound_mails::received_at.lt(before))).execute(conn)
}
