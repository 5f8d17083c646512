//! What the pages of appeals show.

use serde::Serialize;

use super::model::{Appeal, AppealState, Matter};
use super::{Appealable, rules};
use crate::features::contributions::Contribution;
use crate::features::deadlines::Calendar;
use crate::features::moderation::model::Reason;
use crate::features::moderation::suspensions::Suspension;
use crate::features::moderation::views::{DueView, ReasonView, is_own, words_of};
use crate::features::moderation::{Case, Decision};
use crate::platform::db::UtcTime;
use crate::web::Visit;

/// The decision that is appealed against.
#[derive(Serialize)]
pub struct AgainstView {
    pub decision: &'static str,
    pub decided_at: UtcTime,
    pub reason: Option<ReasonView>,
    /// The first moderator's words to the author.
    pub explanation: String,
}

impl AgainstView {
    pub fn new(visit: &Visit, case: &Case, reasons: &[Reason]) -> Option<Self> {
        let reason = reasons
            .iter()
            .find(|reason| Some(reason.id) == case.reason_id);
        Some(Self {
            decision: case.decision.map(Decision::as_str)?,
            decided_at: case.decided_at?,
            reason: reason.map(|reason| ReasonView::new(reason, visit.lang)),
            explanation: case.explanation.clone(),
        })
    }
}

/// The contribution concerned, for its author and for moderators.
#[derive(Serialize)]
pub struct TextView {
    pub token: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub lang: String,
    pub title: String,
    pub html: String,
    pub author: String,
    pub place_title: String,
    pub received_at: UtcTime,
}

impl TextView {
    pub fn new(c: &Contribution) -> Self {
        Self {
            token: c.token.clone(),
            kind: c.kind.as_str(),
            state: c.state.as_str(),
            lang: c.lang.clone(),
            title: c.title.clone(),
            html: c.html.clone(),
            author: c.author_name.clone(),
            place_title: c.place_title.clone(),
            received_at: c.received_at,
        }
    }
}

/// An appeal as its author and the moderators see it.
#[derive(Serialize)]
pub struct AppealView {
    pub id: i64,
    pub state: &'static str,
    pub is_open: bool,
    pub grounds: String,
    pub filed_at: UtcTime,
    pub due: DueView,
    pub ended_at: Option<UtcTime>,
    pub explanation: String,
}

impl AppealView {
    pub fn new(visit: &Visit, appeal: &Appeal, calendar: &Calendar) -> Self {
        Self {
            id: appeal.id,
            state: appeal.state.as_str(),
            is_open: appeal.state == AppealState::Open,
            grounds: appeal.grounds.clone(),
            filed_at: appeal.filed_at,
            due: DueView::new(appeal.due_at, false, visit.now, calendar),
            ended_at: appeal.ended_at,
            explanation: appeal.explanation.clone(),
        }
    }
}

/// The page of the author: the form, or how the appeal stands.
#[derive(Serialize)]
pub struct AuthorView {
    pub text: TextView,
    pub against: Option<AgainstView>,
    /// End of the last day on which it may be filed.
    pub until: UtcTime,
    pub appeal: Option<AppealView>,
}

impl AuthorView {
    pub fn new(
        visit: &Visit,
        contribution: &Contribution,
        found: &Appealable,
        reasons: &[Reason],
        calendar: &Calendar,
    ) -> Self {
        Self {
            text: TextView::new(contribution),
            against: AgainstView::new(visit, &found.case, reasons),
            until: found.until,
            appeal: found
                .appeal
                .as_ref()
                .map(|appeal| AppealView::new(visit, appeal, calendar)),
        }
    }
}

/// A row of the moderators' list.
#[derive(Serialize)]
pub struct AppealRow {
    pub id: i64,
    pub kind: &'static str,
    pub lang: String,
    pub words: String,
    pub place_title: String,
    pub reason: String,
    pub filed_at: UtcTime,
    pub due: DueView,
    /// Days of the suspension that it is against; None where it is about a text.
    pub suspended_days: Option<i64>,
    /// Why another moderator has to decide it: 'own' text, 'decision' of this moderator; '' when
    /// this one may.
    pub hindrance: &'static str,
}

/// What keeps this moderator from deciding.
fn hindrance(visit: &Visit, matter: &Matter) -> &'static str {
    let is_another = match &matter.suspension {
        Some(suspension) => rules::is_third(&visit.actor, suspension),
        None => rules::is_another(&visit.actor, &matter.case),
    };
    if is_own(visit, &matter.contribution) {
        "own"
    } else if !is_another {
        "decision"
    } else {
        ""
    }
}

impl AppealRow {
    pub fn new(visit: &Visit, matter: &Matter, reasons: &[Reason], calendar: &Calendar) -> Self {
        let c = &matter.contribution;
        let reason_id = match &matter.suspension {
            Some(suspension) => Some(suspension.reason_id),
            None => matter.case.reason_id,
        };
        let reason = reasons.iter().find(|reason| Some(reason.id) == reason_id);
        Self {
            id: matter.appeal.id,
            kind: c.kind.as_str(),
            lang: c.lang.clone(),
            words: words_of(c, 140),
            place_title: c.place_title.clone(),
            reason: reason.map_or_else(String::new, |reason| {
                reason.title.get().in_lang(visit.lang).to_owned()
            }),
            filed_at: matter.appeal.filed_at,
            due: DueView::new(matter.appeal.due_at, false, visit.now, calendar),
            suspended_days: matter.suspension.as_ref().map(|one| one.days),
            hindrance: hindrance(visit, matter),
        }
    }
}

/// The page on which an appeal is decided.
#[derive(Serialize)]
pub struct DeskView {
    pub text: TextView,
    /// The decision on the text, also where the appeal is against the suspension that followed.
    pub against: Option<AgainstView>,
    pub suspension: Option<SuspendedView>,
    pub appeal: AppealView,
    pub hindrance: &'static str,
}

/// The suspension that is appealed against.
#[derive(Serialize)]
pub struct SuspendedView {
    pub state: &'static str,
    pub days: i64,
    pub decided_at: Option<UtcTime>,
    pub until: Option<UtcTime>,
    pub reason: Option<ReasonView>,
    pub explanation: String,
}

impl SuspendedView {
    fn new(visit: &Visit, one: &Suspension, reasons: &[Reason]) -> Self {
        let reason = reasons.iter().find(|reason| reason.id == one.reason_id);
        Self {
            state: one.state.as_str(),
            days: one.days,
            decided_at: one.decided_at,
            until: one.until_at,
            reason: reason.map(|reason| ReasonView::new(reason, visit.lang)),
            explanation: one.explanation.clone(),
        }
    }
}

impl DeskView {
    pub fn new(visit: &Visit, matter: &Matter, reasons: &[Reason], calendar: &Calendar) -> Self {
        let c = &matter.contribution;
        Self {
            text: TextView::new(c),
            against: AgainstView::new(visit, &matter.case, reasons),
            suspension: matter
                .suspension
                .as_ref()
                .map(|one| SuspendedView::new(visit, one, reasons)),
            appeal: AppealView::new(visit, &matter.appeal, calendar),
            hindrance: hindrance(visit, matter),
        }
    }
}
