//! What people do, over HTTP, on both databases. One file a feature.

mod accounts;
mod admin;
mod api;
mod bodies;
mod consultations;
mod contributions;
mod decisions;
mod desks;
mod documents;
mod forums;
mod home;
mod ledger;
mod moderation;
mod notifications;
mod open_data;
mod outbox;
mod petitions;
mod questions;
mod results;
mod search;
mod web;
