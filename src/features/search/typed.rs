//! What somebody is typing, for which something is offered that is there already: beside the form
//! while they type, and as a page of its own.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};

use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::text::clean_line;
use crate::web::{Page, Visit};

/// Characters that are looked at; what is longer is not read to its end.
const MAX_TYPED: usize = 300;

/// The words of a request for what is like them.
#[derive(Debug)]
pub struct Typed {
    /// One line, not endless.
    pub text: String,
    /// Only the list is asked for, by the script of a form.
    is_part: bool,
}

impl Typed {
    /// # Errors
    /// `TooMany` for an address that asks too often.
    pub fn new(visit: &Visit, text: &str) -> Result<Self, AppError> {
        visit.limit(Limited::Search)?;
        Ok(Self {
            text: line(text),
            is_part: false,
        })
    }

    /// Of a request for a page: `q` holds the words; with `part` only the list is asked for.
    ///
    /// # Errors
    /// As [`Typed::new`].
    pub fn read(visit: &Visit, given: &HashMap<String, String>) -> Result<Self, AppError> {
        let text = given.get("q").map(String::as_str).unwrap_or_default();
        Ok(Self {
            is_part: given.contains_key("part"),
            ..Self::new(visit, text)?
        })
    }

    /// The list alone, made by the template `part`, or the page made by `whole`.
    ///
    /// # Errors
    /// When a template fails.
    pub fn respond<T: serde::Serialize>(
        &self,
        visit: &Visit,
        (part, whole): (&'static str, &'static str),
        title: &str,
        rows: &[T],
    ) -> Result<HttpResponse, AppError> {
        let template = if self.is_part { part } else { whole };
        let mut response = Page::new(template, visit.text(title))
            .with("rows", &rows)
            .with("q", &self.text)
            .respond(visit)?;
        if self.is_part {
            // It holds nothing of the person: who deletes a letter and types it again need not ask.
            let kept = HeaderValue::from_static("private, max-age=60");
            response.headers_mut().insert(CACHE_CONTROL, kept);
        }
        Ok(response)
    }
}

fn line(text: &str) -> String {
    let head: String = text.chars().take(MAX_TYPED).collect();
    clean_line(&head).into_string()
}

/// The number in the address of something that was found: 7 of `/petitions/7#c-token` below
/// `/petitions/`.
pub fn number_in(url: &str, below: &str) -> Option<i64> {
    let rest = url.strip_prefix(below)?;
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_addresses() {
        assert_eq!(number_in("/questions/12#c-abc", "/questions/"), Some(12));
        assert_eq!(number_in("/questions/12", "/questions/"), Some(12));
        for url in [
            "/questions",
            "/questions/",
            "/questions/x",
            "/petitions/12",
            "",
        ] {
            assert_eq!(number_in(url, "/questions/"), None, "{url}");
        }
    }

    #[test]
    fn what_is_typed_is_one_short_line() {
        assert_eq!(line(" Where\u{0}\n is\tit? "), "Where is it?");
        assert_eq!(line(&"x".repeat(10_000)).len(), MAX_TYPED);
    }
}
