//! Rows of bodies and officials.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::platform::db::UtcTime;

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Body {
    pub id: i64,
    pub slug: String,
    pub name: String,
    /// One sentence: what it is for.
    pub purpose: String,
    /// Markdown.
    pub responsibilities: String,
    pub responsibilities_html: String,
    pub email: String,
    pub phone: String,
    pub postal_address: String,
    pub website: String,
    /// Working days within which it promises an answer to a question.
    pub answer_working_days: i64,
    pub created_at: UtcTime,
}

#[derive(Clone, Debug, Queryable)]
pub struct Official {
    pub id: i64,
    pub body_id: i64,
    pub account_id: Option<i64>,
    pub name: String,
    pub post: String,
    pub responsibilities: String,
    pub is_head: bool,
    pub position: i64,
    pub until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub struct NewBody {
    /// None: made from the name.
    pub slug: Option<String>,
    pub name: String,
    pub purpose: String,
    pub responsibilities: String,
    pub email: String,
    pub phone: String,
    pub postal_address: String,
    pub website: String,
    pub answer_working_days: i64,
}

#[derive(Clone, Debug)]
pub struct NewOfficial {
    pub body_id: i64,
    pub account_id: Option<i64>,
    pub name: String,
    pub post: String,
    pub responsibilities: String,
    pub is_head: bool,
}
