//! What was said so far, in the words of whoever leads the talk; and the tags of a topic.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use super::model::{NewSummary, SummaryRow};
use super::moving::keeper;
use super::topics::{find_shown, show_refused};
use super::{find_topic, rules, store, store_summaries as summaries};
use crate::features::contributions::{AuthorRole, Keeper, Words};
use crate::features::ledger::{self, Act};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::{Part, diff};
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// A summary as its readers see it.
#[derive(Clone, Debug, Serialize)]
pub struct SummaryView {
    pub number: i64,
    pub html: String,
    pub author: String,
    pub role: AuthorRole,
    pub written_at: UtcTime,
    /// Posts that there were when it was written.
    pub post_count: i64,
}

impl From<SummaryRow> for SummaryView {
    fn from(row: SummaryRow) -> Self {
        Self {
            number: row.number,
            html: row.html,
            author: row.author_name,
            role: row.author_role,
            written_at: row.written_at,
            post_count: row.post_count,
        }
    }
}

/// Sums a topic up, in place of the summary before, which stays on record.
///
/// # Errors
/// `NotFound` when there is no such topic, `Conflict` when somebody else wrote one meanwhile.
pub fn sum_up(
    tx: &mut Tx<'_>,
    token: &str,
    words: &Words,
    seen: i64,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<(), AppError> {
    let (topic, opening) = find_topic(tx, token)?;
    let number = summaries::find_latest(tx, topic.id)?.map_or(0, |latest| latest.number);
    if number != seen {
        return Err(AppError::Conflict("forums.summary-meanwhile"));
    }
    let new = NewSummary {
        topic_id: topic.id,
        number: number + 1,
        text: words.text(),
        html: words.html(),
        post_count: topic.post_count,
        author_name: &keeper.name,
        author_role: keeper.role,
    };
    if !summaries::insert(tx, &new, now)? {
        return Err(AppError::Conflict("forums.summary-meanwhile"));
    }
    let act = Act::new("topic-summed-up", "topic", token, keeper.acting_as)
        .by(keeper.account_id)
        .about(ledger::commitment("", words.text()));
    let detail = json!({ "place": opening.place, "number": new.number, "posts": new.post_count });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(format!("topic:{}", topic.id), now);
    Ok(())
}

/// Gives a topic these tags in place of those it had.
///
/// # Errors
/// `NotFound` when there is no such topic.
pub fn tag(
    tx: &mut Tx<'_>,
    token: &str,
    tags: &[String],
    keeper: &Keeper,
    now: UtcTime,
) -> Result<(), AppError> {
    let (topic, opening) = find_topic(tx, token)?;
    store::set_tags(tx, topic.id, tags)?;
    let act = Act::new("topic-tagged", "topic", token, keeper.acting_as).by(keeper.account_id);
    ledger::append(
        tx,
        &act,
        json!({ "place": opening.place, "tags": tags }),
        now,
    )?;
    tx.touch(format!("topic:{}", topic.id), now);
    tx.touch(opening.place, now);
    if let Some(id) = opening.consultation_id {
        tx.touch(format!("forum-of:{id}"), now);
    }
    Ok(())
}

/// A summary in the history, with what it changed.
#[derive(Serialize)]
struct StoodView {
    number: i64,
    author: String,
    role: AuthorRole,
    written_at: UtcTime,
    post_count: i64,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct HistoryView {
    topic_title: String,
    topic_url: String,
    url: String,
    may_write: bool,
    stood: Vec<StoodView>,
}

struct SummaryData {
    title: String,
    topic_url: String,
    topic_id: i64,
    rows: Vec<SummaryRow>,
}

fn read(
    conn: &mut DbConn,
    (slug, token): &(String, String),
    now: UtcTime,
) -> Result<SummaryData, AppError> {
    let (forum, _, topic, opening) = find_shown(conn, slug, token, now)?;
    Ok(SummaryData {
        topic_url: format!("{}/topics/{}", super::url(&forum), opening.token),
        title: if opening.is_public() {
            opening.title
        } else {
            String::new()
        },
        topic_id: topic.id,
        rows: summaries::list(conn, topic.id)?,
    })
}

/// The form begins with the summary that stands.
fn filled(rows: &[SummaryRow]) -> FormView {
    let latest = rows.last();
    FormView::filled([
        (
            "text",
            latest.map_or_else(String::new, |row| row.text.clone()),
        ),
        ("seen", latest.map_or(0, |row| row.number).to_string()),
    ])
}

fn summary_page(visit: &Visit, data: SummaryData, form: &FormView) -> Page {
    let mut stood = Vec::new();
    let mut before: Option<&SummaryRow> = None;
    for row in &data.rows {
        stood.push(StoodView {
            number: row.number,
            author: row.author_name.clone(),
            role: row.author_role,
            written_at: row.written_at,
            post_count: row.post_count,
            parts: diff(before.map_or(&row.text, |old| &old.text), &row.text),
        });
        before = Some(row);
    }
    stood.reverse();
    let view = HistoryView {
        topic_title: data.title,
        url: format!("{}/summary", data.topic_url),
        topic_url: data.topic_url,
        may_write: super::moving::may_arrange(visit),
        stood,
    };
    Page::new("forums/summary.html", visit.text("forums-summary-title"))
        .with("summary", &view)
        .topic(format!("topic:{}", data.topic_id))
        .form(form)
}

pub async fn show_summary(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (path, now) = (path.into_inner(), visit.now);
    visit
        .public(
            move |conn| read(conn, &path, now),
            |visit, data| {
                let form = filled(&data.rows);
                Ok(summary_page(visit, data, &form))
            },
        )
        .await
}

pub async fn write_summary(
    visit: Visit,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let keeper = keeper(&visit)?;
    let (path, now) = (path.into_inner(), visit.now);
    let text = form.text("text", rules::SUMMARY);
    if let Err(AppError::Invalid(errors)) = form.check() {
        let data = visit
            .app
            .db
            .read(move |conn| read(conn, &path, now))
            .await?;
        return summary_page(&visit, data, &form.view(&visit, &errors)).respond(&visit);
    }
    let seen = form.get("seen").parse().unwrap_or(0);
    let words = Words::new(text);
    let url = visit
        .app
        .db
        .write(move |tx| {
            let (slug, token) = &path;
            find_shown(tx, slug, token, now)?;
            sum_up(tx, token, &words, seen, &keeper, now)?;
            Ok(format!("/forums/{slug}/topics/{token}"))
        })
        .await?;
    Ok(visit.redirect(&url, Some("forums-topic-changed")))
}

pub async fn set_tags(
    visit: Visit,
    path: web::Path<(String, String)>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    let keeper = keeper(&visit)?;
    let ((slug, token), now) = (path.into_inner(), visit.now);
    let tags = match rules::tags(form.get("tags")) {
        Ok(tags) => tags,
        Err(key) => {
            let errors = FieldErrors::one("tags", key);
            return show_refused(&visit, slug, token, &form, &errors).await;
        }
    };
    let url = format!("/forums/{slug}/topics/{token}");
    visit
        .app
        .db
        .write(move |tx| {
            find_shown(tx, &slug, &token, now)?;
            tag(tx, &token, &tags, &keeper, now)
        })
        .await?;
    Ok(visit.redirect(&url, Some("forums-topic-changed")))
}
