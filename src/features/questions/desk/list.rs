//! The desk itself: tabs, filters, and a table.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::views::{Known, Row, Tab, draft_word, official_choices};
use super::{bodies_of, desk, load_bodies, today};
use crate::features::bodies::Body;
use crate::features::deadlines::{self, PromiseKind, WorkingDays};
use crate::features::questions::model::{DeskItem, QuestionState, Topic, View, url};
use crate::features::questions::routing::Presence;
use crate::features::questions::rules::{self, desk as desk_rules};
use crate::features::questions::store::desk::Wanted;
use crate::features::questions::views::topic_choices;
use crate::features::questions::{procedures, store};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::templates::urlencode;
use crate::web::api::{After, Cursor};
use crate::web::{Choice, FormView, Visit};

const PAGE: i64 = 30;
/// Parts for other bodies' answers, named on top.
const PARTS: i64 = 20;
/// More than so many are not counted.
const MOST_COUNTED: i64 = 500;

/// What the address asks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub view: Option<View>,
    pub q: String,
    pub topic_id: Option<i64>,
    /// Slug of a body.
    pub body: String,
}

impl Asked {
    pub fn read(given: impl Fn(&str) -> String) -> Self {
        Self {
            view: View::parse(given("view").trim()),
            q: given("q").trim().chars().take(100).collect(),
            topic_id: given("topic").trim().parse().ok(),
            body: given("body").trim().to_owned(),
        }
    }

    /// Address of a view with the same filters.
    pub fn url(&self, view: View) -> String {
        let mut url = format!("/desk/questions?view={view}");
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                url.push_str(&format!("&{name}={}", urlencode(value)));
            }
        };
        add("q", &self.q);
        add(
            "topic",
            &self.topic_id.map_or(String::new(), |id| id.to_string()),
        );
        add("body", &self.body);
        url
    }
}

/// Everything that the desk is made of.
struct Loaded {
    view: View,
    items: Vec<DeskItem>,
    counts: Vec<(View, usize)>,
    bodies: Vec<Body>,
    topics: Vec<Topic>,
    presence: Presence,
    drafts: HashMap<i64, &'static str>,
    /// Counted days left of questions whose clock stands still.
    left: HashMap<i64, i64>,
    days: WorkingDays,
    /// Questions of other bodies to which the person's own owe their part.
    parts: Vec<PartView>,
}

/// A part that is owed to another body's answer.
#[derive(Serialize)]
struct PartView {
    url: String,
    title: String,
    due_at: UtcTime,
}

pub async fn show_desk(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
    after: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let asked = Asked::read(|name| query.get(name).cloned().unwrap_or_default());
    // What is no place to go on from is the beginning.
    let behind = after.cursor().ok().flatten();
    desk_page(&visit, asked, behind, &FormView::default()).await
}

pub async fn desk_page(
    visit: &Visit,
    asked: Asked,
    behind: Option<Cursor>,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let zone = visit.app.config.site.time_zone.0;
    let (actor, now, today) = (visit.actor.clone(), visit.now, today(visit));
    let wanted = Wanted {
        body_ids: None,
        mine: Vec::new(),
        lost: Vec::new(),
        triage_body: None,
        topic_id: asked.topic_id,
        patterns: desk_rules::title_patterns(&asked.q),
        now,
        soon: now,
    };
    let sought = asked.clone();
    let loaded = visit
        .app
        .db
        .read(move |conn| load(conn, &actor, wanted, &sought, behind, (today, zone)))
        .await?;
    let may_work = !super::own_bodies(&visit.actor).is_empty();
    let Loaded {
        view,
        mut items,
        counts,
        bodies,
        topics,
        presence,
        drafts,
        left,
        days,
        parts,
    } = loaded;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = items.len() > size;
    items.truncate(size);
    let next = items.last().filter(|_| has_more).map(|last| {
        let cursor = Cursor::at(Some(last.due_at), last.id).text();
        format!("{}&after={cursor}", asked.url(view))
    });
    let known = Known {
        bodies: bodies
            .iter()
            .map(|one| (one.id, one.name.clone()))
            .collect(),
        topics: topics
            .iter()
            .map(|one| (one.id, one.name.clone()))
            .collect(),
        presence,
        drafts,
        left,
        today,
        now,
        days,
    };
    let list = ListView {
        parts,
        view: view.as_str(),
        tabs: tabs(&asked, view, &counts),
        rows: items
            .into_iter()
            .map(|item| Row::new(item, &known))
            .collect(),
        topic: asked.topic_id.map_or(String::new(), |id| id.to_string()),
        is_narrowed: !asked.q.is_empty() || asked.topic_id.is_some() || !asked.body.is_empty(),
        clear_url: Asked::default().url(view),
        first: behind.map(|_| asked.url(view)),
        topics: topic_choices(&topics, &bodies),
        officials: official_choices(&known.presence.officials, &bodies),
        bodies: bodies
            .iter()
            .map(|one| Choice::new(&one.slug, &one.name))
            .collect(),
        q: asked.q,
        body: asked.body,
        next,
        may_work,
    };
    desk(
        "questions/desk/list.html",
        visit.text("questions-desk-title"),
    )
    .with("desk", &list)
    .form(form)
    .respond(visit)
}

#[derive(Serialize)]
struct ListView {
    parts: Vec<PartView>,
    view: &'static str,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    q: String,
    topic: String,
    body: String,
    bodies: Vec<Choice>,
    topics: Vec<Choice>,
    officials: Vec<Choice>,
    is_narrowed: bool,
    clear_url: String,
    first: Option<String>,
    next: Option<String>,
    /// Whether the person works here, or only looks on.
    may_work: bool,
}

/// A number of statements that does not depend on how much there is.
fn load(
    conn: &mut DbConn,
    actor: &Actor,
    mut wanted: Wanted,
    asked: &Asked,
    behind: Option<Cursor>,
    (today, zone): (chrono::NaiveDate, chrono_tz::Tz),
) -> Result<Loaded, AppError> {
    let own = bodies_of(actor)?;
    let bodies = load_bodies(conn, actor)?;
    let all_ids: Vec<i64> = bodies.iter().map(|body| body.id).collect();
    let presence = Presence::of_bodies(conn, &all_ids, today)?;
    let triage_body = procedures::triage_body(conn)?;
    let narrowed = bodies.iter().find(|body| body.slug == asked.body);
    wanted.body_ids = match (narrowed, &own) {
        (Some(body), _) => Some(vec![body.id]),
        (None, Some(ids)) => Some(ids.clone()),
        (None, None) => None,
    };
    let days = WorkingDays::load(conn, all_ids.iter().copied(), zone)?;
    let counted_by = wanted.body_ids.as_ref().unwrap_or(&all_ids);
    wanted.soon = soonest(&days, counted_by, wanted.now);
    wanted.triage_body = triage_body.filter(|id| all_ids.contains(id));
    (wanted.mine, wanted.lost) = workload(&presence, actor, today);
    let mut counts = Vec::new();
    for &view in View::ALL {
        // The one is endless, the others are for those whom they concern.
        let is_shown = match view {
            View::Answered => false,
            View::Mine | View::Parts => own.is_some(),
            View::Triage => wanted.triage_body.is_some(),
            _ => true,
        };
        if is_shown {
            counts.push((
                view,
                store::desk::count(conn, view, &wanted, MOST_COUNTED + 1)?,
            ));
        }
    }
    let counted = |view: View| counts.iter().any(|(one, count)| *one == view && *count > 0);
    let view = asked.view.unwrap_or(match own {
        Some(_) if counted(View::Mine) => View::Mine,
        Some(_) if counted(View::Unassigned) => View::Unassigned,
        _ => View::All,
    });
    let behind = match behind {
        Some(cursor) => cursor.time().ok().map(|at| (at, cursor.id)),
        None => None,
    };
    let items = store::desk::list(conn, view, &wanted, behind, PAGE + 1)?;
    let ids: Vec<i64> = items.iter().map(|item| item.id).collect();
    let drafts = store::desk::list_draft_states(conn, &ids)?
        .into_iter()
        .map(|(id, submitted_at, objection)| (id, draft_word(submitted_at, &objection)))
        .collect();
    let parts = store::turns::list_open_parts(conn, &super::own_bodies(actor), PARTS)?
        .into_iter()
        .map(|(id, title, due_at)| PartView {
            url: format!("/desk{}/part", url(id)),
            title,
            due_at,
        })
        .collect();
    let is_paused = |item: &&DeskItem| item.state == QuestionState::Clarifying;
    let paused: Vec<i64> = items.iter().filter(is_paused).map(|item| item.id).collect();
    let promises = deadlines::find_many(conn, PromiseKind::Answer, &paused)?;
    let by_promise = deadlines::days_left(conn, &promises, zone)?;
    let left = promises
        .iter()
        .map(|promise| (promise.subject_id, by_promise.get(&promise.id).copied()))
        .filter_map(|(id, days)| Some((id, days?)))
        .collect();
    Ok(Loaded {
        left,
        days,
        parts,
        topics: store::topics::list(conn, &all_ids)?,
        view,
        items,
        counts,
        bodies,
        presence,
        drafts,
    })
}

/// The end of the day until which what is due is due soon: of several bodies, the latest.
fn soonest(days: &WorkingDays, body_ids: &[i64], now: UtcTime) -> UtcTime {
    let of_body = |id: &i64| {
        let calendar = days.of(*id);
        let day = calendar.add_working_days(calendar.day_of(now), rules::SOON_WORKING_DAYS);
        day.ok().map(|day| calendar.end_of(day))
    };
    body_ids.iter().filter_map(of_body).max().unwrap_or(now)
}

/// Officials whose work the person does today, and officials whose work nobody does.
fn workload(presence: &Presence, actor: &Actor, today: chrono::NaiveDate) -> (Vec<i64>, Vec<i64>) {
    let own: Vec<i64> = presence
        .officials
        .iter()
        .filter(|one| one.account_id.is_some() && one.account_id == actor.account_id)
        .map(|one| one.id)
        .collect();
    let (mut mine, mut lost) = (own.clone(), Vec::new());
    for official in &presence.officials {
        match presence.stand_in(official.id, today) {
            Some(worker) if own.contains(&worker) && !mine.contains(&official.id) => {
                mine.push(official.id);
            }
            Some(_) => {}
            // Their own work stays theirs, also while they are away.
            None if own.contains(&official.id) => {}
            None => lost.push(official.id),
        }
    }
    (mine, lost)
}

fn tabs(asked: &Asked, current: View, counts: &[(View, usize)]) -> Vec<Tab> {
    let most = usize::try_from(MOST_COUNTED).unwrap_or(usize::MAX);
    let always = |view: View| !matches!(view, View::Triage | View::Review | View::Parts);
    let counted = counts
        .iter()
        .filter(|(view, count)| *count > 0 || always(*view) || *view == current)
        .map(|(view, count)| (*view, Some(*count)));
    counted
        .chain([(View::Answered, None)])
        .map(|(view, count)| Tab {
            key: view.as_str(),
            url: asked.url(view),
            count: count.map(|count| count.min(most)),
            is_more: count.is_some_and(|count| count > most),
            is_current: view == current,
        })
        .collect()
}
