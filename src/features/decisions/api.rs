//! Published decision records, for machines.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::handlers::find_shown;
use super::model::{Commitment, DecisionRecord, Theme};
use super::{publish, rules, store};
use crate::features::consultations::Consultation;
use crate::features::deadlines::rules::local_day;
use crate::features::results;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::api::{After, Cursor, List, PAGE};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/decisions").get(list_decisions))
        .service(web::resource("/api/v1/decisions/{id:\\d+}").get(show_decision));
}

/// One of the published decision records. Everything it says is at `data_url`.
#[derive(Serialize, ToSchema)]
pub struct DecisionItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub title: String,
    pub asked: String,
    /// Its beginning, plain text.
    pub summary: String,
    pub decided_on: chrono::NaiveDate,
    pub body_id: i64,
    pub consultation_id: i64,
    pub commitments_done: i64,
    pub commitments_total: i64,
    pub lang: String,
    pub published_at: UtcTime,
    pub url: String,
    pub data_url: String,
}

/// Published decision records, newest first.
#[utoipa::path(get, path = "/api/v1/decisions", tag = "decisions",
    params(("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<DecisionItem>)))]
pub async fn list_decisions(
    visit: Visit,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let behind = query.time_and_id()?;
    visit
        .public_data(
            move |conn| match behind {
                Some(behind) => super::list_behind(conn, behind, PAGE + 1),
                None => super::list_recent(conn, PAGE + 1),
            },
            |visit, rows| {
                let items = rows
                    .into_iter()
                    .map(|row| DecisionItem {
                        url: visit.app.absolute(&row.url),
                        data_url: visit.app.absolute(&format!("{}.json", row.url)),
                        id: row.id,
                        state: "published",
                        title: row.title,
                        asked: row.asked,
                        summary: row.summary,
                        decided_on: row.decided_on,
                        body_id: row.body_id,
                        consultation_id: row.consultation_id,
                        commitments_done: row.commitments_done,
                        commitments_total: row.commitments_total,
                        lang: row.lang,
                        published_at: row.published_at,
                    })
                    .collect();
                let list = List::new(items, |last: &DecisionItem| {
                    Cursor::at(Some(last.published_at), last.id).text()
                });
                Ok(list.data(visit)?.topic("decisions"))
            },
        )
        .await
}

/// A decision record with its themes and commitments.
#[derive(Serialize, ToSchema)]
pub struct DecisionText {
    id: i64,
    /// Always `published`.
    state: &'static str,
    title: String,
    asked: String,
    /// Markdown.
    summary: String,
    decided_on: chrono::NaiveDate,
    body_id: i64,
    consultation_id: i64,
    lang: String,
    published_at: Option<UtcTime>,
    digest: String,
    themes: Vec<ThemeItem>,
    commitments: Vec<CommitmentItem>,
    /// Addresses of the results that it answers.
    result_urls: Vec<String>,
    url: String,
    data_url: String,
}

/// What was said, what was decided, and why.
#[derive(Serialize, ToSchema)]
pub struct ThemeItem {
    id: i64,
    title: String,
    said: String,
    decided: String,
    why: String,
    /// Tokens of the contributions behind it.
    contributions: Vec<String>,
}

/// What was promised, and how far it is.
#[derive(Serialize, ToSchema)]
pub struct CommitmentItem {
    id: i64,
    /// `planned`, `in_progress`, `done` or `dropped`.
    state: String,
    text: String,
    due_on: chrono::NaiveDate,
    is_overdue: bool,
    body_id: i64,
    note: String,
    updated_at: UtcTime,
    url: String,
}

struct Whole {
    record: DecisionRecord,
    consultation: Consultation,
    themes: Vec<Theme>,
    cited: HashMap<i64, Vec<String>>,
    commitments: Vec<Commitment>,
    results: Vec<results::Summary>,
}

fn read(conn: &mut DbConn, id: i64, now: UtcTime) -> Result<Whole, AppError> {
    let (record, consultation) = find_shown(conn, id, now)?;
    let mut cited: HashMap<i64, Vec<String>> = HashMap::new();
    for one in store::list_cited(conn, id)? {
        cited.entry(one.theme_id).or_default().push(one.token);
    }
    Ok(Whole {
        themes: store::list_themes(conn, id)?,
        commitments: store::list_commitments(conn, id)?,
        results: publish::cited_results(conn, &record)?,
        record,
        consultation,
        cited,
    })
}

/// One decision record with what was said, decided and promised.
#[utoipa::path(get, path = "/api/v1/decisions/{id}", tag = "decisions",
    params(("id" = i64, Path, description = "Number of the decision record")),
    responses((status = 200, description = "The decision record", body = DecisionText),
        (status = 404, description = "No such decision record")))]
pub async fn show_decision(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let (id, now) = (path.into_inner(), visit.now);
    visit
        .public_data(
            move |conn| read(conn, id, now),
            move |visit, whole| {
                let consultation = format!("consultation:{}", whole.consultation.id);
                let data = Data::json(&text(visit, whole))?;
                Ok(data.topic(format!("decision:{id}")).topic(consultation))
            },
        )
        .await
}

fn text(visit: &Visit, whole: Whole) -> DecisionText {
    let today = local_day(visit.now, visit.app.config.site.time_zone.0);
    let Whole {
        record, mut cited, ..
    } = whole;
    let url = visit.app.absolute(&super::url(record.id));
    let commitment = |one: Commitment| CommitmentItem {
        url: format!("{url}#commitment-{}", one.id),
        is_overdue: rules::is_overdue(one.state, one.due_on, today),
        id: one.id,
        state: one.state.to_string(),
        text: one.text,
        due_on: one.due_on,
        body_id: one.body_id,
        note: one.note,
        updated_at: one.updated_at,
    };
    DecisionText {
        commitments: whole.commitments.into_iter().map(commitment).collect(),
        themes: whole
            .themes
            .into_iter()
            .map(|theme| ThemeItem {
                contributions: cited.remove(&theme.id).unwrap_or_default(),
                id: theme.id,
                title: theme.title,
                said: theme.said,
                decided: theme.decided,
                why: theme.why,
            })
            .collect(),
        result_urls: whole
            .results
            .iter()
            .map(|result| visit.app.absolute(&result.url))
            .collect(),
        id: record.id,
        state: "published",
        title: record.title,
        asked: record.asked,
        summary: record.summary,
        decided_on: record.decided_on,
        body_id: record.body_id,
        consultation_id: record.consultation_id,
        lang: whole.consultation.lang,
        published_at: record.published_at,
        digest: record.digest,
        data_url: format!("{url}.json"),
        url,
    }
}
