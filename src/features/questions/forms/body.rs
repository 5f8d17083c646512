//! What those who answer for a body can do besides answering.

mod page;

use super::{Form, GROUND, REASON, TEXT};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies;
use crate::features::contributions::Spine;
use crate::features::deadlines::{self, Promise, PromiseKind};
use crate::features::questions::acts::{self, Acting, Found};
use crate::features::questions::drafting::{self, Colleague};
use crate::features::questions::model::{Draft, DraftKind, Drafted, PartRow, ReviewOutcome, url};
use crate::features::questions::procedures::{self, Procedure};
use crate::features::questions::store;
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::AppError;
use crate::text_enum;
use crate::web::{Choice, FormView, Page, PostForm, Visit};

/// The button that asks for a second reader.
const SUBMIT: &str = "submit";
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

impl BodyAct {
    /// What a second official reads before it is published, where the body wants that.
    fn drafts(self) -> Option<DraftKind> {
        match self {
            Self::Partial => Some(DraftKind::Partial),
            Self::Refusal => Some(DraftKind::Refusal),
            _ => None,
        }
    }
}

/// What the form shows besides its fields.
pub struct Seen {
    found: Found,
    procedure: Procedure,
    promise: Option<Promise>,
    /// Other bodies, or other questions.
    choices: Vec<Choice>,
    /// The part that is asked of the official's body.
    part: Option<PartRow>,
    /// The part of an answer, or the refusal, in the making.
    draft: Option<Draft>,
    /// Somebody else of the body can read it before it is published.
    has_second_reader: bool,
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
                .map(|body| Choice::new(body.id.to_string(), body.name).with_hint(body.purpose))
                .collect(),
            BodyAct::Merge => store::list_open_of_bodies(conn, &[body_id], DUPLICATES)?
                .into_iter()
                .filter(|row| row.id != id && !row.is_confidential)
                .map(|row| Choice::new(row.id.to_string(), row.title).with_hint(row.author_name))
                .collect(),
            _ => Vec::new(),
        },
        procedure: procedures::procedure(conn, body_id)?,
        promise: deadlines::find(conn, kind, id)?,
        draft: match act.drafts() {
            Some(kind) => store::drafts::find(conn, id, kind)?,
            None => None,
        },
        has_second_reader: act.drafts().is_some() && {
            let officials = bodies::list_officials(conn, body_id)?;
            let mut readers = drafting::list_second_readers_among(&officials, by.account_id);
            readers.next().is_some()
        },
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

/// What was filled in.
pub enum Filled {
    Clarification(String),
    Extension(i64, String),
    Partial(String),
    Refusal(String, String),
    /// For a second reader, on top of a version of the draft.
    Submit(DraftKind, i64, String, String),
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
        BodyAct::Partial | BodyAct::Refusal => {
            let ground = match act {
                BodyAct::Refusal => form.text("ground", GROUND),
                _ => String::new(),
            };
            let (text, kind) = (form.text("text", TEXT), act.drafts());
            match kind.filter(|_| form.get("do") == SUBMIT) {
                Some(kind) => {
                    let seen = form.get("version").parse().unwrap_or(0);
                    Filled::Submit(kind, seen, ground, text)
                }
                None if act == BodyAct::Refusal => Filled::Refusal(ground, text),
                None => Filled::Partial(text),
            }
        }
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
        Filled::Submit(kind, seen, ground, text) => {
            let (_, official) = acts::find_for_official(tx, id, by)?;
            let writer = Colleague {
                account_id: by.account_id,
                name: official.map_or(by.actor.name.clone(), |one| one.name),
            };
            let new = Drafted {
                kind: *kind,
                text,
                ground,
            };
            drafting::submit(tx, id, new, *seen, &writer, by.now)
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

impl Form for BodyAct {
    type Seen = Seen;
    type Filled = Filled;

    fn named(word: &str) -> Option<Self> {
        Self::parse(word)
    }

    fn load(self, conn: &mut DbConn, id: i64, by: &Acting) -> Result<Seen, AppError> {
        load(conn, id, self, by)
    }

    fn begun(seen: &Seen) -> FormView {
        match (&seen.part, &seen.draft) {
            (Some(part), _) => FormView::filled([("text", part.text.clone())]),
            (None, Some(draft)) => FormView::filled([
                ("text", draft.text.clone()),
                ("ground", draft.ground.clone()),
            ]),
            (None, None) => FormView::default(),
        }
    }

    fn page(self, visit: &Visit, seen: &Seen, form: &FormView) -> Page {
        page::page(visit, seen, self, form)
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

    fn done(self, id: i64, form: &PostForm) -> (String, String) {
        if self.drafts().is_some() && form.get("do") == SUBMIT {
            let flash = "questions-draft-submitted".to_owned();
            return (format!("/desk{}", url(id)), flash);
        }
        (url(id), format!("correspondence-desk-{self}-done"))
    }
}
