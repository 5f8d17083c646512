//! How many working days are left of what bodies owe, each by its own calendar.

use std::collections::{BTreeSet, HashMap};

use chrono_tz::Tz;

use super::calendar::Calendar;
use super::calendars::load_calendars;
use super::store;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

/// The calendars of some bodies, as they are now.
#[derive(Clone, Debug)]
pub struct WorkingDays {
    of_site: Calendar,
    chosen: HashMap<i64, Calendar>,
}

impl WorkingDays {
    /// The calendars of these bodies, and the one of all that chose none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn load(
        conn: &mut DbConn,
        body_ids: impl IntoIterator<Item = i64>,
        site_zone: Tz,
    ) -> Result<Self, AppError> {
        let bodies: BTreeSet<i64> = body_ids.into_iter().collect();
        let bodies: Vec<i64> = bodies.into_iter().collect();
        let of_site = store::find_default_calendar(conn)?;
        let chosen = match bodies.as_slice() {
            [] => Vec::new(),
            some => store::list_calendars_of_bodies(conn, some)?,
        };
        let version = |row: &super::CalendarRow| (row.id, row.version);
        let wanted = chosen.iter().map(|(_, row)| version(row));
        let wanted: BTreeSet<_> = wanted.chain([version(&of_site)]).collect();
        let calendars = load_calendars(conn, &wanted, site_zone)?;
        let calendar = |row: &super::CalendarRow| {
            let found = calendars.get(&version(row)).cloned();
            found.ok_or(AppError::NotFound)
        };
        Ok(Self {
            of_site: calendar(&of_site)?,
            chosen: chosen
                .iter()
                .map(|(body_id, row)| Ok((*body_id, calendar(row)?)))
                .collect::<Result<_, AppError>>()?,
        })
    }

    /// The calendar by which the body counts.
    pub fn of(&self, body_id: i64) -> &Calendar {
        self.chosen.get(&body_id).unwrap_or(&self.of_site)
    }
}
