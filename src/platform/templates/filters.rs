//! Filters of templates: dates, times, numbers. An empty or null value gives an empty text, so
//! that an optional date needs no `if` around it; anything else unreadable is an error.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::platform::db::time_text;
use crate::platform::i18n::{I18n, Lang, format, relative};

/// A day, or an instant in UTC, as serde writes chrono's types.
#[derive(Clone, Copy)]
enum Moment {
    Day(NaiveDate),
    Instant(NaiveDateTime),
}

impl Moment {
    fn read(value: &Value) -> TeraResult<Option<Self>> {
        if value.is_none() || value.is_undefined() {
            return Ok(None);
        }
        let text = value.as_str().unwrap_or_default().trim();
        if text.is_empty() && value.is_string() {
            return Ok(None);
        }
        let instant = text.strip_suffix('Z').unwrap_or(text);
        if let Some(at) = time_text::read(instant) {
            return Ok(Some(Self::Instant(at)));
        }
        text.parse()
            .map(|day| Some(Self::Day(day)))
            .map_err(|_| Error::message(format!("`{value}` is neither a day nor a UTC time")))
    }

    fn date(self, zone: Tz) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Instant(at) => format::local(zone, at).date_naive(),
        }
    }

    fn instant(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(chrono::NaiveTime::MIN),
            Self::Instant(at) => at,
        }
    }
}

/// Registers every filter; `zone` is the one on whose clocks times are shown.
pub fn register(engine: &mut Tera, i18n: &Arc<I18n>, lang: Lang, zone: Tz) {
    type Write = fn(Lang, NaiveDate) -> String;
    let days: [(&'static str, Write); 3] = [
        ("date", format::date),
        ("long_date", format::long_date),
        ("day", format::day),
    ];
    for (name, write) in days {
        engine.register_filter(name, move |value: &Value, _: Kwargs, _: &State| {
            moment(value, |m| write(lang, m.date(zone)))
        });
    }
    engine.register_filter("date_time", move |value: &Value, _: Kwargs, _: &State| {
        moment(value, |m| match m {
            Moment::Day(day) => format::date(lang, day),
            Moment::Instant(at) => format::date_time(lang, &format::local(zone, at)),
        })
    });
    engine.register_filter("time", move |value: &Value, _: Kwargs, _: &State| {
        moment(value, |m| format::time(&format::local(zone, m.instant())))
    });
    engine.register_filter("iso", |value: &Value, _: Kwargs, _: &State| {
        moment(value, iso)
    });
    let texts = Arc::clone(i18n);
    engine.register_filter("ago", move |value: &Value, args: Kwargs, state: &State| {
        let now = now(&args, state)?;
        moment(value, |then| match now {
            Some(now) => {
                let distance = relative::distance(zone, now.instant(), then.instant());
                relative::words(&texts, lang, distance)
            }
            // A mail or a cached fragment has no 'now'; the date is then the honest answer.
            None => format::date(lang, then.date(zone)),
        })
    });
    engine.register_filter("number", move |value: &Value, args: Kwargs, _: &State| {
        number(lang, value, &args)
    });
    engine.register_filter("percent", move |share: f64, _: Kwargs, _: &State| {
        format::percent(lang, share)
    });
    engine.register_filter("file_size", move |bytes: u64, _: Kwargs, _: &State| {
        format::file_size(lang, bytes)
    });
    engine.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| {
        urlencode(text)
    });
    engine.register_test(
        "past",
        |value: &Value, args: Kwargs, state: &State| -> TeraResult<bool> {
            let (Some(then), Some(now)) = (Moment::read(value)?, now(&args, state)?) else {
                return Ok(false);
            };
            Ok(then.instant() < now.instant())
        },
    );
}

fn moment(value: &Value, write: impl FnOnce(Moment) -> String) -> TeraResult<String> {
    Ok(Moment::read(value)?.map(write).unwrap_or_default())
}

/// The time of the request: the argument `now`, else the variable. Components see the variable
/// only if they declare `@now`.
fn now(args: &Kwargs, state: &State) -> TeraResult<Option<Moment>> {
    let given = match args.get::<Value>("now")? {
        Some(value) => Some(value),
        None => state.get::<Value>("now")?,
    };
    given.as_ref().map_or(Ok(None), Moment::read)
}

/// For `<time datetime>`: `2026-12-04` or `2026-12-04T10:00:00Z`.
fn iso(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.format("%Y-%m-%d").to_string(),
        Moment::Instant(at) => at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
    }
}

fn number(lang: Lang, value: &Value, args: &Kwargs) -> TeraResult<String> {
    let digits = args.get::<usize>("digits")?.unwrap_or(0);
    if value.is_none() || value.is_undefined() {
        return Ok(String::new());
    }
    match (value.as_i64(), value.as_f64()) {
        (Some(whole), _) if digits == 0 => Ok(format::number(lang, whole)),
        (_, Some(number)) => Ok(format::decimal(lang, number, digits)),
        _ => Err(Error::message(format!("`{value}` is not a number"))),
    }
}

/// Percent-encodes everything but RFC 3986's unreserved characters.
pub fn urlencode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
