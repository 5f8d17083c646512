//! What the page of an act shows.

use serde::Serialize;

use super::{BodyAct, Seen};
use crate::features::questions::procedures;
use crate::platform::db::UtcTime;
use crate::web::{Choice, FormView, Page, Visit};

#[derive(Serialize)]
struct ActView<'a> {
    id: i64,
    act: BodyAct,
    title: &'a str,
    lang: &'a str,
    url: String,
    desk_url: String,
    due_at: Option<UtcTime>,
    choices: &'a [Choice],
    max_days: i64,
    extensions_left: i64,
    restarts: bool,
    /// What is sent is read by a second official before it is published.
    needs_second_reader: bool,
    has_second_reader: bool,
    /// On which version of the draft the text was written.
    version: i64,
    draft: Option<DraftNote<'a>>,
}

/// What is known of the draft that the form goes on with.
#[derive(Serialize)]
struct DraftNote<'a> {
    is_submitted: bool,
    writer: &'a str,
    saved_at: UtcTime,
    reader: &'a str,
    objection: &'a str,
}

pub fn page(visit: &Visit, seen: &Seen, act: BodyAct, form: &FormView) -> Page {
    let question = &seen.found.question;
    let used = seen
        .promise
        .as_ref()
        .map_or(0, |promise| promise.extension_count);
    let most = seen
        .promise
        .as_ref()
        .map_or(0, |promise| promise.max_extensions);
    let restarts = match act {
        BodyAct::Transfer => seen.procedure.after_transfer,
        _ => seen.procedure.after_clarification,
    };
    let view = ActView {
        id: question.id,
        act,
        title: &seen.found.asked.title,
        lang: &seen.found.asked.lang,
        url: question.url(),
        desk_url: format!("/desk{}", question.url()),
        due_at: seen.promise.as_ref().map(|promise| promise.due_at),
        choices: &seen.choices,
        max_days: seen
            .promise
            .as_ref()
            .map_or(0, |promise| promise.max_extension_days),
        extensions_left: (most - used).max(0),
        restarts: restarts == procedures::AfterBreak::Restart,
        needs_second_reader: act.drafts().is_some() && seen.procedure.needs_second_reader,
        has_second_reader: seen.has_second_reader,
        version: form
            .values
            .get("version")
            .and_then(|version| version.parse().ok())
            .unwrap_or(seen.draft.as_ref().map_or(0, |draft| draft.version)),
        draft: seen.draft.as_ref().map(|draft| DraftNote {
            is_submitted: draft.submitted_at.is_some(),
            writer: &draft.saved_by_name,
            saved_at: draft.saved_at,
            reader: &draft.read_by_name,
            objection: &draft.objection,
        }),
    };
    Page::new(
        "questions/body-act.html",
        visit.text(&format!("correspondence-desk-{act}-title")),
    )
    .with("desk_key", &"questions")
    .with("a", &view)
    .form(form)
}
