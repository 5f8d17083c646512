//! Taking in what people send, and putting it into the queue.

use chrono_tz::Tz;

use super::model::Cause;
use super::{keeping, reading, spam};
use crate::features::contributions::{
    self, Contribution, Moderation, NewContribution, Received, Spine, State,
};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Takes a contribution in, and into the queue where the place is moderated beforehand or it looks
/// like something a program sent ([`spam`]). This is how every tool receives what people send.
///
/// # Errors
/// As [`contributions::receive`]; `Invalid` when one account sends far too much.
pub fn take_in(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewContribution,
    moderation: Moderation,
    zone: Tz,
    now: UtcTime,
) -> Result<Received, AppError> {
    let moderation = reading::resolve(tx, new.account_id, moderation, now)?;
    let screened = spam::screen(tx, spine, new, now)?;
    let is_held_back = moderation == Moderation::Post && !screened.signs.is_empty();
    let (moderation, cause) = if is_held_back {
        (Moderation::Pre, Cause::Screening)
    } else {
        (moderation, Cause::PreModeration)
    };
    let received = contributions::receive(tx, spine, new, moderation, now)?;
    if received.is_new {
        let taken = &received.contribution;
        spam::note(tx, taken, &screened, now)?;
        if taken.state == State::InReview {
            keeping::open(tx, taken, cause, taken.account_id, zone, now)?;
        }
    }
    Ok(received)
}

/// Takes in what no moderator reads yet: it waits for others to stand behind it, and comes into the
/// queue by [`take_in_again`].
///
/// # Errors
/// As [`take_in`].
pub fn take_in_later(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewContribution,
    now: UtcTime,
) -> Result<Received, AppError> {
    let screened = spam::screen(tx, spine, new, now)?;
    let received = contributions::receive(tx, spine, new, Moderation::Pre, now)?;
    if received.is_new {
        spam::note(tx, &received.contribution, &screened, now)?;
    }
    Ok(received)
}

/// Its author changed what must be read before it is shown (again): into the queue with it. Where
/// readers had reported it, it is there, with the day that they were promised.
///
/// # Errors
/// When a row cannot be written.
pub fn take_in_again(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    cause: Cause,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let owed_to = contribution.account_id;
    keeping::open(tx, contribution, cause, owed_to, zone, now)
}
