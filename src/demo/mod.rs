//! The demo town: Rivermouth, made through the features' own facades. Deterministic, with dates
//! relative to today, and small enough to load in under three seconds.
//!
//! | consultation | phase | body |
//! | --- | --- | --- |
//! | `harbour-bridge` A new bridge over the harbour mouth | open, closes in 12 days | `roads` |
//! | `quiet-streets` Quiet streets around schools | open, closes in 3 days | `roads` |
//! | `night-buses` Night buses on Fridays and Saturdays | announced, opens in 9 days | `roads` |
//! | `library-hours` Opening hours of the libraries | analysis, closed 3 weeks ago | `culture` |
//! | `waste-charges` Household waste charges 2027 | analysis, results published | `council` |
//! | `river-park` A park along the old river | decided, commitments partly done | `parks` |
//!
//! Bodies: `council` Rivermouth City Council, `roads` Roads and Transport Office, `parks` Parks
//! and Environment Office, `culture` Libraries and Culture Service; three officials each.
//!
//! `roads` has answered for a year and a half: its record shows shares, times and a trend. Questions
//! came on the site, by e-mail (one with files), by letter and by phone, one of them in confidence,
//! and are in every state there is.

pub mod attached;
mod calendars;
mod cleaning;
pub mod consultations;
mod correspondence;
pub mod debate;
pub mod decisions;
pub mod desk;
pub mod documents;
mod explained;
pub mod follows;
pub mod forums;
mod history;
mod letters;
mod living;
pub mod moderation;
mod paper;
pub mod people;
pub mod petitions;
pub mod questions;
pub mod results;
mod stories;
mod voices;

use std::collections::HashMap;

use actix_web::web;
use chrono::Duration;

use crate::app::App;
use crate::features::accounts::Account;
use crate::features::contributions::Spine;
use crate::features::moderation as reasons;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;

pub use voices::Voice;

/// The password of every demo account.
pub const PASSWORD: &str = "rivermouth";

/// What the parts of the demo hand on to each other. Keys are the words of the table above.
pub struct Town {
    pub app: web::Data<App>,
    pub spine: Spine,
    /// When the demo is made; everything else is relative to it.
    pub now: UtcTime,
    /// `citizen`, `official`, `moderator`, `editor`, `admin`, and further citizens `citizen1` …
    pub accounts: HashMap<&'static str, Account>,
    /// Twenty-four more citizens without log-in, who write most of what is written.
    pub citizens: Vec<Account>,
    /// Body ids by slug.
    pub bodies: HashMap<&'static str, i64>,
    /// Consultation ids by slug.
    pub consultations: HashMap<&'static str, i64>,
}

impl Town {
    /// `days` before the demo was made, at an hour that depends on `n`.
    pub fn ago(&self, days: i64, n: i64) -> UtcTime {
        self.now
            .minus(Duration::days(days))
            .minus(Duration::minutes((n * 37) % 600))
    }
}

/// Makes the whole town. Each part builds on the ones before.
///
/// # Errors
/// When a row cannot be written.
pub fn build(app: web::Data<App>) -> Result<(), AppError> {
    let now = app.now();
    let mut town = Town {
        spine: crate::routes::spine().in_zone(app.config.site.time_zone.0),
        app,
        now,
        accounts: HashMap::new(),
        citizens: Vec::new(),
        bodies: HashMap::new(),
        consultations: HashMap::new(),
    };
    town.app
        .db
        .write_here(move |tx| reasons::ensure_default_reasons(tx, now))?;
    for part in [
        people::build,
        calendars::build,
        consultations::build,
        documents::build,
        forums::build,
        debate::build,
        desk::prepare,
        history::build,
        questions::build,
        desk::build,
        correspondence::build,
        letters::build,
        petitions::build,
        moderation::build,
        cleaning::build,
        results::build,
        decisions::build,
        follows::build,
    ] {
        part(&mut town)?;
    }
    Ok(())
}
