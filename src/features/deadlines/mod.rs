//! When something that was promised falls due. Due dates are instants: the end of a day on the
//! clocks of the site, computed once.

pub mod rules;

pub use rules::{due_after_working_days, end_of_day, working_days_left};
