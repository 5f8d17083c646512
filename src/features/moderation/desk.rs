//! The desk of moderators: the queue, one case, and deciding.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono::Duration;
use serde::Serialize;

use super::context::ContextView;
use super::handlers::find_contribution;
use super::model::{Cause, Decision, Ruling};
use super::readers::Sort;
use super::store::Wanted;
use super::views::{CaseData, CaseView, Marks, QueueRow, ReasonView, causes};
use super::words::OffersView;
use super::{
    appeals, claims, context, decide, keeping, procedure, readers, rules, spam, store, suspensions,
    words,
};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions::{Kind, Spine};
use crate::features::deadlines::{self, PromiseKind};
use crate::features::files;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

const PAGE: i64 = 30;
const REPORTS_SHOWN: i64 = 50;
/// Notes that are shown; nobody writes more about one text.
const NOTES: i64 = 100;
/// Characters of a moderator's own words to the author.
const MAX_EXPLANATION: usize = 2000;
/// What is taken out of a text, and where a topic goes on.
const PASSAGES: TextRule = TextRule::text(0, 5_000);
const TARGET: TextRule = TextRule::line(0, 300);
/// Kinds that are moderated, for the filter.
const KINDS: [Kind; 6] = [
    Kind::Comment,
    Kind::Topic,
    Kind::Post,
    Kind::Question,
    Kind::Petition,
    Kind::PetitionUpdate,
];

pub(super) fn ensure_moderator(visit: &Visit) -> Result<(), AppError> {
    ensure(&visit.actor, Action::Moderate, &Subject::SITE)
}

#[derive(Serialize)]
struct Figures {
    open: i64,
    overdue: i64,
    appeals: i64,
    suspensions: i64,
}

pub async fn show_queue(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let given = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let kind = Kind::parse(given("kind"));
    let cause = Cause::parse(given("cause"));
    let sort = Sort::parse(given("sort")).unwrap_or(Sort::Due);
    let after = given("after").parse::<i64>().ok();
    let form = FormView::default();
    queue_page(&visit, kind, cause, (sort, after), &form).await
}

pub(super) async fn queue_page(
    visit: &Visit,
    kind: Option<Kind>,
    cause: Option<Cause>,
    (sort, after): (Sort, Option<i64>),
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let (mut found, marks, figures, reasons, procedure) = visit
        .app
        .db
        .read(move |conn| {
            let wanted = Wanted { kind, cause };
            let found = match sort {
                Sort::Due => {
                    let after = position(conn, after, now)?;
                    store::list_open(conn, wanted, after, PAGE + 1)?
                }
                Sort::Trusted => readers::list_open(conn, wanted, after, PAGE + 1)?,
            };
            let figures = Figures {
                open: store::count_open(conn)?,
                overdue: store::count_overdue(conn, now)?,
                appeals: appeals::store::count_open(conn)?,
                suspensions: suspensions::count_proposed(conn)?,
            };
            let ids: Vec<i64> = found.iter().map(|(case, _)| case.id).collect();
            let marks = Marks {
                holders: claims::store::list_holders(conn, &ids, now)?,
                near: keeping::nearly_overdue(conn, &ids, zone, now)?,
                calendar: deadlines::calendar_for_body(conn, None, zone)?.1,
            };
            let reasons = store::list_reasons(conn)?;
            Ok((found, marks, figures, reasons, procedure(conn)?))
        })
        .await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = found.len() > page;
    found.truncate(page);
    let filter = format!(
        "kind={}&cause={}&sort={sort}",
        kind.map_or("", Kind::as_str),
        cause.map_or("", Cause::as_str)
    );
    let next = found
        .last()
        .filter(|_| has_more)
        .map(|(case, _)| format!("/desk/moderation?{filter}&after={}", case.id));
    let rows: Vec<_> = found
        .iter()
        .map(|(case, contribution)| QueueRow::new(visit, case, contribution, &marks))
        .collect();
    let reasons: Vec<_> = reasons
        .iter()
        .filter(|reason| reason.active)
        .map(|reason| ReasonView::new(reason, visit.lang))
        .collect();
    Page::new("moderation/queue.html", visit.text("moderation-desk-title"))
        .with("desk_key", &"moderation")
        .with("rows", &rows)
        .with("figures", &figures)
        .with("reasons", &reasons)
        .with("kinds", &KINDS.map(Kind::as_str))
        .with("causes", &causes())
        .with("kind", &kind.map(Kind::as_str))
        .with("cause", &cause.map(Cause::as_str))
        .with("sort", &sort)
        .with("next", &next)
        .with("procedure", &procedure)
        .form(form)
        .respond(visit)
}

/// Where in the queue to go on: behind the case `after`, or from its beginning.
fn position(
    conn: &mut DbConn,
    after: Option<i64>,
    now: UtcTime,
) -> Result<(UtcTime, i64), AppError> {
    let case = match after {
        Some(id) => store::find_case(conn, id)?,
        None => None,
    };
    let beginning = (now.minus(Duration::days(36_500)), 0);
    Ok(case.map_or(beginning, |(case, _)| (case.due_at, case.id)))
}

fn load(
    conn: &mut DbConn,
    (spine, actor): (&Spine, &Actor),
    id: i64,
    zone: chrono_tz::Tz,
    now: UtcTime,
) -> Result<CaseData, AppError> {
    let (case, contribution) = store::find_case(conn, id)?.ok_or(AppError::NotFound)?;
    let earlier = match contribution.account_id {
        Some(account_id) => store::count_decisions_on(conn, account_id)?,
        None => Vec::new(),
    };
    Ok(CaseData {
        signs: spam::list_signs(conn, contribution.id)?,
        reports: store::list_reports(conn, case.id, REPORTS_SHOWN)?,
        reasons: store::list_reasons(conn)?,
        rejection_reasons: spine.rejection_reasons(conn, &contribution)?,
        open_count: store::count_open(conn)?,
        files: files::list_of(conn, &[contribution.id])?,
        holders: claims::store::list_holders(conn, &[id], now)?,
        notes: claims::store::list_notes(conn, contribution.id, NOTES)?,
        accounts: deadlines::accounts(conn, PromiseKind::Moderation, case.id, zone)?,
        may_suspend: suspensions::may_propose(conn, actor, case.id)?,
        is_near: !keeping::nearly_overdue(conn, &[case.id], zone, now)?.is_empty(),
        stands: appeals::find_standing(conn, &contribution)?.is_some(),
        calendar: deadlines::calendar_for_body(conn, None, zone)?.1,
        context: context::load(conn, &case, &contribution)?,
        offers: words::offers(conn, &contribution)?,
        case,
        contribution,
        earlier,
    })
}

pub(super) async fn case_page(
    visit: &Visit,
    spine: &web::Data<Spine>,
    id: i64,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let (actor, spine) = (visit.actor.clone(), spine.clone());
    let data = visit
        .app
        .db
        .read(move |conn| load(conn, (&spine, &actor), id, zone, now))
        .await?;
    let view = CaseView::new(visit, &data);
    let around = ContextView::new(visit, &data.contribution, &data.context, &data.reasons);
    let offers = OffersView::new(visit, &data.offers, &data.reasons, &view.reasons);
    let title = visit.text_with("moderation-case-title", &[("id", id.to_string().into())]);
    Page::new("moderation/case.html", title)
        .with("desk_key", &"moderation")
        .with("c", &view)
        .with("around", &around)
        .with("offers", &offers)
        .with("max_explanation", &MAX_EXPLANATION)
        .with("max_note", &claims::NOTE.max)
        .form(form)
        .respond(visit)
}

pub async fn show_case(
    visit: Visit,
    path: web::Path<i64>,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    case_page(&visit, &spine, path.into_inner(), &FormView::default()).await
}

/// What is taken out of a text: one passage a line.
fn read_passages(form: &mut PostForm, decision: Option<Decision>) -> Vec<String> {
    let given = form.optional_text("passages", PASSAGES);
    let passages: Vec<String> = given
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    if decision == Some(Decision::Redact) && passages.is_empty() {
        form.refuse("passages", "moderation.name-passage");
    }
    if passages.len() > rules::MAX_PASSAGES {
        form.refuse("passages", "moderation.too-many-passages");
    }
    passages
}

pub async fn decide_case(
    visit: Visit,
    path: web::Path<i64>,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    if let Some(filled) = words::filled_in(&visit, &form).await? {
        return case_page(&visit, &spine, id, &filled).await;
    }
    let decision = form.choice("decision", Decision::parse);
    let reason = form.get("reason").to_owned();
    if decision.is_some_and(Decision::needs_reason) && reason.is_empty() {
        form.refuse("reason", "moderation.choose-reason");
    }
    let passages = read_passages(&mut form, decision);
    let target = form.optional_text("target", TARGET);
    if matches!(decision, Some(Decision::Move | Decision::Merge)) && target.is_empty() {
        form.refuse("target", "moderation.name-target");
    }
    let explanation = form.optional_text("explanation", TextRule::text(0, MAX_EXPLANATION));
    let result = match (form.check(), decision) {
        (Ok(()), Some(decision)) => {
            let ruling = Ruling {
                decision,
                reason: Some(reason).filter(|key| !key.is_empty()),
                explanation,
                passages,
                target,
            };
            let (actor, spine, now) = (visit.actor.clone(), spine.clone(), visit.now);
            let write = move |tx: &mut crate::platform::db::Tx<'_>| {
                decide(tx, &spine, &actor, id, &ruling, now)
            };
            visit.app.db.write(write).await.map(|_| ())
        }
        (Ok(()), None) => Err(AppError::field("decision", "form.choose")),
        (Err(error), _) => Err(error),
    };
    match result {
        Ok(()) => {
            let next = if form.get("do") == "next" {
                next_case(&visit).await?
            } else {
                None
            };
            let target = next.map_or("/desk/moderation".to_owned(), |id| {
                format!("/desk/moderation/{id}")
            });
            Ok(visit.redirect(&target, Some("moderation-decided")))
        }
        Err(AppError::Invalid(errors)) => {
            case_page(&visit, &spine, id, &form.view(&visit, &errors)).await
        }
        Err(error) => Err(error),
    }
}

/// The case whose promise is due next and that this moderator may decide.
async fn next_case(visit: &Visit) -> Result<Option<i64>, AppError> {
    let (now, account_id) = (visit.now, visit.actor.account_id);
    visit
        .app
        .db
        .read(move |conn| {
            let beginning = position(conn, None, now)?;
            let open = store::list_open(conn, Wanted::default(), beginning, 20)?;
            let mut others = open
                .into_iter()
                .filter(|(_, c)| c.account_id.is_none() || c.account_id != account_id);
            Ok(others.next().map(|(case, _)| case.id))
        })
        .await
}

pub async fn open_case(
    visit: Visit,
    path: web::Path<String>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let token = path.into_inner();
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    let id = visit
        .app
        .db
        .write(move |tx| {
            let contribution = find_contribution(tx, &token)?;
            super::open_case(tx, &actor, &contribution, zone, now)
        })
        .await?;
    Ok(visit.redirect(&format!("/desk/moderation/{id}"), None))
}
