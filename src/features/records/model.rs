//! The record of a body, as it is counted and as machines read it.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

pub use crate::features::deadlines::statistics::Interval;
use crate::features::deadlines::statistics::{Step, Survival};

/// How a body answers questions. Shares and times stand only where at least `least_count`
/// questions are behind them; below that they are null, and there are counts alone.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Record {
    /// Below so many questions whose day has come, counts stand alone.
    pub least_count: i64,
    pub questions: Answers,
    /// Of `questions.due_count`: answered by the day that was promised.
    pub in_time: Option<Interval>,
    /// Of `questions.answered_count`: refused on a legal ground.
    pub refused: Option<Interval>,
    /// Of `questions.answered_count`: answered after taking more time for a published reason.
    pub extended: Option<Interval>,
    pub waiting: Waiting,
    pub reviews: Reviews,
    pub ratings: Ratings,
    /// The oldest first; quarters in which nothing was answered are not named.
    pub quarters: Vec<Quarter>,
}

/// Questions by where their promise stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Answers {
    pub answered_in_time: i64,
    pub answered_late: i64,
    /// Waiting for the body, in time.
    pub running: i64,
    /// Waiting for the body, after the day that was promised.
    pub overdue: i64,
    /// Waiting for those who asked, or hidden; the clock stands.
    pub paused: i64,
    /// Taken back, or merged into another question.
    pub withdrawn: i64,
    /// Handed over to another body.
    pub transferred: i64,
    /// Answered in time or late; refusals are answers.
    pub answered_count: i64,
    /// Those whose day has come: answered, and overdue.
    pub due_count: i64,
    pub refused_count: i64,
    pub extended_count: i64,
    /// `answered_in_time` of `due_count`, from 0 to 1; as `in_time.share`.
    pub kept_share: Option<f64>,
}

/// Calendar days from receipt to the answer, after Kaplan and Meier: what is open, was withdrawn
/// or went to another body is censored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Waiting {
    pub answered_count: i64,
    pub censored_count: i64,
    /// Days within which half are answered; null where the estimate does not fall so low.
    pub median_days: Option<i64>,
    /// 95 % interval of the median, after Brookmeyer and Crowley.
    pub median_low_days: Option<i64>,
    pub median_high_days: Option<i64>,
    /// Days within which a quarter, and three quarters, are answered.
    pub first_quartile_days: Option<i64>,
    pub third_quartile_days: Option<i64>,
    /// One per day on which something happened.
    pub steps: Vec<WaitingStep>,
    /// The same, for drawing.
    #[serde(skip)]
    #[schema(ignore)]
    pub survival: Survival,
}

/// A step of the curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct WaitingStep {
    pub day: i64,
    pub at_risk: i64,
    pub answered: i64,
    pub censored: i64,
    /// Share still waiting after this day, from 0 to 1, with its 95 % interval.
    pub still_open: f64,
    pub low: f64,
    pub high: f64,
}

impl From<&Step> for WaitingStep {
    fn from(step: &Step) -> Self {
        Self {
            day: step.day,
            at_risk: step.at_risk,
            answered: step.answered,
            censored: step.censored,
            still_open: step.still_open,
            low: step.low,
            high: step.high,
        }
    }
}

/// Internal reviews: a second look at an answer, asked for by the person who asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reviews {
    pub asked: i64,
    pub decided_in_time: i64,
    pub decided_late: i64,
    pub running: i64,
    pub overdue: i64,
    /// The answer stood.
    pub upheld: i64,
    /// Another answer was given.
    pub changed: i64,
}

/// What those who asked think of the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Ratings {
    pub answered: i64,
    pub partly: i64,
    pub not_answered: i64,
}

/// A quarter of a year, by the day of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Quarter {
    /// Its first day.
    pub quarter_on: NaiveDate,
    pub answered_in_time: i64,
    pub answered_late: i64,
    pub refused_count: i64,
    pub extended_count: i64,
    /// Of the answers of the quarter, where there are enough.
    pub in_time: Option<Interval>,
}
