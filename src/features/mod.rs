//! One folder per feature, the same few file names in each.

// Tier 1, used by others.
pub mod accounts;
pub mod contributions;
pub mod deadlines;
pub mod files;
pub mod ledger;
pub mod moderation;
pub mod notifications;
pub mod search;

// Tier 2, the tools.
pub mod bodies;
pub mod consultations;
pub mod decisions;
pub mod documents;
pub mod forums;
pub mod inbound;
pub mod petitions;
pub mod questions;
pub mod results;

// Tier 3, across tools.
pub mod admin;
pub mod desks;
pub mod home;
pub mod open_data;
pub mod records;
