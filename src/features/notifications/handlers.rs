//! Following, and ending it with and without logging in.

use std::collections::{BTreeMap, HashMap};

use actix_web::{HttpResponse, web};

use super::model::{Cadence, Follow, Named, Subscription};
use super::views::Row;
use super::{Followables, rules, store};
use crate::features::accounts::{self, Action, Subject};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::tokens::{Purpose, TokenProblem};
use crate::web::{Page, PostForm, Visit};

/// Follows shown on one page; nobody follows so many things.
const MOST: i64 = 500;

pub async fn create_follow(
    visit: Visit,
    known: web::Data<Followables>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Follow, &Subject::SITE)?;
    let cadence = form.choice("cadence", Cadence::parse);
    form.check()?;
    let cadence = cadence.unwrap_or(Cadence::AtOnce);
    visit.limit(Limited::Write)?;
    let (account_id, now) = (visit.account_id()?, visit.now);
    let subject = form.get("subject").to_owned();
    visit
        .app
        .db
        .write(move |tx| {
            ensure_known(tx, &known, &subject, now)?;
            super::follow(tx, account_id, &subject, cadence, now)
        })
        .await?;
    let flash = match cadence {
        Cadence::AtOnce => "notifications-flash-at-once",
        Cadence::Daily => "notifications-flash-daily",
    };
    Ok(visit.redirect(rules::way_back(form.get("back")), Some(flash)))
}

/// # Errors
/// `NotFound` for what does not exist, is not public or cannot be followed.
fn ensure_known(
    conn: &mut DbConn,
    known: &Followables,
    subject: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let (kind, id) = rules::parse_subject(subject).ok_or(AppError::NotFound)?;
    let subjects = known.0.iter().find(|one| one.kind == kind);
    let subjects = subjects.ok_or(AppError::NotFound)?;
    if (subjects.name)(conn, &[id], now)?.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok(())
}

pub async fn delete_follow(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Follow, &Subject::SITE)?;
    let account_id = visit.account_id()?;
    let subject = form.get("subject").to_owned();
    // '' would end everything that is followed daily.
    rules::parse_subject(&subject).ok_or(AppError::NotFound)?;
    visit
        .app
        .db
        .write(move |tx| super::unfollow(tx, account_id, &subject))
        .await?;
    let back = rules::way_back(form.get("back"));
    Ok(visit.redirect(back, Some("notifications-flash-ended")))
}

pub async fn list_follows(
    visit: Visit,
    known: web::Data<Followables>,
) -> Result<HttpResponse, AppError> {
    let (account_id, now) = (visit.account_id()?, visit.now);
    let rows = visit
        .app
        .db
        .read(move |conn| {
            let follows = store::list_of_account(conn, account_id, MOST)?;
            let names = names(conn, &known, &follows, now)?;
            Ok(follows
                .into_iter()
                .map(|follow| Row::new(follow, &names))
                .collect::<Vec<_>>())
        })
        .await?;
    Page::new("notifications/list.html", visit.text("notifications-title"))
        .with("follows", &rows)
        .with("digest_hour", &rules::DIGEST_HOUR)
        .respond(&visit)
}

/// Titles and addresses of what is followed: one query for each kind.
fn names(
    conn: &mut DbConn,
    known: &Followables,
    follows: &[Follow],
    now: UtcTime,
) -> Result<HashMap<String, Named>, AppError> {
    let mut ids: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for follow in follows {
        if let Some((kind, id)) = rules::parse_subject(&follow.subject) {
            ids.entry(kind).or_default().push(id);
        }
    }
    let mut names = HashMap::new();
    for (kind, ids) in ids {
        let Some(subjects) = known.0.iter().find(|one| one.kind == kind) else {
            continue;
        };
        for named in (subjects.name)(conn, &ids, now)? {
            names.insert(format!("{kind}:{}", named.id), named);
        }
    }
    Ok(names)
}

type Query = web::Query<HashMap<String, String>>;

fn subscription(visit: &Visit, query: &Query) -> Result<Subscription, AppError> {
    let token = query.get("token").map_or("", String::as_str);
    visit
        .app
        .tokens
        .check(Purpose::Unsubscribe, token, visit.now.naive())
        .map_err(|problem| match problem {
            TokenProblem::Expired => AppError::Gone("notifications.link-expired"),
            TokenProblem::Invalid => AppError::BadRequest("notifications.link-invalid"),
        })
}

pub async fn show_unsubscribe(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let subscription = subscription(&visit, &query)?;
    answer(&visit, &query, &subscription, false)
}

/// The link alone says who may do this, so no session and no form of ours is needed: mail
/// programs send `List-Unsubscribe=One-Click` here (RFC 8058), people press the button. Doing it
/// twice is no mistake.
pub async fn unsubscribe(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let subscription = subscription(&visit, &query)?;
    let ended = subscription.clone();
    visit
        .app
        .db
        .write(move |tx| super::unfollow(tx, ended.account_id, &ended.subject))
        .await?;
    answer(&visit, &query, &subscription, true)
}

fn answer(
    visit: &Visit,
    query: &Query,
    subscription: &Subscription,
    is_done: bool,
) -> Result<HttpResponse, AppError> {
    let key = if is_done {
        "notifications-ended-title"
    } else {
        "notifications-end-title"
    };
    Page::new("notifications/unsubscribe.html", visit.text(key))
        .with("token", &query.get("token"))
        .with("title", &subscription.title)
        .with("is_digest", &subscription.subject.is_empty())
        .with("is_done", &is_done)
        .respond(visit)
}
