//! Forms as browsers send them: protected, bounded, read field by field, and given back filled in.

pub mod guard;
mod typed;
mod view;

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use chrono::{Datelike, NaiveDate};

use super::body::{parse, read_body};
use super::multipart::SentFile;
use super::upload;
use super::visit::csrf_token;
use crate::app::App;
use crate::platform::crypto::{constant_time_eq, sha256_hex};
use crate::platform::email::EmailAddress;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::{TextProblem, TextRule};

pub use view::{Choice, FormError, FormView, KeptFile};

/// Most bytes of a form.
pub(super) const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Most bytes of a form that are read, so that what was typed can be given back although it is
/// refused.
pub(super) const MAX_READ: usize = 4 * 1024 * 1024;
/// Fields that are never shown again.
const SECRET: [&str; 4] = ["password", "new_password", "current_password", "csrf"];

/// What somebody typed, for the error page: a refused text is never lost.
#[derive(Clone, Debug)]
pub struct Typed(pub Vec<(String, String)>);

/// A form sent by POST, whose origin was checked.
#[derive(Clone, Debug, Default)]
pub struct PostForm {
    pub(super) values: Vec<(String, String)>,
    pub(super) errors: FieldErrors,
    /// Files sent with it; only a form that takes files has any.
    pub(super) files: Vec<SentFile>,
    /// Files that are kept for it, so that they need not be sent again.
    pub(super) kept: Vec<KeptFile>,
    /// What the files are, for telling one sending from another.
    pub(super) file_marks: Vec<String>,
    /// How it was filled in.
    pub marks: guard::FormMarks,
}

impl PostForm {
    /// For tests and for filling in by hand.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            values: pairs.into_iter().collect(),
            ..Self::default()
        }
    }

    /// What was typed into `field`, as it came; '' when it is missing.
    pub fn get(&self, field: &str) -> &str {
        self.values
            .iter()
            .find(|(name, _)| name == field)
            .map_or("", |(_, value)| value)
    }

    /// All values of a field that may come several times.
    pub fn all(&self, field: &str) -> Vec<&str> {
        let values = self.values.iter().filter(|(name, _)| name == field);
        values.map(|(_, value)| value.as_str()).collect()
    }

    pub fn is_checked(&self, field: &str) -> bool {
        !self.get(field).is_empty()
    }

    /// A cleaned text that keeps `rule`; a refusal is noted beside the field.
    pub fn text(&mut self, field: &'static str, rule: TextRule) -> String {
        match rule.check(self.get(field)) {
            Ok(text) => text,
            Err(problem) => {
                self.refuse_text(field, &problem);
                String::new()
            }
        }
    }

    /// As [`PostForm::text`], but an empty field is fine.
    pub fn optional_text(&mut self, field: &'static str, rule: TextRule) -> String {
        if self.get(field).trim().is_empty() {
            String::new()
        } else {
            self.text(field, rule)
        }
    }

    pub fn email(&mut self, field: &'static str) -> Option<EmailAddress> {
        match EmailAddress::parse(self.get(field)) {
            Ok(address) => Some(address),
            Err(problem) => {
                self.errors.add(field, problem.key());
                None
            }
        }
    }

    /// One of a set of words.
    pub fn choice<T>(&mut self, field: &'static str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let chosen = parse(self.get(field));
        if chosen.is_none() {
            self.errors.add(field, "form.choose");
        }
        chosen
    }

    /// A whole number within bounds.
    pub fn number(&mut self, field: &'static str, min: i64, max: i64) -> i64 {
        match self.get(field).trim().parse() {
            Ok(number) if (min..=max).contains(&number) => number,
            _ => {
                let args = vec![("min", min.to_string()), ("max", max.to_string())];
                self.errors.add_with(field, "form.number", args);
                min
            }
        }
    }

    /// A day as `<input type="date">` sends it.
    pub fn day(&mut self, field: &'static str) -> Option<NaiveDate> {
        let day = parse_day(self.get(field));
        if day.is_none() {
            self.errors.add(field, "form.day");
        }
        day
    }

    pub fn refuse(&mut self, field: &'static str, key: &'static str) {
        self.errors.add(field, key);
    }

    pub fn refuse_with(
        &mut self,
        field: &'static str,
        key: &'static str,
        args: Vec<(&'static str, String)>,
    ) {
        self.errors.add_with(field, key, args);
    }

    /// The files sent with it; the form holds them no longer.
    pub fn take_files(&mut self) -> Vec<SentFile> {
        std::mem::take(&mut self.files)
    }

    /// Notes which files are kept for it, and a mark for each that differs when its content does.
    pub fn set_kept(&mut self, kept: Vec<KeptFile>, marks: Vec<String>) {
        (self.kept, self.file_marks) = (kept, marks);
    }

    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// # Errors
    /// `Invalid` with everything that was refused so far.
    pub fn check(&self) -> Result<(), AppError> {
        self.errors.clone().into_result()
    }

    /// Key that makes the same form sent twice one act; bound to the account, and to what was
    /// typed: who goes back and writes something else has not sent it before.
    pub fn submission_key(&self, account_id: i64) -> Option<String> {
        let key = self.get("form_key");
        let sane = (8..=64).contains(&key.len())
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        sane.then(|| format!("{account_id}:{key}:{}", self.digest()))
    }

    /// Sixteen digits that differ when anything typed differs.
    fn digest(&self) -> String {
        let mut bytes = Vec::new();
        // The address of a kept file is made anew each time it is sent; its content is not.
        let typed = self.values.iter();
        let made_anew = ["csrf", "held", guard::WORK];
        for (name, value) in typed.filter(|(name, _)| !made_anew.contains(&name.as_str())) {
            bytes.extend_from_slice(name.as_bytes());
            bytes.push(0);
            bytes.extend_from_slice(value.as_bytes());
            bytes.push(0);
        }
        for mark in &self.file_marks {
            bytes.extend_from_slice(mark.as_bytes());
        }
        sha256_hex(&bytes).chars().take(16).collect()
    }
}

/// `YYYY-MM-DD`, in a year that somebody may mean. What the calendar goes on to (the year -4800)
/// not every database can keep.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let is_plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let day: NaiveDate = is_plain.then(|| text.parse().ok())??;
    (1900..=2200).contains(&day.year()).then_some(day)
}

pub(super) fn text_args(problem: &TextProblem) -> Vec<(&'static str, String)> {
    match problem {
        TextProblem::TooShort { min } => vec![("min", min.to_string())],
        TextProblem::TooLong { max, actual } => {
            vec![("max", max.to_string()), ("actual", actual.to_string())]
        }
        TextProblem::Empty | TextProblem::NotAllowed => Vec::new(),
    }
}

impl FromRequest for PostForm {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let form = read(&request, payload).await?;
            check_origin(&request, &form)?;
            Ok(guard::marked(&request, form))
        })
    }
}

/// Reads the form of a request that no handler will see, so that its texts can be given back.
pub(super) async fn remember_typed(request: &HttpRequest, payload: Payload) {
    // What is no form, or cannot be read, holds nothing to give back.
    let _ = match upload::boundary_of(request) {
        Some(boundary) => upload::read_texts(request, payload, &boundary).await,
        None => read(request, payload).await.map(|_| ()),
    };
}

/// Reads a form and remembers what was typed.
pub(super) async fn read(request: &HttpRequest, payload: Payload) -> Result<PostForm, AppError> {
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let is_form = content_type
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value
                .trim_start()
                .to_ascii_lowercase()
                .starts_with("application/x-www-form-urlencoded")
        });
    if !is_form {
        return Err(AppError::BadRequest("error.not-a-form"));
    }
    let body = read_body(payload, MAX_READ).await?;
    let values = parse(&body).ok_or(AppError::BadRequest("error.encoding"))?;
    remember(request, &values);
    if body.len() > MAX_BYTES {
        return Err(AppError::TooLarge);
    }
    Ok(PostForm {
        values,
        ..PostForm::default()
    })
}

/// For the error page.
pub(super) fn remember(request: &HttpRequest, values: &[(String, String)]) {
    let shown = values
        .iter()
        .filter(|(name, _)| !SECRET.contains(&name.as_str()));
    request
        .extensions_mut()
        .insert(Typed(shown.cloned().collect()));
}

/// A form must come from a page of ours. Signed in, it carries the session's token. Not signed
/// in, there is no authority to abuse; a browser that says the form came from elsewhere is
/// refused all the same (signing somebody in as another person).
pub(super) fn check_origin(request: &HttpRequest, form: &PostForm) -> Result<(), AppError> {
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return Err(AppError::Internal(
            "the application is not configured".to_owned(),
        ));
    };
    let headers = request.headers();
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &header::HeaderValue| value.to_str().ok())
    };
    let from_elsewhere = match text(header::HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "cross-site" || site == "same-site",
        None => match (text(header::ORIGIN), text(header::HOST)) {
            (Some(origin), Some(host)) => origin
                .split_once("://")
                .is_none_or(|(_, origin_host)| origin_host != host),
            _ => false,
        },
    };
    if from_elsewhere {
        return Err(AppError::Forbidden("error.cross-site"));
    }
    let expected = csrf_token(app, request);
    if !expected.is_empty() && !constant_time_eq(expected.as_bytes(), form.get("csrf").as_bytes()) {
        return Err(AppError::BadRequest("error.stale-form"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
