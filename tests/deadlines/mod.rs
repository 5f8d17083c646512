//! The deadline engine against counts that others made.

mod busday;
mod command;
mod everywhere;
