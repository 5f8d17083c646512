//! The list of consultations.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::model::{Consultation, Filter, Phase};
use super::views::{Card, Group};
use super::{count_filtered, list_filtered, rules};
use crate::features::bodies::{self, Body};
use crate::features::contributions;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::{Choice, Page, Visit};

/// Consultations on one page of a phase.
const PER_PAGE: i64 = 20;
/// Consultations of each phase where all phases are shown; open ones are never cut short there
/// unless there are more than a page of them.
const PER_GROUP: i64 = 5;
/// Pages beyond this are asked for by machines only.
const MAX_PAGE: i64 = 10_000;
/// What can be done now comes first.
const ORDER: [Phase; 4] = [
    Phase::Open,
    Phase::Announced,
    Phase::Analysis,
    Phase::Decided,
];

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    phase: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    page: String,
}

struct Found {
    bodies: Vec<Body>,
    groups: Vec<(Phase, i64, Vec<Consultation>)>,
    counts: HashMap<i64, i64>,
}

fn find(
    conn: &mut DbConn,
    phase: Option<Phase>,
    body: &str,
    page: i64,
    now: UtcTime,
) -> Result<Found, AppError> {
    let bodies = bodies::list(conn)?;
    let body_id = bodies.iter().find(|one| one.slug == body).map(|b| b.id);
    if !body.is_empty() && body_id.is_none() {
        return Err(AppError::NotFound);
    }
    let mut groups = Vec::new();
    for one in ORDER {
        if phase.is_some_and(|wanted| wanted != one) {
            continue;
        }
        let filter = Filter {
            phase: Some(one),
            body_id,
        };
        let (offset, limit) = match phase {
            Some(_) => ((page - 1) * PER_PAGE, PER_PAGE),
            None if one == Phase::Open => (0, PER_PAGE),
            None => (0, PER_GROUP),
        };
        let total = count_filtered(conn, filter, now)?;
        let rows = list_filtered(conn, filter, now, offset, limit)?;
        groups.push((one, total, rows));
    }
    let rows = groups.iter().flat_map(|(_, _, rows)| rows);
    let ids: Vec<i64> = rows.map(|row| row.id).collect();
    let counts = contributions::totals_of_consultations(conn, &ids)?;
    Ok(Found {
        bodies,
        groups,
        counts,
    })
}

/// `GET /consultations`
pub async fn list_consultations(
    visit: Visit,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    let phase = match asked.phase.as_str() {
        "" => None,
        word => Some(Phase::parse(word).ok_or(AppError::NotFound)?),
    };
    let page = asked.page.parse().unwrap_or(1).clamp(1, MAX_PAGE);
    let (body, now) = (asked.body.clone(), visit.now);
    visit
        .public(
            move |conn| find(conn, phase, &body, page, now),
            |visit, found| Ok(show(visit, &found, phase, &asked.body, page)),
        )
        .await
}

fn show(visit: &Visit, found: &Found, phase: Option<Phase>, body: &str, page: i64) -> Page {
    let now = visit.now;
    let address = |phase: Phase| {
        let body = if body.is_empty() {
            String::new()
        } else {
            format!("&body={body}")
        };
        format!("/consultations?phase={phase}{body}")
    };
    let rows = found.groups.iter().flat_map(|(_, _, rows)| rows);
    let changes: Vec<UtcTime> = rows
        .clone()
        .filter_map(|row| rules::next_change(row, now))
        .collect();
    let topics: Vec<i64> = rows.map(|row| row.id).collect();
    let groups: Vec<Group> = found
        .groups
        .iter()
        .map(|(one, total, rows)| {
            let shown = i64::try_from(rows.len()).unwrap_or(0);
            let is_cut = phase.is_none() && shown < *total;
            Group {
                phase: one.as_str(),
                total: *total,
                cards: Card::list(rows, &found.bodies, &found.counts, now),
                more_url: if is_cut { address(*one) } else { String::new() },
            }
        })
        .collect();
    let total: i64 = groups.iter().map(|group| group.total).sum();
    let pages = match phase {
        Some(_) => (total + PER_PAGE - 1) / PER_PAGE,
        None => 1,
    };
    let phases: Vec<Choice> = ORDER
        .iter()
        .map(|one| {
            Choice::new(
                one.to_string(),
                visit.text(&format!("consultations-phase-{one}")),
            )
        })
        .collect();
    let bodies: Vec<Choice> = found
        .bodies
        .iter()
        .map(|body| Choice::new(body.slug.clone(), body.name.clone()))
        .collect();
    let mut result = Page::new("consultations/list.html", visit.text("consultations-title"))
        .description(visit.text("consultations-lead"))
        .feed("/feeds/consultations.atom")
        .with("groups", &groups)
        .with("total", &total)
        .with("phases", &phases)
        .with("bodies", &bodies)
        .with("phase", &phase.map(Phase::as_str).unwrap_or_default())
        .with("body", &body)
        .with("number", &page)
        .with("pages", &pages)
        .with(
            "base",
            &phase
                .map(|one| format!("{}&", address(one)))
                .unwrap_or_default(),
        )
        .topic("consultations")
        .topic("bodies");
    for id in topics {
        result = result.topic(format!("consultation:{id}"));
    }
    for at in changes {
        result = result.fresh_until(at);
    }
    result
}
