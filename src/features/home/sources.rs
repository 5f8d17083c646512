//! What the pages across tools read from each tool, through its facade.

use std::collections::HashMap;

use chrono_tz::Tz;

use super::model::{
    Date, DateKind, DecisionCard, DocumentCard, ForumCard, PetitionCard, QuestionCard, ResultCard,
};
use crate::features::bodies::Body;
use crate::features::deadlines::WorkingDays;
use crate::features::deadlines::rules::{end_of_day, local_day};
use crate::features::questions::PromiseCounts;
use crate::features::{contributions, decisions, documents, forums, petitions, questions, results};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// Petitions that gather signatures, those with most first.
pub fn list_petitions(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<PetitionCard>, AppError> {
    let rows = petitions::list_open_by_signatures(conn, now, limit)?;
    Ok(rows
        .into_iter()
        .map(|row| PetitionCard {
            id: row.id,
            title: row.title,
            url: row.url,
            signature_count: row.signature_count,
            // A progress bar needs an end.
            threshold: row.threshold.max(1),
            closes_at: row.closes_at,
        })
        .collect())
}

/// Questions, what was asked last first.
pub fn list_questions(
    conn: &mut DbConn,
    consultation_id: Option<i64>,
    limit: i64,
    now: UtcTime,
    zone: Tz,
) -> Result<Vec<QuestionCard>, AppError> {
    let rows = questions::list_recent(conn, consultation_id, limit)?;
    let days = WorkingDays::load(conn, rows.iter().map(|row| row.body_id), zone)?;
    Ok(rows
        .into_iter()
        .map(|row| QuestionCard {
            url: row.url(),
            due: questions::rules::due(
                row.state,
                row.due_at,
                row.answered_at,
                now,
                days.of(row.body_id),
            ),
            title: row.title,
            lang: row.lang,
            body_name: row.body_name,
        })
        .collect())
}

/// How promises to answer are kept, by one body or by all.
pub fn promise_counts(
    conn: &mut DbConn,
    body_id: Option<i64>,
    now: UtcTime,
) -> Result<PromiseCounts, AppError> {
    questions::promise_counts(conn, body_id, now)
}

/// Answers that are promised and not late yet, the earliest first.
pub fn list_answers_due(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<Date>, AppError> {
    let rows = questions::list_due_next(conn, now, limit)?;
    Ok(rows
        .into_iter()
        .map(|row| Date {
            at: row.due_at,
            kind: DateKind::AnswerDue,
            subject: format!("question-{}", row.token),
            url: row.url(),
            title: row.title,
            lang: row.lang,
            body_id: row.body_id,
            known_at: row.published_at.unwrap_or(row.asked_at),
        })
        .collect())
}

/// Responses to petitions that are promised and not late yet, the earliest first.
pub fn list_responses_due(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<Date>, AppError> {
    let rows = petitions::list_awaiting_response(conn, now, limit)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(Date {
                at: row.response_due_at.filter(|at| *at >= now)?,
                kind: DateKind::ResponseDue,
                subject: format!("petition-{}", row.token),
                url: row.url,
                title: row.title,
                // A list of petitions does not say in which language each is.
                lang: String::new(),
                body_id: row.body_id,
                known_at: row.threshold_reached_at?,
            })
        })
        .collect())
}

/// What bodies committed themselves to and have not done yet, the earliest first.
pub fn list_commitments_due(
    conn: &mut DbConn,
    now: UtcTime,
    zone: Tz,
    limit: i64,
) -> Result<Vec<Date>, AppError> {
    let rows = decisions::list_commitments_due(conn, local_day(now, zone), limit)?;
    Ok(rows
        .into_iter()
        .map(|row| Date {
            at: end_of_day(row.commitment.due_on, zone),
            kind: DateKind::CommitmentDue,
            subject: format!("decision-{}-commitment-{}", row.token, row.commitment.id),
            url: row.url,
            title: row.commitment.text,
            lang: row.lang,
            body_id: row.commitment.body_id,
            known_at: row.commitment.updated_at,
        })
        .collect())
}

/// What was decided last.
pub fn list_decisions(
    conn: &mut DbConn,
    bodies: &[Body],
    limit: i64,
) -> Result<Vec<DecisionCard>, AppError> {
    let rows = decisions::list_recent(conn, limit)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.consultation_id).collect();
    let counts = contributions::totals_of_consultations(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|row| decision_card(row, bodies, &counts))
        .collect())
}

/// The decision that a consultation ended in.
pub fn find_decision(
    conn: &mut DbConn,
    bodies: &[Body],
    consultation_id: i64,
) -> Result<Option<DecisionCard>, AppError> {
    let Some(row) = decisions::find_of_consultation(conn, consultation_id)? else {
        return Ok(None);
    };
    let counts = contributions::totals_of_consultations(conn, &[consultation_id])?;
    Ok(Some(decision_card(row, bodies, &counts)))
}

fn decision_card(
    row: decisions::Summary,
    bodies: &[Body],
    counts: &HashMap<i64, i64>,
) -> DecisionCard {
    let body = bodies.iter().find(|body| body.id == row.body_id);
    DecisionCard {
        body_name: body.map(|body| body.name.clone()).unwrap_or_default(),
        said_count: counts.get(&row.consultation_id).copied().unwrap_or(0),
        said_url: row.consultation_url,
        title: row.title,
        url: row.url,
        asked: row.asked,
        decided_on: row.decided_on,
    }
}

pub fn list_results(conn: &mut DbConn, consultation_id: i64) -> Result<Vec<ResultCard>, AppError> {
    let rows = results::find_published_of_consultation(conn, consultation_id)?;
    Ok(rows
        .into_iter()
        .map(|row| ResultCard {
            title: row.title,
            url: row.url,
            finding: row.finding_excerpt,
            lang: row.lang,
            published_at: row.published_at,
        })
        .collect())
}

pub fn list_documents(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Vec<DocumentCard>, AppError> {
    let rows = documents::list_of_consultation(conn, consultation_id)?;
    Ok(rows
        .into_iter()
        .map(|row| DocumentCard {
            title: row.title,
            url: row.url,
            summary: row.summary,
            version: row.version,
            section_count: row.section_count,
            comment_count: row.comment_count,
            place: format!("document:{}", row.id),
            moderation: row.moderation,
        })
        .collect())
}

pub fn find_forum(conn: &mut DbConn, consultation_id: i64) -> Result<Option<ForumCard>, AppError> {
    let forum = forums::find_of_consultation(conn, consultation_id)?;
    Ok(forum.map(|row| ForumCard {
        title: row.title,
        url: row.url,
        topic_count: row.topic_count,
        post_count: row.post_count,
        place: format!("forum:{}", row.id),
        moderation: row.moderation,
    }))
}
