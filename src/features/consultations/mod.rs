//! A public body asks the public about something, in announced phases; dates drive what is shown.
//!
//! `draft → published`; published, the phase follows from the dates: `announced → open →
//! analysis → decided`. Editors make and change consultations; once one is open its rules are
//! fixed, and it can only be extended. The page of one consultation shows every tool and is
//! therefore in `home`; here is the list.

pub mod api;
mod handlers;
mod jobs;
mod keeping;
mod model;
pub mod quiet;
pub mod rule_phases;
pub mod rules;
mod store;
mod views;

use actix_web::web;
use chrono_tz::Tz;
use serde_json::json;

use super::ledger::{self, Act, ActingAs};
use super::notifications::{self, News};
use super::search;
use crate::app::App;
use crate::platform::crypto::public_token;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::Work;
use crate::platform::markdown;
use crate::platform::text::slug;

pub use keeping::{KEEPER, results_published};
pub use model::{Change, Consultation, Filter, NewConsultation, Phase, PublicationState};
pub use quiet::{Quiet, moderation_of, takes_part, takes_part_at};
pub use rule_phases::RulePhase;
pub use rules::{Stage, ensure_open, is_public, phase, shown_from, stage};
pub use views::Card;

/// Whether people still take part where this contribution is, as far as its consultation says.
///
/// # Errors
/// `Closed` outside of the open phase.
pub fn ensure_takes_part(
    conn: &mut DbConn,
    contribution: &super::contributions::Contribution,
    now: UtcTime,
) -> Result<(), AppError> {
    let found = match contribution.consultation_id {
        Some(id) => find(conn, id)?,
        None => None,
    };
    match found {
        Some(consultation) => ensure_open(&consultation, now),
        None => Ok(()),
    }
}

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route(
        "/consultations",
        web::get().to(handlers::list_consultations),
    );
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    jobs::work(app)
}

/// # Errors
/// `Conflict` when the slug is taken.
pub fn create(
    tx: &mut Tx<'_>,
    new: &NewConsultation,
    zone: Tz,
    now: UtcTime,
) -> Result<Consultation, AppError> {
    let token = public_token();
    let address = new.slug.clone().unwrap_or_else(|| slug(&new.title));
    let address = if address.is_empty() {
        token.clone()
    } else {
        address
    };
    let html = markdown::to_html_official(&new.description).into_string();
    let due_at = keeping::results_due_at(tx, new.body_id, new.closes_at, zone)?;
    let consultation = store::insert(tx, new, &token, &address, &html, due_at, now)?;
    if consultation.state == PublicationState::Published {
        announce(tx, &consultation, new.created_by, now)?;
    }
    Ok(consultation)
}

/// Publishes a draft.
///
/// # Errors
/// `Invalid` when its dates have passed, `Conflict` when it is published already.
pub fn publish(
    tx: &mut Tx<'_>,
    id: i64,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<Consultation, AppError> {
    let draft = find(tx, id)?.ok_or(AppError::NotFound)?;
    rules::ensure_dates(draft.announced_at, draft.opens_at, draft.closes_at)?;
    rules::ensure_ahead(draft.opens_at, draft.closes_at, now)?;
    if !store::set_published(tx, id)? {
        return Err(AppError::Conflict("consultations.published-already"));
    }
    let consultation = Consultation {
        state: PublicationState::Published,
        ..draft
    };
    announce(tx, &consultation, account_id, now)?;
    Ok(consultation)
}

/// Everything that follows from a consultation being published.
fn announce(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    // Planned ahead, its name becomes public with the announcement: see `jobs`.
    let action = if is_public(consultation, now) {
        "announced"
    } else {
        "scheduled"
    };
    log(tx, consultation, action, ActingAs::Editor, account_id, now)?;
    index(tx, consultation, now)?;
    jobs::plan(tx, consultation, now)?;
    tx.touch("consultations", now);
    tx.touch(format!("consultation:{}", consultation.id), now);
    Ok(())
}

fn log(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    action: &'static str,
    acting_as: ActingAs,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let token = &consultation.token;
    let act = Act::new(action, "consultation", token, acting_as).by(account_id);
    // The log is public and cannot be changed: what it must not tell yet is not written there.
    let detail = if is_public(consultation, now) {
        json!({
            "title": consultation.title,
            "slug": consultation.slug,
            "url": url(consultation),
            "opens_at": consultation.opens_at,
            "closes_at": consultation.closes_at,
        })
    } else {
        json!({})
    };
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}

fn index(tx: &mut Tx<'_>, consultation: &Consultation, now: UtcTime) -> Result<(), AppError> {
    let shown_at = consultation.announced_at;
    let plain = markdown::plain_text(&consultation.description);
    search::put(
        tx,
        &search::Document {
            subject: format!("consultation:{}", consultation.id),
            kind: "consultation",
            lang: &consultation.lang,
            title: &consultation.title,
            body: &format!("{}\n{plain}", consultation.summary),
            url: &url(consultation),
            shown_at,
        },
        now,
    )?;
    // What was published in it while nobody knew of it: its documents, and its forum, which bears
    // its name.
    let from = shown_at.max(now);
    search::show_from(tx, &format!("{}/documents", url(consultation)), from, now)?;
    search::show_from(tx, &format!("/forums/{}", consultation.slug), from, now)
}

/// Changes a consultation, as far as its stage allows; what is public is logged and told to
/// those who follow it.
///
/// # Errors
/// `Invalid` and `Conflict` as [`rules::ensure_may_change`]; `Conflict` when somebody else was
/// faster.
pub fn update(
    tx: &mut Tx<'_>,
    id: i64,
    change: &Change,
    account_id: Option<i64>,
    zone: Tz,
    now: UtcTime,
) -> Result<Consultation, AppError> {
    let before = find(tx, id)?.ok_or(AppError::NotFound)?;
    rules::ensure_may_change(&before, change, now)?;
    let Some(action) = rules::action_of_change(&before, change) else {
        return Ok(before);
    };
    let html = markdown::to_html_official(&change.description).into_string();
    let due_at = keeping::results_due_at(tx, change.body_id, change.closes_at, zone)?;
    if !store::update(tx, &before, change, &html, due_at)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let consultation = find(tx, id)?.ok_or(AppError::NotFound)?;
    if consultation.state == PublicationState::Draft {
        return Ok(consultation);
    }
    log(tx, &consultation, action, ActingAs::Editor, account_id, now)?;
    index(tx, &consultation, now)?;
    if action != "amended" {
        jobs::plan(tx, &consultation, now)?;
        tell_of_dates(tx, &consultation, action, account_id, now)?;
    }
    tx.touch("consultations", now);
    tx.touch(format!("consultation:{id}"), now);
    Ok(consultation)
}

fn tell_of_dates(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    action: &str,
    actor_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let id = consultation.id;
    let news = News {
        event_key: format!(
            "consultation-{action}:{id}:{}",
            consultation.closes_at.unix()
        ),
        subjects: vec![format!("consultation:{id}")],
        kind: format!("consultation-{action}"),
        title: consultation.title.clone(),
        url: url(consultation),
        actor_id,
        about: None,
    };
    notifications::announce(tx, &news, now)
}

/// Path of its page.
pub fn url(consultation: &Consultation) -> String {
    format!("/consultations/{}", consultation.slug)
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Consultation>, AppError> {
    Ok(store::find(conn, id)?)
}

pub fn find_by_slug(conn: &mut DbConn, slug: &str) -> Result<Option<Consultation>, AppError> {
    Ok(store::find_by_slug(conn, slug)?)
}

/// The consultation if the public may know of it.
///
/// # Errors
/// `NotFound` otherwise.
pub fn find_public(conn: &mut DbConn, slug: &str, now: UtcTime) -> Result<Consultation, AppError> {
    find_by_slug(conn, slug)?
        .filter(|consultation| is_public(consultation, now))
        .ok_or(AppError::NotFound)
}

/// Everything the public may know of, what closes last first.
pub fn list_public(conn: &mut DbConn, now: UtcTime) -> Result<Vec<Consultation>, AppError> {
    Ok(store::list_public(conn, now)?)
}

/// What the public may know of and `filter` lets through, in the order that matters in its
/// phase: what closes first, what opens first, what was decided last.
pub fn list_filtered(
    conn: &mut DbConn,
    filter: Filter,
    now: UtcTime,
    offset: i64,
    limit: i64,
) -> Result<Vec<Consultation>, AppError> {
    Ok(store::list_filtered(conn, filter, now, offset, limit)?)
}

pub fn count_filtered(conn: &mut DbConn, filter: Filter, now: UtcTime) -> Result<i64, AppError> {
    Ok(store::count_filtered(conn, filter, now)?)
}

/// Drafts and all others, for the editors: what was made last first.
pub fn list_all(conn: &mut DbConn, offset: i64, limit: i64) -> Result<Vec<Consultation>, AppError> {
    Ok(store::list_all(conn, offset, limit)?)
}

pub fn count_all(conn: &mut DbConn) -> Result<i64, AppError> {
    Ok(store::count_all(conn)?)
}

/// In no particular order; those that do not exist are left out.
pub fn list_by_ids(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<Consultation>, AppError> {
    Ok(store::list_by_ids(conn, ids)?)
}

/// Notes that the decision was published: the last phase begins.
///
/// # Errors
/// When the row cannot be written.
pub fn set_decided(tx: &mut Tx<'_>, id: i64, now: UtcTime) -> Result<(), AppError> {
    store::set_decided(tx, id, now)?;
    tx.touch("consultations", now);
    tx.touch(format!("consultation:{id}"), now);
    Ok(())
}
