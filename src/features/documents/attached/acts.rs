//! Attaching, changing, ordering, taking away and putting back: each in the log.

use chrono::Duration;
use serde_json::{Value, json};

use super::model::{AttachedFile, Attachment, Described, Kind, NewAttachment, Where, Whole};
use super::{rules, store};
use crate::features::consultations::{self, Consultation};
use crate::features::documents::model::Document;
use crate::features::documents::{store as documents, url};
use crate::features::files::Checked;
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications::{self, News};
use crate::platform::crypto::{public_token, random_token};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::web_address::is_web_address;

/// Keeps a file that was looked through, until the form that it came with is finished.
///
/// # Errors
/// When the row cannot be written.
pub fn keep(
    tx: &mut Tx<'_>,
    checked: &Checked,
    by: Option<i64>,
    now: UtcTime,
) -> Result<String, AppError> {
    let gone_before = now.minus(Duration::hours(rules::KEPT_HOURS));
    let kept = store::insert_file(tx, checked, &random_token(), by, gone_before, now)?;
    Ok(kept.token)
}

/// Attaches a file that is kept, or a link, to the current version and all that follow; followers
/// of the consultation are told.
///
/// # Errors
/// `NotFound` when there is no such document; `Invalid` when the file is kept no more, something
/// that must be said is missing, or there are `max` attachments already.
pub fn attach(
    tx: &mut Tx<'_>,
    new: &NewAttachment,
    max: u32,
    now: UtcTime,
) -> Result<Whole, AppError> {
    let document = documents::find(tx, new.document_id)?.ok_or(AppError::NotFound)?;
    let known = store::list(tx, document.id)?;
    let there = known.iter().filter(|one| one.removed_at.is_none()).count();
    let (file, kind, address) = match &new.at {
        Where::Kept(token) => {
            let file = store::find_kept(tx, token)?
                .ok_or(AppError::field("file", "documents.attachment-file-gone"))?;
            (Some(file), Kind::File, "")
        }
        Where::Link(kind, address) => (None, *kind, address.as_str()),
    };
    let field = if file.is_some() { "file" } else { "url" };
    if usize::try_from(max).is_ok_and(|max| there >= max) {
        return Err(AppError::field(field, "documents.attachments-too-many"));
    }
    let is_known = known.iter().any(|one| {
        one.removed_at.is_none()
            && one.kind != Kind::File
            && one.url == address
            && kind != Kind::File
    });
    if is_known {
        return Err(AppError::field("url", "documents.attachment-twice"));
    }
    let content = file.as_ref().map(|file| file.content_type);
    if let Some((field, key)) = rules::words_problem(content, kind, &new.words, &new.words_url) {
        return Err(AppError::field(field, key));
    }
    if file.is_none() && !is_web_address(address) {
        return Err(AppError::field("url", "documents.attachment-address"));
    }
    if let Some(file) = &file
        && !store::set_attached(tx, file.id)?
    {
        return Err(AppError::field("file", "documents.attachment-file-gone"));
    }
    let token = public_token();
    let placed = store::Placed {
        token: &token,
        kind,
        file_id: file.as_ref().map(|file| file.id),
        url: address,
        position: known.iter().map(|one| one.position).max().unwrap_or(0) + 1,
        from_version: document.current_version,
    };
    let attachment = store::insert(tx, new, &placed, now)?;
    let whole = Whole { attachment, file };
    let consultation = record(tx, &document, &whole, "attachment-added", (new.by, ""), now)?;
    if consultations::is_public(&consultation, now) {
        let news = News {
            event_key: format!("attachment-added:{}", whole.attachment.token),
            subjects: vec![format!("consultation:{}", consultation.id)],
            kind: "attachment-added".to_owned(),
            title: whole.attachment.title.clone(),
            url: page(&consultation, &document, &whole.attachment),
            actor_id: new.by,
            about: None,
        };
        notifications::announce(tx, &news, now)?;
    }
    Ok(whole)
}

/// Path of an attachment's own page.
pub fn page(consultation: &Consultation, document: &Document, one: &Attachment) -> String {
    format!("{}/attachments/{}", url(consultation, document), one.token)
}

/// What is done to an attachment that is there.
#[derive(Clone, Debug)]
pub enum Deed {
    Describe(Described),
    /// With the reason that everybody reads.
    Remove(String),
    /// Puts it back.
    Restore,
    /// It does not go with the current version any more, and stays with the earlier ones.
    Leave,
}

/// Does it, if that makes sense for the attachment as it is now.
///
/// # Errors
/// `NotFound`; `Invalid` when something that must be said is missing; `Conflict` when it was taken
/// away or put back meanwhile, or came with the current version and so cannot be left behind.
pub fn act(
    tx: &mut Tx<'_>,
    document: &Document,
    token: &str,
    deed: &Deed,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let one = store::find(tx, token)?
        .filter(|one| one.document_id == document.id)
        .ok_or(AppError::NotFound)?;
    let file = match one.file_id {
        Some(id) => store::list_files(tx, &[id])?.pop(),
        None => None,
    };
    let is_gone = one.removed_at.is_some() || one.until_version.is_some();
    let (action, reason) = match deed {
        Deed::Describe(said) => {
            let content = file.as_ref().map(|file| file.content_type);
            let problem = rules::words_problem(content, one.kind, &said.words, &said.words_url);
            if let Some((field, key)) = problem {
                return Err(AppError::field(field, key));
            }
            if one.removed_at.is_some() {
                return Err(AppError::Conflict("documents.attachment-changed"));
            }
            store::set_described(tx, one.id, said)?;
            ("attachment-changed", "")
        }
        Deed::Remove(reason) => {
            if !store::set_removed(tx, one.id, reason, by, now)? {
                return Err(AppError::Conflict("documents.attachment-changed"));
            }
            ("attachment-removed", reason.as_str())
        }
        Deed::Restore if is_gone => {
            store::set_restored(tx, one.id)?;
            ("attachment-restored", "")
        }
        Deed::Leave if !is_gone && one.from_version < document.current_version => {
            store::set_until(tx, one.id, document.current_version - 1)?;
            ("attachment-left", "")
        }
        Deed::Restore | Deed::Leave => {
            return Err(AppError::Conflict("documents.attachment-changed"));
        }
    };
    let changed = store::find(tx, token)?.ok_or(AppError::NotFound)?;
    let whole = Whole {
        attachment: changed,
        file,
    };
    record(tx, document, &whole, action, (Some(by), reason), now)?;
    Ok(())
}

/// Moves an attachment one place up or down.
///
/// # Errors
/// `NotFound` when there is no such attachment.
pub fn shift(
    tx: &mut Tx<'_>,
    document: &Document,
    token: &str,
    is_up: bool,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut all = store::list(tx, document.id)?;
    let at = all
        .iter()
        .position(|one| one.token == token)
        .ok_or(AppError::NotFound)?;
    let other = if is_up {
        at.checked_sub(1)
    } else {
        at.checked_add(1)
    };
    let Some(other) = other.filter(|other| *other < all.len()) else {
        return Ok(());
    };
    all.swap(at, other);
    for (position, one) in (1..).zip(&all) {
        if one.position != position {
            store::set_position(tx, one.id, position)?;
        }
    }
    let moved = all.swap_remove(other);
    let whole = Whole {
        attachment: moved,
        file: None,
    };
    record(
        tx,
        document,
        &whole,
        "attachments-ordered",
        (Some(by), ""),
        now,
    )?;
    Ok(())
}

/// The log and the pages. Of what is not public yet the log tells no names.
fn record(
    tx: &mut Tx<'_>,
    document: &Document,
    whole: &Whole,
    action: &'static str,
    (by, reason): (Option<i64>, &str),
    now: UtcTime,
) -> Result<Consultation, AppError> {
    let consultation =
        consultations::find(tx, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let one = &whole.attachment;
    let mut act = Act::new(action, "document", &document.token, ActingAs::Editor).by(by);
    if let Some(file) = &whole.file {
        act = act.about(file.sha256.clone());
    }
    let mut detail = json!({
        "attachment": one.token,
        "version": document.current_version,
    });
    let mut tell = |name: &str, value: Value| {
        if let Value::Object(fields) = &mut detail {
            fields.insert(name.to_owned(), value);
        }
    };
    if let Some(AttachedFile {
        content_type,
        sha256,
        ..
    }) = &whole.file
    {
        tell("content_type", json!(content_type));
        tell("sha256", json!(sha256));
    }
    if consultations::is_public(&consultation, now) {
        tell(
            "title",
            json!(format!("{} – {}", document.title, one.title)),
        );
        tell("url", json!(page(&consultation, document, one)));
        if !reason.is_empty() {
            tell("reason", json!(reason));
        }
    }
    ledger::append(tx, &act, detail, now)?;
    tx.touch(document.place(), now);
    tx.touch(format!("consultation:{}", consultation.id), now);
    Ok(consultation)
}
