//! The tracker: every public question, narrowed by a form that works as an address.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Tz;
use serde::Serialize;

use super::model::{Filter, Standing, Summary};
use super::similar::PATH;
use super::views::{ListView, Row, topic_choices};
use super::{rules, store};
use crate::features::deadlines::rules::{local_day, start_of_day};
use crate::features::deadlines::{self, WorkingDays};
use crate::features::{bodies, consultations, search};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::table::Table;
use crate::platform::templates::urlencode;
use crate::web::api::next_link;
use crate::web::{Choice, Data, Page, Visit};

const PAGE_SIZE: i64 = 20;
/// Rows of one CSV file; the `Link` header leads to the next.
const EXPORTED: i64 = 5_000;
/// Hits of a search that are looked at.
const MOST_FOUND: i64 = 200;
/// Characters of words that are looked for.
const MOST_WORDS: usize = 200;

pub(super) type Query = web::Query<HashMap<String, String>>;

/// A part of the address, '' when it is missing.
pub(super) fn wanted<'a>(query: &'a Query, name: &str) -> &'a str {
    query.get(name).map_or("", |value| value.trim())
}

/// Years in which something may have been asked: far from where calendars end.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// What somebody chose, as it stands in the address. What is unknown was not chosen.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Chosen {
    pub body: String,
    pub state: String,
    pub consultation: String,
    /// Number of a topic.
    pub topic: String,
    pub from: String,
    pub to: String,
    pub q: String,
    #[serde(skip)]
    before: Option<i64>,
}

impl Chosen {
    pub fn read(query: &Query, before: Option<i64>) -> Self {
        let state = Standing::parse(wanted(query, "state"));
        let day = |name| {
            let day: Option<NaiveDate> = wanted(query, name).parse().ok();
            let day = day.filter(|day| YEARS.contains(&day.year()));
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        Self {
            body: wanted(query, "body").to_owned(),
            state: state.map_or(String::new(), |one| one.as_str().to_owned()),
            consultation: wanted(query, "consultation").to_owned(),
            topic: wanted(query, "topic").to_owned(),
            from: day("from"),
            to: day("to"),
            q: wanted(query, "q").chars().take(MOST_WORDS).collect(),
            before,
        }
    }

    /// What the list is narrowed to. A body, a consultation or a topic of the body that is not there
    /// narrows nothing.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn filter(&self, conn: &mut DbConn, zone: Tz, now: UtcTime) -> Result<Filter, AppError> {
        let body = match self.body.as_str() {
            "" => None,
            slug => bodies::find_by_slug(conn, slug)?,
        };
        let consultation = match self.consultation.as_str() {
            "" => None,
            slug => match consultations::find_public(conn, slug, now) {
                Ok(found) => Some(found),
                Err(AppError::NotFound) => None,
                Err(other) => return Err(other),
            },
        };
        let topic = match self.topic.parse() {
            Ok(id) => store::topics::find(conn, id)?,
            Err(_) => None,
        };
        let topic = topic.filter(|topic| body.as_ref().is_none_or(|body| body.id == topic.body_id));
        let ids = match self.q.as_str() {
            "" => None,
            words => {
                let found = search::find(conn, words, Some("question"), now, 0, MOST_FOUND)?;
                let hits = found.hits.iter();
                Some(
                    hits.filter_map(|hit| search::number_in(&hit.url, PATH))
                        .collect(),
                )
            }
        };
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        Ok(Filter {
            body_id: body.map(|body| body.id),
            consultation_id: consultation.map(|one| one.id),
            topic_id: topic.map(|one| one.id),
            standing: Standing::parse(&self.state),
            asked_from: day(&self.from).map(|day| start_of_day(day, zone)),
            asked_before: day(&self.to)
                .and_then(|day| day.checked_add_days(Days::new(1)))
                .map(|day| start_of_day(day, zone)),
            ids,
            before: self.before,
        })
    }

    /// The tracker at `path` with these filters.
    fn address(&self, path: &str, before: Option<i64>) -> String {
        let before = before.map(|id| id.to_string()).unwrap_or_default();
        let pairs = [
            ("body", &self.body),
            ("state", &self.state),
            ("consultation", &self.consultation),
            ("topic", &self.topic),
            ("from", &self.from),
            ("to", &self.to),
            ("q", &self.q),
            ("before", &before),
        ];
        let pairs: Vec<String> = pairs
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", urlencode(value)))
            .collect();
        if pairs.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", pairs.join("&"))
        }
    }

    /// What no longer is there is not kept in addresses.
    fn known(self, filter: &Filter) -> Self {
        Self {
            body: filter.body_id.map(|_| self.body).unwrap_or_default(),
            consultation: filter
                .consultation_id
                .map(|_| self.consultation)
                .unwrap_or_default(),
            topic: filter.topic_id.map(|_| self.topic).unwrap_or_default(),
            ..self
        }
    }
}

impl Filter {
    /// Narrows it to a body, and not to a topic of another one.
    pub(super) fn of_body(&mut self, conn: &mut DbConn, body_id: i64) -> Result<(), AppError> {
        self.body_id = Some(body_id);
        if let Some(id) = self.topic_id {
            let topic = store::topics::find(conn, id)?;
            self.topic_id = topic.filter(|one| one.body_id == body_id).map(|one| one.id);
        }
        Ok(())
    }
}

/// `GET /questions`
pub async fn list_questions(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let chosen = Chosen::read(&query, wanted(&query, "before").parse().ok());
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public(
            move |conn| {
                let filter = chosen.filter(conn, zone, now)?;
                let rows = store::tracker::list(conn, &filter, PAGE_SIZE + 1, now)?;
                let of_bodies = rows.iter().map(|row| row.body_id);
                let days = WorkingDays::load(conn, of_bodies, zone)?;
                let counts = super::promise_counts(conn, filter.body_id, now)?;
                let bodies = bodies::list(conn)?;
                let consultations = consultations::list_public(conn, now)?;
                let asked: Vec<i64> = bodies
                    .iter()
                    .map(|body| body.id)
                    .filter(|id| filter.body_id.is_none_or(|body_id| body_id == *id))
                    .collect();
                let topics = store::topics::list(conn, &asked)?;
                let chosen = chosen.known(&filter);
                Ok((chosen, (rows, days), counts, bodies, consultations, topics))
            },
            move |visit, (chosen, (mut rows, days), counts, bodies, consultations, topics)| {
                let has_more = truncate(&mut rows, PAGE_SIZE);
                let last = rows.last().filter(|_| has_more).map(|row| row.id);
                let view = ListView {
                    counts,
                    answered_count: counts.answered_in_time + counts.answered_late,
                    bodies: bodies
                        .iter()
                        .map(|body| Choice::new(&body.slug, &body.name))
                        .collect(),
                    consultations: consultations
                        .iter()
                        .map(|one| Choice::new(&one.slug, &one.title))
                        .collect(),
                    topics: match chosen.body.as_str() {
                        "" => topic_choices(&topics, &bodies),
                        _ => topic_choices(&topics, &[]),
                    },
                    states: states(visit),
                    is_narrowed: !chosen.address("", None).is_empty(),
                    is_detailed: !(chosen.consultation.is_empty()
                        && chosen.topic.is_empty()
                        && chosen.from.is_empty()
                        && chosen.to.is_empty()),
                    is_continued: chosen.before.is_some(),
                    new_url: match chosen.body.as_str() {
                        "" => "/questions/new".to_owned(),
                        slug => format!("/questions/new?body={slug}"),
                    },
                    rows: rows
                        .into_iter()
                        .map(|row| Row::new(row, visit.now, &days))
                        .collect(),
                    first: chosen.address("/questions", None),
                    next: last.map(|id| chosen.address("/questions", Some(id))),
                    csv_url: chosen.address("/questions.csv", None),
                    json_url: chosen.address("/questions.json", None),
                    chosen,
                };
                Ok(
                    Page::new("questions/list.html", visit.text("questions-title"))
                        .description(visit.text("questions-lead"))
                        .feed("/feeds/answers.atom")
                        .with("list", &view)
                        .topic("questions")
                        .topic("consultations")
                        .topic("bodies")
                        .topic(deadlines::ACCOUNTS),
                )
            },
        )
        .await
}

/// Cuts off what shows that there is more.
fn truncate(rows: &mut Vec<Summary>, size: i64) -> bool {
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let has_more = rows.len() > size;
    rows.truncate(size);
    has_more
}

fn states(visit: &Visit) -> Vec<Choice> {
    [
        Standing::Running,
        Standing::Overdue,
        Standing::Clarifying,
        Standing::Answered,
        Standing::Refused,
    ]
    .into_iter()
    .map(|one| Choice::new(one.as_str(), visit.text(&format!("questions-state-{one}"))))
    .collect()
}

/// `GET /questions.csv`: what the tracker shows, without names of people.
pub async fn export_csv(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let before = match wanted(&query, "after") {
        "" => wanted(&query, "before").parse().ok(),
        cursor => Some(cursor.parse().map_err(|_| crate::web::api::refused())?),
    };
    let chosen = Chosen::read(&query, before);
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public_data(
            move |conn| {
                let filter = chosen.filter(conn, zone, now)?;
                Ok(store::tracker::list(conn, &filter, EXPORTED + 1, now)?)
            },
            move |visit, mut rows| {
                let has_more = truncate(&mut rows, EXPORTED);
                let last = rows.last().filter(|_| has_more).map(|row| row.id);
                let data = Data::csv(to_csv(visit, &rows, zone)?).topic("questions");
                Ok(match last {
                    Some(id) => data.link(next_link(visit, "after", &id.to_string())),
                    None => data,
                })
            },
        )
        .await
}

fn to_csv(visit: &Visit, rows: &[Summary], zone: Tz) -> Result<String, AppError> {
    let mut table = Table::new(&[
        "id",
        "title",
        "lang",
        "body",
        "topic",
        "state",
        "is_overdue",
        "asked_at",
        "due_on",
        "answered_at",
        "url",
    ])?;
    for row in rows {
        let is_overdue = rules::is_late(row.state, row.due_at, visit.now);
        table.row(&[
            &row.id.to_string(),
            &row.title,
            &row.lang,
            &row.body_slug,
            row.topic.as_deref().unwrap_or_default(),
            row.state.as_str(),
            if is_overdue { "true" } else { "false" },
            &row.asked_at.rfc3339(),
            &local_day(row.due_at, zone).to_string(),
            &row.answered_at.map(|at| at.rfc3339()).unwrap_or_default(),
            &visit.app.absolute(&row.url()),
        ])?;
    }
    table.finish()
}
