//! What the addresses under `/api/v1` share: JSON in, lists out, one act for one key.

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::future::Future;
use std::pin::Pin;

use super::visit::Visit;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::idempotency::Once;
use crate::platform::text::TextRule;

/// Items of a list, at most.
pub const PAGE: i64 = 100;
/// Most bytes of a JSON body.
const MAX_BYTES: usize = 256 * 1024;

/// One page of a list. `next` is the value of `?after=` for the next page.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct List<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T> List<T> {
    /// A page made of up to `PAGE + 1` items, of which the surplus one shows that there is more.
    pub fn new(mut items: Vec<T>, cursor: impl FnOnce(&T) -> String) -> Self {
        let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let has_more = items.len() > limit;
        items.truncate(limit);
        let next = if has_more {
            items.last().map(cursor)
        } else {
            None
        };
        Self { items, next }
    }

    /// Everything there is.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

/// `?after=`, a cursor that a list gave out.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct After {
    after: Option<String>,
}

impl After {
    /// # Errors
    /// `Invalid` when it is none of ours.
    pub fn id(&self) -> Result<Option<i64>, AppError> {
        match self.after.as_deref().filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => match text.parse() {
                Ok(id) => Ok(Some(id)),
                Err(_) => Err(AppError::field("after", "api.cursor")),
            },
        }
    }
}

/// A JSON body with the digest of its bytes.
pub struct JsonBody<T> {
    pub value: T,
    bytes: web::Bytes,
}

impl<T> JsonBody<T> {
    /// What makes this request one act, by the `Idempotency-Key` that came with it.
    pub fn once(&self, visit: &Visit) -> Once {
        let key = visit.request.headers().get("idempotency-key");
        let key = key.and_then(|key| key.to_str().ok()).map(|key| {
            key.chars()
                .filter(|c| c.is_ascii_graphic())
                .take(128)
                .collect::<String>()
        });
        let who = visit.actor.account_id.map_or_else(
            || super::visit::network(&visit.app, &visit.request),
            |id| format!("account:{id}"),
        );
        let scope = format!("{who} {} {}", visit.request.method(), visit.request.path());
        Once::new(scope, key.filter(|key| !key.is_empty()), &self.bytes)
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for JsonBody<T> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.to_ascii_lowercase().starts_with("application/json"));
        let payload = payload.take();
        Box::pin(async move {
            if !is_json {
                return Err(AppError::BadRequest("api.not-json"));
            }
            let bytes = super::body::read_body(payload, MAX_BYTES).await?;
            // serde's message names what is wrong, but may quote what was sent: ours does not.
            let value =
                serde_json::from_slice(&bytes).map_err(|_| AppError::BadRequest("api.not-json"))?;
            Ok(Self { value, bytes })
        })
    }
}

/// Checks a text of a JSON body as a form's field is checked.
pub fn text(errors: &mut FieldErrors, field: &'static str, value: &str, rule: TextRule) -> String {
    match rule.check(value) {
        Ok(text) => text,
        Err(problem) => {
            errors.add_with(field, problem.key(), super::forms::text_args(&problem));
            String::new()
        }
    }
}

/// An answer to a write: a status and a JSON text.
pub fn answer((status, body): (u16, String)) -> HttpResponse {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    HttpResponse::build(status)
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body)
}
