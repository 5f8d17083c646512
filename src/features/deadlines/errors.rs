//! What may be wrong with a promise, its events or its rule.

use crate::platform::error::AppError;

/// Each has a stable key, which is also the key of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DeadlineError {
    #[error("the clock is paused already")]
    PausedAlready,
    #[error("the clock is not paused")]
    NotPaused,
    #[error("the promise is over: kept, withdrawn or passed on")]
    Over,
    #[error("the promise has not started")]
    NotStarted,
    #[error("the promise has started already")]
    StartedAlready,
    #[error("an extension has at least one day")]
    ExtensionTooShort,
    #[error("the extension is longer than the rule allows")]
    ExtensionTooLong,
    #[error("the rule allows no further extension")]
    ExtensionsUsedUp,
    #[error("the event is earlier than the last one")]
    OutOfOrder,
    #[error("the event lies in the future")]
    InTheFuture,
    #[error("no day up to the year 2200 satisfies this")]
    NoSuchDay,
    #[error("a promise for a fixed day is not paused")]
    FixedDayNotPaused,
    #[error("not a rule for a deadline")]
    BadRule,
    #[error("not a list of weekdays")]
    BadWeekdays,
}

impl DeadlineError {
    pub const ALL: &'static [Self] = &[
        Self::PausedAlready,
        Self::NotPaused,
        Self::Over,
        Self::NotStarted,
        Self::StartedAlready,
        Self::ExtensionTooShort,
        Self::ExtensionTooLong,
        Self::ExtensionsUsedUp,
        Self::OutOfOrder,
        Self::InTheFuture,
        Self::NoSuchDay,
        Self::FixedDayNotPaused,
        Self::BadRule,
        Self::BadWeekdays,
    ];

    /// Stable key of the reason.
    pub fn key(self) -> &'static str {
        match self {
            Self::PausedAlready => "deadlines.paused-already",
            Self::NotPaused => "deadlines.not-paused",
            Self::Over => "deadlines.over",
            Self::NotStarted => "deadlines.not-started",
            Self::StartedAlready => "deadlines.started-already",
            Self::ExtensionTooShort => "deadlines.extension-too-short",
            Self::ExtensionTooLong => "deadlines.extension-too-long",
            Self::ExtensionsUsedUp => "deadlines.extensions-used-up",
            Self::OutOfOrder => "deadlines.out-of-order",
            Self::InTheFuture => "deadlines.in-the-future",
            Self::NoSuchDay => "deadlines.no-such-day",
            Self::FixedDayNotPaused => "deadlines.fixed-day-not-paused",
            Self::BadRule => "deadlines.bad-rule",
            Self::BadWeekdays => "deadlines.bad-weekdays",
        }
    }
}

impl From<DeadlineError> for AppError {
    /// What the state of the promise forbids is a conflict; what was typed is a refused field.
    fn from(error: DeadlineError) -> Self {
        use DeadlineError as E;
        match error {
            E::PausedAlready
            | E::NotPaused
            | E::Over
            | E::NotStarted
            | E::StartedAlready
            | E::ExtensionsUsedUp
            | E::OutOfOrder
            | E::FixedDayNotPaused => Self::Conflict(error.key()),
            E::ExtensionTooShort | E::ExtensionTooLong | E::NoSuchDay => {
                Self::field("days", error.key())
            }
            E::InTheFuture => Self::field("at", error.key()),
            E::BadRule => Self::field("rule", error.key()),
            E::BadWeekdays => Self::field("weekdays", error.key()),
        }
    }
}
