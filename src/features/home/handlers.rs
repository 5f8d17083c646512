//! The pages across tools, one file for each.

pub mod body;
pub mod calendar;
pub mod consultation;
pub mod front;
pub mod site;
