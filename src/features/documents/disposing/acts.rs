//! Saying what became of comments, saying it otherwise, and taking it back. Each is in the log, with
//! the reason and comment by comment, and told to those who wrote.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Value, json};

use super::store::{self, CommentRow, Linked, NewDisposition};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::State;
use crate::features::documents::model::{Disposition, Document, Verdict};
use crate::features::documents::views::section_label;
use crate::features::documents::{section_titles, store as documents, url};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// A section of a document, and what its current version made of what was said about it.
pub struct Section {
    pub consultation: Consultation,
    pub document: Document,
    pub anchor: String,
    /// How the latest version that has it calls it.
    pub label: String,
    /// The current version lacks it.
    pub is_gone: bool,
    pub known: Option<Disposition>,
    pub linked: Vec<Linked>,
}

/// # Errors
/// `NotFound` when there is no such document, or never was such a section.
pub fn read(conn: &mut DbConn, document_id: i64, anchor: &str) -> Result<Section, AppError> {
    let document = documents::find(conn, document_id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let title = section_titles(conn, &[document_id])?
        .into_iter()
        .find(|title| title.anchor == anchor)
        .ok_or(AppError::NotFound)?;
    let known = store::list(conn, document_id, Some(document.current_version))?
        .into_iter()
        .find(|one| one.anchor == anchor);
    let ids: Vec<i64> = known.iter().map(|one| one.id).collect();
    let linked = store::list_linked(conn, &ids)?;
    Ok(Section {
        label: section_label(&title.number, &title.title, &document.title),
        is_gone: title.version != document.current_version,
        anchor: title.anchor,
        consultation,
        document,
        known,
        linked,
    })
}

/// As [`read`], about to be changed: whoever comes second waits for the first, and sees what that one
/// did.
///
/// # Errors
/// `NotFound` as above, `Conflict` when `version` is no longer the current one.
pub fn read_to_change(
    tx: &mut Tx<'_>,
    document_id: i64,
    anchor: &str,
    version: i64,
) -> Result<Section, AppError> {
    documents::find(tx, document_id)?.ok_or(AppError::NotFound)?;
    if !documents::set_current(tx, document_id, version, version)? {
        return Err(AppError::Conflict("documents.newer-version"));
    }
    read(tx, document_id, anchor)
}

impl Section {
    fn url(&self) -> String {
        let base = url(&self.consultation, &self.document);
        format!("{base}/sections/{}", self.anchor)
    }

    /// What the log says of an act; nothing of what is not public yet.
    fn detail(&self, verdict: Verdict, reason: &str, now: UtcTime) -> Value {
        let version = self.document.current_version;
        if !consultations::is_public(&self.consultation, now) {
            return json!({ "version": version, "verdict": verdict.as_str() });
        }
        json!({
            "title": format!("{} – {}", self.document.title, self.label),
            "url": self.url(),
            "section": self.anchor,
            "version": version,
            "verdict": verdict.as_str(),
            "answer": reason,
            "answer_lang": self.document.lang,
        })
    }

    fn log(
        &self,
        tx: &mut Tx<'_>,
        action: &'static str,
        detail: &Value,
        by: i64,
        now: UtcTime,
    ) -> Result<i64, AppError> {
        let token = &self.document.token;
        let act = Act::new(action, "document", token, ActingAs::Editor).by(Some(by));
        let entry = ledger::append(tx, &act, detail, now)?;
        tx.touch(self.document.place(), now);
        tx.touch(format!("consultation:{}", self.consultation.id), now);
        Ok(entry)
    }
}

/// What an editor says about a section.
pub struct Saying {
    pub verdict: Verdict,
    pub reason: String,
    pub comments: Vec<i64>,
}

/// A comment that an act is about.
struct About<'a> {
    token: &'a str,
    account_id: Option<i64>,
    /// The version that it was made on.
    version: i64,
}

impl<'a> About<'a> {
    fn of(row: &'a CommentRow) -> Self {
        Self {
            token: &row.token,
            account_id: row.account_id,
            version: row.version,
        }
    }

    fn linked(row: &'a Linked) -> Self {
        Self {
            token: &row.token,
            account_id: row.account_id,
            version: row.version,
        }
    }
}

/// Says what the current version made of everything that was said about a section before it and
/// that nobody has answered yet.
///
/// # Errors
/// `NotFound` when there is no such document or section, `Invalid` when nothing was said.
pub fn answer_comments(
    tx: &mut Tx<'_>,
    document_id: i64,
    anchor: &str,
    (verdict, reason): (Verdict, &str),
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let document = documents::find(tx, document_id)?.ok_or(AppError::NotFound)?;
    let version = document.current_version;
    let section = read_to_change(tx, document_id, anchor, version)?;
    let waiting = store::list_unanswered(tx, document_id, version, anchor, i64::MAX)?;
    let saying = Saying {
        verdict,
        reason: reason.to_owned(),
        comments: waiting.iter().map(|row| row.id).collect(),
    };
    dispose(tx, &section, &saying, by, now)?;
    Ok(())
}

/// Stores, logs, and tells those who said something about the section. False when it is just what
/// was said already: then nothing happens and nobody is told.
///
/// # Errors
/// `Invalid` when no comment is ticked.
pub fn dispose(
    tx: &mut Tx<'_>,
    section: &Section,
    saying: &Saying,
    by: i64,
    now: UtcTime,
) -> Result<bool, AppError> {
    let document = &section.document;
    let ticked = store::list_chosen(
        tx,
        document.id,
        document.current_version,
        &section.anchor,
        &saying.comments,
    )?;
    let before: HashSet<i64> = section
        .linked
        .iter()
        .map(|one| one.contribution_id)
        .collect();
    let mut after: Vec<i64> = ticked.iter().map(|row| row.id).collect();
    // One that was taken away since stands on no form, and stays answered.
    let silent = section
        .linked
        .iter()
        .filter(|one| one.state != State::Published);
    after.extend(silent.map(|one| one.contribution_id));
    if after.is_empty() {
        return Err(AppError::field("comment", "documents.no-comment"));
    }
    let kept: HashSet<i64> = after.iter().copied().collect();
    let says_same = section
        .known
        .as_ref()
        .is_some_and(|one| one.verdict == saying.verdict && one.reason == saying.reason);
    if says_same && kept == before {
        return Ok(false);
    }
    let new = NewDisposition {
        document_id: document.id,
        version: document.current_version,
        anchor: section.anchor.clone(),
        verdict: saying.verdict,
        reason: saying.reason.clone(),
        decided_by: by,
    };
    let id = store::put(tx, &new, now)?;
    store::set_linked(tx, id, &after)?;
    let detail = section.detail(saying.verdict, &saying.reason, now);
    let action = if section.known.is_some() {
        "disposition-changed"
    } else {
        "disposed"
    };
    let entry = section.log(tx, action, &detail, by, now)?;
    let (again, first): (Vec<&CommentRow>, Vec<&CommentRow>) =
        ticked.iter().partition(|row| before.contains(&row.id));
    let told = Told {
        section,
        detail: &detail,
        entry,
        by,
        now,
    };
    let verdict = match saying.verdict {
        Verdict::Taken => "taken-up",
        Verdict::Partly => "taken-up-partly",
        Verdict::NotTaken => "not-taken-up",
    };
    let params = told.params(saying.verdict, &saying.reason);
    let first = first.into_iter().map(About::of).collect();
    told.tell(tx, verdict, "documents/disposed", &params, first)?;
    if !says_same {
        let again = again.into_iter().map(About::of).collect();
        told.tell(
            tx,
            "answer-changed",
            "documents/disposed-anew",
            &params,
            again,
        )?;
    }
    if let Some(was) = &section.known {
        let left = section
            .linked
            .iter()
            .filter(|one| !kept.contains(&one.contribution_id));
        let left = left.map(About::linked).collect();
        // Why is not said: their comment is none of those that it is about.
        let (detail, params) = (
            section.detail(was.verdict, "", now),
            told.params(was.verdict, ""),
        );
        let told = Told {
            detail: &detail,
            ..told
        };
        told.tell(
            tx,
            "answer-taken-back",
            "documents/disposed-back",
            &params,
            left,
        )?;
    }
    Ok(true)
}

/// Takes back what was said about a section. The log keeps what it was.
///
/// # Errors
/// `NotFound` when nothing was said.
pub fn take_back(
    tx: &mut Tx<'_>,
    section: &Section,
    reason: &str,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let known = section.known.as_ref().ok_or(AppError::NotFound)?;
    store::delete(tx, known.id)?;
    let mut detail = section.detail(known.verdict, reason, now);
    if consultations::is_public(&section.consultation, now)
        && let Some(facts) = detail.as_object_mut()
    {
        facts.insert("was".to_owned(), json!(known.reason));
    }
    let entry = section.log(tx, "disposition-taken-back", &detail, by, now)?;
    let told = Told {
        section,
        detail: &detail,
        entry,
        by,
        now,
    };
    let params = told.params(known.verdict, reason);
    let about = section.linked.iter().map(About::linked).collect();
    told.tell(
        tx,
        "answer-taken-back",
        "documents/disposed-back",
        &params,
        about,
    )
}

/// Telling those whose comments an act is about.
#[derive(Clone, Copy)]
struct Told<'a> {
    section: &'a Section,
    detail: &'a Value,
    /// Of the act in the log.
    entry: i64,
    by: i64,
    now: UtcTime,
}

impl Told<'_> {
    fn params(&self, verdict: Verdict, reason: &str) -> Value {
        json!({
            "title": self.section.document.title,
            "section": self.section.label,
            "verdict": verdict.as_str(),
            "reason": reason,
            "version": self.section.document.current_version,
            "path": self.section.url(),
        })
    }

    /// Logs the act for each comment, and mails each author once.
    fn tell(
        &self,
        tx: &mut Tx<'_>,
        action: &'static str,
        mail: &'static str,
        params: &Value,
        about: Vec<About<'_>>,
    ) -> Result<(), AppError> {
        let mut authors: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for one in about {
            let act = Act::new(action, "comment", one.token, ActingAs::Editor).by(Some(self.by));
            let mut detail = self.detail.clone();
            if let Some(facts) = detail.as_object_mut() {
                facts.insert("made_on".to_owned(), json!(one.version));
            }
            ledger::append(tx, &act, detail, self.now)?;
            if let Some(account_id) = one.account_id {
                let paths = authors.entry(account_id).or_default();
                paths.push(format!("/c/{}", one.token));
            }
        }
        for (account_id, paths) in authors {
            let mut params = params.clone();
            if let Some(params) = params.as_object_mut() {
                params.insert("comments".to_owned(), json!(paths));
            }
            let event = format!("{action}:{}", self.entry);
            notifications::tell(tx, account_id, mail, &event, &params, self.now)?;
        }
        Ok(())
    }
}
