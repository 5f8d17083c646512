//! The link in each mail of news that ends them, without logging in.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use crate::features::petitions::mailing::{self, EndLink};
use crate::features::petitions::{rules, store};
use crate::platform::error::AppError;
use crate::platform::tokens::TokenProblem;
use crate::web::{Page, Visit};

type Query = web::Query<HashMap<String, String>>;

fn link(visit: &Visit, id: i64, query: &Query) -> Result<EndLink, AppError> {
    let token = query.get("token").map_or("", String::as_str);
    EndLink::read(&visit.app.tokens, token, id, visit.now).map_err(|problem| match problem {
        TokenProblem::Expired => AppError::Gone("notifications.link-expired"),
        TokenProblem::Invalid => AppError::BadRequest("notifications.link-invalid"),
    })
}

pub async fn ask(
    visit: Visit,
    path: web::Path<i64>,
    query: Query,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    link(&visit, id, &query)?;
    answer(&visit, id, &query, false).await
}

/// The link alone says who may do this, so no session and no form of ours is needed: mail
/// programs send `List-Unsubscribe=One-Click` here (RFC 8058), people press the button.
pub async fn end(
    visit: Visit,
    path: web::Path<i64>,
    query: Query,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let link = link(&visit, id, &query)?;
    visit
        .app
        .db
        .write(move |tx| mailing::end_news(tx, link))
        .await?;
    answer(&visit, id, &query, true).await
}

async fn answer(
    visit: &Visit,
    id: i64,
    query: &Query,
    is_done: bool,
) -> Result<HttpResponse, AppError> {
    let found = visit
        .app
        .db
        .read(move |conn| Ok(store::find(conn, id)?))
        .await?;
    // The mail named it; what was taken away since is not named again.
    let shown = found.filter(|petition| rules::has_opened(petition.state));
    let title = shown.map(|petition| petition.action).unwrap_or_default();
    let key = if is_done {
        "signatures-news-ended-title"
    } else {
        "signatures-news-end-title"
    };
    Page::new("petitions/signatures/news_end.html", visit.text(key))
        .with("id", &id)
        .with("token", &query.get("token"))
        .with("title", &title)
        .with("is_done", &is_done)
        .respond(visit)
}
