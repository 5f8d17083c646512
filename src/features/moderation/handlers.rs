//! What everybody can read of moderation, and reporting.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::log::{self, LogPiece, LogQuery};
use super::model::{NewReport, Reason};
use super::views::{ReasonView, words_of};
use super::{Procedure, RULES_TOPIC, procedure, readers, rulebook, rules, store};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions::{self, Contribution};
use crate::platform::crypto::{hex, hmac_sha256};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::api::next_link;
use crate::web::visit::network;
use crate::web::{FormView, Page, PostForm, Visit};

/// Characters of a reader's remark.
const MAX_NOTE: usize = 1000;

pub async fn show_rules(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(
            |conn| {
                let version = rulebook::find_latest(conn)?;
                Ok((store::list_reasons(conn)?, procedure(conn)?, version))
            },
            |visit, (reasons, procedure, version)| {
                let views: Vec<_> = reasons
                    .iter()
                    .filter(|reason| reason.active)
                    .map(|reason| ReasonView::new(reason, visit.lang))
                    .collect();
                let page = Page::new(
                    "moderation/rules.html",
                    visit.text("moderation-rules-title"),
                )
                .description(visit.text("moderation-rules-description"))
                .with("reasons", &views)
                .with("procedure", &procedure)
                .with(
                    "version",
                    &version.as_ref().map(|one| one.number.to_string()),
                )
                .with("since", &version.map(|one| one.published_at))
                .topic(RULES_TOPIC);
                Ok(page)
            },
        )
        .await
}

type Query = web::Query<HashMap<String, String>>;

fn before(query: &Query) -> Option<i64> {
    query.get("before").and_then(|id| id.parse().ok())
}

pub async fn show_log(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let before = before(&query);
    let wanted = LogQuery::new(&visit, before, log::PAGE);
    visit
        .public(
            move |conn| log::read(conn, &wanted),
            |visit, piece| {
                let address = |id| format!("/moderation/log?before={id}");
                let next = piece.next.map(address);
                let latest = before.is_some().then_some("/moderation/log");
                let page = Page::new("moderation/log.html", visit.text("moderation-log-title"))
                    .description(visit.text("moderation-log-description"))
                    .with("items", &piece.items)
                    .with("next", &next)
                    .with("latest", &latest)
                    .topic("moderation")
                    .topic(RULES_TOPIC);
                Ok(page)
            },
        )
        .await
}

async fn read_piece(visit: &Visit, query: &Query) -> Result<LogPiece, AppError> {
    let wanted = LogQuery::new(visit, before(query), log::PIECE);
    visit
        .app
        .db
        .read(move |conn| log::read(conn, &wanted))
        .await
}

/// Where the rest of a log in pieces is (RFC 8288).
fn link_to_next(visit: &Visit, next: Option<i64>) -> Option<(header::HeaderName, String)> {
    Some((header::LINK, next_link(visit, "before", &next?.to_string())))
}

pub async fn export_json(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let piece = read_piece(&visit, &query).await?;
    let mut response = HttpResponse::Ok();
    if let Some(link) = link_to_next(&visit, piece.next) {
        response.insert_header(link);
    }
    Ok(response.json(piece))
}

pub async fn export_csv(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let piece = read_piece(&visit, &query).await?;
    let mut response = HttpResponse::Ok();
    if let Some(link) = link_to_next(&visit, piece.next) {
        response.insert_header(link);
    }
    response
        .content_type("text/csv; charset=utf-8; header=present")
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"moderation-log.csv\"",
        ));
    Ok(response.body(log::to_csv(&piece.items)?))
}

/// What a reader is about to report.
#[derive(Serialize)]
struct ReportedView {
    token: String,
    kind: &'static str,
    lang: String,
    words: String,
    author: String,
    place_title: String,
    url: String,
}

impl ReportedView {
    fn new(c: &Contribution) -> Self {
        Self {
            token: c.token.clone(),
            kind: c.kind.as_str(),
            lang: c.lang.clone(),
            words: words_of(c, 300),
            author: c.author_name.clone(),
            place_title: c.place_title.clone(),
            url: c.url.clone(),
        }
    }
}

/// A contribution that can be reported: one that everybody can read.
pub(super) fn find_contribution(conn: &mut DbConn, token: &str) -> Result<Contribution, AppError> {
    if !contributions::rules::is_token(token) {
        return Err(AppError::NotFound);
    }
    contributions::find_by_token(conn, token)?.ok_or(AppError::NotFound)
}

/// What can be reported, for which reasons, and by when it is then read.
type Reportable = (Contribution, Vec<Reason>, Procedure);

fn find_reportable(
    conn: &mut DbConn,
    token: &str,
    reader: Option<i64>,
) -> Result<Reportable, AppError> {
    let contribution = find_contribution(conn, token)?;
    if !contribution.is_public() {
        return Err(AppError::Gone("moderation.report-gone"));
    }
    rules::ensure_not_own(&contribution, reader)?;
    let reasons = store::list_reasons(conn)?;
    Ok((contribution, reasons, procedure(conn)?))
}

fn report_page(
    visit: &Visit,
    (contribution, reasons, procedure): &Reportable,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let reasons: Vec<_> = reasons
        .iter()
        .filter(|reason| reason.active && reason.may_hide)
        .filter(|reason| rules::applies_to(&reason.key, contribution.kind))
        .map(|reason| ReasonView::new(reason, visit.lang))
        .collect();
    Page::new(
        "moderation/report.html",
        visit.text("moderation-report-title"),
    )
    .with("c", &ReportedView::new(contribution))
    .with("reasons", &reasons)
    .with("max_note", &MAX_NOTE)
    .with("days", &procedure.working_days)
    .form(form)
    .respond(visit)
}

pub async fn ask_report(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let token = path.into_inner();
    let reader = visit.actor.account_id;
    let found = visit
        .app
        .db
        .read(move |conn| find_reportable(conn, &token, reader))
        .await?;
    report_page(&visit, &found, &FormView::default())
}

pub async fn file_report(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure(&visit.actor, Action::Report, &Subject::SITE)?;
    let token = path.into_inner();
    let asked = token.clone();
    let reader = visit.actor.account_id;
    let found = visit
        .app
        .db
        .read(move |conn| find_reportable(conn, &asked, reader))
        .await?;
    let reason = form.get("reason").to_owned();
    let known = found
        .1
        .iter()
        .any(|known| known.active && known.key == reason);
    if !known {
        form.refuse("reason", "moderation.choose-report-reason");
    }
    let note = form.optional_text("note", TextRule::text(0, MAX_NOTE));
    match form.check() {
        Err(AppError::Invalid(errors)) => {
            return report_page(&visit, &found, &form.view(&visit, &errors));
        }
        other => other?,
    }
    let new = NewReport {
        reporter_key: reporter_key(&visit, &token),
        account_id: visit.actor.account_id,
        reason: Some(reason),
        note,
    };
    let zone = visit.app.config.site.time_zone.0;
    let now = visit.now;
    let (due_at, keeps_missing) = visit
        .app
        .db
        .write(move |tx| {
            // It may have been taken away since the form was shown.
            let contribution = find_contribution(tx, &token)?;
            super::report(tx, &contribution, &new, zone, now)?;
            let due_at = super::read_by(tx, contribution.id)?;
            let due_at = due_at.map_or_else(
                || super::report_due_at(tx, contribution.kind, now, zone),
                Ok,
            )?;
            Ok((due_at, readers::keeps_missing(tx, reader)?))
        })
        .await?;
    // The same page for the first report and for the tenth: nobody learns more by repeating it.
    let page = ReportedView::new(&found.0);
    Page::new(
        "moderation/reported.html",
        visit.text("moderation-reported-title"),
    )
    .with("c", &page)
    .with("due_at", &due_at)
    .with("keeps_missing", &keeps_missing)
    .respond(&visit)
}

/// Who reports: the account, or a keyed hash of the network, another one for each contribution,
/// so that nobody can find out what else was reported from there.
fn reporter_key(visit: &Visit, token: &str) -> String {
    match visit.actor.account_id {
        Some(id) => format!("account:{id}"),
        None => {
            let address = network(&visit.app, &visit.request);
            let text = format!("report\0{token}\0{address}");
            hex(&hmac_sha256(&visit.app.csrf_key, text.as_bytes()))
        }
    }
}
