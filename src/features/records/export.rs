//! The promises behind a record, one by one with their events: what anybody needs to count again.
//! No names and no words; a confidential question is a row without an address.

use std::collections::{HashMap, HashSet};

use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use chrono_tz::Tz;
use futures_util::stream;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::features::deadlines::PromiseKind;
use crate::features::deadlines::record::{self, Published};
use crate::features::{bodies, questions};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::table::Table;
use crate::web::Visit;

/// Promises of which a record is counted.
const KINDS: [PromiseKind; 2] = [PromiseKind::Answer, PromiseKind::InternalReview];
/// Promises read at once for a file.
const PIECE: i64 = 1_000;

/// A promise of a body, with everything that happened to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromiseItem {
    pub id: i64,
    /// answer or internal_review.
    pub kind: &'static str,
    /// A question handed on has one promise after another, numbered from 1.
    pub ordinal: i64,
    /// running, paused, met, met_late, withdrawn or transferred.
    pub state: &'static str,
    pub started_at: UtcTime,
    /// Days are those on the clocks of the calendar by which it is counted.
    pub started_on: NaiveDate,
    pub due_on: NaiveDate,
    pub ended_at: Option<UtcTime>,
    pub ended_on: Option<NaiveDate>,
    pub extension_count: i64,
    pub was_refused: bool,
    /// Of an answer: answered, partly or not_answered, where it was rated.
    pub rating: Option<&'static str>,
    /// Of a review that was decided: upheld or changed.
    pub review_outcome: Option<&'static str>,
    /// Of the question; null where not everybody may read it.
    pub url: Option<String>,
    pub events: Vec<PromiseHappening>,
}

/// Something that happened to a promise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromiseHappening {
    pub ordinal: i64,
    /// started, paused, resumed, continued, extended, restarted, met, withdrawn, transferred or moved.
    pub change: String,
    pub at: UtcTime,
    /// Of an extension.
    pub days: Option<i64>,
    /// The due day after it.
    pub due_on: NaiveDate,
}

/// Promises of a body, by number after `after`.
///
/// # Errors
/// When the database cannot be read.
pub fn list_items(
    conn: &mut DbConn,
    app: &App,
    body_id: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<PromiseItem>, AppError> {
    let zone: Tz = app.config.site.time_zone.0;
    let rows = record::list_published(conn, &KINDS, body_id, after, limit, zone)?;
    let ids: HashSet<i64> = rows.iter().map(|row| row.promise.subject_id).collect();
    let ids: Vec<i64> = ids.into_iter().collect();
    let marks = questions::record::marks(conn, body_id, &ids)?;
    let ratings: HashMap<_, _> = marks.ratings.into_iter().collect();
    let outcomes: HashMap<_, _> = marks.outcomes.into_iter().collect();
    let public: HashSet<i64> = marks.public.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let (id, kind) = (row.promise.subject_id, row.promise.kind);
            let rating = ratings
                .get(&id)
                .filter(|_| kind == PromiseKind::Answer && row.promise.ended_at.is_some());
            let outcome = outcomes
                .get(&id)
                .filter(|_| kind == PromiseKind::InternalReview);
            let url = public
                .contains(&id)
                .then(|| app.absolute(&questions::url(id)));
            PromiseItem {
                rating: rating.map(|one| one.as_str()),
                review_outcome: outcome.map(|one| one.as_str()),
                url,
                ..PromiseItem::from(row)
            }
        })
        .collect())
}

impl From<Published> for PromiseItem {
    fn from(row: Published) -> Self {
        let promise = row.promise;
        Self {
            id: promise.id,
            kind: promise.kind.as_str(),
            ordinal: promise.ordinal,
            state: promise.state.as_str(),
            started_at: promise.started_at,
            started_on: row.started_on,
            due_on: promise.due_on,
            ended_at: promise.ended_at,
            ended_on: row.ended_on,
            extension_count: promise.extension_count,
            was_refused: promise.was_refused,
            rating: None,
            review_outcome: None,
            url: None,
            events: row
                .events
                .into_iter()
                .map(|event| PromiseHappening {
                    ordinal: event.ordinal,
                    change: event.change,
                    at: event.at,
                    days: event.days,
                    due_on: event.due_on,
                })
                .collect(),
        }
    }
}

const COLUMNS: [&str; 19] = [
    "promise_id",
    "kind",
    "promise_ordinal",
    "state",
    "started_at",
    "started_on",
    "due_on",
    "ended_at",
    "ended_on",
    "extension_count",
    "was_refused",
    "rating",
    "review_outcome",
    "url",
    "event_ordinal",
    "change",
    "at",
    "days",
    "event_due_on",
];

/// One row for each event, with its promise in front.
fn write(table: &mut Table, item: &PromiseItem) -> Result<(), AppError> {
    let text = |value: Option<String>| value.unwrap_or_default();
    for event in &item.events {
        table.row(&[
            &item.id.to_string(),
            item.kind,
            &item.ordinal.to_string(),
            item.state,
            &item.started_at.rfc3339(),
            &item.started_on.to_string(),
            &item.due_on.to_string(),
            &text(item.ended_at.map(|at| at.rfc3339())),
            &text(item.ended_on.map(|day| day.to_string())),
            &item.extension_count.to_string(),
            if item.was_refused { "true" } else { "false" },
            item.rating.unwrap_or_default(),
            item.review_outcome.unwrap_or_default(),
            item.url.as_deref().unwrap_or_default(),
            &event.ordinal.to_string(),
            &event.change,
            &event.at.rfc3339(),
            &text(event.days.map(|days| days.to_string())),
            &event.due_on.to_string(),
        ])?;
    }
    Ok(())
}

/// `GET /bodies/{slug}/events.csv`: all of them, sent as they are read, a piece at a time.
pub async fn export_events(
    visit: Visit,
    slug: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let slug = slug.into_inner();
    let body = visit
        .app
        .db
        .read(move |conn| bodies::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound))
        .await?;
    let head = Bytes::from(Table::new(&COLUMNS)?.finish()?);
    let app = visit.app.clone();
    let pieces = stream::unfold(Some((Some(head), 0)), move |left| {
        let app = app.clone();
        async move {
            let (head, after) = left?;
            if let Some(head) = head {
                return Some((Ok(head), Some((None, after))));
            }
            match read_piece(app, body.id, after).await {
                Ok(Some((piece, last))) => Some((Ok(piece), Some((None, last)))),
                Ok(None) => None,
                // The file breaks off, so that nobody takes it for whole.
                Err(error) => Some((Err(error), None)),
            }
        }
    });
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .streaming(pieces))
}

async fn read_piece(
    app: web::Data<App>,
    body_id: i64,
    after: i64,
) -> Result<Option<(Bytes, i64)>, AppError> {
    let db = app.db.clone();
    db.read(move |conn| {
        let items = list_items(conn, &app, body_id, after, PIECE)?;
        let Some(last) = items.last().map(|item| item.id) else {
            return Ok(None);
        };
        let mut table = Table::headless();
        for item in &items {
            write(&mut table, item)?;
        }
        Ok(Some((Bytes::from(table.finish()?), last)))
    })
    .await
}
