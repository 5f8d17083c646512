//! The page on which staff make and revoke secret addresses, and what stands under them.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::feeds::{self, Dates};
use super::keepers::Keepers;
use super::model::{Promise, PromiseState};
use super::{about_title, calendar_for_body};
use crate::features::bodies;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::ical::{self, Event, Status};
use crate::web::{Page, PostForm, Visit};

#[derive(Serialize)]
struct FeedView {
    id: i64,
    /// None: what one is to answer oneself.
    body: Option<String>,
    url: String,
    created_at: UtcTime,
    /// It opens nothing for want of a role.
    is_closed: bool,
}

#[derive(Serialize)]
struct ChoiceView {
    value: String,
    text: String,
}

fn ensure_staff(visit: &Visit) -> Result<i64, AppError> {
    let account_id = visit.account_id()?;
    if visit.actor.is_staff() {
        Ok(account_id)
    } else {
        Err(AppError::Forbidden("error.forbidden-text"))
    }
}

/// `GET /account/deadlines`
pub async fn show_feeds(visit: Visit) -> Result<HttpResponse, AppError> {
    let account_id = ensure_staff(&visit)?;
    let read = visit
        .app
        .db
        .read(move |conn| Ok((feeds::list_feeds(conn, account_id)?, bodies::list(conn)?)));
    let (rows, bodies) = read.await?;
    let has = |body_id: Option<i64>| rows.iter().any(|feed| feed.body_id == body_id);
    let mut choices = Vec::new();
    if !has(None) {
        choices.push(ChoiceView {
            value: "mine".to_owned(),
            text: visit.text("deadlines-feed-mine"),
        });
    }
    for body in &bodies {
        if visit.actor.is_official_of(body.id) && !has(Some(body.id)) {
            choices.push(ChoiceView {
                value: body.id.to_string(),
                text: visit.text_with(
                    "deadlines-feed-of-body",
                    &[("body", body.name.as_str().into())],
                ),
            });
        }
    }
    let views: Vec<_> = rows
        .iter()
        .map(|feed| {
            let body = bodies.iter().find(|body| Some(body.id) == feed.body_id);
            let token = feeds::token_of(&visit.app.feed_key, &feed.nonce);
            FeedView {
                id: feed.id,
                body: body.map(|body| body.name.clone()),
                url: visit.app.absolute(&format!("/feeds/deadlines/{token}.ics")),
                created_at: feed.created_at,
                is_closed: !feeds::may_see(&visit.actor, feed.body_id),
            }
        })
        .collect();
    Page::new("deadlines/feeds.html", visit.text("deadlines-feeds-title"))
        .with("feeds", &views)
        .with("choices", &choices)
        .respond(&visit)
}

/// `POST /account/deadlines`
pub async fn open_feed(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_staff(&visit)?;
    let body_id = match form.get("what") {
        "mine" => None,
        id => Some(id.parse().map_err(|_| AppError::NotFound)?),
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| feeds::open_feed(tx, &actor, body_id, now))
        .await?;
    Ok(visit.redirect("/account/deadlines", Some("deadlines-feed-opened")))
}

/// `POST /account/deadlines/{id}/revoke`
pub async fn revoke_feed(
    visit: Visit,
    id: web::Path<i64>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (account_id, id) = (visit.account_id()?, *id);
    visit
        .app
        .db
        .write(move |tx| feeds::revoke_feed(tx, account_id, id))
        .await?;
    let back = if visit.actor.is_staff() {
        "/account/deadlines"
    } else {
        "/account"
    };
    Ok(visit.redirect(back, Some("deadlines-feed-revoked")))
}

/// `GET /feeds/deadlines/{token}.ics`
pub async fn send_feed(
    visit: Visit,
    token: web::Path<String>,
    keepers: web::Data<Keepers>,
) -> Result<HttpResponse, AppError> {
    let (key, zone, now) = (
        visit.app.feed_key,
        visit.app.config.site.time_zone.0,
        visit.now,
    );
    let token = token.into_inner();
    let read = visit.app.db.read(move |conn| {
        let (_, calendar) = calendar_for_body(conn, None, zone)?;
        let today = calendar.day_of(now);
        let dates = feeds::open_dates(conn, &keepers, &key, &token, today)?;
        let body = match dates.body_id {
            Some(id) => bodies::find(conn, id)?.map(|body| body.name),
            None => None,
        };
        Ok((dates, body))
    });
    let (dates, body) = read.await?;
    let lang = Lang::parse(&dates.account.lang).unwrap_or(visit.lang);
    let text = |key: &str| visit.app.i18n.text(lang, key, &[]);
    let name = match &body {
        Some(body) => {
            let args = [("body", body.as_str().into())];
            visit.app.i18n.text(lang, "deadlines-feed-of-body", &args)
        }
        None => text("deadlines-feed-mine"),
    };
    let name = format!("{} · {name}", visit.app.config.site.name);
    Ok(HttpResponse::Ok()
        .content_type(ical::CONTENT_TYPE)
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header(("X-Robots-Tag", "noindex, nofollow"))
        .body(ical::write(&name, &events(&visit, &dates, lang))))
}

fn events(visit: &Visit, dates: &Dates, lang: Lang) -> Vec<Event> {
    let base = &visit.app.config.site.base_url;
    let host = base
        .split_once("://")
        .map_or(base.as_str(), |(_, host)| host);
    dates
        .promises
        .iter()
        .map(|(promise, about)| {
            // A calendar program passes on what it is given.
            let shown = (!about.is_confidential).then_some(about.title.as_str());
            let url = visit.app.absolute(&about.desk_url);
            Event {
                uid: format!("promise-{}@{host}", promise.id),
                day: promise.due_on,
                summary: summary(visit, promise, shown.unwrap_or_default(), lang),
                description: url.clone(),
                url,
                stamp: visit.now,
                sequence: promise.event_count,
                status: Some(match promise.state {
                    PromiseState::Paused => Status::Tentative,
                    _ => Status::Confirmed,
                }),
                category: kind_text(visit, promise, lang),
            }
        })
        .collect()
}

fn kind_text(visit: &Visit, promise: &Promise, lang: Lang) -> String {
    let key = format!("deadlines-promise-{}", promise.kind);
    visit.app.i18n.text(lang, &key, &[])
}

fn summary(visit: &Visit, promise: &Promise, title: &str, lang: Lang) -> String {
    let what = about_title(&kind_text(visit, promise, lang), title);
    let key = if promise.state == PromiseState::Paused {
        "deadlines-feed-paused"
    } else if promise.is_overdue(visit.now) {
        "deadlines-feed-overdue"
    } else {
        return what;
    };
    let args = [("what", what.as_str().into())];
    visit.app.i18n.text(lang, key, &args)
}
