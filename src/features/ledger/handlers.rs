//! The public list of acts.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono::Duration;

use super::{EventView, Names, list_latest};
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

const PAGE: i64 = 50;
/// Every act of anybody adds to this page. Making it at most this often keeps it cheap.
const FRESH_SECONDS: i64 = 2;

pub async fn show_ledger(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let before = query.get("before").and_then(|id| id.parse::<i64>().ok());
    visit
        .public(
            move |conn| {
                let mut entries = list_latest(conn, before, PAGE + 1)?;
                let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
                let has_more = entries.len() > page;
                entries.truncate(page);
                let names = Names::of(conn, &entries)?;
                Ok((entries, names, has_more))
            },
            |visit, (entries, names, has_more)| {
                let events: Vec<_> = entries
                    .iter()
                    .map(|entry| EventView::new(visit, entry, &names))
                    .collect();
                let next = events
                    .last()
                    .filter(|_| has_more)
                    .map(|last| format!("/ledger?before={}", last.id));
                let latest = before.is_some().then_some("/ledger");
                let page = Page::new("ledger/index.html", visit.text("ledger-title"))
                    .description(visit.text("ledger-description"))
                    .with("events", &events)
                    .with("next", &next)
                    .with("latest", &latest)
                    .fresh_until(visit.now.plus(Duration::seconds(FRESH_SECONDS)));
                Ok(page)
            },
        )
        .await
}
