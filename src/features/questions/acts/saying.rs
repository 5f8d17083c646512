//! A turn in the correspondence on a question: a contribution, and the row that says what it is.

use chrono_tz::Tz;

use super::{Acting, Found};
use crate::features::bodies::Official;
use crate::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution, Received, Spine,
};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::moderation;
use crate::features::questions::model::TurnKind;
use crate::features::questions::store::turns;
use crate::features::questions::touch;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

/// Who says something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// None: somebody of the body without an account.
    pub account_id: Option<i64>,
    /// For whoever is not listed as an official; those speak under the name that is listed.
    pub name: &'a str,
    pub channel: Channel,
    pub lang: &'a str,
    pub submission_key: Option<&'a str>,
    pub zone: Tz,
    pub now: UtcTime,
}

impl<'a> From<&'a Acting> for Speaker<'a> {
    fn from(by: &'a Acting) -> Self {
        Self {
            account_id: Some(by.account_id),
            name: &by.actor.name,
            channel: Channel::Web,
            lang: &by.lang,
            submission_key: by.submission_key.as_deref(),
            zone: by.zone,
            now: by.now,
        }
    }
}

/// What is said.
#[derive(Clone, Debug)]
pub struct Turn<'a> {
    pub kind: TurnKind,
    /// As whom somebody speaks for the body.
    pub official: Option<&'a Official>,
    /// Markdown, cleaned.
    pub text: String,
    /// Law and clause of a refusal; outcome of a review.
    pub ground: &'a str,
}

/// What was said; `is_new` is false when the same form had been sent before.
pub type Said = Received;

/// Says something on a question, public at once unless the question is confidential.
///
/// # Errors
/// When a row cannot be written.
pub fn say<'a>(
    tx: &mut Tx<'_>,
    spine: &Spine,
    found: &Found,
    turn: Turn<'_>,
    by: impl Into<Speaker<'a>>,
) -> Result<Said, AppError> {
    let by = by.into();
    let question = &found.question;
    let by_body = turn.kind.is_by_body();
    let author_name = turn.official.map_or(by.name, |one| &one.name).to_owned();
    let new = NewContribution {
        kind: if by_body { Kind::Answer } else { Kind::Letter },
        place: question.topic(),
        anchor: String::new(),
        consultation_id: question.consultation_id,
        body_id: Some(question.body_id),
        parent_id: Some(found.asked.id),
        url: question.url(),
        place_title: found.asked.title.clone(),
        account_id: by.account_id,
        author_name,
        author_role: if by_body {
            AuthorRole::Official
        } else {
            AuthorRole::Citizen
        },
        channel: by.channel,
        lang: by.lang.to_owned(),
        title: String::new(),
        html: markdown::to_html(&turn.text).into_string(),
        text: turn.text,
        submission_key: by.submission_key.map(str::to_owned),
        marks: None,
    };
    let said = if question.is_confidential {
        contributions::receive_confidential(tx, spine, &new, by.now)?
    } else {
        moderation::take_in(tx, spine, &new, Moderation::Post, by.zone, by.now)?
    };
    if said.is_new {
        turns::insert_turn(
            tx,
            &turns::NewTurn {
                question_id: question.id,
                kind: turn.kind,
                contribution_id: said.contribution.id,
                body_id: by_body.then_some(question.body_id),
                official_id: turn.official.map(|one| one.id),
                ground: turn.ground,
                at: by.now,
            },
        )?;
        touch(tx, question, by.now);
    }
    Ok(said)
}

/// Logs an act on a question, with the commitment to what was said, if anything was.
///
/// # Errors
/// When the row cannot be written.
pub fn log<'a>(
    tx: &mut Tx<'_>,
    action: &'static str,
    found: &Found,
    acting_as: ActingAs,
    said: Option<&Contribution>,
    mut detail: serde_json::Value,
    by: impl Into<Speaker<'a>>,
) -> Result<(), AppError> {
    let by = by.into();
    let about = said.map_or(String::new(), |one| {
        ledger::commitment(&one.salt, &one.text)
    });
    if let (Some(detail), Some(said)) = (detail.as_object_mut(), said) {
        detail.insert("url".to_owned(), said.url.clone().into());
        detail.insert("contribution".to_owned(), said.token.clone().into());
    }
    let act = Act::new(
        action,
        Kind::Question.as_str(),
        &found.asked.token,
        acting_as,
    )
    .by(by.account_id)
    .about(about);
    ledger::append(tx, &act, found.question.logged(detail), by.now)?;
    Ok(())
}
