//! Rows and states of suspensions.

use diesel::prelude::*;

use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    /// `proposed → in_force → over | lifted`, or `proposed → declined`
    pub enum SuspensionState {
        Proposed = "proposed",
        Declined = "declined",
        InForce = "in_force",
        Lifted = "lifted",
        Over = "over",
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Suspension {
    pub id: i64,
    pub account_id: i64,
    pub open_for: Option<i64>,
    pub case_id: i64,
    pub reason_id: i64,
    pub explanation: String,
    pub days: i64,
    pub state: SuspensionState,
    pub proposed_by: Option<i64>,
    pub proposed_at: UtcTime,
    pub decided_by: Option<i64>,
    pub decided_at: Option<UtcTime>,
    pub until_at: Option<UtcTime>,
    pub ended_at: Option<UtcTime>,
}

/// What a moderator proposes.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Key of a published reason.
    pub reason: String,
    pub days: i64,
    /// Words to the person.
    pub explanation: String,
}
