//! Publishing a decision record: checked, digested, logged, and told to everybody it cites.

use std::collections::{BTreeMap, HashMap};

use actix_web::web;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::model::{Cited, DecisionRecord};
use super::{keeping, rules, store};
use crate::app::App;
use crate::features::consultations::{self, Consultation};
use crate::features::deadlines::rules::local_day;
use crate::features::ledger::{self, Act};
use crate::features::notifications::{self, News};
use crate::features::results::{self, Publisher};
use crate::features::search;
use crate::platform::crypto::sha256_hex;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{self, JobHandler, Work};
use crate::platform::markdown;

/// Kind of the job that tells contributions and authors of a decision that cites very many.
pub const FOLLOW_UP: &str = "decisions.follow-up";
/// Citations that are followed up in one transaction.
const CHUNK: usize = 500;
/// Contributions of one author named in their mail.
const NAMED: usize = 20;

pub(super) fn jobs(app: &web::Data<App>) -> Work {
    let app = app.clone();
    let follow = JobHandler::new(FOLLOW_UP, move |payload, now| {
        let job: FollowUp = serde_json::from_str(payload)?;
        follow_up_in_parts(&app, job.decision_id, now)
    });
    Work {
        handlers: vec![follow],
        recurring: Vec::new(),
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct FollowUp {
    decision_id: i64,
}

/// Publishes a draft.
///
/// # Errors
/// As [`rules::ensure_publishable`]; `Conflict` when somebody else was faster.
pub fn publish(
    tx: &mut Tx<'_>,
    id: i64,
    by: &Publisher,
    zone: Tz,
    now: UtcTime,
) -> Result<DecisionRecord, AppError> {
    let record = super::hold_draft(tx, id)?;
    let consultation =
        consultations::find(tx, record.consultation_id)?.ok_or(AppError::NotFound)?;
    let themes = store::list_themes(tx, id)?;
    let commitments = store::list_commitments(tx, id)?;
    let draft = rules::Draft {
        record: &record,
        themes: &themes,
        commitments: &commitments,
        result_count: store::list_result_ids(tx, id)?.len(),
    };
    rules::ensure_publishable(&draft, &consultation, local_day(now, zone), now)?;
    let content = content(tx, &record)?;
    let digest = sha256_hex(results::canonical_json(&content).as_bytes());
    if !store::set_published(tx, id, &digest, now)? {
        return Err(AppError::Conflict("decisions.already-published"));
    }
    let record = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    make_public(tx, &record, &consultation, by, now)?;
    for commitment in &commitments {
        keeping::promise(tx, commitment, by, zone, now)?;
    }
    let cited = store::list_cited(tx, id)?;
    if cited.len() <= CHUNK {
        let pages = theme_urls(tx, id)?;
        mark_cited(tx, &record, &cited, &pages, by, now)?;
        tell_authors(tx, &record, &cited, &pages, None, now)?;
    } else {
        jobs::enqueue(tx, FOLLOW_UP, &FollowUp { decision_id: id }, now)?;
    }
    Ok(record)
}

/// Everything a record says, as it is digested. It can be made again at any time, because
/// nothing of it changes after publication.
///
/// # Errors
/// When the database cannot be read.
pub fn content(conn: &mut DbConn, record: &DecisionRecord) -> Result<Value, AppError> {
    let consultation =
        consultations::find(conn, record.consultation_id)?.ok_or(AppError::NotFound)?;
    let cited_results = cited_results(conn, record)?;
    let mut tokens: HashMap<i64, Vec<String>> = HashMap::new();
    for cited in store::list_cited(conn, record.id)? {
        tokens.entry(cited.theme_id).or_default().push(cited.token);
    }
    let themes: Vec<Value> = store::list_themes(conn, record.id)?
        .into_iter()
        .map(|theme| {
            json!({
                "title": theme.title,
                "said": theme.said,
                "decided": theme.decided,
                "why": theme.why,
                "contributions": tokens.remove(&theme.id).unwrap_or_default(),
            })
        })
        .collect();
    let commitments: Vec<Value> = store::list_commitments(conn, record.id)?
        .into_iter()
        .map(|commitment| {
            json!({
                "text": commitment.text,
                "due_on": commitment.due_on,
                "body_id": commitment.body_id,
            })
        })
        .collect();
    Ok(json!({
        "format": 1,
        "token": record.token,
        "title": record.title,
        "asked": record.asked,
        "summary": record.summary,
        "decided_on": record.decided_on,
        "consultation": consultation.token,
        "body_id": record.body_id,
        "results": cited_results
            .iter()
            .map(|result| json!({ "url": result.url, "digest": result.digest }))
            .collect::<Vec<_>>(),
        "themes": themes,
        "commitments": commitments,
    }))
}

/// The published results that a record cites, oldest first.
pub(super) fn cited_results(
    conn: &mut DbConn,
    record: &DecisionRecord,
) -> Result<Vec<results::Summary>, AppError> {
    let ids = store::list_result_ids(conn, record.id)?;
    let mut cited = results::find_published_of_consultation(conn, record.consultation_id)?;
    cited.retain(|result| ids.contains(&result.id));
    cited.sort_by_key(|result| result.id);
    Ok(cited)
}

/// Whether a published record still says what was published.
///
/// # Errors
/// When the database cannot be read.
pub fn verify(conn: &mut DbConn, record: &DecisionRecord) -> Result<bool, AppError> {
    let content = results::canonical_json(&content(conn, record)?);
    Ok(sha256_hex(content.as_bytes()) == record.digest)
}

/// Log, search, news, the consultation's last phase, and the pages that show it.
fn make_public(
    tx: &mut Tx<'_>,
    record: &DecisionRecord,
    consultation: &Consultation,
    by: &Publisher,
    now: UtcTime,
) -> Result<(), AppError> {
    let url = super::url(record.id);
    let act = Act::new("decided", "decision", &record.token, by.acting_as).by(by.account_id);
    let detail = json!({
        "title": record.title,
        "url": url,
        "digest": record.digest,
        "consultation": consultation.slug,
        "decided_on": record.decided_on,
    });
    ledger::append(tx, &act, detail, now)?;
    let themes = store::list_themes(tx, record.id)?;
    let mut body = format!(
        "{}\n{}",
        record.asked,
        markdown::plain_text(&record.summary)
    );
    for theme in &themes {
        for part in [&theme.title, &theme.said, &theme.decided, &theme.why] {
            body.push('\n');
            body.push_str(part);
        }
    }
    search::put(
        tx,
        &search::Document {
            subject: format!("decision:{}", record.id),
            kind: "decision",
            lang: &consultation.lang,
            title: &record.title,
            body: &body,
            url: &url,
            shown_at: now,
        },
        now,
    )?;
    let news = News {
        event_key: format!("decision-published:{}", record.id),
        subjects: vec![format!("consultation:{}", consultation.id)],
        kind: "decision-published".to_owned(),
        title: record.title.clone(),
        url,
        actor_id: by.account_id,
        about: None,
    };
    notifications::announce(tx, &news, now)?;
    consultations::set_decided(tx, consultation.id, now)?;
    super::touch(tx, record, now);
    Ok(())
}

/// A theme's title and its place on the record's page.
type ThemeUrls = HashMap<i64, (String, String)>;

fn theme_urls(conn: &mut DbConn, id: i64) -> Result<ThemeUrls, AppError> {
    let place = |number: usize| format!("{}#theme-{number}", super::url(id));
    Ok(store::list_themes(conn, id)?
        .into_iter()
        .enumerate()
        .map(|(at, theme)| (theme.id, (theme.title, place(at + 1))))
        .collect())
}

/// Notes in the log of each contribution where it was cited, unless that is noted already.
fn mark_cited(
    tx: &mut Tx<'_>,
    record: &DecisionRecord,
    cited: &[Cited],
    pages: &ThemeUrls,
    by: &Publisher,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut tokens: Vec<String> = cited.iter().map(|one| one.token.clone()).collect();
    tokens.dedup();
    let written = store::list_written(tx, &tokens)?;
    for one in cited {
        let Some((theme, url)) = pages.get(&one.theme_id) else {
            continue;
        };
        if written.contains(&(one.token.clone(), url.clone())) {
            continue;
        }
        let act = Act::new("cited", &one.kind, &one.token, by.acting_as);
        let detail = json!({ "title": record.title, "url": url, "theme": theme });
        ledger::append(tx, &act, detail, now)?;
        tx.touch(format!("contribution:{}", one.token), now);
    }
    Ok(())
}

/// One mail to each author, whatever the number of their contributions. `only`: these accounts.
fn tell_authors(
    tx: &mut Tx<'_>,
    record: &DecisionRecord,
    cited: &[Cited],
    pages: &ThemeUrls,
    only: Option<&[i64]>,
    now: UtcTime,
) -> Result<(), AppError> {
    for (account_id, theirs) in by_author(cited) {
        if only.is_some_and(|only| !only.contains(&account_id)) {
            continue;
        }
        let mut tokens: Vec<&str> = theirs.iter().map(|one| one.token.as_str()).collect();
        tokens.sort_unstable();
        tokens.dedup();
        let named: Vec<Value> = theirs
            .iter()
            .take(NAMED)
            .map(|one| {
                let theme = pages.get(&one.theme_id).map(|(title, _)| title);
                json!({ "path": format!("/c/{}", one.token), "theme": theme })
            })
            .collect();
        let params = json!({
            "title": record.title,
            "path": super::url(record.id),
            "count": tokens.len(),
            "contributions": named,
        });
        let event = format!("decision-cited:{}", record.id);
        notifications::tell(tx, account_id, "decisions/cited", &event, &params, now)?;
    }
    Ok(())
}

fn by_author(cited: &[Cited]) -> BTreeMap<i64, Vec<&Cited>> {
    let mut authors: BTreeMap<i64, Vec<&Cited>> = BTreeMap::new();
    for one in cited {
        if let Some(account_id) = one.account_id {
            authors.entry(account_id).or_default().push(one);
        }
    }
    authors
}

/// The same in transactions of bearable size. Done twice it changes nothing.
fn follow_up_in_parts(app: &App, id: i64, now: UtcTime) -> Result<(), AppError> {
    let (record, cited, pages) = app.db.read_here(|conn| {
        let record = super::find_published(conn, id)?;
        Ok((record, store::list_cited(conn, id)?, theme_urls(conn, id)?))
    })?;
    let by = Publisher {
        account_id: None,
        acting_as: ledger::ActingAs::Editor,
    };
    let accounts: Vec<i64> = by_author(&cited).into_keys().collect();
    let shared = std::sync::Arc::new((record, cited, pages));
    let count = shared.1.len();
    for start in (0..count).step_by(CHUNK) {
        let shared = shared.clone();
        app.db.write_here(move |tx| {
            let (record, cited, pages) = &*shared;
            let part = cited.get(start..(start + CHUNK).min(count));
            mark_cited(tx, record, part.unwrap_or_default(), pages, &by, now)
        })?;
    }
    for part in accounts.chunks(CHUNK) {
        let (shared, part) = (shared.clone(), part.to_vec());
        app.db.write_here(move |tx| {
            let (record, cited, pages) = &*shared;
            tell_authors(tx, record, cited, pages, Some(&part), now)
        })?;
    }
    Ok(())
}
