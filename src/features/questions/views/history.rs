//! What happened to a question: from the public log, and from the promise with its reasons.

use std::collections::HashMap;

use serde::Serialize;

use super::page::Parts;
use crate::features::deadlines::PromiseEvent;
use crate::features::ledger::Entry;
use crate::platform::db::UtcTime;
use crate::platform::i18n::format::long_date;
use crate::web::Visit;

/// Something that happened, as the component `flow.trace` shows it.
#[derive(Serialize)]
pub struct Event {
    pub text: String,
    pub at: UtcTime,
    pub who: Option<String>,
    pub detail: Option<String>,
    pub url: Option<String>,
}

impl Event {
    /// From the public log.
    fn logged(visit: &Visit, entry: &Entry, names: &HashMap<i64, String>) -> Self {
        let facts = entry.detail.get();
        let in_time = facts.0.get("in_time").and_then(serde_json::Value::as_bool);
        let detail = in_time.map(|in_time| {
            visit.text(if in_time {
                "questions-event-in-time"
            } else {
                "questions-event-late"
            })
        });
        let body = entry.actor_body_id.and_then(|id| names.get(&id).cloned());
        let address = facts.text("url");
        let url = address.contains('#').then(|| address.to_owned());
        Self {
            text: visit.text(&format!("ledger-action-{}", entry.action)),
            at: entry.at,
            who: body,
            detail,
            url,
        }
    }

    /// From the promise: what moved its date, and why.
    fn of_promise(visit: &Visit, event: &PromiseEvent, body: Option<&String>) -> Self {
        let date = long_date(visit.lang, event.due_on);
        let count = event.days.unwrap_or_default();
        let text = visit.text_with(
            &format!("correspondence-event-{}", event.change),
            &[("count", count.into()), ("date", date.into())],
        );
        Self {
            text,
            at: event.at,
            who: body.filter(|_| event.acting_as == "official").cloned(),
            detail: (!event.reason.is_empty()).then(|| event.reason.clone()),
            url: None,
        }
    }
}

/// What the promise tells with its reason, so that the log need not.
fn is_told_by_promise(action: &str) -> bool {
    matches!(action, "extended" | "transferred")
}

/// What happened, newest first.
pub fn events(visit: &Visit, parts: &Parts) -> Vec<Event> {
    let mut all: Vec<Event> = parts
        .entries
        .iter()
        .filter(|entry| !is_told_by_promise(&entry.action))
        .map(|entry| Event::logged(visit, entry, &parts.names))
        .collect();
    for account in &parts.promises {
        let body = account.promise.body_id.and_then(|id| parts.names.get(&id));
        let told = account.events.iter().filter(|event| {
            matches!(
                event.change.as_str(),
                "extended" | "moved" | "paused" | "resumed" | "continued" | "restarted"
            )
        });
        all.extend(told.map(|event| Event::of_promise(visit, event, body)));
    }
    for transfer in &parts.transfers {
        let to = parts.names.get(&transfer.to_body_id).cloned();
        all.push(Event {
            text: visit.text_with(
                "correspondence-event-transferred",
                &[("body", to.unwrap_or_default().into())],
            ),
            at: transfer.at,
            who: parts.names.get(&transfer.from_body_id).cloned(),
            detail: Some(transfer.reason.clone()),
            url: None,
        });
    }
    all.sort_by_key(|event| std::cmp::Reverse(event.at));
    all
}
