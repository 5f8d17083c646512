//! Dates, times and numbers as each language writes them. Pure; tables of expected texts below.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;

use super::Lang;

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const SHORT_MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const SHORT_MONTHS_ES: [&str; 12] = [
    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const DAYS_ES: [&str; 7] = [
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

fn name<const N: usize>(names: &[&'static str; N], index: u32) -> &'static str {
    names.get(index as usize).copied().unwrap_or_default()
}

/// The month's full name, in the case the language writes it within a sentence.
#[must_use]
pub fn month(lang: Lang, date: NaiveDate) -> &'static str {
    match lang {
        Lang::En => name(&MONTHS_EN, date.month0()),
        Lang::Es => name(&MONTHS_ES, date.month0()),
    }
}

/// `Friday`, `viernes`.
#[must_use]
pub fn weekday(lang: Lang, date: NaiveDate) -> &'static str {
    let index = date.weekday().num_days_from_monday();
    match lang {
        Lang::En => name(&DAYS_EN, index),
        Lang::Es => name(&DAYS_ES, index),
    }
}

/// `4 December 2026`, `4 de diciembre de 2026`.
#[must_use]
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let (day, month, year) = (date.day(), month(lang, date), date.year());
    match lang {
        Lang::En => format!("{day} {month} {year}"),
        Lang::Es => format!("{day} de {month} de {year}"),
    }
}

/// `Friday 4 December 2026`, `viernes 4 de diciembre de 2026`.
#[must_use]
pub fn long_date(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", weekday(lang, day), date(lang, day))
}

/// `Fri 4 Dec`, `vie 4 dic`: for lists, where the year is plain from the context.
#[must_use]
pub fn day(lang: Lang, date: NaiveDate) -> String {
    let weekday: String = weekday(lang, date).chars().take(3).collect();
    let month = match lang {
        Lang::En => name(&SHORT_MONTHS_EN, date.month0()),
        Lang::Es => name(&SHORT_MONTHS_ES, date.month0()),
    };
    format!("{weekday} {} {month}", date.day())
}

/// `14:05`; both languages use the 24-hour clock here.
#[must_use]
pub fn time(local: &DateTime<Tz>) -> String {
    format!("{}:{:02}", local.hour(), local.minute())
}

/// `4 December 2026, 14:05`, in the zone of the given time.
#[must_use]
pub fn date_time(lang: Lang, local: &DateTime<Tz>) -> String {
    format!("{}, {}", date(lang, local.date_naive()), time(local))
}

/// A stored UTC time on the clocks of the site's zone.
#[must_use]
pub fn local(zone: Tz, utc: NaiveDateTime) -> DateTime<Tz> {
    zone.from_utc_datetime(&utc)
}

/// `1,234`, `12.345`. Spanish leaves four digits together (Ortografía, RAE 2010).
#[must_use]
pub fn number(lang: Lang, value: i64) -> String {
    let digits = grouped(lang, &value.unsigned_abs().to_string());
    if value < 0 {
        format!("−{digits}")
    } else {
        digits
    }
}

/// A number with exactly `digits` places: `3.5`, `3,5`.
#[must_use]
pub fn decimal(lang: Lang, value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    // What rounds to nothing has no sign.
    if value < 0.0 && text.bytes().any(|b| matches!(b, b'1'..=b'9')) {
        out.push('−');
    }
    out.push_str(&grouped(lang, whole));
    if !fraction.is_empty() {
        out.push(if lang == Lang::En { '.' } else { ',' });
        out.push_str(fraction);
    }
    out
}

/// A share of one as whole percent: `43%`, `43 %` (with a space that does not break).
#[must_use]
pub fn percent(lang: Lang, share: f64) -> String {
    let value = decimal(lang, share * 100.0, 0);
    match lang {
        Lang::En => format!("{value}%"),
        Lang::Es => format!("{value}\u{a0}%"),
    }
}

/// The size of a file in decimal units: `814 bytes`, `48 kB`, `1.2 MB`.
#[must_use]
pub fn file_size(lang: Lang, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
    let value = bytes as f64;
    let (value, digits, unit) = match bytes {
        0..1_000 => (value, 0, "bytes"),
        1_000..999_500 => (value / 1e3, 0, "kB"),
        999_500..999_950_000 => (value / 1e6, 1, "MB"),
        _ => (value / 1e9, 1, "GB"),
    };
    format!("{}\u{a0}{unit}", decimal(lang, value, digits))
}

fn grouped(lang: Lang, digits: &str) -> String {
    let (separator, from) = match lang {
        Lang::En => (',', 4),
        Lang::Es => ('.', 5),
    };
    if digits.len() < from {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates() {
        for (on, lang, plain, long, short) in [
            (
                ymd(2026, 12, 4),
                Lang::En,
                "4 December 2026",
                "Friday 4 December 2026",
                "Fri 4 Dec",
            ),
            (
                ymd(2026, 12, 4),
                Lang::Es,
                "4 de diciembre de 2026",
                "viernes 4 de diciembre de 2026",
                "vie 4 dic",
            ),
            (
                ymd(2024, 2, 29),
                Lang::En,
                "29 February 2024",
                "Thursday 29 February 2024",
                "Thu 29 Feb",
            ),
            (
                ymd(2027, 9, 1),
                Lang::Es,
                "1 de septiembre de 2027",
                "miércoles 1 de septiembre de 2027",
                "mié 1 sep",
            ),
        ] {
            assert_eq!(date(lang, on), plain);
            assert_eq!(long_date(lang, on), long);
            assert_eq!(day(lang, on), short);
        }
    }

    #[test]
    fn times_are_shown_in_the_zone_of_the_site() {
        let winter = ymd(2026, 12, 4).and_hms_opt(23, 5, 0).unwrap();
        let summer = ymd(2026, 7, 4).and_hms_opt(7, 5, 0).unwrap();
        for (zone, utc, expected) in [
            (Tz::Europe__Madrid, winter, "5 December 2026, 0:05"),
            (Tz::Europe__Madrid, summer, "4 July 2026, 9:05"),
            (Tz::UTC, winter, "4 December 2026, 23:05"),
        ] {
            assert_eq!(date_time(Lang::En, &local(zone, utc)), expected);
        }
    }

    #[test]
    fn numbers() {
        for (value, en, es) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1234, "1,234", "1234"),
            (12345, "12,345", "12.345"),
            (1_234_567, "1,234,567", "1.234.567"),
            (-12345, "−12,345", "−12.345"),
            (
                i64::MIN,
                "−9,223,372,036,854,775,808",
                "−9.223.372.036.854.775.808",
            ),
        ] {
            assert_eq!(number(Lang::En, value), en);
            assert_eq!(number(Lang::Es, value), es);
        }
        assert_eq!(decimal(Lang::Es, 1234.56, 1), "1234,6");
        assert_eq!(decimal(Lang::En, -0.001, 2), "0.00");
        assert_eq!(decimal(Lang::En, -2.5, 1), "−2.5");
        assert_eq!(percent(Lang::En, 0.428), "43%");
        assert_eq!(percent(Lang::Es, 1.0), "100\u{a0}%");
    }

    #[test]
    fn file_sizes() {
        for (bytes, expected) in [
            (814, "814\u{a0}bytes"),
            (48_200, "48\u{a0}kB"),
            (999_499, "999\u{a0}kB"),
            (999_500, "1.0\u{a0}MB"),
            (1_240_000, "1.2\u{a0}MB"),
            (3_000_000_000, "3.0\u{a0}GB"),
        ] {
            assert_eq!(file_size(Lang::En, bytes), expected);
        }
    }
}
