//! Comments on documents, for machines: which words of which version they are about.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::api::find_public;
use super::model::{Comment, NewQuote, Remark};
use super::{rules, store_life};
use crate::app::App;
use crate::features::accounts::{self, Action, Scope, Subject};
use crate::features::contributions::api::ContributionItem;
use crate::features::contributions::{
    self, Channel, Contribution, Spine, State, check_words, role_of,
};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::idempotency;
use crate::platform::limits::Limited;
use crate::web::Visit;
use crate::web::api::{After, JsonBody, List, PAGE, answer, text};

/// Words within a section (Web Annotation text-quote selector).
#[derive(Debug, Serialize, ToSchema)]
pub struct QuoteSelector {
    /// Words of the section, without the marks of lists and with single spaces.
    pub exact: String,
    /// What stands before and behind them, up to 40 characters each.
    pub prefix: String,
    pub suffix: String,
}

/// A comment on a document or on one of its sections.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommentItem {
    #[serde(flatten)]
    pub contribution: ContributionItem,
    /// The version of the document on which it was made.
    pub document_version: Option<i64>,
    /// The words that it is about; none for the whole section, and where it is not published.
    pub quote: Option<QuoteSelector>,
    /// What these words should be instead; empty to leave them out.
    pub replacement: Option<String>,
}

impl CommentItem {
    /// A comment as the public may see it.
    pub fn of(app: &App, contribution: Contribution, remark: Option<Remark>) -> Self {
        let is_public = contribution.state == State::Published;
        let document_version = remark.as_ref().map(|remark| remark.version);
        let shown = remark.filter(|remark| is_public && !remark.exact.is_empty());
        let (quote, replacement) = match shown {
            Some(remark) => (
                Some(QuoteSelector {
                    exact: remark.exact,
                    prefix: remark.prefix,
                    suffix: remark.suffix,
                }),
                remark.replacement,
            ),
            None => (None, None),
        };
        Self {
            contribution: ContributionItem::of(app, contribution),
            document_version,
            quote,
            replacement,
        }
    }
}

/// Where to look.
#[derive(Deserialize)]
pub struct Where {
    anchor: Option<String>,
    #[serde(flatten)]
    after: After,
}

/// Public comments on a document and replies to them, oldest first.
#[utoipa::path(get, path = "/api/v1/documents/{id}/comments", tag = "documents",
    params(
        ("id" = i64, Path, description = "Number of the document"),
        ("anchor" = Option<String>, Query, description = "Only those on this section"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<CommentItem>),
        (status = 404, description = "No such document")))]
pub async fn list_comments(
    visit: Visit,
    id: web::Path<i64>,
    query: web::Query<Where>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visit.now);
    let query = query.into_inner();
    let after = query.after.id()?.unwrap_or(0);
    visit
        .public_data(
            move |conn| {
                let (document, _) = find_public(conn, id, now)?;
                let (place, anchor) = (document.place(), query.anchor.as_deref());
                let found = contributions::list_of_place(conn, &place, anchor, after, PAGE + 1)?;
                let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
                let remarks = store_life::list_remarks(conn, &ids)?;
                Ok((found, remarks))
            },
            move |visit, (found, mut remarks)| {
                let items = found
                    .into_iter()
                    .map(|one| {
                        let at = remarks.iter().position(|r| r.contribution_id == one.id);
                        let remark = at.map(|at| remarks.swap_remove(at));
                        CommentItem::of(&visit.app, one, remark)
                    })
                    .collect();
                let list = List::new(items, |last: &CommentItem| last.contribution.id.to_string());
                Ok(list.data(visit)?.topic(format!("document:{id}")))
            },
        )
        .await
}

/// A comment to be made.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CommentRequest {
    /// Markdown, 3 to 5,000 characters.
    text: String,
    /// Anchor of a section; empty for the whole document.
    anchor: String,
    /// Token of the comment it replies to.
    parent: Option<String>,
    /// Words of the section that it is about, as they stand there; empty for all of them. White
    /// space, the marks of lists and typographic quotation marks need not be the same.
    quote: String,
    /// What stands before and behind these words, where they stand more than once.
    prefix: String,
    suffix: String,
    /// What these words should be instead.
    replacement: Option<String>,
}

/// Comments on a document while its consultation is open.
#[utoipa::path(post, path = "/api/v1/documents/{id}/comments", tag = "documents",
    params(("id" = i64, Path, description = "Number of the document")),
    request_body = CommentRequest, security(("key" = [])),
    responses((status = 201, description = "Received", body = CommentItem),
        (status = 401, description = "No key, or a bad one"),
        (status = 403, description = "The key is not for this"),
        (status = 404, description = "No such document"),
        (status = 409, description = "The consultation is not open, or the key had another body"),
        (status = 422, description = "Some fields were refused")))]
pub async fn create_comment(
    visit: Visit,
    spine: web::Data<Spine>,
    id: web::Path<i64>,
    body: JsonBody<CommentRequest>,
) -> Result<HttpResponse, AppError> {
    accounts::ensure_scope(visit.signed_in.as_ref(), Scope::Contribute)?;
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    visit.limit(Limited::Api)?;
    let once = body.once(&visit)?;
    let mut errors = FieldErrors::default();
    let words = text(&mut errors, "text", &body.value.text, rules::COMMENT);
    let words = check_words(&mut errors, "text", &words);
    let quote = quote_of(&mut errors, &body.value);
    errors.into_result()?;
    let new = Comment {
        document_id: id.into_inner(),
        anchor: body.value.anchor,
        parent: body.value.parent,
        account_id: visit.actor.account_id,
        author_name: visit.actor.name.clone(),
        author_role: role_of(&visit.actor),
        words,
        lang: visit.lang.code().to_owned(),
        channel: Channel::Api,
        submission_key: None,
        quote,
    };
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    let site = visit.app.clone();
    let made = visit
        .app
        .db
        .write(move |tx| {
            idempotency::run(tx, &once, now, |tx| {
                let received = super::comment(tx, &spine, &new, zone, now)?;
                let remark = store_life::list_remarks(tx, &[received.contribution.id])?.pop();
                let item = CommentItem::of(&site, received.contribution, remark);
                Ok((201, serde_json::to_string(&item)?))
            })
        })
        .await?;
    Ok(answer(&visit, made, "/api/v1/contributions/"))
}

/// The words that a comment is about; a suggestion or a context without them is refused.
fn quote_of(errors: &mut FieldErrors, asked: &CommentRequest) -> Option<NewQuote> {
    if asked.quote.is_empty() {
        let has_more = !asked.prefix.is_empty() || !asked.suffix.is_empty();
        if asked.replacement.is_some() || has_more {
            errors.add("quote", "documents.quote-missing");
        }
        return None;
    }
    let exact = text(errors, "quote", &asked.quote, rules::QUOTE);
    let replacement = asked
        .replacement
        .as_ref()
        .map(|words| text(errors, "replacement", words, rules::REPLACEMENT));
    if replacement.as_ref().is_some_and(|words| *words == exact) {
        errors.add("replacement", "documents.same-words");
    }
    Some(NewQuote {
        exact,
        prefix: rules::context(&asked.prefix, true),
        suffix: rules::context(&asked.suffix, false),
        replacement,
    })
}
