//! `folkmoot deadline`: when something falls due, without a site or a database.

use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::{Outcome, say};
use crate::features::deadlines::ics::{MAX_BYTES, read_holidays};
use crate::features::deadlines::reckoning::{Reckoning, Unit, reckon};
use crate::features::deadlines::{Calendar, Weekdays};
use crate::platform::i18n::Lang;
use crate::platform::i18n::format::{long_date, weekday};
use crate::web::forms::parse_day;

/// No deadline of the calculator is longer, with the holidays in between.
const HOLIDAY_DAYS: u64 = 10 * 366;

#[derive(clap::Args)]
#[command(group(
    clap::ArgGroup::new("rule")
        .required(true)
        .args(["working_days", "calendar_days", "months"])
))]
pub struct Deadline {
    /// The day of receipt, YYYY-MM-DD: day zero.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    received: NaiveDate,
    /// Monday to Friday, except holidays.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=500))]
    working_days: Option<i64>,
    /// The date moves to a working day.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=1000))]
    calendar_days: Option<i64>,
    /// The date moves to a working day.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=36))]
    months: Option<i64>,
    /// Holidays, as an iCalendar file.
    #[arg(long, value_name = "FILE.ics")]
    holidays: Option<PathBuf>,
    /// The clocks by which days end (IANA name).
    #[arg(long, default_value = "Europe/London", value_parser = read_zone)]
    zone: Tz,
    /// Print what the API answers.
    #[arg(long)]
    json: bool,
}

fn read_day(text: &str) -> Result<NaiveDate, String> {
    parse_day(text).ok_or_else(|| "a day between 1900 and 2200, like 2026-12-04".to_owned())
}

fn read_zone(text: &str) -> Result<Tz, String> {
    text.parse()
        .map_err(|_| "a time zone, like Europe/London".to_owned())
}

/// Prints the due date and the account of its days.
///
/// # Errors
/// One line for each thing that is wrong with the file of holidays.
pub fn deadline(asked: &Deadline) -> Outcome {
    let holidays = match &asked.holidays {
        None => Vec::new(),
        Some(path) => holidays(asked, path)?,
    };
    let calendar = Calendar::new(asked.zone, Weekdays::default(), holidays);
    let rule = match (asked.working_days, asked.calendar_days, asked.months) {
        (Some(n), _, _) => Unit::WorkingDays.rule(n),
        (_, Some(n), _) => Unit::CalendarDays.rule(n),
        (_, _, months) => Unit::Months.rule(months.unwrap_or_default()),
    };
    let reckoning = reckon(asked.received, rule, &calendar).map_err(|error| error.to_string())?;
    if asked.json {
        let json = serde_json::to_string_pretty(&reckoning).map_err(|error| error.to_string())?;
        say(&json);
    } else {
        say(&account(&reckoning));
    }
    Ok(())
}

fn holidays(asked: &Deadline, path: &PathBuf) -> Result<Vec<(NaiveDate, String)>, String> {
    let name = path.display();
    let unreadable = |error: std::io::Error| format!("{name}: {error}");
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if usize::try_from(size).unwrap_or(usize::MAX) > MAX_BYTES {
        return Err(format!("{name}: The file is larger than 2 MB."));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text =
        String::from_utf8(bytes).map_err(|_| format!("{name}: This is not a text in UTF-8."))?;
    let to = asked.received + Days::new(HOLIDAY_DAYS);
    read_holidays(&text, asked.zone, asked.received, to).map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("{name}: {problem}"))
            .collect();
        lines.join("\n")
    })
}

fn account(reckoning: &Reckoning) -> String {
    let mut text = format!(
        "Due on {}, at the end of the day in {} ({}).\n",
        long_date(Lang::En, reckoning.due_on),
        reckoning.zone,
        reckoning.due_at.rfc3339(),
    );
    for day in &reckoning.days {
        let short: String = weekday(Lang::En, day.on).chars().take(3).collect();
        text += &format!("\n{} {short}  ", day.on);
        text += &day
            .count
            .map_or("    ".to_owned(), |count| format!("{count:>4}"));
        text += &format!("  {}", day.what);
        if let Some(name) = &day.name {
            text += &format!(": {name}");
        }
    }
    if reckoning.is_cut() {
        text += "\n… the account stops here";
    }
    text
}
