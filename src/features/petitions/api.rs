//! Petitions, for machines. Signing needs no key, and the answer tells nothing about the address.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::handlers::{read_signature, store_signature};
use super::model::{Order, Shelf};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::api::{JsonBody, List, PAGE};
use crate::web::{Data, PostForm, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/api/v1/petitions", web::get().to(list_petitions))
        .route(
            "/api/v1/petitions/{id:\\d+}/signatures",
            web::post().to(sign_petition),
        );
}

/// A petition, and how far it is.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PetitionItem {
    pub id: i64,
    pub token: String,
    pub state: String,
    /// What is asked for; of one that was refused for its wording, that it was not accepted.
    pub title: String,
    /// Key of the published reason for which it was not accepted.
    pub reason: Option<String>,
    pub body_id: i64,
    pub signature_count: i64,
    /// Signatures from which a response is owed.
    pub threshold: i64,
    pub opened_at: Option<UtcTime>,
    pub closes_at: Option<UtcTime>,
    pub threshold_reached_at: Option<UtcTime>,
    pub response_due_at: Option<UtcTime>,
    pub responded_at: Option<UtcTime>,
    pub url: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Query {
    shelf: Option<String>,
    after: Option<String>,
}

/// Petitions of one shelf; those with most signatures first.
#[utoipa::path(get, path = "/api/v1/petitions", tag = "petitions",
    params(
        ("shelf" = Option<String>, Query,
            description = "`open` (default), `waiting`, `answered`, `closed` or `rejected`"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, body = List<PetitionItem>), (status = 422)))]
pub async fn list_petitions(
    visit: Visit,
    query: web::Query<Query>,
) -> Result<HttpResponse, AppError> {
    let shelf = match query.shelf.as_deref() {
        None => Shelf::Open,
        Some(word) => Shelf::parse(word).ok_or(AppError::field("shelf", "form.choose"))?,
    };
    let offset: i64 = match query.after.as_deref().filter(|after| !after.is_empty()) {
        None => 0,
        Some(after) => after
            .parse()
            .ok()
            .filter(|offset| (0..=1_000_000).contains(offset))
            .ok_or(AppError::field("after", "api.cursor"))?,
    };
    let now = visit.now;
    visit
        .public_data(
            move |conn| super::list(conn, shelf, Order::Signatures, now, offset, PAGE + 1),
            move |visit, rows| {
                let items = rows
                    .into_iter()
                    .map(|row| PetitionItem {
                        url: visit.app.absolute(&row.url),
                        id: row.id,
                        token: row.token,
                        state: row.state.to_string(),
                        title: if row.title.is_empty() {
                            visit.text("petitions-not-accepted-title")
                        } else {
                            row.title
                        },
                        reason: row.reason,
                        body_id: row.body_id,
                        signature_count: row.signature_count,
                        threshold: row.threshold,
                        opened_at: row.opened_at,
                        closes_at: row.closes_at,
                        threshold_reached_at: row.threshold_reached_at,
                        response_due_at: row.response_due_at,
                        responded_at: row.responded_at,
                    })
                    .collect();
                let list = List::new(items, |_| (offset + PAGE).to_string());
                Ok(Data::json(&list)?.topic("petitions"))
            },
        )
        .await
}

/// Somebody who signs.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[derive(Default)]
pub struct SignatureRequest {
    /// 2 to 100 characters, never shown.
    name: String,
    /// Gets the mail with the link that confirms.
    email: String,
    /// May be empty where a country has none.
    postcode: String,
    /// ISO 3166-1 code of two letters; `ZZ` for others.
    country: String,
}

/// Always the same, whether or not the address had signed.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SignatureReceived {
    /// `pending`: it counts once the link in the mail is opened and confirmed.
    state: &'static str,
}

/// Signs a petition; a mail goes to the address, whose owner confirms.
#[utoipa::path(
    post,
    path = "/api/v1/petitions/{id}/signatures",
    tag = "petitions",
    params(("id" = i64, Path, description = "Number of the petition")),
    request_body = SignatureRequest,
    responses(
        (status = 202, description = "Received; waits for its confirmation", body = SignatureReceived),
        (status = 404, description = "No such petition"),
        (status = 409, description = "The petition has closed"),
        (status = 422, description = "Some fields were refused"),
    )
)]
pub async fn sign_petition(
    visit: Visit,
    path: web::Path<i64>,
    body: JsonBody<SignatureRequest>,
) -> Result<HttpResponse, AppError> {
    visit.limit_network(Limited::Sign)?;
    let sent = body.value;
    let mut form = PostForm::from_pairs([
        ("name".to_owned(), sent.name),
        ("email".to_owned(), sent.email),
        ("postcode".to_owned(), sent.postcode),
        ("country".to_owned(), sent.country),
    ]);
    let Some(new) = read_signature(&mut form, path.into_inner(), &visit) else {
        form.check()?;
        return Err(AppError::BadRequest("error.bad-request"));
    };
    store_signature(&visit, new).await?;
    Ok(HttpResponse::build(StatusCode::ACCEPTED).json(SignatureReceived { state: "pending" }))
}
