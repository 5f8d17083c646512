//! Petitions, for machines. Signing needs no key, and the answer tells nothing about the address.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::handlers::{for_everybody, read, read_signature};
use super::model::{Order, Shelf, Start, Summary};
use super::views::{Read, summary_of};
use super::{counts, signing, topic};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::idempotency;
use crate::platform::limits::Limited;
use crate::web::api::{After, Cursor, JsonBody, List, PAGE, answer};
use crate::web::{Data, PostForm, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/petitions").get(list_petitions))
        .service(web::resource("/api/v1/petitions/{id:\\d+}").get(show_petition))
        .service(web::resource("/api/v1/petitions/{id:\\d+}/signatures").post(sign_petition));
}

/// A petition, and how far it is.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PetitionItem {
    pub id: i64,
    pub token: String,
    /// `open`, `closed`, `stopped` or `rejected`.
    pub state: String,
    /// What is asked for; of one that was refused for its wording, that it was not accepted.
    pub title: String,
    /// Key of the published reason for which it was not accepted.
    pub reason: Option<String>,
    pub body_id: i64,
    pub signature_count: i64,
    /// Signatures from which a response is owed.
    pub threshold: i64,
    /// Signatures from which the body decides on a debate, if there may be one.
    pub debate_threshold: Option<i64>,
    pub opened_at: Option<UtcTime>,
    pub closes_at: Option<UtcTime>,
    pub threshold_reached_at: Option<UtcTime>,
    pub response_due_at: Option<UtcTime>,
    pub responded_at: Option<UtcTime>,
    /// What the body says to it, in short; empty until it responds.
    pub response_summary: String,
    pub created_at: UtcTime,
    pub url: String,
}

/// A petition with everything it says.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PetitionText {
    #[serde(flatten)]
    petition: PetitionItem,
    lang: String,
    author_name: String,
    background: String,
    /// Markdown.
    details: String,
    /// Markdown; empty until the body responds.
    response_text: String,
    /// Name of the official who responded.
    responded_by: Option<String>,
    /// Its figures, by day and area.
    data_url: String,
}

fn item(visit: &Visit, row: Summary) -> PetitionItem {
    PetitionItem {
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
        debate_threshold: row.debate_threshold,
        opened_at: row.opened_at,
        closes_at: row.closes_at,
        threshold_reached_at: row.threshold_reached_at,
        response_due_at: row.response_due_at,
        responded_at: row.responded_at,
        response_summary: row.response_summary,
        created_at: row.created_at,
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct Query {
    shelf: Option<String>,
    #[serde(flatten)]
    after: After,
}

/// Where the list of a shelf goes on.
fn start(shelf: Option<Shelf>, after: Option<Cursor>) -> Result<Start, AppError> {
    Ok(match (shelf, after) {
        (_, None) => Start::Offset(0),
        (None | Some(Shelf::Open), Some(cursor)) => Start::Number(cursor.key, cursor.id),
        (Some(_), Some(cursor)) => Start::Time(cursor.time()?, cursor.id),
    })
}

/// The last petition of a page, by what its shelf is sorted by.
fn cursor(shelf: Option<Shelf>, last: &PetitionItem) -> String {
    let id = last.id;
    let cursor = match shelf {
        None => Cursor { key: id, id },
        Some(Shelf::Open) => Cursor {
            key: last.signature_count,
            id,
        },
        Some(Shelf::Waiting) => Cursor::at(last.response_due_at, id),
        Some(Shelf::Answered) => Cursor::at(last.responded_at, id),
        Some(Shelf::Closed) => Cursor::at(last.closes_at, id),
        Some(Shelf::Rejected) => Cursor::at(Some(last.created_at), id),
    };
    cursor.text()
}

/// Petitions of one shelf: open ones by signatures, waiting ones due first, others newest first;
/// or all public ones, newest first.
#[utoipa::path(get, path = "/api/v1/petitions", tag = "petitions",
    params(
        ("shelf" = Option<String>, Query,
            description = "`open` (default), `waiting`, `answered`, `closed`, `rejected` or `all`"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<PetitionItem>)))]
pub async fn list_petitions(
    visit: Visit,
    query: web::Query<Query>,
) -> Result<HttpResponse, AppError> {
    let shelf = match query.shelf.as_deref() {
        None => Some(Shelf::Open),
        Some("all") => None,
        Some(word) => Some(Shelf::parse(word).ok_or(AppError::field("shelf", "form.choose"))?),
    };
    let start = start(shelf, query.after.cursor()?)?;
    let now = visit.now;
    visit
        .public_data(
            move |conn| super::list_from(conn, shelf, Order::Signatures, now, start, PAGE + 1),
            move |visit, rows| {
                let items = rows.into_iter().map(|row| item(visit, row)).collect();
                let list = List::new(items, |last| cursor(shelf, last));
                let data = list.data(visit)?.topic(super::PLACE);
                // Each signature changes a count and touches its petition alone.
                let topics = list
                    .items
                    .iter()
                    .flat_map(|item| [topic(item.id), counts(item.id)]);
                Ok(topics.fold(data, Data::topic))
            },
        )
        .await
}

/// One petition with its text and the response to it.
#[utoipa::path(get, path = "/api/v1/petitions/{id}", tag = "petitions",
    params(("id" = i64, Path, description = "Number of the petition")),
    responses(
        (status = 200, description = "The petition", body = PetitionText),
        (status = 404, description = "No such petition"),
        (status = 410, description = "It was taken away"),
    ))]
pub async fn show_petition(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    visit
        .public_data(
            move |conn| read(conn, id, None),
            move |visit, read| {
                let read = for_everybody(visit, read)?;
                Ok(Data::json(&whole(visit, read))?
                    .topic(topic(id))
                    .topic(counts(id))
                    .topic(super::PLACE))
            },
        )
        .await
}

fn whole(visit: &Visit, read: Read) -> PetitionText {
    let mut summary = summary_of(&read, visit.now);
    summary.reason = read.reason_key;
    let url = visit.app.absolute(&summary.url);
    PetitionText {
        petition: item(visit, summary),
        lang: read.contribution.lang,
        author_name: read.contribution.author_name,
        background: read.petition.background,
        details: read.petition.details,
        response_text: read.petition.response_text,
        responded_by: read.official.map(|official| official.name),
        data_url: format!("{url}.json"),
    }
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
    /// Whether news of the petition go to the address, until its owner ends them.
    wants_updates: bool,
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
        (status = 409, description = "The petition has closed, or the key had another body"),
        (status = 422, description = "Some fields were refused"),
    )
)]
pub async fn sign_petition(
    visit: Visit,
    path: web::Path<i64>,
    body: JsonBody<SignatureRequest>,
) -> Result<HttpResponse, AppError> {
    visit.limit_network(Limited::Sign)?;
    let once = body.once(&visit)?;
    let sent = body.value;
    let mut form = PostForm::from_pairs([
        ("name".to_owned(), sent.name),
        ("email".to_owned(), sent.email),
        ("postcode".to_owned(), sent.postcode),
        ("country".to_owned(), sent.country),
        (
            "updates".to_owned(),
            if sent.wants_updates { "yes" } else { "" }.to_owned(),
        ),
    ]);
    let Some(new) = read_signature(&mut form, path.into_inner(), &visit) else {
        form.check()?;
        return Err(AppError::BadRequest("error.bad-request"));
    };
    let received = serde_json::to_string(&SignatureReceived { state: "pending" })?;
    let (app, now) = (visit.app.clone(), visit.now);
    let made = visit
        .app
        .db
        .write(move |tx| {
            idempotency::run(tx, &once, now, |tx| {
                signing::sign(tx, &app.tokens, &new, now)?;
                Ok((202, received))
            })
        })
        .await?;
    Ok(answer(&visit, made, ""))
}
