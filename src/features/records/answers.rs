//! Who answered what: the officials of a body by topic, and their answers, one page after another.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use super::views::interval_text;
use crate::features::bodies::{self, Body, Official, rules};
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::statistics::{self, Share};
use crate::features::questions::locating::{self, Answerer, Answerers, Wanted};
use crate::features::questions::{QuestionState, Summary};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::api::{After, Cursor};
use crate::web::{Choice, Page, Visit};

const PAGE: i64 = 20;

type Query = web::Query<HashMap<String, String>>;

/// A topic on which somebody answered.
#[derive(Serialize)]
struct TopicView {
    /// '' for answers on no topic.
    name: String,
    url: String,
    count: i64,
}

/// A line of the table.
#[derive(Serialize)]
struct AnswererView {
    /// '' for answers in nobody's name.
    name: String,
    post: String,
    /// The last day in office, for whoever left.
    until_on: Option<NaiveDate>,
    url: String,
    count: i64,
    topics: Vec<TopicView>,
    first_at: Option<UtcTime>,
    last_at: Option<UtcTime>,
    /// '' where there are too few.
    share: String,
}

/// Something that was answered.
#[derive(Serialize)]
struct Row {
    title: String,
    lang: String,
    url: String,
    asked_at: UtcTime,
    answered_at: Option<UtcTime>,
    in_time: bool,
    is_refused: bool,
    topic: String,
    name: String,
    post: String,
}

#[derive(Serialize)]
struct AnswersView {
    body: String,
    body_url: String,
    url: String,
    answerers: Vec<AnswererView>,
    rows: Vec<Row>,
    officials: Vec<Choice>,
    topics: Vec<Choice>,
    official: String,
    topic: String,
    is_narrowed: bool,
    is_continued: bool,
    first: String,
    next: Option<String>,
    least_count: i64,
    api_url: String,
}

/// What the address asks for. Who and what is not of the body narrows nothing.
pub fn wanted(query: &Query, body: &Body, known: &Answerers) -> Wanted {
    let number = |name: &str| query.get(name).and_then(|text| text.trim().parse().ok());
    let official = number("official").filter(|id| known.officials.iter().any(|one| one.id == *id));
    let topic = number("topic").filter(|id| known.topics.iter().any(|one| one.id == *id));
    Wanted {
        body_id: body.id,
        official_id: official,
        topic_id: topic,
    }
}

/// Where a list goes on.
pub fn behind(cursor: Option<Cursor>) -> Result<Option<(UtcTime, i64)>, AppError> {
    cursor
        .map(|cursor| cursor.time().map(|at| (at, cursor.id)))
        .transpose()
}

struct Loaded {
    body: Body,
    known: Answerers,
    wanted: Wanted,
    rows: Vec<Summary>,
}

/// The same number of statements however much was answered.
fn load(
    conn: &mut DbConn,
    slug: &str,
    query: &Query,
    behind: Option<(UtcTime, i64)>,
) -> Result<Loaded, AppError> {
    let body = bodies::find_by_slug(conn, slug)?.ok_or(AppError::NotFound)?;
    let known = locating::answerers(conn, body.id)?;
    let wanted = wanted(query, &body, &known);
    let rows = locating::list_answered(conn, wanted, behind, PAGE + 1)?;
    Ok(Loaded {
        body,
        known,
        wanted,
        rows,
    })
}

/// `GET /bodies/{slug}/answers`
pub async fn show_answers(
    visit: Visit,
    slug: web::Path<String>,
    query: Query,
    after: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    // What is no place to go on from is the beginning.
    let behind = after.cursor().and_then(behind).ok().flatten();
    visit
        .public(
            move |conn| load(conn, &slug, &query, behind),
            move |visit, loaded| {
                let view = AnswersView::new(visit, loaded, behind.is_some());
                let title = visit.text("answers-title");
                Ok(Page::new("records/answers.html", title)
                    .description(
                        visit.text_with("answers-lead", &[("body", view.body.as_str().into())]),
                    )
                    .with("a", &view)
                    .topic("bodies")
                    .topic("questions"))
            },
        )
        .await
}

/// The address with an official and a topic.
fn address(base: &str, official: Option<i64>, topic: Option<i64>) -> String {
    let pairs: Vec<String> = [("official", official), ("topic", topic)]
        .into_iter()
        .filter_map(|(name, id)| id.map(|id| format!("{name}={id}")))
        .collect();
    match pairs.is_empty() {
        true => base.to_owned(),
        false => format!("{base}?{}", pairs.join("&")),
    }
}

impl AnswersView {
    fn new(visit: &Visit, loaded: Loaded, is_continued: bool) -> Self {
        let Loaded {
            body,
            known,
            wanted,
            mut rows,
        } = loaded;
        let today = local_day(visit.now, visit.app.config.site.time_zone.0);
        let body_url = format!("/bodies/{}", body.slug);
        let url = format!("{body_url}/answers");
        let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let has_more = rows.len() > size;
        rows.truncate(size);
        let first = address(&url, wanted.official_id, wanted.topic_id);
        let next = rows.last().filter(|_| has_more).map(|last| {
            let cursor = Cursor::at(last.answered_at, last.id).text();
            let sign = if first.contains('?') { '&' } else { '?' };
            format!("{first}{sign}after={cursor}")
        });
        let chosen = |id: Option<i64>| id.map_or(String::new(), |id| id.to_string());
        let is_shown = |one: &&Answerer| {
            let official = one.official.as_ref().map(|official| official.id);
            wanted.official_id.is_none() || wanted.official_id == official
        };
        Self {
            answerers: known
                .answerers
                .iter()
                .filter(is_shown)
                .map(|one| AnswererView::new(visit, one, &url, today))
                .collect(),
            rows: rows
                .into_iter()
                .map(|row| Row::new(row, &known.officials))
                .collect(),
            officials: known
                .officials
                .iter()
                .map(|one| Choice::new(one.id.to_string(), format!("{} ({})", one.name, one.post)))
                .collect(),
            topics: known
                .topics
                .iter()
                .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
                .collect(),
            official: chosen(wanted.official_id),
            topic: chosen(wanted.topic_id),
            is_narrowed: wanted.official_id.is_some() || wanted.topic_id.is_some(),
            is_continued,
            first,
            next,
            least_count: statistics::MIN_RANKED,
            api_url: address(
                &format!("/api/v1{url}"),
                wanted.official_id,
                wanted.topic_id,
            ),
            body: body.name,
            body_url,
            url,
        }
    }
}

impl AnswererView {
    fn new(visit: &Visit, one: &Answerer, url: &str, today: NaiveDate) -> Self {
        let official = one.official.as_ref();
        let id = official.map(|official| official.id);
        let share = statistics::wilson(one.in_time_count, one.answer_count);
        Self {
            name: official.map_or(String::new(), |official| official.name.clone()),
            post: official.map_or(String::new(), |official| official.post.clone()),
            until_on: official
                .filter(|official| !rules::is_in_office(official, today))
                .and_then(|official| official.until_on),
            url: id.map_or(String::new(), |id| address(url, Some(id), None)),
            count: one.answer_count,
            topics: one
                .topics
                .iter()
                .map(|(topic, count)| TopicView {
                    name: topic.as_ref().map_or(String::new(), |one| one.name.clone()),
                    url: topic
                        .as_ref()
                        .map_or(String::new(), |topic| address(url, id, Some(topic.id))),
                    count: *count,
                })
                .collect(),
            first_at: one.first_at,
            last_at: one.last_at,
            share: share
                .filter(Share::is_ranked)
                .map(|share| interval_text(visit, "records-share", share.into()))
                .unwrap_or_default(),
        }
    }
}

/// Name and post of whoever answered; '' for answers in nobody's name.
pub fn answered_by(row: &Summary, officials: &[Official]) -> (String, String) {
    let official = officials.iter().find(|one| Some(one.id) == row.answered_by);
    official.map_or((String::new(), String::new()), |one| {
        (one.name.clone(), one.post.clone())
    })
}

/// Whether it was answered on or before its day.
pub fn is_in_time(row: &Summary) -> bool {
    row.answered_at.is_some_and(|at| at <= row.due_at)
}

impl Row {
    fn new(row: Summary, officials: &[Official]) -> Self {
        let (name, post) = answered_by(&row, officials);
        Self {
            url: row.url(),
            in_time: is_in_time(&row),
            is_refused: row.state == QuestionState::Refused,
            topic: row.topic.unwrap_or_default(),
            title: row.title,
            lang: row.lang,
            asked_at: row.asked_at,
            answered_at: row.answered_at,
            name,
            post,
        }
    }
}
