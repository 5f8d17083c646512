//! What the person who asked can do: say more, rate the answer, ask for a review.

use super::{Form, TEXT};
use crate::features::contributions::Spine;
use crate::features::deadlines;
use crate::features::questions::acts::{self, Acting, Found};
use crate::features::questions::model::{QuestionState, Rating, url};
use crate::features::questions::{procedures, rules};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
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
pub struct Seen {
    found: Found,
    /// Working days within which a review is promised.
    review_days: i64,
    /// By when it would be made if it were asked for now; None for other acts.
    due_at: Option<UtcTime>,
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
    let review_days = procedure.review_working_days;
    let due_at = match act {
        AskerAct::Review => {
            let body_id = found.question.body_id;
            let due = deadlines::due_on_promise(conn, body_id, review_days, by.now, by.zone)?;
            Some(due)
        }
        AskerAct::Clarify | AskerAct::Rate => None,
    };
    Ok(Seen {
        found,
        review_days,
        due_at,
    })
}

fn page(visit: &Visit, seen: &Seen, act: AskerAct, form: &FormView) -> Page {
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
    .with("due_at", &seen.due_at)
    .form(form)
}

/// What was filled in.
pub enum Filled {
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

impl Form for AskerAct {
    type Seen = Seen;
    type Filled = Filled;

    fn named(word: &str) -> Option<Self> {
        Self::parse(word)
    }

    fn load(self, conn: &mut DbConn, id: i64, by: &Acting) -> Result<Seen, AppError> {
        load(conn, id, self, by)
    }

    fn begun(_seen: &Seen) -> FormView {
        FormView::default()
    }

    fn page(self, visit: &Visit, seen: &Seen, form: &FormView) -> Page {
        page(visit, seen, self, form)
    }

    fn read(self, form: &mut PostForm) -> Result<Filled, AppError> {
        read(form, self)
    }

    fn carry_out(
        tx: &mut Tx<'_>,
        spine: &Spine,
        id: i64,
        filled: &Filled,
        by: &Acting,
    ) -> Result<(), AppError> {
        carry_out_here(tx, spine, id, filled, by)
    }

    fn done(self, id: i64, _form: &PostForm) -> (String, String) {
        (url(id), format!("correspondence-{self}-done"))
    }
}
