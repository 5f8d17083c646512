//! Instants as text, read and written digit by digit. Chrono's format strings take a microsecond
//! each, and a page with 200 comments has a thousand instants on its way from row to HTML.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// `2026-12-04` `separator` `10:00:00`, with as many digits of a fraction (none, 3 or 6) as there
/// are, if `fraction`. None for years that do not have four digits.
pub fn write(at: NaiveDateTime, separator: u8, fraction: bool) -> Option<String> {
    let year = u32::try_from(at.year()).ok().filter(|year| *year <= 9999)?;
    let mut text = String::with_capacity(27);
    digits(&mut text, year, 4);
    text.push('-');
    digits(&mut text, at.month(), 2);
    text.push('-');
    digits(&mut text, at.day(), 2);
    text.push(char::from(separator));
    digits(&mut text, at.hour(), 2);
    text.push(':');
    digits(&mut text, at.minute(), 2);
    text.push(':');
    digits(&mut text, at.second(), 2);
    let micros = at.and_utc().timestamp_subsec_micros() % 1_000_000;
    if fraction && micros > 0 {
        text.push('.');
        if micros.is_multiple_of(1000) {
            digits(&mut text, micros / 1000, 3);
        } else {
            digits(&mut text, micros, 6);
        }
    }
    Some(text)
}

fn digits(text: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// Reads `2026-12-04 10:00:00`, with `T` instead of the space, and with a fraction of up to nine
/// digits. None for anything else.
pub fn read(text: &str) -> Option<NaiveDateTime> {
    let bytes = text.as_bytes();
    let (head, fraction) = bytes.split_at_checked(19)?;
    let &[
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b' ' | b'T',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
    ] = head
    else {
        return None;
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
    let nanos = match fraction {
        [] => 0,
        [b'.', places @ ..] if (1..=9).contains(&places.len()) => {
            let missing = 9 - u32::try_from(places.len()).ok()?;
            number(places)? * 10_u32.pow(missing)
        }
        _ => return None,
    };
    day.and_hms_nano_opt(
        number(&[h1, h2])?,
        number(&[n1, n2])?,
        number(&[s1, s2])?,
        nanos,
    )
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, digit| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_instant_is_not_read() {
        for text in [
            "",
            "2026-12-04",
            "2026-12-04 10:00",
            "2026-13-04 10:00:00",
            "2026-02-29 10:00:00",
            "2026-12-04 24:00:00",
            "2026-12-04 10:00:00.",
            "2026-12-04 10:00:00.1234567890",
            "2026-12-04 10:00:00Z",
            "2026-12-04_10:00:00",
            "+026-12-04 10:00:00",
            "２026-12-04 10:00:00",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn as_chrono_reads_and_writes(seconds in -62_167_219_200_i64..253_402_300_800, micros in 0_u32..1_000_000, coarse: bool) {
            let micros = if coarse { micros / 1000 * 1000 } else { micros };
            let at = chrono::DateTime::from_timestamp(seconds, micros * 1000).unwrap().naive_utc();
            let text = write(at, b' ', true).unwrap();
            prop_assert_eq!(&text, &at.format("%F %T%.f").to_string());
            prop_assert_eq!(read(&text), Some(at));
            prop_assert_eq!(write(at, b'T', false).unwrap(), at.format("%FT%T").to_string());
        }
    }
}
