//! What somebody is typing, for which something is offered that is there already: beside the form
//! while they type, and as a page of its own.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};

use crate::platform::db::DbConn;
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
    fn read(visit: &Visit, given: &HashMap<String, String>) -> Result<Self, AppError> {
        let text = given.get("q").map(String::as_str).unwrap_or_default();
        Ok(Self {
            is_part: given.contains_key("part"),
            ..Self::new(visit, text)?
        })
    }
}

/// What is offered for words that are being typed.
#[derive(Debug)]
pub struct Offer {
    /// Makes the list alone.
    pub part: &'static str,
    /// Makes the page with the list.
    pub whole: &'static str,
    pub title: &'static str,
}

impl Offer {
    /// The list alone where `part` is given, or the page, of what `find` finds for the words in `q`.
    ///
    /// # Errors
    /// `TooMany` for an address that asks too often; when the database cannot be read.
    pub async fn respond<T, F>(
        &self,
        visit: &Visit,
        given: &HashMap<String, String>,
        find: F,
    ) -> Result<HttpResponse, AppError>
    where
        T: serde::Serialize + Send + 'static,
        F: FnOnce(&mut DbConn, &str) -> Result<Vec<T>, AppError> + Send + 'static,
    {
        let typed = Typed::read(visit, given)?;
        let text = typed.text.clone();
        let rows = visit.app.db.read(move |conn| find(conn, &text)).await?;
        let template = if typed.is_part { self.part } else { self.whole };
        let mut response = Page::new(template, visit.text(self.title))
            .with("rows", &rows)
            .with("q", &typed.text)
            .respond(visit)?;
        if typed.is_part {
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
        assert_eq!(number_in("/petitions/7#c-abc", "/petitions/"), Some(7));
        assert_eq!(number_in("/petitions/new", "/petitions/"), None);
        let too_large = "/petitions/99999999999999999999";
        assert_eq!(number_in(too_large, "/petitions/"), None);
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
