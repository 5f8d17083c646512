//! Bringing news to followers, in pieces that can be taken up again after a crash, and the daily
//! mail.

use std::collections::HashSet;

use actix_web::web;
use chrono::Duration;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{Cadence, Follower, News, Subscription};
use super::{FAN_OUT, rules, store, views};
use crate::app::App;
use crate::features::accounts;
use crate::features::contributions::{self, Contribution};
use crate::features::deadlines::rules::local_day;
use crate::platform::db::{DbConn, Json, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{JobHandler, Recurring, Work, enqueue_once};
use crate::platform::outbox::{self, Letter, Priority};
use crate::platform::tokens::{Purpose, Tokens};

/// Follows told in one transaction.
const FOLLOWS: i64 = 500;
/// Accounts that get their digest in one transaction.
const ACCOUNTS: i64 = 100;
/// Kind of the job that writes digests.
const DIGEST: &str = "daily-digest";
/// How long a link that ends a subscription is good.
const UNSUBSCRIBE_DAYS: i64 = 366;

pub fn work(app: &web::Data<App>) -> Work {
    let (fan_out, digest, morning) = (app.clone(), app.clone(), app.clone());
    Work {
        handlers: vec![
            JobHandler::new(FAN_OUT, move |payload, now| {
                bring_news(&fan_out, payload, now)
            }),
            JobHandler::new(DIGEST, move |payload, now| {
                write_digests(&digest, payload, now)
            }),
        ],
        recurring: vec![Recurring::new(
            "daily-digests",
            Duration::minutes(10),
            move |now| begin_digests(&morning, now),
        )],
    }
}

/// News on its way to followers: the first job has no cursor.
#[derive(Serialize, Deserialize)]
struct Delivery {
    #[serde(flatten)]
    news: News,
    /// The last follow that was told.
    #[serde(default)]
    after: i64,
}

/// Makes links that end subscriptions.
#[derive(Clone)]
struct Links {
    tokens: Tokens,
    base_url: String,
}

impl Links {
    fn of(app: &App) -> Self {
        Self {
            tokens: app.tokens.clone(),
            base_url: app.absolute("/unsubscribe"),
        }
    }

    fn end(&self, subscription: &Subscription, now: UtcTime) -> Result<String, AppError> {
        let ttl = Duration::days(UNSUBSCRIBE_DAYS);
        let token = self
            .tokens
            .issue(Purpose::Unsubscribe, subscription, now.naive(), ttl)
            .map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(format!("{}?token={token}", self.base_url))
    }
}

fn bring_news(app: &App, payload: &str, now: UtcTime) -> Result<(), AppError> {
    let delivery: Delivery = serde_json::from_str(payload)?;
    let links = Links::of(app);
    app.db
        .write_here(move |tx| tell_followers(tx, delivery, &links, now))
}

/// Tells the next followers and leaves the rest to another job, all in one transaction: what was
/// told and where to go on cannot disagree.
fn tell_followers(
    tx: &mut Tx<'_>,
    delivery: Delivery,
    links: &Links,
    now: UtcTime,
) -> Result<(), AppError> {
    let Delivery { news, after } = delivery;
    if !list_gone(tx, news.about)?.is_empty() {
        return Ok(());
    }
    let followers = store::list_followers(tx, &news.subjects, after, FOLLOWS)?;
    let daily: Vec<i64> = followers
        .iter()
        .filter(|one| one.cadence == Cadence::Daily)
        .map(|one| one.account_id)
        .collect();
    // Whoever follows two of the subjects hears once, and at once if any of the two says so.
    let told_at_once: HashSet<i64> = if news.subjects.len() > 1 && !daily.is_empty() {
        let list = store::list_told_at_once(tx, &daily, &news.subjects)?;
        list.into_iter().collect()
    } else {
        HashSet::new()
    };
    let kept = Json::new(news.clone())?;
    for follower in &followers {
        let account_id = follower.account_id;
        if news.actor_id == Some(account_id) {
            continue;
        }
        match follower.cadence {
            Cadence::AtOnce => write_news(tx, &news, follower, links, now)?,
            Cadence::Daily if told_at_once.contains(&account_id) => {}
            Cadence::Daily => {
                let (subject, event_key) = (&follower.subject, &news.event_key);
                store::insert_item(tx, account_id, subject, event_key, &kept, now)?;
            }
        }
    }
    let is_full = i64::try_from(followers.len()).is_ok_and(|count| count == FOLLOWS);
    if let Some(last) = followers.last().filter(|_| is_full) {
        let key = format!("{}:{}", news.event_key, last.follow_id);
        let rest = Delivery {
            after: last.follow_id,
            news,
        };
        enqueue_once(tx, FAN_OUT, &key, &rest, now, now)?;
    }
    Ok(())
}

/// Which of these contributions are not public any more.
fn list_gone(
    conn: &mut DbConn,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashSet<i64>, AppError> {
    let ids: HashSet<i64> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(ids);
    }
    let list: Vec<i64> = ids.iter().copied().collect();
    let all = contributions::list_by_ids(conn, &list)?.into_iter();
    let public: HashSet<i64> = all
        .filter(Contribution::is_public)
        .map(|one| one.id)
        .collect();
    Ok(ids.difference(&public).copied().collect())
}

fn write_news(
    tx: &mut Tx<'_>,
    news: &News,
    follower: &Follower,
    links: &Links,
    now: UtcTime,
) -> Result<(), AppError> {
    let subscription = Subscription {
        account_id: follower.account_id,
        subject: follower.subject.clone(),
        title: news.title.clone(),
    };
    let letter = Letter {
        event_key: format!("news:{}:{}", news.event_key, follower.account_id),
        to: &follower.email,
        to_name: &follower.name,
        template: "notifications/news",
        lang: &follower.lang,
        unsubscribe_url: Some(links.end(&subscription, now)?),
        priority: Priority::Bulk,
    };
    let params = json!({
        "kind": news.kind,
        "title": news.title,
        "url": news.url,
        "at": now,
    });
    outbox::post(tx, &letter, &params, now)
}

/// Where the writing of digests stands.
#[derive(Serialize, Deserialize)]
struct Round {
    /// News from before this time goes out.
    before: UtcTime,
    /// The last account that got its mail.
    after: i64,
}

/// Begins a round if news from before this morning waits.
fn begin_digests(app: &App, now: UtcTime) -> Result<(), AppError> {
    let before = rules::last_digest_at(now, app.config.site.time_zone.0);
    let waiting = app
        .db
        .read_here(|conn| Ok(store::list_accounts_waiting(conn, before, 0, 1)?))?;
    if waiting.is_empty() {
        return Ok(());
    }
    app.db.write_here(move |tx| {
        let round = Round { before, after: 0 };
        enqueue_once(tx, DIGEST, DIGEST, &round, now, now)
    })
}

fn write_digests(app: &App, payload: &str, now: UtcTime) -> Result<(), AppError> {
    let round: Round = serde_json::from_str(payload)?;
    let (links, zone) = (Links::of(app), app.config.site.time_zone.0);
    app.db.write_here(move |tx| {
        let accounts = store::list_accounts_waiting(tx, round.before, round.after, ACCOUNTS)?;
        for &account_id in &accounts {
            write_digest(tx, account_id, round.before, &links, zone, now)?;
        }
        let is_full = i64::try_from(accounts.len()).is_ok_and(|count| count == ACCOUNTS);
        if let Some(&after) = accounts.last().filter(|_| is_full) {
            let key = format!("{DIGEST}:{after}");
            let rest = Round { after, ..round };
            enqueue_once(tx, DIGEST, &key, &rest, now, now)?;
        }
        Ok(())
    })
}

fn write_digest(
    tx: &mut Tx<'_>,
    account_id: i64,
    before: UtcTime,
    links: &Links,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut items = store::list_items(tx, account_id, before)?;
    let ids: Vec<i64> = items.iter().map(|item| item.id).collect();
    let gone = list_gone(tx, items.iter().filter_map(|item| item.news.get().about))?;
    items.retain(|item| item.news.get().about.is_none_or(|id| !gone.contains(&id)));
    if items.is_empty() {
        store::delete_items_by_id(tx, &ids)?;
        return Ok(());
    }
    let Some(recipient) = accounts::find_recipient(tx, account_id)? else {
        store::delete_items(tx, account_id)?;
        return Ok(());
    };
    let subscription = Subscription {
        account_id,
        subject: String::new(),
        title: String::new(),
    };
    let today = local_day(before, zone);
    let letter = Letter {
        event_key: format!("digest:{account_id}:{today}"),
        to: &recipient.email,
        to_name: &recipient.name,
        template: "notifications/digest",
        lang: &recipient.lang,
        unsubscribe_url: Some(links.end(&subscription, now)?),
        priority: Priority::Bulk,
    };
    let params = json!({
        "groups": views::groups(&items),
        "count": items.len(),
        "on": today,
    });
    // Another node may have written today's mail meanwhile: what came later waits for tomorrow.
    if outbox::post_once(tx, &letter, &params, now)? {
        store::delete_items_by_id(tx, &ids)?;
    }
    Ok(())
}
