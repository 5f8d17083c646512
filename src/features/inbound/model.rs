//! Rows of mails that wait for their sender, and of letters that were entered.

use diesel::prelude::*;

use crate::platform::db::UtcTime;

/// A mail that may become a question. Field order is the order in which the store selects.
#[derive(Clone, Queryable)]
pub struct InboundMail {
    pub id: i64,
    pub body_id: i64,
    pub email: String,
    pub email_key: String,
    pub sender_name: String,
    pub lang: String,
    pub title: String,
    pub text: String,
    pub received_at: UtcTime,
    /// The question it became; its words are gone from here then.
    pub question_id: Option<i64>,
}

impl InboundMail {
    /// For whom its files are kept.
    pub fn held_for(&self) -> String {
        format!("mail:{}", self.id)
    }
}

/// A mail about to be stored.
pub struct NewMail {
    pub message_key: String,
    pub body_id: i64,
    pub email: String,
    pub email_key: String,
    pub sender_name: String,
    pub lang: String,
    pub title: String,
    pub text: String,
}
