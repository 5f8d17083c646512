//! The front page: what is open, what was decided, what is overdue, how to take part.

use std::collections::HashMap;

use actix_web::HttpResponse;
use chrono_tz::Tz;

use crate::features::bodies::{self, Body};
use crate::features::consultations::{self, Card, Consultation, Filter, Phase, rules as phases};
use crate::features::contributions;
use crate::features::deadlines;
use crate::features::home::model::{Date, DecisionCard, PetitionCard, QuestionCard};
use crate::features::home::views::{DateView, PromisesView};
use crate::features::home::{rules, sources};
use crate::features::petitions;
use crate::features::questions::PromiseCounts;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

/// Open consultations shown.
const OPEN: i64 = 5;
/// Of each other kind.
const FEW: i64 = 3;
/// Dates shown.
const DATES: usize = 6;

struct Front {
    bodies: Vec<Body>,
    open: Vec<Consultation>,
    open_total: i64,
    announced: Vec<Consultation>,
    analysis: Vec<Consultation>,
    counts: HashMap<i64, i64>,
    dates: Vec<Date>,
    decisions: Vec<DecisionCard>,
    petitions: Vec<PetitionCard>,
    questions: Vec<QuestionCard>,
    promises: PromiseCounts,
}

fn read(conn: &mut DbConn, now: UtcTime, zone: Tz) -> Result<Front, AppError> {
    let bodies = bodies::list(conn)?;
    let of = |phase| Filter {
        phase: Some(phase),
        body_id: None,
    };
    let open = consultations::list_filtered(conn, of(Phase::Open), now, 0, OPEN)?;
    let open_total = consultations::count_filtered(conn, of(Phase::Open), now)?;
    let announced = consultations::list_filtered(conn, of(Phase::Announced), now, 0, FEW)?;
    let analysis = consultations::list_filtered(conn, of(Phase::Analysis), now, 0, FEW)?;
    let ids: Vec<i64> = open.iter().chain(&analysis).map(|one| one.id).collect();
    let counts = contributions::totals_of_consultations(conn, &ids)?;
    let mut dates: Vec<Date> = open
        .iter()
        .chain(&announced)
        .chain(&analysis)
        .flat_map(|one| rules::dates_ahead(one, now, zone))
        .collect();
    dates.extend(sources::list_answers_due(conn, now, FEW)?);
    let mut dates = rules::in_order(dates);
    dates.truncate(DATES);
    Ok(Front {
        decisions: sources::list_decisions(conn, &bodies, FEW)?,
        petitions: sources::list_petitions(conn, now, FEW)?,
        questions: sources::list_questions(conn, None, FEW, now, zone)?,
        promises: sources::promise_counts(conn, None, now)?,
        bodies,
        open,
        open_total,
        announced,
        analysis,
        counts,
        dates,
    })
}

/// `GET /`
pub async fn show_front(visit: Visit) -> Result<HttpResponse, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public(
            move |conn| read(conn, now, zone),
            |visit, front| Ok(show(visit, &front)),
        )
        .await
}

fn show(visit: &Visit, front: &Front) -> Page {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let cards = |rows: &[Consultation]| Card::list(rows, &front.bodies, &front.counts, now);
    let dates: Vec<_> = front
        .dates
        .iter()
        .map(|date| DateView::new(date, &front.bodies, zone))
        .collect();
    let days = front.bodies.iter().map(|body| body.answer_working_days);
    let site = visit.app.config.site.name.as_str();
    let lead = visit.text_with("home-lead", &[("site", site.into())]);
    let mut page = Page::new("home/front.html", visit.text("home-title"))
        .description(lead.clone())
        .class("home")
        .feed("/feeds/all.atom")
        .with("lead", &lead)
        .with("open", &cards(&front.open))
        .with("open_total", &front.open_total)
        .with("announced", &cards(&front.announced))
        .with("analysis", &cards(&front.analysis))
        .with("dates", &dates)
        .with("decisions", &front.decisions)
        .with("petitions", &front.petitions)
        .with("questions", &front.questions)
        .with("promises", &PromisesView::new(front.promises))
        .with("answer_days", &days.max())
        .topic(deadlines::ACCOUNTS)
        .topic("consultations")
        .topic("bodies")
        .topic("petitions")
        .topic("questions")
        .topic("decisions");
    for petition in &front.petitions {
        page = page
            .topic(petitions::topic(petition.id))
            .topic(petitions::counts(petition.id));
    }
    for one in front
        .open
        .iter()
        .chain(&front.announced)
        .chain(&front.analysis)
    {
        page = page.topic(format!("consultation:{}", one.id));
        if let Some(at) = phases::next_change(one, now) {
            page = page.fresh_until(at);
        }
    }
    page
}
