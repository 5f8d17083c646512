//! What templates see of consultations in lists.

use std::collections::HashMap;

use serde::Serialize;

use super::model::{Consultation, Phase};
use super::rules;
use crate::features::bodies::Body;
use crate::platform::db::UtcTime;

/// A consultation in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    pub id: i64,
    pub url: String,
    pub title: String,
    pub summary: String,
    pub lang: String,
    pub phase: &'static str,
    pub is_closing: bool,
    pub body_name: String,
    pub body_url: String,
    pub announced_at: UtcTime,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
    pub results_due_at: UtcTime,
    pub is_results_overdue: bool,
    pub decided_at: Option<UtcTime>,
    /// Published contributions of every kind.
    pub contribution_count: i64,
}

impl Card {
    pub fn new(
        consultation: &Consultation,
        body: Option<&Body>,
        contribution_count: i64,
        now: UtcTime,
    ) -> Self {
        let phase = rules::phase(consultation, now);
        Self {
            id: consultation.id,
            url: super::url(consultation),
            title: consultation.title.clone(),
            summary: consultation.summary.clone(),
            lang: consultation.lang.clone(),
            phase: phase.as_str(),
            is_closing: rules::closes_soon(consultation, now),
            body_name: body.map(|body| body.name.clone()).unwrap_or_default(),
            body_url: body
                .map(|body| format!("/bodies/{}", body.slug))
                .unwrap_or_default(),
            announced_at: consultation.announced_at,
            opens_at: consultation.opens_at,
            closes_at: consultation.closes_at,
            results_due_at: consultation.results_due_at,
            is_results_overdue: phase == Phase::Analysis && consultation.results_due_at < now,
            decided_at: consultation.decided_at,
            contribution_count,
        }
    }

    /// Cards in the order of `consultations`.
    pub fn list(
        consultations: &[Consultation],
        bodies: &[Body],
        counts: &HashMap<i64, i64>,
        now: UtcTime,
    ) -> Vec<Self> {
        let card = |one: &Consultation| {
            let body = bodies.iter().find(|body| body.id == one.body_id);
            let count = counts.get(&one.id).copied().unwrap_or(0);
            Self::new(one, body, count, now)
        };
        consultations.iter().map(card).collect()
    }
}

/// One phase in the list of all.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub phase: &'static str,
    /// How many there are in all.
    pub total: i64,
    pub cards: Vec<Card>,
    /// Where the rest is; '' when all are shown.
    pub more_url: String,
}
