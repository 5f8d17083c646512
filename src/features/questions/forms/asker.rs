//! What the person who asked can do: say more, rate the answer, ask for a review.

use actix_web::{HttpResponse, web};

use super::{TEXT, acting, read_path};
use crate::features::contributions::Spine;
use crate::features::questions::acts::{self, Acting, Found};
use crate::features::questions::model::{QuestionState, Rating};
use crate::features::questions::{procedures, rules};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::text_enum;
use crate::web::{FormView, Page, PostForm, Visit};

text_enum! {
    /// Last part of the address.
    pub enum AskerAct {
        Clarify = "clarify",
        Rate = "rate",
        Review = "review",
    }
}

/// What the form shows besides its fields.
struct Seen {
    found: Found,
    /// Working days within which a review is promised.
    review_days: i64,
}

/// The act is possible now.
fn load(conn: &mut DbConn, id: i64, act: AskerAct, by: &Acting) -> Result<Seen, AppError> {
    let found = acts::find_for_asker(conn, id, by)?;
    let procedure = procedures::procedure(conn, found.question.body_id)?;
    match act {
        AskerAct::Clarify if found.question.state != QuestionState::Clarifying => {
            return Err(AppError::Closed("questions.nothing-to-clarify"));
        }
        AskerAct::Rate if found.question.answered_at.is_none() => {
            return Err(AppError::Closed("questions.not-answered-yet"));
        }
        AskerAct::Review => {
            let window = procedure.review_window_days;
            rules::ensure_may_be_reviewed(&found.question, window, by.now, by.zone)?;
        }
        _ => {}
    }
    Ok(Seen {
        found,
        review_days: procedure.review_working_days,
    })
}

fn page(visit: &Visit, seen: &Seen, act: AskerAct, form: &FormView) -> Page {
    let due_at: Option<UtcTime> = (act == AskerAct::Review).then(|| {
        crate::features::deadlines::due_after_working_days(
            visit.now,
            seen.review_days,
            visit.app.config.site.time_zone.0,
        )
    });
    Page::new(
        "questions/asker-act.html",
        visit.text(&format!("correspondence-{act}-title")),
    )
    .with("act", &act)
    .with("id", &seen.found.question.id)
    .with("title", &seen.found.asked.title)
    .with("body", &seen.found.asked.place_title)
    .with("url", &seen.found.question.url())
    .with("review_days", &seen.review_days)
    .with("due_at", &due_at)
    .form(form)
}

pub async fn show(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, act) = read_path(&path, AskerAct::parse)?;
    let by = acting(&visit, None)?;
    let seen = visit
        .app
        .db
        .read(move |conn| load(conn, id, act, &by))
        .await?;
    page(&visit, &seen, act, &FormView::default()).respond(&visit)
}

/// What was filled in.
enum Filled {
    Clarify(String),
    Rate(Rating),
    Review(String),
}

fn read(form: &mut PostForm, act: AskerAct) -> Result<Filled, AppError> {
    let filled = match act {
        AskerAct::Clarify => Filled::Clarify(form.text("text", TEXT)),
        AskerAct::Review => Filled::Review(form.text("text", TEXT)),
        AskerAct::Rate => match form.choice("rating", Rating::parse) {
            Some(rating) => Filled::Rate(rating),
            None => Filled::Clarify(String::new()),
        },
    };
    form.check()?;
    Ok(filled)
}

fn carry_out_here(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    filled: &Filled,
    by: &Acting,
) -> Result<(), AppError> {
    match filled {
        Filled::Clarify(text) => acts::clarify::clarify(tx, spine, id, text, by).map(drop),
        Filled::Review(text) => acts::review::ask_review(tx, spine, id, text, by).map(drop),
        Filled::Rate(rating) => acts::rate::rate(tx, id, *rating, by),
    }
}

pub async fn carry_out(
    visit: Visit,
    spine: web::Data<Spine>,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (id, act) = read_path(&path, AskerAct::parse)?;
    let by = acting(&visit, Some(&form))?;
    let filled = read(&mut form, act);
    let outcome = match filled {
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
        Ok(()) => Ok(visit.redirect(&crate::features::questions::url(id), Some(flash(act)))),
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

fn flash(act: AskerAct) -> &'static str {
    match act {
        AskerAct::Clarify => "correspondence-clarify-done",
        AskerAct::Rate => "correspondence-rate-done",
        AskerAct::Review => "correspondence-review-done",
    }
}
