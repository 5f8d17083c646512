//! What everybody sees of decision records.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::id_of;
use crate::features::bodies::{self, Body};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Contribution};
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{self, Account, AccountView, PromiseKind};
use crate::features::decisions::model::{Commitment, DecisionRecord, Theme};
use crate::features::decisions::{self, publish, store, views};
use crate::features::ledger::{self, Entry};
use crate::features::results;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::page::{Data, Page};
use crate::web::visit::Visit;

const PER_PAGE: i64 = 20;
/// Contributions on one page of a theme.
const WORDS_PER_PAGE: usize = 100;

/// `?page=3`, 1 where it is missing or no number.
fn page_number(visit: &Visit) -> i64 {
    let query = visit.request.query_string();
    let number = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    number
        .and_then(|number| number.parse().ok())
        .map_or(1, |number: i64| number.clamp(1, 100_000))
}

pub async fn list_decisions(visit: Visit) -> Result<HttpResponse, AppError> {
    let number = page_number(&visit);
    visit
        .public(
            move |conn| {
                let offset = (number - 1) * PER_PAGE;
                let items = decisions::list(conn, store::Wanted::All, offset, PER_PAGE)?;
                Ok((items, store::count_published(conn)?))
            },
            |visit, (items, count)| {
                let pages = (count + PER_PAGE - 1) / PER_PAGE;
                Ok(
                    Page::new("decisions/list.html", visit.text("decisions-title"))
                        .description(visit.text("decisions-lead"))
                        .feed("/feeds/decisions.atom")
                        .with("items", &items)
                        .with("number", &number)
                        .with("pages", &pages)
                        .topic("decisions"),
                )
            },
        )
        .await
}

pub fn find_shown(
    conn: &mut DbConn,
    id: i64,
    now: UtcTime,
) -> Result<(DecisionRecord, Consultation), AppError> {
    let record = decisions::find_published(conn, id)?;
    let consultation = consultations::find(conn, record.consultation_id)?
        .filter(|consultation| consultations::is_public(consultation, now))
        .ok_or(AppError::NotFound)?;
    Ok((record, consultation))
}

/// Everything on a record's page.
struct Whole {
    record: DecisionRecord,
    consultation: Consultation,
    bodies: Vec<Body>,
    themes: Vec<Theme>,
    /// Ids of the contributions behind each theme.
    behind: HashMap<i64, Vec<i64>>,
    shown: HashMap<i64, Contribution>,
    commitments: Vec<Commitment>,
    results: Vec<results::Summary>,
    documents: Vec<(String, String)>,
    history: Vec<Entry>,
    /// Promises of the commitments, by commitment.
    promises: HashMap<i64, Vec<Account>>,
}

fn behind(conn: &mut DbConn, id: i64) -> Result<HashMap<i64, Vec<i64>>, AppError> {
    let mut behind: HashMap<i64, Vec<i64>> = HashMap::new();
    for cited in store::list_cited(conn, id)? {
        let ids = behind.entry(cited.theme_id).or_default();
        ids.push(cited.contribution_id);
    }
    Ok(behind)
}

fn by_id(conn: &mut DbConn, ids: &[i64]) -> Result<HashMap<i64, Contribution>, AppError> {
    let rows = contributions::list_by_ids(conn, ids)?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

fn read_whole(
    conn: &mut DbConn,
    id: i64,
    zone: chrono_tz::Tz,
    now: UtcTime,
) -> Result<Whole, AppError> {
    let (record, consultation) = find_shown(conn, id, now)?;
    let behind = behind(conn, id)?;
    let first: Vec<i64> = behind
        .values()
        .flat_map(|ids| ids.iter().take(views::SHOWN).copied())
        .collect();
    let commitments = store::list_commitments(conn, id)?;
    let ids: Vec<i64> = commitments.iter().map(|one| one.id).collect();
    Ok(Whole {
        promises: deadlines::accounts_of_many(conn, PromiseKind::Commitment, &ids, zone)?,
        bodies: bodies::list(conn)?,
        themes: store::list_themes(conn, id)?,
        shown: by_id(conn, &first)?,
        behind,
        commitments,
        results: publish::cited_results(conn, &record)?,
        documents: store::list_documents(conn, consultation.id)?,
        history: ledger::list_of_subject(conn, &record.token)?,
        record,
        consultation,
    })
}

pub async fn show_decision(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let id = id_of(&path)?;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public(move |conn| read_whole(conn, id, zone, now), show_whole)
        .await
}

fn show_whole(visit: &Visit, whole: Whole) -> Result<Page, AppError> {
    let today = local_day(visit.now, visit.app.config.site.time_zone.0);
    let Whole {
        record,
        consultation,
        bodies,
        behind,
        shown,
        promises,
        ..
    } = whole;
    let body = bodies.iter().find(|body| body.id == record.body_id);
    let none = Vec::new();
    let themes: Vec<_> = whole
        .themes
        .into_iter()
        .enumerate()
        .map(|(at, theme)| {
            let ids = behind.get(&theme.id).unwrap_or(&none);
            views::ThemeView::new(record.id, at + 1, theme, ids, &shown)
        })
        .collect();
    let commitments: Vec<_> = whole
        .commitments
        .into_iter()
        .map(|commitment| {
            let published_at = record.published_at;
            let accounts = promises.get(&commitment.id).map_or(&[][..], Vec::as_slice);
            views::CommitmentView {
                accounts: AccountView::list(accounts),
                ..views::CommitmentView::new(visit, commitment, &bodies, today, published_at)
            }
        })
        .collect();
    let mut history: Vec<_> = whole
        .history
        .iter()
        .map(|entry| views::EventView::new(visit, entry, &bodies))
        .collect();
    history.reverse();
    let mut page = Page::new("decisions/show.html", record.title.clone())
        .description(record.asked.clone())
        .feed("/feeds/decisions.atom")
        .with(
            "decision",
            &views::DecisionView::new(&record, &consultation, body),
        )
        .with("themes", &themes)
        .with("commitments", &commitments)
        .with("results", &whole.results)
        .with("documents", &whole.documents)
        .with("history", &history)
        .topic(format!("decision:{}", record.id))
        .topic(format!("consultation:{}", consultation.id))
        .topic("bodies")
        .topic(deadlines::ACCOUNTS);
    // What somebody takes back or a moderator hides must go from here, too.
    for contribution in shown.values() {
        page = page.topic(format!("contribution:{}", contribution.token));
    }
    Ok(page)
}

pub async fn show_theme(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, number) = path.into_inner();
    let (id, number) = (id_of(&id)?, id_of(&number)?);
    let (now, page) = (visit.now, page_number(&visit));
    let at = number
        .checked_sub(1)
        .and_then(|at| usize::try_from(at).ok());
    let at = at.ok_or(AppError::NotFound)?;
    visit
        .public(
            move |conn| {
                let (record, consultation) = find_shown(conn, id, now)?;
                let themes = store::list_themes(conn, id)?;
                let theme = themes.into_iter().nth(at).ok_or(AppError::NotFound)?;
                let ids = behind(conn, id)?.remove(&theme.id).unwrap_or_default();
                let skipped = usize::try_from(page - 1).unwrap_or(0) * WORDS_PER_PAGE;
                let some: Vec<i64> = ids
                    .iter()
                    .skip(skipped)
                    .take(WORDS_PER_PAGE)
                    .copied()
                    .collect();
                let shown = contributions::list_by_ids(conn, &some)?;
                Ok((record, consultation, theme, ids.len(), shown))
            },
            move |visit, (record, consultation, theme, count, shown)| {
                let words: Vec<_> = shown.iter().map(views::WordsView::new).collect();
                let title = visit.text_with(
                    "decisions-behind",
                    &[("theme", theme.title.as_str().into())],
                );
                let mut made = Page::new("decisions/theme.html", title)
                    .with(
                        "decision",
                        &views::DecisionView::new(&record, &consultation, None),
                    )
                    .with("count", &count)
                    .with("words", &words)
                    .with("theme_number", &number)
                    .with("number", &page)
                    .with("pages", &count.div_ceil(WORDS_PER_PAGE))
                    .topic(format!("decision:{id}"));
                for contribution in &shown {
                    made = made.topic(format!("contribution:{}", contribution.token));
                }
                Ok(made)
            },
        )
        .await
}

pub async fn show_json(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = id_of(&path)?;
    let now = visit.now;
    visit
        .public_data(
            move |conn| {
                let (record, _) = find_shown(conn, id, now)?;
                let content = decisions::content(conn, &record)?;
                let commitments = store::list_commitments(conn, id)?;
                Ok((record, content, commitments))
            },
            move |visit, (record, content, commitments)| {
                let today = local_day(visit.now, visit.app.config.site.time_zone.0);
                let text = views::to_json(visit, &record, &content, &commitments, today);
                Ok(Data::new("application/json", text).topic(format!("decision:{id}")))
            },
        )
        .await
}
