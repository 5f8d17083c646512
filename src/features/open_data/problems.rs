//! What the `type` of a problem document leads to: each kind, in words.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::error::AppError;
use crate::web::api::{After, List};
use crate::web::{Data, Visit, problem};

/// Keys of problems with their HTTP statuses, in order.
pub const KINDS: &[(&str, u16)] = &[
    ("accounts.exists", 409),
    ("accounts.last-administrator", 409),
    ("accounts.no-password", 403),
    ("accounts.scope-missing", 403),
    ("accounts.suspended", 403),
    ("accounts.too-many-tokens", 409),
    ("admin.not-yourself", 403),
    ("api.key-reused", 409),
    ("api.key-unreadable", 400),
    ("api.not-json", 400),
    ("consultations.closed", 409),
    ("consultations.not-open-yet", 409),
    ("consultations.phase-begun", 409),
    ("consultations.published-already", 409),
    ("consultations.quiet", 409),
    ("consultations.rules-fixed", 409),
    ("consultations.takes-nothing", 409),
    ("contributions.edit-too-late", 409),
    ("contributions.edited-meanwhile", 409),
    ("contributions.history-gone", 410),
    ("contributions.no-withdrawal", 409),
    ("contributions.stands-behind", 403),
    ("contributions.not-editable", 409),
    ("contributions.own-support", 403),
    ("contributions.state", 409),
    ("contributions.support-gone", 410),
    ("deadlines.calendar-changed-meanwhile", 409),
    ("deadlines.extensions-used-up", 409),
    ("deadlines.fixed-day-not-paused", 409),
    ("deadlines.not-paused", 409),
    ("deadlines.not-started", 409),
    ("deadlines.out-of-order", 409),
    ("deadlines.over", 409),
    ("deadlines.paused-already", 409),
    ("deadlines.started-already", 409),
    ("deadlines.too-many-feeds", 409),
    ("decisions.already-published", 409),
    ("decisions.consultation-open", 409),
    ("documents.attachment-changed", 409),
    ("documents.newer-version", 409),
    ("documents.parent-gone", 409),
    ("documents.section-gone", 409),
    ("documents.taken", 409),
    ("documents.translation-done", 409),
    ("error.bad-request", 400),
    ("error.conflict", 409),
    ("error.cross-site", 403),
    ("error.encoding", 400),
    ("error.forbidden-text", 403),
    ("error.internal", 500),
    ("error.invalid", 422),
    ("error.method", 405),
    ("error.not-a-form", 400),
    ("error.not-found", 404),
    ("error.stale-form", 400),
    ("error.too-large", 413),
    ("error.too-many-requests", 429),
    ("error.unauthenticated", 401),
    ("error.unavailable", 503),
    ("forums.changed-since", 409),
    ("forums.exists", 409),
    ("forums.forum-archived", 409),
    ("forums.parent-gone", 409),
    ("forums.same-topic", 409),
    ("forums.summary-meanwhile", 409),
    ("forums.there-already", 409),
    ("forums.topic-archived", 409),
    ("forums.topic-closed", 409),
    ("forums.topic-gone", 409),
    ("forums.topic-merged", 409),
    ("forums.topic-moved", 409),
    ("forums.undone-already", 409),
    ("inbound.link-gone", 410),
    ("moderation.already-decided", 409),
    ("moderation.appeal-decided", 409),
    ("moderation.appeal-late", 409),
    ("moderation.appeal-looked-at", 409),
    ("moderation.appeal-not-open", 409),
    ("moderation.appeal-not-suspended", 409),
    ("moderation.appeal-nothing", 409),
    ("moderation.appeal-open", 409),
    ("moderation.appeal-own-decision", 403),
    ("moderation.appeal-under-way", 409),
    ("moderation.appeal-withdrawn", 409),
    ("moderation.claimed", 409),
    ("moderation.nothing-to-decide", 409),
    ("moderation.report-gone", 410),
    ("moderation.report-own", 403),
    ("moderation.suspend-nobody", 409),
    ("moderation.suspend-second", 403),
    ("moderation.suspend-staff", 403),
    ("moderation.suspended-already", 409),
    ("moderation.sweep-meanwhile", 409),
    ("moderation.sweep-second", 403),
    ("moderation.words-retired", 409),
    ("notifications.link-expired", 410),
    ("notifications.link-invalid", 400),
    ("petitions.address-used", 409),
    ("petitions.anonymised", 409),
    ("petitions.closed", 409),
    ("petitions.confirmed-already", 409),
    ("petitions.confirmed-too-late", 409),
    ("petitions.debated-already", 409),
    ("petitions.doubt-meanwhile", 409),
    ("petitions.ended-unread", 410),
    ("petitions.hidden", 410),
    ("petitions.join-full", 409),
    ("petitions.join-over", 409),
    ("petitions.join-own", 409),
    ("petitions.none-started", 409),
    ("petitions.not-accepted", 409),
    ("petitions.not-counted", 409),
    ("petitions.paper-closed", 409),
    ("petitions.paper-meanwhile", 409),
    ("petitions.responded-already", 409),
    ("petitions.sponsors-full", 409),
    ("petitions.sponsors-late", 409),
    ("petitions.stopped", 409),
    ("petitions.update-not-open", 409),
    ("petitions.update-too-soon", 409),
    ("petitions.withdrawn", 410),
    ("questions.answered-already", 409),
    ("questions.confidential-not-merged", 409),
    ("questions.draft-changed", 409),
    ("questions.no-post", 409),
    ("questions.no-review", 409),
    ("questions.no-second-reader", 409),
    ("questions.nobody-to-ask", 409),
    ("questions.not-answered-yet", 409),
    ("questions.not-rated", 409),
    ("questions.not-waiting", 409),
    ("questions.nothing-to-clarify", 409),
    ("questions.only-officials", 403),
    ("questions.other-body", 409),
    ("questions.own-answer", 403),
    ("questions.own-draft", 403),
    ("questions.read-already", 409),
    ("questions.review-too-late", 409),
    ("questions.reviewed-already", 409),
    ("questions.second-reader-first", 403),
    ("questions.waits-for-asker", 409),
    ("questions.writer-gone", 409),
    ("results.already-published", 409),
    ("results.consultation-open", 409),
    ("token.expired", 410),
    ("token.invalid", 400),
    ("token.used", 410),
];

/// A kind of problem.
#[derive(Serialize, ToSchema)]
pub struct ProblemKind {
    /// The `type` of its problem documents.
    #[serde(rename = "type")]
    kind: String,
    /// Stable; the last part of the type.
    key: &'static str,
    status: u16,
    /// In the language of the request.
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
    url: String,
}

fn item(visit: &Visit, (key, status): (&'static str, u16)) -> ProblemKind {
    let more = format!("{key}-text");
    let has_more = visit.app.i18n.has(visit.lang, &more);
    ProblemKind {
        kind: problem::kind(key),
        key,
        status,
        title: visit.text(key),
        detail: if has_more {
            visit.text(&more)
        } else {
            String::new()
        },
        url: visit.app.absolute(&problem::kind(key)),
    }
}

/// Every kind of problem that there is.
#[utoipa::path(get, path = "/api/v1/problems", tag = "problems",
    params(("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<ProblemKind>)))]
pub async fn list_problems(
    visit: Visit,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let after = query.id()?.and_then(|after| usize::try_from(after).ok());
    let skipped = after.unwrap_or(0);
    visit
        .public_data(
            |_| Ok(()),
            move |visit, ()| {
                let kinds = KINDS.iter().skip(skipped);
                let items: Vec<_> = kinds.map(|kind| item(visit, *kind)).collect();
                // The list is the program's own: a place in it is a cursor that stays.
                let list = List::new(items, |last| {
                    let at = KINDS.iter().position(|(key, _)| *key == last.key);
                    at.map_or(0, |at| at + 1).to_string()
                });
                list.data(visit)
            },
        )
        .await
}

/// One kind of problem, by its key.
#[utoipa::path(get, path = "/api/v1/problems/{key}", tag = "problems",
    params(("key" = String, Path, description = "Such as `error.not-found`")),
    responses((status = 200, description = "The kind of problem", body = ProblemKind),
        (status = 404, description = "No such kind")))]
pub async fn show_problem(visit: Visit, key: web::Path<String>) -> Result<HttpResponse, AppError> {
    let known = KINDS.iter().find(|(known, _)| *known == *key).copied();
    let known = known.ok_or(AppError::NotFound)?;
    visit
        .public_data(|_| Ok(()), move |visit, ()| Data::json(&item(visit, known)))
        .await
}
