//! Rows and states of clean-ups.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::features::contributions::{Kind, State};
use crate::platform::db::{Json, UtcTime};
use crate::text_enum;

text_enum! {
    /// `collecting → draft (→ waiting) → running → done → undoing → undone`, or `discarded`
    pub enum SweepState {
        /// What the criteria find is being written down.
        Collecting = "collecting",
        /// It can be looked at, and single posts left out.
        Draft = "draft",
        /// Confirmed by one moderator, and so large that another must.
        Waiting = "waiting",
        Running = "running",
        Done = "done",
        /// What it took away is being given back.
        Undoing = "undoing",
        Undone = "undone",
        Discarded = "discarded",
    }
}

text_enum! {
    /// `listed → swept | skipped | left_out`, `swept → restored | kept`
    pub enum ItemState {
        Listed = "listed",
        /// A moderator left it out before it was confirmed.
        LeftOut = "left_out",
        Swept = "swept",
        /// It was not what it had been any more: changed, withdrawn, decided.
        Skipped = "skipped",
        Restored = "restored",
        /// Something was decided on it since: that stands.
        Kept = "kept",
    }
}

/// What is looked for. Everything that is given must be true of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criteria {
    /// As typed; looked for without regard to case and accents.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// `cheap.example`, with all below it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// Token of one contribution: by whoever wrote it. An account is never named here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author_of: String,
    /// By accounts made on that day or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts_since: Option<NaiveDate>,
    /// Path of a page: what is said there and below.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// One of [`super::rules::KINDS`]; None for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// One of [`super::rules::STATES`]; None for both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// This day included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Sweep {
    pub id: i64,
    pub state: SweepState,
    pub criteria: Json<Criteria>,
    pub made_by: i64,
    pub made_at: UtcTime,
    /// What the criteria found.
    pub post_count: i64,
    pub author_count: i64,
    pub reason_id: Option<i64>,
    pub explanation: String,
    /// Whose decisions they are.
    pub confirmed_by: Option<i64>,
    pub confirmed_at: Option<UtcTime>,
    pub seconded_by: Option<i64>,
    pub seconded_at: Option<UtcTime>,
    pub done_at: Option<UtcTime>,
    pub undone_by: Option<i64>,
    pub undone_at: Option<UtcTime>,
}

impl Sweep {
    /// Everybody whose own posts it leaves alone.
    pub fn people(&self) -> Vec<i64> {
        let people = [Some(self.made_by), self.confirmed_by, self.seconded_by];
        people.into_iter().flatten().collect()
    }
}

/// A post that may be what is looked for, as far as that needs to be known.
#[derive(Clone, Debug, Queryable)]
pub struct Candidate {
    pub id: i64,
    pub received_at: UtcTime,
    pub version: i64,
    pub account_id: Option<i64>,
    pub url: String,
    pub title: String,
    pub text: String,
}

/// What the database looks for; the rest is looked at one by one.
#[derive(Clone, Debug)]
pub struct Filter {
    pub kinds: Vec<Kind>,
    pub states: Vec<State>,
    pub account_id: Option<i64>,
    pub accounts_since: Option<UtcTime>,
    pub from: Option<UtcTime>,
    pub until: Option<UtcTime>,
    /// Whose own posts are left alone.
    pub except: i64,
}

/// A post of a sweep. Field order is the order of the columns.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Item {
    pub sweep_id: i64,
    pub contribution_id: i64,
    pub version: i64,
    pub state: ItemState,
    pub case_id: Option<i64>,
    /// The decision that gave it back.
    pub back_case_id: Option<i64>,
}

/// What a moderator confirms with.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// Key of a published reason.
    pub reason: String,
    /// Words to the authors.
    pub explanation: String,
}
