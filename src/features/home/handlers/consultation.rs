//! The page of one consultation: what it is, until when, who decides, how to take part, what
//! came of it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;
use serde::Serialize;

use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::views::BodyView;
use crate::features::bodies::{self, Body};
use crate::features::consultations::{self, Consultation, rule_phases, rules as phases};
use crate::features::contributions::{self, Moderation};
use crate::features::deadlines::{self, Account, AccountView, PromiseKind};
use crate::features::home::model::{
    DecisionCard, DocumentCard, ForumCard, QuestionCard, ResultCard,
};
use crate::features::home::views::ConsultationView;
use crate::features::home::{rules, sources};
use crate::features::ledger::{self, Entry};
use crate::features::notifications::{self, FollowView};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

/// Questions shown; the rest is one link away.
const QUESTIONS: i64 = 4;

struct Everything {
    consultation: Consultation,
    body: Option<Body>,
    history: Vec<Entry>,
    counts: HashMap<String, i64>,
    documents: Vec<DocumentCard>,
    forum: Option<ForumCard>,
    questions: Vec<QuestionCard>,
    results: Vec<ResultCard>,
    decision: Option<DecisionCard>,
    follow: FollowView,
    /// The promise of results, from the day it closed on.
    promises: Vec<Account>,
}

fn read(
    conn: &mut DbConn,
    slug: &str,
    is_editor: bool,
    account_id: Option<i64>,
    now: UtcTime,
    zone: Tz,
) -> Result<Everything, AppError> {
    // Editors see drafts as the public will see them.
    let consultation = consultations::find_by_slug(conn, slug)?
        .filter(|one| is_editor || consultations::is_public(one, now))
        .ok_or(AppError::NotFound)?;
    let id = consultation.id;
    let body = bodies::find(conn, consultation.body_id)?;
    let of_body = body.as_slice();
    Ok(Everything {
        history: ledger::list_of_subject(conn, &consultation.token)?,
        counts: contributions::counts_of_consultation(conn, id)?,
        documents: sources::list_documents(conn, id)?,
        forum: sources::find_forum(conn, id)?,
        questions: sources::list_questions(conn, Some(id), QUESTIONS, now, zone)?,
        results: sources::list_results(conn, id)?,
        decision: sources::find_decision(conn, of_body, id)?,
        promises: deadlines::accounts(conn, PromiseKind::Results, id, zone)?,
        follow: notifications::follow_state(conn, account_id, &format!("consultation:{id}"))?,
        consultation,
        body,
    })
}

/// `GET /consultations/{slug}`
pub async fn show_consultation(
    visit: Visit,
    slug: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let is_editor = accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE);
    let (account_id, now) = (visit.actor.account_id, visit.now);
    let zone = visit.app.config.site.time_zone.0;
    visit
        .public(
            move |conn| read(conn, &slug, is_editor, account_id, now, zone),
            move |visit, all| Ok(show(visit, &all, is_editor)),
        )
        .await
}

/// From when on a place is moderated otherwise.
#[derive(Serialize)]
struct RulePhaseView<'a> {
    from: UtcTime,
    rule: &'static str,
    /// '' for the whole consultation.
    place_title: &'a str,
}

fn show(visit: &Visit, all: &Everything, is_editor: bool) -> Page {
    let one = &all.consultation;
    let id = one.id;
    let mut view = ConsultationView::new(one, &all.history, visit);
    let body = all.body.as_ref().map(|body| BodyView::new(body, &[]));
    let total: i64 = all.counts.values().sum();
    let of = |kind: &str| all.counts.get(kind).copied().unwrap_or(0);
    let documents = all.documents.iter();
    let documents = documents.map(|one| (&one.place, &one.title, one.moderation));
    let forum = all.forum.iter();
    let forum = forum.map(|one| (&one.place, &one.title, one.moderation));
    let places: Vec<_> = documents.chain(forum).collect();
    let moderation_of = |place: &str, own| rule_phases::rule_of(one, place, own, visit.now);
    let of_places: Vec<Moderation> = places
        .iter()
        .map(|(place, _, own)| moderation_of(place, *own))
        .collect();
    let reads_first = rules::reads_first(moderation_of("", None), &of_places);
    let rule_phases: Vec<RulePhaseView> = rule_phases::ahead(one, visit.now)
        .into_iter()
        .map(|phase| RulePhaseView {
            from: phase.from,
            rule: phase.rule.as_str(),
            place_title: places
                .iter()
                .find(|(place, ..)| **place == phase.place)
                .map_or("", |(_, title, _)| title.as_str()),
        })
        .collect();
    view.is_moderated_before = reads_first.unwrap_or(view.is_moderated_before);
    let mut page = Page::new("home/consultation.html", one.title.clone())
        .description(one.summary.clone())
        .feed("/feeds/consultations.atom")
        .with("c", &view)
        .with("b", &body)
        .with("total", &total)
        .with("is_moderated_mixed", &reads_first.is_none())
        .with("rule_phases", &rule_phases)
        .with("question_count", &of("question"))
        .with("documents", &all.documents)
        .with("forum", &all.forum)
        .with("questions", &all.questions)
        .with("results", &all.results)
        .with("decision", &all.decision)
        .with("accounts", &AccountView::list(&all.promises))
        .with("follow", &all.follow)
        .with("is_editor", &is_editor)
        .topic(format!("consultation:{id}"))
        .topic("questions")
        .topic("documents")
        .topic("bodies")
        .topic(deadlines::ACCOUNTS);
    if let Some(at) = phases::next_change(one, visit.now) {
        page = page.fresh_until(at);
    }
    page
}
