//! Rows and states of consultations.

use diesel::prelude::*;

use super::rule_phases::RulePhase;
use crate::features::contributions::Moderation;
use crate::platform::db::{Json, UtcTime};
use crate::text_enum;

text_enum! {
    pub enum PublicationState {
        Draft = "draft",
        Published = "published",
    }
}

text_enum! {
    /// Where a consultation stands. It follows from its dates, never from a job.
    pub enum Phase {
        Announced = "announced",
        Open = "open",
        Analysis = "analysis",
        Decided = "decided",
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Consultation {
    pub id: i64,
    pub token: String,
    pub slug: String,
    pub body_id: i64,
    pub lang: String,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
    pub description_html: String,
    /// Who decides, and what the outcome is used for.
    pub decides: String,
    pub state: PublicationState,
    /// How its places are moderated, unless a place says otherwise.
    pub moderation: Moderation,
    pub announced_at: UtcTime,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
    pub results_due_at: UtcTime,
    /// Set by the decision record when it is published.
    pub decided_at: Option<UtcTime>,
    pub created_by: Option<i64>,
    pub created_at: UtcTime,
    /// A moderator made it quiet for a while; see [`super::quiet`].
    pub quiet_mode: Option<Moderation>,
    pub quiet_until: Option<UtcTime>,
    pub quiet_reason: String,
    /// See [`super::rule_phases`].
    pub rule_phases: Json<Vec<RulePhase>>,
}

#[derive(Clone, Debug)]
pub struct NewConsultation {
    /// None: made from the title.
    pub slug: Option<String>,
    pub body_id: i64,
    pub lang: String,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub decides: String,
    pub state: PublicationState,
    pub moderation: Moderation,
    pub announced_at: UtcTime,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
    pub created_by: Option<i64>,
}

/// What an editor may change of a consultation; how much of it depends on how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub body_id: i64,
    pub lang: String,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub decides: String,
    pub moderation: Moderation,
    pub announced_at: UtcTime,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
}

impl Change {
    /// Nothing changed.
    pub fn of(consultation: &Consultation) -> Self {
        Self {
            body_id: consultation.body_id,
            lang: consultation.lang.clone(),
            title: consultation.title.clone(),
            summary: consultation.summary.clone(),
            description: consultation.description.clone(),
            decides: consultation.decides.clone(),
            moderation: consultation.moderation,
            announced_at: consultation.announced_at,
            opens_at: consultation.opens_at,
            closes_at: consultation.closes_at,
        }
    }
}

/// Which consultations a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub phase: Option<Phase>,
    pub body_id: Option<i64>,
}
