//! Holidays from a file, into a calendar.

use std::path::Path;

use super::{Outcome, load_config, open_without_mail, plain, say};
use crate::features::deadlines::ics::read_holidays;
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{self, Amendment};
use crate::platform::error::AppError;

/// Takes the holidays of an iCalendar file in: all of them, or none when anything in it is
/// refused. Those of the last year up to ten years ahead are taken; the days that are holidays
/// already stay as they are.
pub fn import_holidays(config: Option<&Path>, file: &Path, calendar: Option<&str>) -> Outcome {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let read = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..read).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("{}: line {line}: not UTF-8", file.display())
    })?;
    let app = open_without_mail(load_config(config)?)?;
    let (now, site) = (app.now(), app.config.site.time_zone.0);
    let wanted = calendar.map(str::to_owned);
    let row = app.db.read_here(move |conn| match wanted {
        Some(name) => deadlines::find_calendar_by_name(conn, &name)?.ok_or(AppError::NotFound),
        None => deadlines::find_default_calendar(conn),
    });
    let row = row.map_err(|error| match error {
        AppError::NotFound => {
            format!("there is no calendar '{}'", calendar.unwrap_or_default())
        }
        other => plain(other),
    })?;
    let zone = row.time_zone.parse().unwrap_or(site);
    let (from, to) = deadlines::imported_span(local_day(now, zone));
    let days = read_holidays(&text, zone, from, to).map_err(|problems| {
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        format!(
            "{}: nothing was imported\n{}",
            file.display(),
            lines.join("\n")
        )
    })?;
    let found = days.len();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let amendment = Amendment {
        add: days,
        note: format!("Imported from {name}"),
        ..Amendment::default()
    };
    let changed = app
        .db
        .write_here(move |tx| deadlines::publish_amendment(tx, row.id, &amendment, None, now))
        .map_err(plain)?;
    let Some(difference) = changed else {
        say(&format!(
            "{found} holidays read; the calendar has all of them already."
        ));
        return Ok(());
    };
    say(&format!(
        "{} of {found} holidays added to the calendar '{}', version {}. \
         {} running promises are counted again by the next worker.",
        difference.added.len(),
        difference.calendar.name,
        difference.calendar.version,
        difference.promise_count
    ));
    Ok(())
}
