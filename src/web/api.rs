//! What the addresses under `/api/v1` share: JSON in, lists out, one act for one key.

mod body;
mod list;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header;

pub use body::{JsonBody, text};
pub use list::{After, Cursor, List, PAGE, next_link, refused};

use super::visit::Visit;

/// An answer to a write: a status and a JSON text. What was made stands at `place` followed by
/// its token.
pub fn answer(visit: &Visit, (status, body): (u16, String), place: &str) -> HttpResponse {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "no-store"));
    let made: Option<serde_json::Value> = serde_json::from_str(&body).ok();
    let token = made.as_ref().and_then(|made| made.get("token")?.as_str());
    if let Some(token) = token.filter(|_| status == StatusCode::CREATED) {
        let location = visit.app.absolute(&format!("{place}{token}"));
        response.insert_header((header::LOCATION, location));
    }
    response.body(body)
}
