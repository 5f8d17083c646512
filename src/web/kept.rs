//! What is kept: sent to whoever asks, and read back by us.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header;
use chrono::Duration;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::visit::Visit;
use crate::platform::cache::{CachedPage, Fresh, PageKey};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

/// 'closes in 3 days' is true for a while; a kept page is made again after this long.
pub const FRESH_SECONDS: i64 = 60;

impl Visit {
    /// What is costly to read and may be a minute old: read once and kept under `name`, which no
    /// address of the site can be.
    ///
    /// # Errors
    /// What `read` returns; when the value has no JSON form.
    pub async fn read_slowly<T, R>(&self, name: &str, read: R) -> Result<T, AppError>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        R: FnOnce(&mut DbConn) -> Result<T, AppError> + Send + 'static,
    {
        let key = PageKey {
            lang: "",
            address: name.to_owned(),
        };
        let kept = match self.app.pages.find_or_claim(&key, self.now).await {
            Ok(kept) => kept,
            Err(claim) => {
                let value = self.app.db.read(read).await?;
                claim.keep(Fresh {
                    content_type: "application/json",
                    body: &serde_json::to_vec(&value)?,
                    topics: &[],
                    fresh_until: self.now.plus(Duration::seconds(FRESH_SECONDS)),
                    link: "",
                })
            }
        };
        Ok(serde_json::from_slice(&kept.plain())?)
    }
}

/// A kept page as an answer: 304 where the client has it already.
pub fn send_kept(page: &CachedPage, request: &actix_web::HttpRequest) -> HttpResponse {
    let names = |name: header::HeaderName, wanted: &str| {
        let value = request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok());
        value.is_some_and(|value| {
            value
                .split(',')
                .any(|part| part.trim().trim_start_matches("W/").starts_with(wanted))
        })
    };
    let unchanged = names(header::IF_NONE_MATCH, &page.etag);
    let status = if unchanged {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    };
    let mut response = HttpResponse::build(status);
    response
        .insert_header((header::ETAG, page.etag.as_str()))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, "accept-encoding, accept-language, cookie"));
    if !page.link.is_empty() {
        response.insert_header((header::LINK, page.link.as_str()));
    }
    if unchanged {
        return response.finish();
    }
    response.insert_header((header::CONTENT_TYPE, page.content_type));
    if names(header::ACCEPT_ENCODING, "gzip") {
        response.insert_header((header::CONTENT_ENCODING, "gzip"));
        response.body(page.gzip.clone())
    } else {
        response.body(page.plain())
    }
}
