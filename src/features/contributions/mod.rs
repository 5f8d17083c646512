//! The spine: whatever a person sends is a contribution, whatever its channel.
//!
//! Tools (documents, forums, petitions, questions) hang their own rows on it. Taking in, changing
//! state, counting, searching and the trace are written here once. Tools hear of every change of
//! state through [`Spine`], in the same transaction.

pub mod api;
mod editing;
mod handlers;
pub mod leaving;
pub mod mentions;
mod model;
mod naming;
pub mod placing;
mod receiving;
pub mod rules;
mod spine;
mod store;
mod store_mentions;
mod store_placing;
mod store_supports;
mod store_thread;
mod store_versions;
mod supporting;
mod thread;
mod trace_json;
mod versions;
mod views;
mod wording;

use std::collections::HashMap;

use actix_web::web;
use serde_json::json;

use super::ledger::{self, Act, ActingAs};
use super::search;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use leaving::withdraw;
pub use model::{
    AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution, ReplacedAs, State,
    StateChange, Version,
};
pub use naming::name_place;
pub use receiving::{Received, receive, receive_confidential};
pub use spine::{
    Arrangement, Arranger, EditListener, Guard, Keeper, Listener, Outcome, Since, Spine, Tracer,
};
pub use supporting::{HOLDING, set_support};
pub use thread::{
    Beside, Elsewhere, Order, Reader, Said, Sort, Thread, list_replies, mark_for, role_of, said,
    thread, thread_start,
};
pub use versions::{
    Edit, OwnEdit, allow_edit, edit, edit_allowed_until, edit_own, ensure_own_edit, list_quoting,
    list_versions, restore_text,
};
pub use wording::{Words, check_words, quoted, read_words};

/// Who moves a contribution to another state, or does something else about it, and what the public
/// is told of it.
#[derive(Clone, Debug)]
pub struct Move<'a> {
    pub acting_as: ActingAs,
    pub account_id: Option<i64>,
    /// Key of the published reason, for rejecting and hiding.
    pub reason: Option<&'a str>,
}

/// Moves a contribution to another state, with everything that follows from it.
///
/// # Errors
/// `Conflict` when the state may not follow, or somebody else was faster.
pub fn set_state(
    tx: &mut Tx<'_>,
    spine: &Spine,
    contribution: &Contribution,
    to: State,
    how: &Move<'_>,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let from = contribution.state;
    if !rules::may_follow(from, to) {
        return Err(AppError::Conflict("contributions.state"));
    }
    if !store::set_state(tx, contribution.id, from, to, now)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    log(tx, contribution, rules::action(to), how, now)?;
    if to == State::Erased {
        naming::forget(tx, contribution)?;
    }
    let contribution = store::find(tx, contribution.id)?.ok_or(AppError::NotFound)?;
    let change = StateChange {
        contribution,
        from: Some(from),
        to,
        zone: spine.zone(),
    };
    follow_up(tx, spine, &change, now)?;
    Ok(change.contribution)
}

/// Says in the ledger what was done about a contribution, and for which published reason. The text
/// itself is not told: only what it can be checked against.
///
/// # Errors
/// When the row cannot be written.
pub fn log(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    action: &'static str,
    how: &Move<'_>,
    now: UtcTime,
) -> Result<(), AppError> {
    let kind = contribution.kind.as_str();
    let act = Act::new(action, kind, &contribution.token, how.acting_as)
        .by(how.account_id)
        .about(ledger::commitment(&contribution.salt, &contribution.text));
    let detail = match how.reason {
        Some(reason) => json!({ "reason": reason, "place": contribution.place }),
        None => json!({ "place": contribution.place }),
    };
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}

/// Makes others who change this contribution wait until the transaction ends.
///
/// # Errors
/// When the row cannot be written.
pub fn lock(tx: &mut Tx<'_>, id: i64) -> Result<(), AppError> {
    store::lock(tx, id)?;
    Ok(())
}

/// Gives a contribution the address of a page that exists only now: a tool's row gets its number
/// after the contribution it hangs on.
///
/// # Errors
/// When a row cannot be written.
pub fn set_url(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    url: &str,
) -> Result<Contribution, AppError> {
    let moved = store::set_url(
        tx,
        contribution.id,
        &format!("{url}#c-{}", contribution.token),
    )?;
    if moved.is_public() {
        let at = moved.state_changed_at;
        index(tx, &moved, at, at)?;
    }
    Ok(moved)
}

/// Counts, search and the tools.
fn follow_up(
    tx: &mut Tx<'_>,
    spine: &Spine,
    change: &StateChange,
    now: UtcTime,
) -> Result<(), AppError> {
    let contribution = &change.contribution;
    if change.appears() {
        count(tx, contribution, 1)?;
        index(tx, contribution, now, now)?;
    } else if change.disappears() {
        count(tx, contribution, -1)?;
        search::remove(tx, &search_subject(contribution), now)?;
    }
    tx.touch(&contribution.place, now);
    tx.touch(format!("contribution:{}", contribution.token), now);
    if let Some(id) = contribution.consultation_id {
        tx.touch(format!("consultation:{id}"), now);
    }
    spine.tell(tx, change, now)
}

fn count(tx: &mut Tx<'_>, contribution: &Contribution, difference: i64) -> Result<(), AppError> {
    store::add_count(tx, &contribution.place, &contribution.anchor, difference)?;
    if let Some(id) = contribution.consultation_id {
        let place = format!("consultation:{id}");
        store::add_count(tx, &place, contribution.kind.as_str(), difference)?;
    }
    // What it stands under and what it answers, each once.
    let mut above = [
        contribution.parent_id,
        contribution.root_id,
        contribution.answers_id,
    ];
    above.sort_unstable();
    let mut last = None;
    for id in above.into_iter().flatten() {
        if last.replace(id) != Some(id) {
            store::add_reply(tx, id, difference)?;
        }
    }
    Ok(())
}

/// A question goes on to another body.
///
/// # Errors
/// When a row cannot be written.
pub fn set_body(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    body_id: i64,
    place_title: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let moved = store::set_body(tx, contribution.id, body_id, place_title)?;
    tx.touch(format!("contribution:{}", moved.token), now);
    Ok(())
}

fn search_subject(contribution: &Contribution) -> String {
    format!("contribution:{}", contribution.id)
}

fn index(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    shown_at: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    let title = if contribution.title.is_empty() {
        &contribution.place_title
    } else {
        &contribution.title
    };
    search::put(
        tx,
        &search::Document {
            subject: search_subject(contribution),
            kind: contribution.kind.as_str(),
            lang: &contribution.lang,
            title,
            body: &contribution.text,
            url: &contribution.url,
            shown_at,
        },
        now,
    )
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Contribution>, AppError> {
    Ok(store::find(conn, id)?)
}

pub fn find_by_token(conn: &mut DbConn, token: &str) -> Result<Option<Contribution>, AppError> {
    Ok(store::find_by_token(conn, token)?)
}

/// When the latest contributions of an account came in, newest first.
pub fn list_latest_times(
    conn: &mut DbConn,
    account_id: i64,
    limit: i64,
) -> Result<Vec<UtcTime>, AppError> {
    Ok(store::list_latest_times(conn, account_id, limit)?)
}

/// Whether anything that an account wrote is public.
pub fn has_published(conn: &mut DbConn, account_id: i64) -> Result<bool, AppError> {
    Ok(store::has_published(conn, account_id)?)
}

/// Whether anything else that its account wrote is public.
pub fn has_published_besides(
    conn: &mut DbConn,
    contribution: &Contribution,
) -> Result<bool, AppError> {
    match contribution.account_id {
        Some(id) => Ok(store::has_published_besides(conn, id, contribution.id)?),
        None => Ok(false),
    }
}

/// Whether this form was sent before.
pub fn was_sent(conn: &mut DbConn, submission_key: &str) -> Result<bool, AppError> {
    Ok(store::find_by_submission_key(conn, submission_key)?.is_some())
}

/// Published contributions of a place by anchor.
pub fn counts_of_place(conn: &mut DbConn, place: &str) -> Result<HashMap<String, i64>, AppError> {
    Ok(store::counts_of_place(conn, place)?.into_iter().collect())
}

/// Published contributions of a consultation by kind (`comment`, `post` …).
pub fn counts_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<HashMap<String, i64>, AppError> {
    counts_of_place(conn, &format!("consultation:{consultation_id}"))
}

/// Published contributions of all kinds of each of these consultations; those without any are
/// left out.
pub fn totals_of_consultations(
    conn: &mut DbConn,
    ids: &[i64],
) -> Result<HashMap<i64, i64>, AppError> {
    let places: HashMap<String, i64> = ids
        .iter()
        .map(|&id| (format!("consultation:{id}"), id))
        .collect();
    let mut totals = HashMap::new();
    for (place, count) in store::counts_of_places(conn, places.keys().cloned().collect())? {
        if let Some(id) = places.get(&place) {
            *totals.entry(*id).or_insert(0) += count;
        }
    }
    Ok(totals)
}

/// What the public can see of a place (and of one anchor in it), oldest first, after the id
/// `after`; removed ones as tombstones.
pub fn list_of_place(
    conn: &mut DbConn,
    place: &str,
    anchor: Option<&str>,
    after: i64,
    limit: i64,
) -> Result<Vec<Contribution>, AppError> {
    Ok(store::list_of_place(conn, place, anchor, after, limit)?)
}

/// An account's own, what was received last first, behind the contribution `before`.
pub fn list_of_account(
    conn: &mut DbConn,
    account_id: i64,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Contribution>, AppError> {
    let behind = match before {
        Some(id) => store::find(conn, id)?.map(|c| (c.received_at, c.id)),
        None => None,
    };
    Ok(store::list_own(conn, account_id, behind, limit)?)
}

/// Public contributions of a consultation, newest first, before the id `before`.
pub fn list_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
    kinds: &[Kind],
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Contribution>, AppError> {
    let before = before.unwrap_or(i64::MAX);
    Ok(store::list_of_consultation(
        conn,
        consultation_id,
        kinds,
        before,
        limit,
    )?)
}

pub fn list_by_ids(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<Contribution>, AppError> {
    Ok(store::list_by_ids(conn, ids)?)
}

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/c/{token}.json", web::get().to(handlers::export_trace))
        .route("/c/{token}", web::get().to(handlers::show_trace))
        .service(
            web::resource("/c/{token}/edit")
                .get(editing::ask_edit)
                .post(editing::save_edit),
        )
        .route("/c/{token}/history", web::get().to(editing::show_history))
        .route("/c/{token}/support", web::post().to(handlers::support))
        .route("/c/{token}/withdraw", web::get().to(handlers::ask_withdraw))
        .route("/c/{token}/withdraw", web::post().to(handlers::withdraw))
        .route("/account/contributions", web::get().to(handlers::list_own));
}
