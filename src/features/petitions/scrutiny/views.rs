//! What the templates of the desk of signatures see.

use serde::Serialize;

use super::bursts::Burst;
use crate::features::petitions::Petition;
use crate::features::petitions::invalidating::{ActState, BECOMES, may_undo};
use crate::features::petitions::model::SignatureState;
use crate::features::petitions::paper::{self, BatchState};
use crate::features::petitions::rules::doubts::{Criteria, Doubt, NameRule};
use crate::features::petitions::store::invalidations::{Invalidation, OfAddress, Shown};
use crate::features::petitions::store::mailings::Mailing;
use crate::features::petitions::store::paper::Batch;
use crate::platform::db::UtcTime;
use crate::platform::i18n::format;
use crate::platform::templates::urlencode;
use crate::web::{Choice, Visit};

fn choices(visit: &Visit, prefix: &str, words: impl Iterator<Item = &'static str>) -> Vec<Choice> {
    words
        .map(|word| Choice::new(word.to_owned(), visit.text(&format!("{prefix}{word}"))))
        .collect()
}

/// Reasons that can be given.
pub fn reasons(visit: &Visit) -> Vec<Choice> {
    let words = Doubt::ALL.iter().map(|doubt| doubt.as_str());
    choices(visit, "signatures-doubt-", words)
}

/// What signatures can become.
pub fn becomes(visit: &Visit) -> Vec<Choice> {
    let words = BECOMES.iter().map(|state| state.as_str());
    choices(visit, "signatures-becomes-", words)
}

/// How names can be compared.
pub fn name_rules(visit: &Visit) -> Vec<Choice> {
    let words = NameRule::ALL.iter().map(|rule| rule.as_str());
    choices(visit, "signatures-name-", words)
}

/// Something unusual, with the address of the form that looks closer.
#[derive(Serialize)]
pub struct BurstRow {
    #[serde(flatten)]
    burst: Burst,
    query: String,
}

/// Rows of a table; `field` is what its names are: `network`, `domain` or '' for hours.
pub fn burst_rows(visit: &Visit, bursts: Vec<Burst>, field: &str) -> Vec<BurstRow> {
    let zone = visit.app.config.site.time_zone.0;
    let rows = bursts.into_iter().map(|burst| {
        let mut parts = Vec::new();
        if !field.is_empty() {
            parts.push(format!("{field}={}", urlencode(&burst.name)));
        }
        if field != "network" {
            let at = burst.first_at.utc().with_timezone(&zone);
            let (day, hour) = (at.format("%Y-%m-%d"), at.format("%H"));
            parts.push(format!("from={day}&from_hour={hour}"));
            parts.push(format!("until={day}&until_hour={hour}"));
        }
        BurstRow {
            burst,
            query: parts.join("&"),
        }
    });
    rows.collect()
}

/// One thing that is looked for.
#[derive(Serialize)]
pub struct Line {
    /// Part of the text's key.
    pub key: String,
    pub value: String,
}

fn lines(visit: &Visit, criteria: &Criteria) -> Vec<Line> {
    let zone = visit.app.config.site.time_zone.0;
    let time = |at: Option<UtcTime>| {
        at.map(|at| format::date_time(visit.lang, &format::local(zone, at.naive())))
            .unwrap_or_default()
    };
    let name = criteria
        .name_rule
        .map(|rule| visit.text(&format!("signatures-name-{rule}")))
        .map(|how| format!("{how}: {}", criteria.name))
        .unwrap_or_default();
    let single = criteria
        .signature_id
        .map(|_| visit.text("signatures-single"))
        .unwrap_or_default();
    [
        ("network", criteria.network.clone()),
        ("domain", criteria.domain.clone()),
        ("from", time(criteria.from)),
        ("until", time(criteria.until)),
        ("name", name),
        ("single", single),
    ]
    .into_iter()
    .filter(|line| !line.1.is_empty())
    .map(|(key, value)| Line {
        key: key.to_owned(),
        value,
    })
    .collect()
}

/// An act, in a list and on its page.
#[derive(Serialize)]
pub struct ActRow {
    pub id: i64,
    pub state: ActState,
    pub lines: Vec<Line>,
    pub found: i64,
    pub found_counted: i64,
    pub first_at: Option<UtcTime>,
    pub last_at: Option<UtcTime>,
    pub becomes: Option<SignatureState>,
    pub reason: Option<Doubt>,
    pub explanation: String,
    pub taken: i64,
    pub taken_pending: i64,
    /// Signatures gone through, and to be gone through.
    pub done: i64,
    pub all: i64,
    pub may_undo: bool,
    pub made_at: UtcTime,
    pub confirmed_at: Option<UtcTime>,
    pub done_at: Option<UtcTime>,
    pub undone_at: Option<UtcTime>,
}

impl ActRow {
    pub fn new(visit: &Visit, act: &Invalidation) -> Self {
        let moved = act.taken_count + act.taken_pending;
        let all = act.found_count.max(moved).max(1);
        Self {
            id: act.id,
            state: act.state,
            lines: lines(visit, act.criteria.get()),
            found: act.found_count,
            found_counted: act.counted_count,
            first_at: act.first_at,
            last_at: act.last_at,
            becomes: act.becomes,
            reason: act.reason,
            explanation: act.explanation.clone(),
            taken: act.taken_count,
            taken_pending: act.taken_pending,
            done: match act.state {
                ActState::Undoing => all - moved,
                ActState::Done | ActState::Undone => all,
                _ => moved,
            },
            all,
            may_undo: may_undo(act.state),
            made_at: act.made_at,
            confirmed_at: act.confirmed_at,
            done_at: act.done_at,
            undone_at: act.undone_at,
        }
    }
}

/// A signature that is shown: never its address or postcode.
#[derive(Serialize)]
pub struct ShownRow {
    pub name: String,
    pub domain: String,
    pub network: String,
    pub at: UtcTime,
}

impl ShownRow {
    pub fn new((name, domain, network, at): Shown) -> Self {
        Self {
            name,
            domain,
            network,
            at,
        }
    }
}

/// What an address signed.
#[derive(Serialize)]
pub struct FoundRow {
    pub id: i64,
    pub name: String,
    pub state: SignatureState,
    pub at: UtcTime,
    pub region: String,
    pub may_take: bool,
}

impl FoundRow {
    pub fn new((id, name, state, at, region): OfAddress) -> Self {
        Self {
            id,
            name,
            state,
            at,
            region,
            may_take: matches!(state, SignatureState::Pending | SignatureState::Confirmed),
        }
    }
}

/// News on its way to signatories.
#[derive(Serialize)]
pub struct MailingRow {
    /// What was told: 'news-update', 'news-debate' or 'news-response'.
    pub news: String,
    pub queued: i64,
    /// In a hundred of the signatures gone through.
    pub percent: i64,
    pub created_at: UtcTime,
    pub done_at: Option<UtcTime>,
}

impl MailingRow {
    pub fn new(mailing: &Mailing, last_id: i64) -> Self {
        let until = mailing.until_id.min(last_id).max(1);
        Self {
            news: mailing.template.trim_start_matches("petitions/").to_owned(),
            queued: mailing.queued_count,
            percent: match mailing.done_at {
                Some(_) => 100,
                None => (mailing.after_id * 100 / until).clamp(0, 99),
            },
            created_at: mailing.created_at,
            done_at: mailing.done_at,
        }
    }
}

/// Sheets of paper.
#[derive(Serialize)]
pub struct BatchRow {
    pub id: i64,
    pub state: BatchState,
    pub sheets: i64,
    pub claimed: i64,
    pub region: String,
    pub collected_on: chrono::NaiveDate,
    pub sample_size: i64,
    pub sample_seed: String,
    /// Numbers through the batch that are looked at.
    pub sample: Vec<i64>,
    pub valid: i64,
    pub accepted: i64,
    pub made_at: UtcTime,
    pub sampled_at: Option<UtcTime>,
    pub counted_at: Option<UtcTime>,
    pub withdrawn_at: Option<UtcTime>,
}

impl BatchRow {
    pub fn new(batch: &Batch) -> Self {
        Self {
            id: batch.id,
            state: batch.state,
            sheets: batch.sheet_count,
            claimed: batch.claimed_count,
            region: batch.region.clone(),
            collected_on: batch.collected_on,
            sample_size: batch.sample_size,
            sample_seed: batch.sample_seed.clone(),
            sample: match batch.state {
                BatchState::Sampled => paper::sample(batch),
                _ => Vec::new(),
            },
            valid: batch.valid_count,
            accepted: batch.accepted_count,
            made_at: batch.made_at,
            sampled_at: batch.sampled_at,
            counted_at: batch.counted_at,
            withdrawn_at: batch.withdrawn_at,
        }
    }
}

/// What would be left of a petition's signatures, and what would not be owed any more.
#[derive(Serialize)]
pub struct AfterView {
    signature_count: i64,
    /// The number for a response, where the count falls below it and there is none.
    loses_response: Option<i64>,
    /// The same of a debate.
    loses_debate: Option<i64>,
}

impl AfterView {
    pub fn new(petition: &Petition, taken: i64) -> Self {
        let left = petition.signature_count - taken;
        let falls = |threshold: &i64| left < *threshold;
        let response = petition
            .threshold_reached_at
            .filter(|_| petition.responded_at.is_none());
        Self {
            signature_count: left,
            loses_response: response.map(|_| petition.response_threshold).filter(falls),
            loses_debate: petition
                .debate_reached_at
                .and(petition.debate_threshold)
                .filter(falls),
        }
    }
}
