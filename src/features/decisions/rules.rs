//! What a decision record must hold before it is published, how commitments stand at a day, and
//! how an editor may name a contribution.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::model::{Commitment, CommitmentState, DecisionRecord, Theme};
use crate::features::consultations::{self, Consultation, Phase, PublicationState};
use crate::platform::db::UtcTime;
use crate::platform::error::{AppError, FieldError, FieldErrors};

/// A draft with everything that belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    pub record: &'a DecisionRecord,
    pub themes: &'a [Theme],
    pub commitments: &'a [Commitment],
    /// Published results of the same consultation that it cites.
    pub result_count: usize,
}

/// Name of a theme's field in the editor's form.
pub fn theme_field(id: i64, field: &str) -> String {
    format!("theme-{id}-{field}")
}

/// Name of a commitment's field in the editor's form.
pub fn commitment_field(id: i64, field: &str) -> String {
    format!("commitment-{id}-{field}")
}

/// Notes a refusal beside a field whose name is made of an id; `number` counts from one.
pub fn refuse(errors: &mut FieldErrors, field: String, key: &'static str, number: usize) {
    errors.0.push(FieldError {
        field: Cow::Owned(field),
        key,
        args: vec![("number", number.to_string())],
    });
}

/// `today` is the day on the clocks of the site.
///
/// # Errors
/// `NotFound` when the consultation is not public, `Closed` while it takes contributions,
/// `Conflict` when the record is published already, `Invalid` with everything that is missing.
pub fn ensure_publishable(
    draft: &Draft<'_>,
    consultation: &Consultation,
    today: NaiveDate,
    now: UtcTime,
) -> Result<(), AppError> {
    if !consultations::is_public(consultation, now) {
        return Err(AppError::NotFound);
    }
    if draft.record.state == PublicationState::Published {
        return Err(AppError::Conflict("decisions.already-published"));
    }
    if !is_closed(consultation, now) {
        return Err(AppError::Closed("decisions.consultation-open"));
    }
    let mut errors = FieldErrors::default();
    let record = draft.record;
    for (field, text, key) in [
        ("title", &record.title, "decisions.title-missing"),
        ("asked", &record.asked, "decisions.asked-missing"),
        ("summary", &record.summary, "decisions.summary-missing"),
    ] {
        if is_blank(text) {
            errors.add(field, key);
        }
    }
    if record.decided_on > today {
        errors.add("decided_on", "decisions.decided-later");
    }
    if draft.result_count == 0 {
        errors.add("results", "decisions.no-result");
    }
    if draft.themes.is_empty() {
        errors.add("themes", "decisions.no-theme");
    }
    for (at, theme) in draft.themes.iter().enumerate() {
        for (field, text, key) in [
            ("title", &theme.title, "decisions.theme-without-title"),
            ("said", &theme.said, "decisions.theme-without-said"),
            (
                "decided",
                &theme.decided,
                "decisions.theme-without-decision",
            ),
            ("why", &theme.why, "decisions.theme-without-why"),
        ] {
            if is_blank(text) {
                refuse(&mut errors, theme_field(theme.id, field), key, at + 1);
            }
        }
    }
    for (at, commitment) in draft.commitments.iter().enumerate() {
        if is_blank(&commitment.text) {
            let field = commitment_field(commitment.id, "text");
            refuse(
                &mut errors,
                field,
                "decisions.commitment-without-text",
                at + 1,
            );
        }
    }
    errors.into_result()
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Nothing more can come in.
pub fn is_closed(consultation: &Consultation, now: UtcTime) -> bool {
    matches!(
        consultations::phase(consultation, now),
        Phase::Analysis | Phase::Decided
    )
}

/// Whether it should have been done by `today`. Lateness compares days.
pub fn is_overdue(state: CommitmentState, due_on: NaiveDate, today: NaiveDate) -> bool {
    matches!(
        state,
        CommitmentState::Planned | CommitmentState::InProgress
    ) && today > due_on
}

/// # Errors
/// `Invalid` when a commitment is dropped without a word on why.
pub fn ensure_explained(state: CommitmentState, note: &str) -> Result<(), AppError> {
    if state == CommitmentState::Dropped && is_blank(note) {
        Err(AppError::field("note", "decisions.dropped-why"))
    } else {
        Ok(())
    }
}

/// The token in a line that holds one, or the address of a `/c/` page; None for an empty line.
pub fn token_of(line: &str) -> Option<String> {
    let line = line.trim();
    let last = match line.rsplit_once("/c/") {
        Some((_, rest)) => rest,
        None => line,
    };
    let token = last
        .split(['/', '?', '#', ' ', '\t'])
        .next()
        .unwrap_or(last);
    (!line.is_empty()).then(|| token.to_ascii_lowercase())
}

#[cfg(test)]
mod tests;
