//! What a form tells of how it was filled in: whether a field that people do not see has something
//! in it, how long ago the page was made, and whether the browser did the work it was asked for.
//!
//! None of it refuses anything. Who takes the text in decides what it means.

use actix_web::{HttpRequest, web};

use super::PostForm;
use crate::app::App;
use crate::platform::crypto::{constant_time_eq, hex, hmac_sha256, sha256};
use crate::platform::db::UtcTime;
use crate::web::visit::csrf_token;

/// The field that stays empty: programs fill in whatever has a name.
pub const TRAP: &str = "homepage";
/// When the page was made, signed.
pub const TIME: &str = "form_time";
/// What the browser's work found.
pub const WORK: &str = "work";

/// How a form was filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormMarks {
    /// The field that stays empty did not.
    pub is_trapped: bool,
    /// Seconds since the page was made; None where the form does not say, or somebody else made it.
    pub seconds: Option<i64>,
    /// Leading zero bits that the browser's work found.
    pub work_bits: u32,
}

/// The moment at which a page is made, for its forms to carry: good for this session only.
pub fn stamp(app: &App, csrf: &str, now: UtcTime) -> String {
    let at = now.unix();
    format!("{at}-{}", signature(app, csrf, at))
}

fn signature(app: &App, csrf: &str, at: i64) -> String {
    let mac = hmac_sha256(&app.csrf_key, format!("form-time:{at}:{csrf}").as_bytes());
    hex(mac.get(..16).unwrap_or_default())
}

/// When the page was made, if it was made here and for this session.
fn read_stamp(app: &App, csrf: &str, text: &str) -> Option<i64> {
    let (at, mac) = text.split_once('-')?;
    let at: i64 = at.parse().ok()?;
    constant_time_eq(signature(app, csrf, at).as_bytes(), mac.as_bytes()).then_some(at)
}

/// What the browser works on: `sha256(form_key:form_time:work)` begins with so many zero bits.
fn work_bits(form: &PostForm) -> u32 {
    let found = form.get(WORK);
    if found.is_empty() || found.len() > 20 {
        return 0;
    }
    let text = format!("{}:{}:{found}", form.get("form_key"), form.get(TIME));
    leading_zeros(&sha256(text.as_bytes()))
}

fn leading_zeros(digest: &[u8]) -> u32 {
    let mut bits = 0;
    for byte in digest {
        bits += byte.leading_zeros();
        if *byte != 0 {
            break;
        }
    }
    bits
}

/// A form with what it tells of itself.
pub(in crate::web) fn marked(request: &HttpRequest, mut form: PostForm) -> PostForm {
    if let Some(app) = request.app_data::<web::Data<App>>() {
        form.marks = marks(app, request, &form);
    }
    form
}

fn marks(app: &App, request: &HttpRequest, form: &PostForm) -> FormMarks {
    let made = read_stamp(app, &csrf_token(app, request), form.get(TIME));
    FormMarks {
        is_trapped: !form.get(TRAP).trim().is_empty(),
        seconds: made.map(|at| app.now().unix() - at),
        work_bits: work_bits(form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_bits_are_counted_from_the_front() {
        for (digest, bits) in [
            (&[0x80_u8, 0][..], 0),
            (&[0x01, 0xff], 7),
            (&[0x00, 0x0f], 12),
            (&[0x00, 0x00], 16),
            (&[], 0),
        ] {
            assert_eq!(leading_zeros(digest), bits, "{digest:?}");
        }
    }

    #[test]
    fn work_is_bound_to_the_form_that_asked_for_it() {
        let form = |key: &str, work: &str| {
            let pairs = [("form_key", key), (TIME, "1-ab"), (WORK, work)];
            PostForm::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())))
        };
        let found = (0..100_000)
            .map(|number: u32| number.to_string())
            .find(|work| work_bits(&form("abcdefgh", work)) >= 10)
            .expect("one in a thousand has ten bits");
        let elsewhere = ["abcdefgi", "abcdefgj", "abcdefgk", "abcdefgl"];
        assert!(
            elsewhere
                .iter()
                .any(|key| work_bits(&form(key, &found)) < 10)
        );
        assert_eq!(work_bits(&form("abcdefgh", "")), 0);
        assert_eq!(work_bits(&form("abcdefgh", &"1".repeat(21))), 0);
    }
}
