//! What every feature stands on, and what knows no feature.

pub mod actor;
pub mod cache;
pub mod clock;
pub mod crypto;
pub mod db;
pub mod email;
pub mod embedded;
pub mod error;
pub mod i18n;
pub mod ical;
pub mod idempotency;
pub mod jobs;
pub mod limits;
pub mod mail;
pub mod markdown;
pub mod metrics;
pub mod outbox;
pub mod table;
pub mod templates;
pub mod text;
pub mod tokens;
pub mod web_address;
