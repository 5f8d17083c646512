//! What those who answer for a body can do besides answering.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{GROUND, REASON, TEXT, acting, read_path};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies;
use crate::features::contributions::Spine;
use crate::features::deadlines::{self, Promise, PromiseKind};
use crate::features::questions::acts::{self, Acting, Found};
use crate::features::questions::model::{PartRow, ReviewOutcome};
use crate::features::questions::procedures::{self, Procedure};
use crate::features::questions::store;
use crate::features::questions::views::Choice;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::text_enum;
use crate::web::{FormView, Page, PostForm, Visit};

/// Possible duplicates offered at once.
const DUPLICATES: i64 = 50;

text_enum! {
    /// Last part of the address.
    pub enum BodyAct {
        Clarification = "clarification",
        Extension = "extension",
        Partial = "partial",
        Refusal = "refusal",
        Transfer = "transfer",
        Merge = "merge",
        Parts = "parts",
        Part = "part",
        Review = "review",
        Rating = "rating-response",
    }
}

/// What the form shows besides its fields.
struct Seen {
    found: Found,
    procedure: Procedure,
    promise: Option<Promise>,
    /// Other bodies, or other questions.
    choices: Vec<Choice>,
    /// The part that is asked of the official's body.
    part: Option<PartRow>,
}

fn load(conn: &mut DbConn, id: i64, act: BodyAct, by: &Acting) -> Result<Seen, AppError> {
    let (found, part) = if act == BodyAct::Part {
        let found = acts::find(conn, id)?;
        let part = part_of(conn, id, by)?;
        (found, Some(part))
    } else {
        (acts::find_for_official(conn, id, by)?.0, None)
    };
    let body_id = found.question.body_id;
    let kind = match act {
        BodyAct::Review => PromiseKind::InternalReview,
        _ => PromiseKind::Answer,
    };
    Ok(Seen {
        choices: match act {
            BodyAct::Transfer | BodyAct::Parts => bodies::list(conn)?
                .into_iter()
                .filter(|body| body.id != body_id)
                .map(|body| Choice {
                    value: body.id.to_string(),
                    text: body.name,
                    hint: body.purpose,
                })
                .collect(),
            BodyAct::Merge => store::list_open_of_bodies(conn, &[body_id], DUPLICATES)?
                .into_iter()
                .filter(|row| row.id != id && !row.is_confidential)
                .map(|row| Choice {
                    value: row.id.to_string(),
                    text: row.title,
                    hint: row.author_name,
                })
                .collect(),
            _ => Vec::new(),
        },
        procedure: procedures::procedure(conn, body_id)?,
        promise: deadlines::find(conn, kind, id)?,
        part,
        found,
    })
}

/// The part of a joined answer that the official's own body was asked for.
fn part_of(conn: &mut DbConn, id: i64, by: &Acting) -> Result<PartRow, AppError> {
    let own = store::turns::list_parts(conn, id)?
        .into_iter()
        .find(|part| {
            accounts::may(
                &by.actor,
                Action::AnswerQuestion,
                &Subject::of_body(part.body_id),
            )
        });
    own.ok_or(AppError::Forbidden("error.forbidden-text"))
}

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
}

fn page(visit: &Visit, seen: &Seen, act: BodyAct, form: &FormView) -> Page {
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
    };
    Page::new(
        "questions/body-act.html",
        visit.text(&format!("correspondence-desk-{act}-title")),
    )
    .with("desk_key", &"questions")
    .with("a", &view)
    .form(form)
}

pub async fn show(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, act) = read_path(&path, BodyAct::parse)?;
    let by = acting(&visit, None)?;
    let seen = visit
        .app
        .db
        .read(move |conn| load(conn, id, act, &by))
        .await?;
    let form = match &seen.part {
        Some(part) => FormView::filled([("text", part.text.clone())]),
        None => FormView::default(),
    };
    page(&visit, &seen, act, &form).respond(&visit)
}

/// What was filled in.
enum Filled {
    Clarification(String),
    Extension(i64, String),
    Partial(String),
    Refusal(String, String),
    Transfer(i64, String),
    Merge(Vec<i64>),
    Parts(Vec<i64>),
    Part(String),
    Review(ReviewOutcome, String),
    Rating(String),
}

fn read(form: &mut PostForm, act: BodyAct) -> Result<Filled, AppError> {
    let filled = match act {
        BodyAct::Clarification => Filled::Clarification(form.text("text", TEXT)),
        BodyAct::Extension => {
            Filled::Extension(form.number("days", 1, 365), form.text("reason", REASON))
        }
        BodyAct::Partial => Filled::Partial(form.text("text", TEXT)),
        BodyAct::Refusal => Filled::Refusal(form.text("ground", GROUND), form.text("text", TEXT)),
        BodyAct::Transfer => {
            let body = form.get("body").parse().unwrap_or(0);
            if body == 0 {
                form.refuse("body", "questions.choose-body");
            }
            Filled::Transfer(body, form.text("reason", REASON))
        }
        BodyAct::Merge => Filled::Merge(chosen(form, "duplicates", "questions.choose-duplicates")),
        BodyAct::Parts => Filled::Parts(chosen(form, "bodies", "questions.choose-body")),
        BodyAct::Part => Filled::Part(form.text("text", TEXT)),
        BodyAct::Review => {
            let outcome = form.choice("outcome", ReviewOutcome::parse);
            let text = form.text("text", TEXT);
            Filled::Review(outcome.unwrap_or(ReviewOutcome::Upheld), text)
        }
        BodyAct::Rating => Filled::Rating(form.text("text", TEXT)),
    };
    form.check()?;
    Ok(filled)
}

/// Numbers that were ticked; at least one is needed.
fn chosen(form: &mut PostForm, field: &'static str, missing: &'static str) -> Vec<i64> {
    let ids: Vec<i64> = form
        .all(field)
        .iter()
        .filter_map(|value| value.parse().ok())
        .collect();
    if ids.is_empty() {
        form.refuse(field, missing);
    }
    ids
}

fn carry_out_here(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    filled: &Filled,
    by: &Acting,
) -> Result<(), AppError> {
    match filled {
        Filled::Clarification(text) => {
            acts::clarify::ask_clarification(tx, spine, id, text, by).map(drop)
        }
        Filled::Extension(days, reason) => {
            let extended = acts::extend::extend(tx, id, *days, reason, by);
            // The engine names its rule; the form shows it beside the field.
            extended.map(drop).map_err(|error| match error {
                AppError::Conflict(
                    key @ ("deadlines.extension-too-long"
                    | "deadlines.extension-too-short"
                    | "deadlines.extensions-used-up"),
                ) => AppError::field("days", key),
                other => other,
            })
        }
        Filled::Partial(text) => acts::refuse::answer_partly(tx, spine, id, text, by).map(drop),
        Filled::Refusal(ground, text) => {
            acts::refuse::refuse(tx, spine, id, (ground, text), by).map(drop)
        }
        Filled::Transfer(to, reason) => acts::transfer::transfer(tx, id, *to, reason, by).map(drop),
        Filled::Merge(ids) => acts::merge::merge(tx, id, ids, by).map(drop),
        Filled::Parts(ids) => acts::parts::invite(tx, id, ids, by).map(drop),
        Filled::Part(text) => {
            let part = part_of(tx, id, by)?;
            acts::parts::give(tx, id, part.body_id, text, by)
        }
        Filled::Review(outcome, text) => {
            acts::review::decide_review(tx, spine, id, (*outcome, text), by).map(drop)
        }
        Filled::Rating(text) => acts::rate::respond_to_rating(tx, spine, id, text, by).map(drop),
    }
}

pub async fn carry_out(
    visit: Visit,
    spine: web::Data<Spine>,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (id, act) = read_path(&path, BodyAct::parse)?;
    let by = acting(&visit, Some(&form))?;
    let outcome = match read(&mut form, act) {
        Ok(filled) => {
            visit.limit(Limited::Write)?;
            let owned = by.clone();
            visit
                .app
                .db
                .write(move |tx| carry_out_here(tx, &spine, id, &filled, &owned))
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            let flash = format!("correspondence-desk-{act}-done");
            Ok(visit.redirect(&crate::features::questions::url(id), Some(&flash)))
        }
        Err(AppError::Invalid(errors)) => {
            let seen = visit
                .app
                .db
                .read(move |conn| load(conn, id, act, &by))
                .await?;
            page(&visit, &seen, act, &form.view(&visit, &errors)).respond(&visit)
        }
        Err(other) => Err(other),
    }
}
