//! How the bodies of Rivermouth work on questions: topics, texts to begin with, who is away, a
//! draft that waits for its second reader, and notes among colleagues.

use chrono::{Days, NaiveDate};

use super::Town;
use crate::features::bodies::{self, Official};
use crate::features::contributions;
use crate::features::deadlines::rules::local_day;
use crate::features::questions::drafting::{self, Colleague};
use crate::features::questions::routing::{self, Presence};
use crate::features::questions::{
    self, Absence, AnswerTemplate, Filter, Procedure, Standing, Topic, procedures,
};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Body, name, words, and the place of the official in the body's list.
const TOPICS: [(&str, &str, &str, Option<usize>); 9] = [
    (
        "roads",
        "Road surfaces",
        "cobble, pothole, resurfaced, surface, glass, yellow mark",
        Some(0),
    ),
    (
        "roads",
        "Lamps and signals",
        "lamp, street lamp, traffic light, bell, charging point",
        Some(1),
    ),
    (
        "roads",
        "Bridges and crossings",
        "bridge, crossing, ship, clearance, zebra",
        Some(1),
    ),
    (
        "roads",
        "School streets",
        "school, school street, quiet street, quiet hour, carer",
        Some(1),
    ),
    (
        "roads",
        "Winter service",
        "snow, ice, gritting, winter, clear",
        Some(0),
    ),
    (
        "roads",
        "Buses",
        "bus, timetable, bus stop, night bus",
        None,
    ),
    (
        "council",
        "Meetings and minutes",
        "minutes, meeting, agenda, recording, subtitle",
        Some(0),
    ),
    ("parks", "Playgrounds", "playground, swing, slide", Some(0)),
    (
        "culture",
        "Libraries",
        "library, reading room, mobile library",
        Some(0),
    ),
];

/// Body, title and text.
const TEMPLATES: [(&str, &str, &str); 3] = [
    (
        "roads",
        "Road works: what, when, how long",
        "Thank you for asking, {asker}.\n\nThe work begins on … and takes … days. In that time \
         the street is closed for …; on foot you can pass at all hours.\n\nWe put up signs ten \
         working days ahead. If something is not as promised, write to us with today's date \
         ({date}) and we look into it.",
    ),
    (
        "roads",
        "Not ours, but we know whose it is",
        "You asked: {title}\n\nThis street belongs to the province. We have passed your question \
         on today, {date}, and you will hear from them here.",
    ),
    (
        "culture",
        "Opening hours",
        "Thank you, {asker}. Our hours are on the page of each library; from … on they change \
         as follows:\n\n- …\n- …",
    ),
];

/// Beginning of a title, and what is noted about the question.
const NOTES: [(&str, &str); 3] = [
    (
        "Who clears the snow",
        "The half behind the railway bridge was handed over to us in 2021; the contract with the \
         winter service was never changed. I have asked for an offer.",
    ),
    (
        "Who clears the snow",
        "Offer is here: 4,200 a winter. Callum has to sign.",
    ),
    (
        "Can carers still drive",
        "Same answer as for the taxi permits in the spring, see the order of 3 March.",
    ),
];

/// Beginning of a title, and the answer that the head of the office wrote.
const DRAFT: (&str, &str) = (
    "Who clears the snow",
    "The path is the city’s all the way to Saltmarsh, and it was our mistake that the second half \
     was left out: the contract with the winter service ended at the railway bridge.\n\nFrom this \
     winter on the **whole path is cleared by seven in the morning**. Until the contract is \
     changed our own crew does it.",
);

fn body_id(town: &Town, slug: &str) -> Result<i64, AppError> {
    town.bodies.get(slug).copied().ok_or(AppError::NotFound)
}

/// Before questions are asked: to whom they will go.
///
/// # Errors
/// When a row cannot be written.
pub fn prepare(town: &mut Town) -> Result<(), AppError> {
    let now = town.now;
    let mut topics = Vec::new();
    for (slug, name, words, place) in TOPICS {
        topics.push((body_id(town, slug)?, name, words, place));
    }
    let mut templates = Vec::new();
    for (slug, title, text) in TEMPLATES {
        templates.push(AnswerTemplate {
            id: 0,
            body_id: body_id(town, slug)?,
            title: title.to_owned(),
            text: text.to_owned(),
            updated_at: town.ago(90, 0),
        });
    }
    let (council, culture) = (body_id(town, "council")?, body_id(town, "culture")?);
    town.app.db.write_here(move |tx| {
        for (body_id, name, words, place) in &topics {
            let officials = bodies::list_officials(tx, *body_id)?;
            let official = place.and_then(|place| officials.get(place));
            routing::add_topic(
                tx,
                &Topic {
                    id: 0,
                    body_id: *body_id,
                    name: (*name).to_owned(),
                    words: (*words).to_owned(),
                    official_id: official.map(|one| one.id),
                },
            )?;
        }
        for template in &templates {
            drafting::add_template(tx, template)?;
        }
        let sorts = Procedure {
            does_triage: true,
            max_extensions: 2,
            ..Procedure::default()
        };
        procedures::set_procedure(tx, council, &sorts, None, now)?;
        let discreet = Procedure {
            allows_confidential: true,
            ..Procedure::default()
        };
        procedures::set_procedure(tx, culture, &discreet, None, now)
    })
}

/// Once questions are asked: who works on them, and how far they are.
///
/// # Errors
/// When a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let now = town.now;
    let today = local_day(now, town.app.config.site.time_zone.0);
    let roads = body_id(town, "roads")?;
    let ids: Vec<i64> = town.bodies.values().copied().collect();
    let times = [town.ago(6, 3), town.ago(2, 5), town.ago(1, 9)];
    town.app.db.write_here(move |tx| {
        for id in ids {
            assign(tx, id, today, now)?;
        }
        let officials = bodies::list_officials(tx, roads)?;
        let (Some(head), Some(manager)) = (officials.first(), officials.get(1)) else {
            return Ok(());
        };
        send_away(tx, roads, head, manager, today)?;
        for ((beginning, text), at) in NOTES.iter().zip(times) {
            if let Some(question) = find(tx, roads, beginning, now)? {
                drafting::add_note(tx, &question, text, &colleague(manager), at)?;
            }
        }
        if let Some(question) = find(tx, roads, DRAFT.0, now)? {
            let at = now.minus(chrono::Duration::hours(20));
            drafting::submit(tx, question.id, DRAFT.1, 0, &colleague(head), at)?;
        }
        Ok(())
    })
}

fn colleague(official: &Official) -> Colleague {
    Colleague {
        account_id: official.account_id.unwrap_or(0),
        name: official.name.clone(),
    }
}

/// The open question of a body that begins so.
fn find(
    conn: &mut DbConn,
    body_id: i64,
    beginning: &str,
    now: UtcTime,
) -> Result<Option<questions::Question>, AppError> {
    match open_ids(conn, body_id, Some(beginning), now)?.first() {
        Some(id) => questions::find(conn, *id),
        None => Ok(None),
    }
}

fn open_ids(
    conn: &mut DbConn,
    body_id: i64,
    beginning: Option<&str>,
    now: UtcTime,
) -> Result<Vec<i64>, AppError> {
    let mut ids = Vec::new();
    for standing in [Standing::Overdue, Standing::Running] {
        let filter = Filter {
            body_id: Some(body_id),
            standing: Some(standing),
            ..Filter::default()
        };
        let rows = questions::list(conn, &filter, 100, now)?;
        let fits = |title: &str| beginning.is_none_or(|beginning| title.starts_with(beginning));
        ids.extend(rows.iter().filter(|row| fits(&row.title)).map(|row| row.id));
    }
    Ok(ids)
}

fn assign(tx: &mut Tx<'_>, body_id: i64, today: NaiveDate, now: UtcTime) -> Result<(), AppError> {
    for id in open_ids(tx, body_id, None, now)? {
        let Some(question) = questions::find(tx, id)? else {
            continue;
        };
        if let Some(asked) = contributions::find(tx, question.contribution_id)? {
            routing::assign_on_arrival(tx, &question, &asked.title, &asked.text, today)?;
        }
    }
    Ok(())
}

/// The head of the office is away since yesterday, and the manager stands in.
fn send_away(
    tx: &mut Tx<'_>,
    body_id: i64,
    head: &Official,
    manager: &Official,
    today: NaiveDate,
) -> Result<(), AppError> {
    let day = |days: u64| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let absence = Absence {
        id: 0,
        official_id: head.id,
        from_on: today.checked_sub_days(Days::new(1)).unwrap_or(today),
        until_on: day(4),
        substitute_id: Some(manager.id),
    };
    let presence = Presence::of_body(tx, body_id, today)?;
    routing::add_absence(tx, &absence, &presence, today)
}
