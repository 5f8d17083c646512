//! What the person who asked thinks of the answer, and what the body says to that.

use serde_json::json;

use super::saying::{Said, Turn, log, say};
use super::{Acting, find_for_asker, find_for_official};
use crate::features::contributions::Spine;
use crate::features::ledger::ActingAs;
use crate::features::questions::model::{QuestionState, Rating, TurnKind};
use crate::features::questions::store::turns;
use crate::features::questions::touch;
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Rates the answer; a later rating takes the place of an earlier one.
///
/// # Errors
/// `NotFound` for everybody but the person who asked; `Closed` when there is no answer.
pub fn rate(tx: &mut Tx<'_>, id: i64, rating: Rating, by: &Acting) -> Result<(), AppError> {
    let found = find_for_asker(tx, id, by)?;
    let ended = matches!(
        found.question.state,
        QuestionState::Answered | QuestionState::Refused
    );
    if !ended {
        return Err(AppError::Closed("questions.not-answered-yet"));
    }
    let earlier = turns::find_rating(tx, id)?;
    if earlier.is_some_and(|(earlier, _)| earlier == rating) {
        return Ok(());
    }
    turns::put_rating(tx, id, rating, by.now)?;
    let detail = json!({ "rating": rating, "url": found.question.url() });
    log(tx, "rated", &found, ActingAs::Author, None, detail, by)?;
    touch(tx, &found.question, by.now);
    Ok(())
}

/// The body says something to the rating.
///
/// # Errors
/// `Forbidden`; `Closed` when nothing was rated.
pub fn respond_to_rating(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    text: &str,
    by: &Acting,
) -> Result<Said, AppError> {
    let (found, official) = find_for_official(tx, id, by)?;
    if turns::find_rating(tx, id)?.is_none() {
        return Err(AppError::Closed("questions.not-rated"));
    }
    let turn = Turn {
        kind: TurnKind::RatingResponse,
        official: official.as_ref(),
        text: text.to_owned(),
        ground: "",
    };
    let said = say(tx, spine, &found, turn, by)?;
    if said.is_new {
        let acting_as = found.for_body();
        let response = Some(&said.contribution);
        log(
            tx,
            "rating-responded",
            &found,
            acting_as,
            response,
            json!({}),
            by,
        )?;
    }
    Ok(said)
}
