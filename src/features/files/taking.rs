//! Files that come with a form: checked at once and kept for an hour, so that a form that comes
//! back, or has a second page, does not lose them. Browsers cannot be given a file back.

use actix_web::web;
use chrono::Duration;

use super::model::File;
use super::rules::{self, Checked, Refusal};
use super::store;
use super::views::kept_view;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::multipart::SentFile;
use crate::web::{PostForm, Visit};

/// Field of the form that files are sent in.
pub const FIELD: &str = "files";
/// Field that brings along what is kept.
const HELD: &str = "held";

/// For whom files of an account are kept.
pub fn held_for(account_id: i64) -> String {
    format!("account:{account_id}")
}

/// Takes the files that came with a form. What is refused is noted beside the field; what is good
/// is kept, and the form shows it when it comes back. Returns the tokens of all that is to be
/// attached with [`super::attach`].
///
/// # Errors
/// `Unauthenticated`; `TooManyRequests`; what the database says.
pub async fn take(visit: &Visit, form: &mut PostForm) -> Result<Vec<String>, AppError> {
    let account_id = visit.account_id()?;
    let owner = held_for(account_id);
    let sent: Vec<SentFile> = form.take_files().into_iter().filter(is_meant).collect();
    let mut tokens: Vec<String> = form.all(HELD).into_iter().map(str::to_owned).collect();
    tokens.sort();
    tokens.dedup();
    // More than this no form of ours brings.
    tokens.truncate(rules::MAX_HELD);
    if sent.is_empty() && tokens.is_empty() {
        return Ok(Vec::new());
    }
    let mut kept = find_kept(visit, &owner, &tokens).await?;
    if kept.len() < tokens.len() {
        form.refuse(FIELD, "files.gone");
    }
    if kept.len() + sent.len() > rules::MAX_FILES {
        let max = vec![("max", rules::MAX_FILES.to_string())];
        form.refuse_with(FIELD, "files.too-many", max);
    } else {
        let good = check_all(form, sent).await?;
        let fresh = keep(visit, &owner, good, &kept).await?;
        kept.extend(fresh);
    }
    let marks = kept.iter().map(|file| file.sha256.clone()).collect();
    form.set_kept(kept.iter().map(kept_view).collect(), marks);
    Ok(kept.into_iter().map(|file| file.token).collect())
}

fn is_meant(file: &SentFile) -> bool {
    file.field == FIELD
}

async fn find_kept(visit: &Visit, owner: &str, tokens: &[String]) -> Result<Vec<File>, AppError> {
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let (owner, tokens, now) = (owner.to_owned(), tokens.to_vec(), visit.now);
    visit
        .app
        .db
        .read(move |conn| Ok(store::list_brought(conn, &owner, &tokens, now)?))
        .await
}

/// Cleaning a picture takes a moment, and nobody else should wait for it.
async fn check_all(form: &mut PostForm, sent: Vec<SentFile>) -> Result<Vec<Checked>, AppError> {
    let mut good = Vec::new();
    for file in sent {
        let name = file.name.clone();
        let checked = web::block(move || check(&file))
            .await
            .map_err(|error| AppError::Internal(error.to_string()))?;
        match checked {
            Ok(checked) => good.push(checked),
            Err(refusal) => form.refuse_with(FIELD, refusal.key(), refusal_args(&name)),
        }
    }
    Ok(good)
}

fn check(file: &SentFile) -> Result<Checked, Refusal> {
    if file.is_too_long {
        return Err(Refusal::TooLarge);
    }
    rules::check(&file.name, &file.bytes)
}

/// What the text of a refusal names.
fn refusal_args(name: &str) -> Vec<(&'static str, String)> {
    let megabytes = rules::MAX_BYTES / 1024 / 1024;
    vec![
        ("name", rules::shown_name(name)),
        ("max", megabytes.to_string()),
    ]
}

async fn keep(
    visit: &Visit,
    owner: &str,
    good: Vec<Checked>,
    kept: &[File],
) -> Result<Vec<File>, AppError> {
    let fresh: Vec<Checked> = good
        .into_iter()
        .filter(|one| kept.iter().all(|file| file.sha256 != one.sha256))
        .collect();
    if fresh.is_empty() {
        return Ok(Vec::new());
    }
    visit.limit(Limited::Write)?;
    let (owner, now) = (owner.to_owned(), visit.now);
    let until = now.plus(Duration::hours(rules::HELD_HOURS));
    visit
        .app
        .db
        .write(move |tx| {
            make_room(tx, &owner, fresh.len(), now)?;
            let stored = fresh
                .iter()
                .map(|checked| super::hold(tx, checked, &owner, until, now));
            stored.collect()
        })
        .await
}

/// What is kept for one person is bounded: the oldest go.
fn make_room(
    tx: &mut crate::platform::db::Tx<'_>,
    owner: &str,
    count: usize,
    now: UtcTime,
) -> Result<(), AppError> {
    let held = store::list_held(tx, owner, now)?;
    let too_many = (held.len() + count).saturating_sub(rules::MAX_HELD);
    let oldest: Vec<i64> = held.iter().take(too_many).map(|file| file.id).collect();
    if !oldest.is_empty() {
        store::delete(tx, &oldest)?;
    }
    Ok(())
}
