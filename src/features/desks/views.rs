//! What templates see at the editor's desk.

use serde::Serialize;

use crate::features::bodies::Body;
use crate::features::consultations::{self, Consultation, PublicationState, Stage};
use crate::platform::db::UtcTime;
use crate::platform::i18n::Lang;
use crate::web::Choice;

/// A consultation at the desk.
#[derive(Clone, Debug, Serialize)]
pub struct DeskItem {
    pub slug: String,
    pub title: String,
    pub lang: String,
    pub url: String,
    pub desk_url: String,
    pub body_name: String,
    /// draft, or the phase.
    pub state: &'static str,
    /// draft, planned, begun, over: what can still be changed.
    pub stage: &'static str,
    pub summary: String,
    pub decides: String,
    pub moderation: &'static str,
    pub announced_at: UtcTime,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
    pub results_due_at: UtcTime,
    pub contribution_count: i64,
}

impl DeskItem {
    pub fn new(one: &Consultation, bodies: &[Body], contribution_count: i64, now: UtcTime) -> Self {
        let body = bodies.iter().find(|body| body.id == one.body_id);
        let is_draft = one.state == PublicationState::Draft;
        let phase = consultations::phase(one, now);
        Self {
            slug: one.slug.clone(),
            title: one.title.clone(),
            lang: one.lang.clone(),
            url: consultations::url(one),
            desk_url: format!("/desk/editor{}", consultations::url(one)),
            body_name: body.map(|body| body.name.clone()).unwrap_or_default(),
            state: if is_draft { "draft" } else { phase.as_str() },
            stage: stage_word(consultations::stage(one, now)),
            summary: one.summary.clone(),
            decides: one.decides.clone(),
            moderation: one.moderation.as_str(),
            announced_at: one.announced_at,
            opens_at: one.opens_at,
            closes_at: one.closes_at,
            results_due_at: one.results_due_at,
            contribution_count,
        }
    }
}

pub fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Planned => "planned",
        Stage::Begun => "begun",
        Stage::Over => "over",
    }
}

pub fn body_choices(bodies: &[Body]) -> Vec<Choice> {
    let choice = |body: &Body| Choice::new(body.id.to_string(), &body.name);
    bodies.iter().map(choice).collect()
}

pub fn language_choices() -> Vec<Choice> {
    let choice = |lang: &Lang| Choice::new(lang.code(), lang.native_name());
    Lang::ALL.iter().map(choice).collect()
}
