//! Folkmoot: the platform on which a public body informs, consults and decides in public.
//!
//! - [`platform`]: what every feature stands on, and what knows no feature
//! - [`web`]: the actix glue between HTTP and features
//! - [`features`]: one folder per feature, the same few file names in each
//! - [`routes`]: the whole URL map on one page
//! - [`app`], [`config`]: built once, no globals
//! - [`demo`]: the town of Rivermouth, made through the features' own facades

pub mod app;
pub mod commands;
pub mod config;
pub mod demo;
pub mod features;
pub mod housekeeping;
pub mod platform;
pub mod routes;
pub mod server;
pub mod web;
