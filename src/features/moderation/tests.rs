//! Rows for tests of rules.

use super::model::{Case, CaseState, Cause, Decision};
use super::suspensions::{Suspension, SuspensionState};
use crate::features::contributions::{AuthorRole, Channel, Contribution, Kind, State};
use crate::platform::db::UtcTime;

fn at(text: &str) -> UtcTime {
    UtcTime::parse(text).unwrap()
}

/// A case that somebody decided, or that is open.
pub fn case(decision: Option<Decision>, decided_by: Option<i64>) -> Case {
    Case {
        id: 1,
        contribution_id: 1,
        kind: Kind::Comment,
        cause: Cause::Report,
        state: decision.map_or(CaseState::Open, |_| CaseState::Decided),
        open_for: decision.map_or(Some(1), |_| None),
        report_count: 1,
        opened_at: at("2026-11-23T10:00:00Z"),
        due_at: at("2026-11-25T23:59:59Z"),
        decision,
        reason_id: decision.map(|_| 1),
        explanation: String::new(),
        decided_by,
        decided_at: decision.map(|_| at("2026-11-24T10:00:00Z")),
        report_trust: 0,
        undone_at: None,
    }
}

/// A suspension in force that one proposed and another one confirmed.
pub fn suspension(proposed_by: Option<i64>, decided_by: Option<i64>) -> Suspension {
    Suspension {
        id: 1,
        account_id: 1,
        open_for: Some(1),
        case_id: 1,
        reason_id: 1,
        explanation: String::new(),
        days: 7,
        state: SuspensionState::InForce,
        proposed_by,
        proposed_at: at("2026-11-23T10:00:00Z"),
        decided_by,
        decided_at: Some(at("2026-11-24T10:00:00Z")),
        until_at: Some(at("2026-12-01T22:59:59Z")),
        ended_at: None,
    }
}

/// A comment in this state.
pub fn contribution(state: State) -> Contribution {
    Contribution {
        id: 1,
        token: "0123456789abc".to_owned(),
        kind: Kind::Comment,
        place: "document:1".to_owned(),
        anchor: String::new(),
        consultation_id: None,
        body_id: None,
        parent_id: None,
        url: "/consultations".to_owned(),
        place_title: "A plan".to_owned(),
        account_id: Some(3),
        author_name: "Anna".to_owned(),
        author_role: AuthorRole::Citizen,
        channel: Channel::Web,
        lang: "en".to_owned(),
        title: String::new(),
        text: "Words".to_owned(),
        html: "<p>Words</p>".to_owned(),
        salt: "salt".to_owned(),
        state,
        submission_key: None,
        reply_count: 0,
        received_at: at("2026-11-23T09:00:00Z"),
        published_at: None,
        state_changed_at: at("2026-11-23T09:00:00Z"),
        version: 1,
        edited_at: None,
        root_id: None,
        answers_id: None,
        support_count: 0,
    }
}
