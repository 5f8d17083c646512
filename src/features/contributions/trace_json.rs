//! The trace of a contribution for machines.

use serde::Serialize;

use super::Since;
use super::handlers::Found;
use super::model::State;
use super::views::is_harmless;
use crate::platform::db::UtcTime;
use crate::web::Visit;

/// The trace for machines: public facts only, whoever asks.
#[derive(Serialize)]
pub struct TraceJson {
    pub token: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub url: String,
    pub channel: &'static str,
    pub lang: String,
    pub received_at: UtcTime,
    pub published_at: Option<UtcTime>,
    pub author: Option<String>,
    pub text: Option<String>,
    /// What became of the text that it is about, and what that made of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    pub events: Vec<EventJson>,
}

#[derive(Serialize)]
pub struct EventJson {
    pub ledger_id: i64,
    pub at: UtcTime,
    pub action: String,
    pub role: String,
    pub detail: serde_json::Value,
    pub commitment: String,
}

impl TraceJson {
    pub fn new(visit: &Visit, found: &Found) -> Self {
        let c = &found.contribution;
        let is_shown = c.is_public() || c.state == State::Rejected && is_harmless(found);
        let if_public = |text: &str| is_shown.then(|| text.to_owned());
        let events = found.entries.iter().map(|entry| EventJson {
            ledger_id: entry.id,
            at: entry.at,
            action: entry.action.clone(),
            role: entry.actor_role.clone(),
            detail: entry.detail.get().0.clone(),
            commitment: entry.commitment.clone(),
        });
        Self {
            token: c.token.clone(),
            kind: c.kind.as_str(),
            state: c.state.as_str(),
            url: visit.app.absolute(&format!("/c/{}", c.token)),
            channel: c.channel.as_str(),
            lang: c.lang.clone(),
            received_at: c.received_at,
            published_at: c.published_at,
            author: if_public(&c.author_name),
            text: if_public(&c.text),
            since: found.since.clone().map(|mut since| {
                for url in [&mut since.version_url, &mut since.section_url] {
                    *url = visit.app.absolute(url);
                }
                since.compare_url = since.compare_url.map(|url| visit.app.absolute(&url));
                since
            }),
            events: events.collect(),
        }
    }
}
