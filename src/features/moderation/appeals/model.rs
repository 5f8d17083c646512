//! Rows and states of appeals.

use diesel::prelude::*;

use crate::features::contributions::Contribution;
use crate::features::moderation::Case;
use crate::features::moderation::suspensions::Suspension;
use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    pub enum AppealState {
        Open = "open",
        /// The first decision stands.
        Upheld = "upheld",
        /// What was taken away is public.
        Reversed = "reversed",
        /// Taken back by the author, or there is nothing left to decide.
        Withdrawn = "withdrawn",
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Appeal {
    pub id: i64,
    pub case_id: i64,
    pub contribution_id: i64,
    pub account_id: i64,
    /// What the author says against the decision.
    pub grounds: String,
    pub state: AppealState,
    pub filed_at: UtcTime,
    /// End of the day by which it is promised to be decided.
    pub due_at: UtcTime,
    /// The second moderator's words to the author; '' until then.
    pub explanation: String,
    pub decided_by: Option<i64>,
    pub ended_at: Option<UtcTime>,
    /// The suspension that it is against; None for a decision on a text.
    pub suspension_id: Option<i64>,
}

/// An appeal with the decision it is against and the contribution concerned; where it is against a
/// suspension, with the case that gave rise to it.
#[derive(Clone, Debug)]
pub struct Matter {
    pub appeal: Appeal,
    pub case: Case,
    pub contribution: Contribution,
    pub suspension: Option<Suspension>,
}

text_enum! {
    /// What a second moderator decides.
    pub enum Finding {
        Uphold = "uphold",
        Reverse = "reverse",
    }
}

/// The decision on an appeal, with the reasons that its author is given.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub finding: Finding,
    /// Plain text, never empty.
    pub explanation: String,
}
