//! What a consultation brought: a frozen aggregate with charts, data and a digest.
//!
//! A result is a draft, then published, and never changes after that: everything it says is in
//! one canonical JSON text whose digest stands in the public log. Each contribution that was
//! counted gets an entry in the log, so that its author can see where it counted.

pub mod api;
mod canonical;
mod charts;
mod handlers;
mod model;
pub mod rules;
mod store;
mod tally;
mod views;

use actix_web::web;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::consultations::{self, Consultation, PublicationState};
use super::deadlines::By;
use super::deadlines::rules::local_day;
use super::ledger::{self, Act, ActingAs};
use super::notifications::{self, News};
use super::search;
use crate::app::App;
use crate::platform::crypto::{public_token, seeded_public_token, sha256_hex};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{self, JobHandler, Work};
use crate::platform::markdown;
use crate::platform::text::excerpt;

pub use canonical::canonical_json;
pub use handlers::publisher;
pub use model::{Figures, Frozen, NewResult, ResultRecord, Summary};

/// Kind of the job that notes at each contribution that it was counted.
pub const MARK_COUNTED: &str = "results.mark-counted";
/// Contributions marked in one transaction.
const CHUNK: usize = 500;
/// Characters of a finding in lists.
const EXCERPT: usize = 240;
const FORMAT: i64 = 1;

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/results", web::get().to(handlers::list_results))
        .route("/results/{id}.json", web::get().to(handlers::show_json))
        .route("/results/{id}.csv", web::get().to(handlers::show_csv))
        .route("/results/{id}", web::get().to(handlers::show_result))
        .service(
            web::resource("/desk/editor/consultations/{slug}/results/new")
                .get(handlers::new_result)
                .post(handlers::create_result),
        )
        .service(
            web::resource("/desk/editor/results/{id}")
                .get(handlers::edit_result)
                .post(handlers::save_result),
        );
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    let app = app.clone();
    let mark = JobHandler::new(MARK_COUNTED, move |payload, now| {
        let chunk: Chunk = serde_json::from_str(payload)?;
        app.db.write_here(move |tx| {
            let record = store::find(tx, chunk.result_id)?.ok_or(AppError::NotFound)?;
            mark_counted(tx, &record, &chunk.ids, now)
        })
    });
    Work {
        handlers: vec![mark],
        recurring: Vec::new(),
    }
}

/// Who publishes, and in whose name.
#[derive(Clone, Copy, Debug)]
pub struct Publisher {
    pub account_id: Option<i64>,
    pub acting_as: ActingAs,
}

/// Contributions still to be marked as counted.
#[derive(Debug, Serialize, Deserialize)]
struct Chunk {
    result_id: i64,
    ids: Vec<i64>,
}

/// Path of its page.
pub fn url(id: i64) -> String {
    format!("/results/{id}")
}

/// Makes a draft; the same form sent twice makes one.
///
/// # Errors
/// When the row cannot be written.
pub fn create_draft(
    tx: &mut Tx<'_>,
    new: &NewResult,
    now: UtcTime,
) -> Result<ResultRecord, AppError> {
    let token = match &new.submission_key {
        Some(key) => seeded_public_token(format!("result:{key}").as_bytes()),
        None => public_token(),
    };
    let html = markdown::to_html_official(&new.finding).into_string();
    match store::insert(tx, new, &token, &html, now)? {
        Some(record) => Ok(record),
        None => store::find_by_token(tx, &token)?.ok_or(AppError::Unavailable),
    }
}

/// Changes what a draft says.
///
/// # Errors
/// `Conflict` when it is published.
pub fn save_draft(
    tx: &mut Tx<'_>,
    id: i64,
    title: &str,
    finding: &str,
    method: &str,
) -> Result<(), AppError> {
    let html = markdown::to_html_official(finding).into_string();
    if store::set_draft(tx, id, title, finding, &html, method)? {
        Ok(())
    } else {
        Err(AppError::Conflict("results.already-published"))
    }
}

/// Deletes a draft.
///
/// # Errors
/// `Conflict` when it is published.
pub fn delete_draft(tx: &mut Tx<'_>, id: i64) -> Result<(), AppError> {
    if store::delete_draft(tx, id)? {
        Ok(())
    } else {
        Err(AppError::Conflict("results.already-published"))
    }
}

/// The figures as they are now, and the ids of what was counted.
///
/// # Errors
/// When the database cannot be read.
pub fn count(
    conn: &mut DbConn,
    consultation: &Consultation,
    zone: Tz,
    now: UtcTime,
) -> Result<(Figures, Vec<i64>), AppError> {
    let mut tally = tally::Tally::default();
    store::for_each_contribution(conn, consultation.id, |row| tally.add(row, zone))?;
    let sections = store::list_sections(conn, consultation.id)?;
    let (mut figures, ids) = tally.finish(&sections);
    let (opens_at, closes_at) = (consultation.opens_at, consultation.closes_at);
    figures.petitions = store::sum_petitions(
        conn,
        consultation.body_id,
        (opens_at, closes_at),
        (local_day(opens_at, zone), local_day(closes_at, zone)),
    )?;
    let questions = store::list_questions(conn, consultation.id)?;
    figures.questions = rules::sum_up_questions(&questions, now, zone);
    Ok((figures, ids))
}

/// Freezes the figures and publishes a draft.
///
/// # Errors
/// As [`rules::ensure_publishable`]; `Conflict` when somebody else was faster.
pub fn publish(
    tx: &mut Tx<'_>,
    id: i64,
    by: &Publisher,
    zone: Tz,
    now: UtcTime,
) -> Result<ResultRecord, AppError> {
    let draft = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    let consultation = consultations::find(tx, draft.consultation_id)?.ok_or(AppError::NotFound)?;
    rules::ensure_publishable(&consultation, &draft, now)?;
    let (figures, ids) = count(tx, &consultation, zone, now)?;
    let frozen = freeze(&draft, &consultation, figures, zone, now)?;
    let digest = sha256_hex(frozen.as_bytes());
    if !store::set_published(tx, id, &frozen, &digest, now)? {
        return Err(AppError::Conflict("results.already-published"));
    }
    let record = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    make_public(tx, &record, &consultation, by, now)?;
    let promise_by = By {
        acting_as: by.acting_as,
        account_id: by.account_id,
        reason: "",
    };
    consultations::results_published(tx, &consultation, &promise_by, zone, now)?;
    let mut chunks = ids.chunks(CHUNK);
    if let Some(first) = chunks.next() {
        mark_counted(tx, &record, first, now)?;
    }
    for ids in chunks {
        let chunk = Chunk {
            result_id: id,
            ids: ids.to_vec(),
        };
        jobs::enqueue(tx, MARK_COUNTED, &chunk, now)?;
    }
    Ok(record)
}

fn freeze(
    draft: &ResultRecord,
    consultation: &Consultation,
    figures: Figures,
    zone: Tz,
    now: UtcTime,
) -> Result<String, AppError> {
    let frozen = Frozen {
        format: FORMAT,
        title: draft.title.clone(),
        finding: draft.finding.clone(),
        method: draft.method.clone(),
        consultation: model::FrozenConsultation {
            slug: consultation.slug.clone(),
            title: consultation.title.clone(),
            opens_at: consultation.opens_at,
            closes_at: consultation.closes_at,
        },
        counted_at: now,
        time_zone: zone.name().to_owned(),
        figures,
    };
    Ok(canonical_json(&serde_json::to_value(frozen)?))
}

/// Log, search, news, and the pages that show it.
fn make_public(
    tx: &mut Tx<'_>,
    record: &ResultRecord,
    consultation: &Consultation,
    by: &Publisher,
    now: UtcTime,
) -> Result<(), AppError> {
    let act =
        Act::new("results-published", "result", &record.token, by.acting_as).by(by.account_id);
    let detail = json!({
        "title": record.title,
        "url": url(record.id),
        "digest": record.digest,
        "consultation": consultation.slug,
    });
    ledger::append(tx, &act, detail, now)?;
    search::put(
        tx,
        &search::Document {
            subject: format!("result:{}", record.id),
            kind: "result",
            lang: &consultation.lang,
            title: &record.title,
            body: &markdown::plain_text(&record.finding),
            url: &url(record.id),
            shown_at: now,
        },
        now,
    )?;
    let news = News {
        event_key: format!("results-published:{}", record.id),
        subjects: vec![format!("consultation:{}", consultation.id)],
        kind: "results-published".to_owned(),
        title: record.title.clone(),
        url: url(record.id),
        actor_id: by.account_id,
        about: None,
    };
    notifications::announce(tx, &news, now)?;
    tx.touch("results", now);
    tx.touch(format!("result:{}", record.id), now);
    tx.touch(format!("consultation:{}", consultation.id), now);
    tx.touch("consultations", now);
    Ok(())
}

/// Notes in the log of each contribution that it was counted; those that bear the note already
/// are left alone.
fn mark_counted(
    tx: &mut Tx<'_>,
    record: &ResultRecord,
    ids: &[i64],
    now: UtcTime,
) -> Result<(), AppError> {
    let rows = store::list_tokens(tx, ids)?;
    let tokens: Vec<String> = rows.iter().map(|(token, _)| token.clone()).collect();
    let url = url(record.id);
    let marked = store::list_counted(tx, &tokens, &url)?;
    let detail = json!({ "title": record.title, "url": url, "digest": record.digest });
    for (token, kind) in rows.iter().filter(|(token, _)| !marked.contains(token)) {
        let act = Act::new("counted", kind, token, ActingAs::Editor);
        ledger::append(tx, &act, &detail, now)?;
        tx.touch(format!("contribution:{token}"), now);
    }
    Ok(())
}

/// Whether a published result is still what was published: the digest is that of the frozen
/// text, and the words on the page are those in it.
pub fn verify(record: &ResultRecord) -> bool {
    let Ok(frozen) = serde_json::from_str::<Frozen>(&record.frozen) else {
        return false;
    };
    record.state == PublicationState::Published
        && sha256_hex(record.frozen.as_bytes()) == record.digest
        && frozen.title == record.title
        && frozen.finding == record.finding
        && frozen.method == record.method
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<ResultRecord>, AppError> {
    Ok(store::find(conn, id)?)
}

/// The result if it is published.
///
/// # Errors
/// `NotFound` otherwise.
pub fn find_published(conn: &mut DbConn, id: i64) -> Result<ResultRecord, AppError> {
    store::find(conn, id)?
        .filter(|record| record.state == PublicationState::Published)
        .ok_or(AppError::NotFound)
}

/// Published results of a consultation, newest first.
pub fn find_published_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Vec<Summary>, AppError> {
    let rows = store::list_published(conn, Some(consultation_id), 0, 100)?;
    Ok(rows.into_iter().map(summary).collect())
}

/// Published results of all consultations, newest first.
pub fn list_recent(conn: &mut DbConn, limit: i64) -> Result<Vec<Summary>, AppError> {
    let rows = store::list_published(conn, None, 0, limit)?;
    Ok(rows.into_iter().map(summary).collect())
}

/// As [`list_recent`], behind the one with this time and id.
fn list_behind(
    conn: &mut DbConn,
    behind: (UtcTime, i64),
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    let rows = store::list_published_behind(conn, behind, limit)?;
    Ok(rows.into_iter().map(summary).collect())
}

/// Drafts of a consultation, newest first: id and title.
pub fn list_drafts(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Vec<(i64, String)>, AppError> {
    let rows = store::list_drafts(conn, consultation_id)?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

fn summary((record, parent): (ResultRecord, model::Parent)) -> Summary {
    Summary {
        id: record.id,
        url: url(record.id),
        published_at: record.published_at.unwrap_or(record.created_at),
        digest: record.digest,
        finding_excerpt: excerpt(&markdown::one_line(&record.finding), EXCERPT),
        title: record.title,
        consultation_title: parent.title,
        consultation_url: format!("/consultations/{}", parent.slug),
        lang: parent.lang,
    }
}
