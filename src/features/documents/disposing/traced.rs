//! What the page of a comment tells of the text that it is about: the version it was made on, what
//! became of the section since, and what became of the comment.

use super::store;
use crate::features::consultations;
use crate::features::contributions::{Contribution, Outcome, Since};
use crate::features::documents::views::section_label;
use crate::features::documents::{form, section_titles, store as documents, store_life, url};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

/// What is known of a comment on a document; None for contributions elsewhere.
///
/// # Errors
/// When the database cannot be read.
pub fn trace(conn: &mut DbConn, about: &Contribution) -> Result<Option<Since>, AppError> {
    let Some(document_id) = about
        .place
        .strip_prefix("document:")
        .and_then(|id| id.parse().ok())
    else {
        return Ok(None);
    };
    let Some(remark) = store_life::list_remarks(conn, &[about.id])?.pop() else {
        return Ok(None);
    };
    let Some(document) = documents::find(conn, document_id)? else {
        return Ok(None);
    };
    let consultation =
        consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let base = url(&consultation, &document);
    let current = document.current_version;
    let mut since = Since {
        version: remark.version,
        version_url: format!("{base}/v/{}", remark.version),
        current,
        label: None,
        section_url: base.clone(),
        lang: document.lang.clone(),
        is_gone: false,
        compare_url: None,
        outcome: None,
        topic: document.place(),
    };
    if about.anchor.is_empty() {
        return Ok(Some(since));
    }
    since.version_url = format!("{}#{}", since.version_url, about.anchor);
    since.section_url = format!("{base}/sections/{}", about.anchor);
    // A reply tells of its parent's section, and is answered with it.
    since.outcome = store::list_of_comment(conn, about.id)?
        .into_iter()
        .next()
        .map(|one| Outcome {
            version: one.version,
            verdict: one.verdict.as_str(),
            reason: one.reason,
            at: one.decided_at,
        });
    if remark.version == current {
        return Ok(Some(since));
    }
    let titles = section_titles(conn, &[document_id])?;
    if let Some(title) = titles.iter().find(|title| title.anchor == about.anchor) {
        since.is_gone = title.version != current;
        let label = section_label(&title.number, &title.title, &document.title);
        since.label = Some(label).filter(|label| !since.is_gone && *label != about.place_title);
    }
    let history = documents::list_history(conn, document_id, &about.anchor)?;
    let at = |version: i64| history.iter().rev().find(|past| past.version <= version);
    let is_same = match (at(remark.version), at(current)) {
        (Some(then), Some(now)) => then.text == now.text && form::is_same(&then.html, &now.html),
        (then, now) => then.is_none() && now.is_none(),
    };
    if since.is_gone || !is_same {
        since.compare_url = Some(format!(
            "{base}/compare/{}/{current}#{}",
            remark.version, about.anchor
        ));
    }
    Ok(Some(since))
}
