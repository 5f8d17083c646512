//! What templates see on the pages across tools.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

use super::model::Date;
use super::rules;
use crate::features::bodies::Body;
use crate::features::consultations::{self, Consultation, Phase, rule_phases, rules as phases};
use crate::features::contributions::Moderation;
use crate::features::deadlines::rules::local_day;
use crate::features::ledger::Entry;
use crate::features::questions::PromiseCounts;
use crate::features::records::Record;
use crate::platform::db::UtcTime;
use crate::platform::i18n::format;
use crate::web::Visit;

/// The promises board.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PromisesView {
    pub answered_in_time: i64,
    pub answered_late: i64,
    pub running: i64,
    pub overdue: i64,
    /// Waiting for those who asked.
    pub paused: i64,
    /// Of those whose day has come, from 0 to 1.
    pub kept_share: Option<f64>,
}

impl PromisesView {
    /// None when nothing was ever promised.
    pub fn new(counts: PromiseCounts) -> Option<Self> {
        let all = counts.answered_in_time + counts.answered_late + counts.running + counts.overdue;
        (all > 0).then_some(Self {
            answered_in_time: counts.answered_in_time,
            answered_late: counts.answered_late,
            running: counts.running,
            overdue: counts.overdue,
            paused: counts.paused,
            kept_share: rules::kept_share(counts),
        })
    }

    /// As [`Self::new`], of one body: a share stands only where enough questions are behind it.
    pub fn of_record(record: &Record) -> Option<Self> {
        let counts = record.questions;
        let all = counts.due_count + counts.running + counts.paused;
        (all > 0).then_some(Self {
            answered_in_time: counts.answered_in_time,
            answered_late: counts.answered_late,
            running: counts.running,
            overdue: counts.overdue,
            paused: counts.paused,
            kept_share: counts.kept_share,
        })
    }
}

/// A date in a list.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    pub at: UtcTime,
    pub day: NaiveDate,
    pub kind: &'static str,
    pub title: String,
    pub lang: String,
    pub url: String,
    pub body_name: String,
}

impl DateView {
    pub fn new(date: &Date, bodies: &[Body], zone: Tz) -> Self {
        let body = bodies.iter().find(|body| body.id == date.body_id);
        Self {
            at: date.at,
            day: local_day(date.at, zone),
            kind: date.kind.word(),
            title: date.title.clone(),
            lang: date.lang.clone(),
            url: date.url.clone(),
            body_name: body.map(|body| body.name.clone()).unwrap_or_default(),
        }
    }
}

/// The dates of one month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    pub id: String,
    pub name: String,
    pub dates: Vec<DateView>,
}

impl MonthView {
    pub fn list(dates: &[Date], bodies: &[Body], visit: &Visit) -> Vec<Self> {
        use chrono::Datelike;
        let zone = visit.app.config.site.time_zone.0;
        rules::by_month(dates, zone)
            .into_iter()
            .map(|(month, dates)| Self {
                id: month.format("month-%Y-%m").to_string(),
                name: visit.text_with(
                    "home-month",
                    &[
                        ("month", format::month(visit.lang, month).into()),
                        ("year", month.year().to_string().into()),
                    ],
                ),
                dates: dates
                    .into_iter()
                    .map(|date| DateView::new(date, bodies, zone))
                    .collect(),
            })
            .collect()
    }
}

/// One step of the timeline.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseView {
    pub name: String,
    pub state: &'static str,
    pub from: Option<UtcTime>,
    pub until: Option<UtcTime>,
    pub text: String,
}

/// A public act concerning the consultation.
#[derive(Clone, Debug, Serialize)]
pub struct ActView {
    pub action: String,
    pub at: UtcTime,
    /// Until when it was open after the act; '' where it says nothing of it.
    pub closes_at: String,
}

/// The consultation on its own page.
#[derive(Clone, Debug, Serialize)]
pub struct ConsultationView {
    pub id: i64,
    pub url: String,
    pub slug: String,
    pub title: String,
    pub lang: String,
    pub summary: String,
    /// Sanitised when it was stored.
    pub html: String,
    pub decides: String,
    pub is_draft: bool,
    pub phase: &'static str,
    pub is_closing: bool,
    pub is_open: bool,
    pub is_results_overdue: bool,
    pub quiet: Option<consultations::Quiet>,
    /// Whether a moderator reads what is sent before it appears.
    pub is_moderated_before: bool,
    pub announced_at: UtcTime,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
    pub results_due_at: UtcTime,
    pub decided_at: Option<UtcTime>,
    pub phases: Vec<PhaseView>,
    pub history: Vec<ActView>,
}

impl ConsultationView {
    pub fn new(one: &Consultation, history: &[Entry], visit: &Visit) -> Self {
        let now = visit.now;
        let phase = consultations::phase(one, now);
        Self {
            id: one.id,
            url: consultations::url(one),
            slug: one.slug.clone(),
            title: one.title.clone(),
            lang: one.lang.clone(),
            summary: one.summary.clone(),
            html: one.description_html.clone(),
            decides: one.decides.clone(),
            is_draft: !consultations::is_public(one, now),
            phase: phase.as_str(),
            is_closing: phases::closes_soon(one, now),
            is_open: phase == Phase::Open,
            is_results_overdue: phase == Phase::Analysis && one.results_due_at < now,
            is_moderated_before: rule_phases::rule_of(one, "", None, now) == Moderation::Pre,
            quiet: consultations::quiet::quiet(one, now),
            announced_at: one.announced_at,
            opens_at: one.opens_at,
            closes_at: one.closes_at,
            results_due_at: one.results_due_at,
            decided_at: one.decided_at,
            phases: phase_views(one, phase, visit),
            history: history
                .iter()
                .rev()
                .map(|entry| ActView {
                    action: entry.action.clone(),
                    at: entry.at,
                    closes_at: match entry.action.as_str() {
                        "extended" | "rescheduled" => {
                            entry.detail.get().text("closes_at").to_owned()
                        }
                        _ => String::new(),
                    },
                })
                .collect(),
        }
    }
}

fn phase_views(one: &Consultation, current: Phase, visit: &Visit) -> Vec<PhaseView> {
    let steps = [
        (Phase::Announced, Some(one.announced_at), Some(one.opens_at)),
        (Phase::Open, Some(one.opens_at), Some(one.closes_at)),
        (
            Phase::Analysis,
            Some(one.closes_at),
            Some(one.decided_at.unwrap_or(one.results_due_at)),
        ),
        (Phase::Decided, one.decided_at, None),
    ];
    steps
        .into_iter()
        .map(|(phase, from, until)| PhaseView {
            name: visit.text(&format!("home-phase-{phase}")),
            state: match phase.cmp(&current) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "current",
                std::cmp::Ordering::Greater => "next",
            },
            from,
            until,
            text: visit.text(&format!("home-phase-{phase}-text")),
        })
        .collect()
}

/// A word of the glossary.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    pub id: &'static str,
    pub term: String,
    pub meaning: String,
}
