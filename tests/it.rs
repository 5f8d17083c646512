//! Every integration test, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the message"
)]

mod architecture;
mod browser;
mod commands;
mod common;
mod deadlines;
mod durability;
mod fuzzing;
mod http;
mod licences;
