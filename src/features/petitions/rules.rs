//! Pure decisions: where a petition stands, when it may be signed and confirmed, who counts.

pub mod hints;
pub mod plain_words;

use std::collections::BTreeMap;

use chrono::Duration;
use chrono_tz::Tz;

use super::model::{Known, NewSignature, Promise, SignatureState, State};
use crate::features::deadlines::Calendar;
use crate::features::moderation;
use crate::platform::actor::{Actor, Role};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::text::fold;

/// A signature made before closing may still be confirmed for so long.
pub const LATE_CONFIRMATION_HOURS: i64 = 24;
/// A confirmation link lasts so long.
pub const LINK_DAYS: i64 = 7;
/// Unconfirmed signatures of one address under one petition.
const MOST_PENDING: usize = 5;
/// Cells with fewer signatures are not published.
pub const LEAST_CELL: i64 = 5;

/// Where a petition stands at `now`: a date that has come counts, whether or not a job has run.
pub fn standing(state: State, closes_at: Option<UtcTime>, now: UtcTime) -> State {
    if state == State::Open && closes_at.is_some_and(|at| at <= now) {
        State::Closed
    } else {
        state
    }
}

/// Whether the public may read it.
pub fn is_public(state: State) -> bool {
    has_opened(state) || state == State::Rejected
}

/// Whether it is public with its count: it can be signed, or could.
pub fn has_opened(state: State) -> bool {
    matches!(state, State::Open | State::Closed | State::Stopped)
}

/// Whether no moderator has read it yet.
pub fn is_unread(state: State) -> bool {
    matches!(state, State::GatheringSponsors | State::InModeration)
}

/// Whether only the fact may be told that it was not accepted, and not what it says: it was refused
/// for its wording, or nobody knows for what.
pub fn is_withheld(state: State, reason_key: Option<&str>) -> bool {
    state == State::Rejected && !reason_key.is_some_and(moderation::shows_text)
}

/// # Errors
/// `NotFound` when it is not public, `Closed` when it takes no signatures at `now`.
pub fn ensure_signable(
    state: State,
    closes_at: Option<UtcTime>,
    now: UtcTime,
) -> Result<(), AppError> {
    match standing(state, closes_at, now) {
        State::Open => Ok(()),
        State::Closed => Err(AppError::Closed("petitions.closed")),
        State::Stopped => Err(AppError::Closed("petitions.stopped")),
        State::Rejected => Err(AppError::Closed("petitions.not-accepted")),
        State::GatheringSponsors | State::InModeration | State::Hidden | State::Withdrawn => {
            Err(AppError::NotFound)
        }
    }
}

/// A signature made before closing, or before it was stopped, may be confirmed until a day after it.
/// `closes_at`: when it closes or closed, or was stopped.
///
/// # Errors
/// `NotFound` when the petition is not public any more, `Closed` when it is too late.
pub fn ensure_confirmable(
    state: State,
    closes_at: Option<UtcTime>,
    signed_at: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    match ensure_signable(state, closes_at, now) {
        Err(AppError::Closed("petitions.closed" | "petitions.stopped")) => {}
        other => return other,
    }
    let in_time = closes_at.is_some_and(|at| signed_at < at && now < counted_at(at));
    if in_time {
        Ok(())
    } else {
        Err(AppError::Closed("petitions.confirmed-too-late"))
    }
}

/// When the count of a petition is final.
pub fn counted_at(closes_at: UtcTime) -> UtcTime {
    closes_at.plus(Duration::hours(LATE_CONFIRMATION_HOURS))
}

/// What the body owes at `now`. It is late from the day after, never by a second.
pub fn promise(
    reached_at: Option<UtcTime>,
    due_at: Option<UtcTime>,
    responded_at: Option<UtcTime>,
    zone: Tz,
    now: UtcTime,
) -> Promise {
    if responded_at.is_some() {
        Promise::Answered
    } else if reached_at.is_none() || due_at.is_none() {
        // Reached elsewhere and never answered there: nobody here promised anything.
        Promise::None
    } else if due_at.is_some_and(|at| Calendar::plain(zone).left(at, now) < 0) {
        Promise::Overdue
    } else {
        Promise::Waiting
    }
}

/// What becomes of somebody's wish to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A new signature, to be confirmed.
    New,
    /// The address has signed: the number of that signature in the list.
    Again(usize),
}

/// Whether a new signature is stored. What the address has not confirmed does not stand in the
/// way, also if it was taken out: anybody may have typed it in. `known` are the signatures of the
/// address.
pub(super) fn wish(known: &[Known], new: &NewSignature) -> Wish {
    let (person, name, postcode) = (&new.person_key, &new.name, &new.postcode);
    if let Some(index) = known.iter().position(|other| other.person_key == *person) {
        return Wish::Again(index);
    }
    let is_pending = |other: &Known| other.state == SignatureState::Pending;
    let was_confirmed = |other: &Known| other.confirmed_at.is_some();
    let counted: Vec<(&str, &str)> = known
        .iter()
        .filter(|other| was_confirmed(other))
        .map(|other| (other.name.as_str(), other.postcode.as_str()))
        .collect();
    let pending_count = known.iter().filter(|other| is_pending(other)).count();
    let index = if !may_join(&counted, name, postcode) {
        known.iter().position(was_confirmed)
    } else if pending_count >= MOST_PENDING {
        known.iter().position(is_pending)
    } else {
        None
    };
    index.map_or(Wish::New, Wish::Again)
}

/// The household rule: one address may count twice, for different names with the same postcode.
/// `counted` are the names and postcodes that count already.
pub fn may_join(counted: &[(&str, &str)], name: &str, postcode: &str) -> bool {
    match counted {
        [] => true,
        [(other, home)] => !mailbox::is_same_name(other, name) && plain(home) == plain(postcode),
        _ => false,
    }
}

/// What makes a person under one address: name and postcode, however spelt.
pub fn person_key(name: &str, postcode: &str) -> String {
    format!("{}|{}", plain(name), plain(postcode))
}

/// Letters and digits alone, folded: `O’Brien` and `o brien` are one.
fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A name that is no address to visit: confirmation mails go to strangers.
pub fn is_plain_name(name: &str) -> bool {
    let folded = name.to_lowercase();
    !folded.contains("://")
        && !folded.contains("www.")
        && !name.contains(NOT_IN_NAMES)
        && name.chars().any(char::is_alphabetic)
        && !folded.split_whitespace().any(has_inner_dot)
}

/// What addresses are made of, and the dots and slashes of other scripts that browsers read as
/// ours.
const NOT_IN_NAMES: [char; 20] = [
    '@', '<', '>', '{', '}', '[', ']', '\\', '|', '=', '/', ':', '\u{2024}', '\u{2044}',
    '\u{2215}', '\u{3002}', '\u{FF0E}', '\u{FF0F}', '\u{FF1A}', '\u{FF61}',
];

/// A dot with two letters or more behind it, as in `example.org`, but not `J.R. Hartley`.
fn has_inner_dot(word: &str) -> bool {
    let letters = |part: &str| part.chars().take_while(|c| c.is_alphanumeric()).count();
    word.split('.').skip(1).any(|part| letters(part) >= 2)
}

/// A postcode as it is stored: capital letters, single spaces; in the United Kingdom with the
/// space before its last three characters. None when it is none.
pub fn postcode(typed: &str, country: &str) -> Option<String> {
    let kept: String = typed
        .to_uppercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let plain = kept
        .chars()
        .all(|c| c.is_alphanumeric() || c == ' ' || c == '-');
    let starts = kept.starts_with(char::is_alphanumeric);
    if !plain || !starts || kept.chars().count() < 2 || kept.chars().count() > 12 {
        return None;
    }
    if country != "GB" {
        return Some(kept);
    }
    let packed: Vec<char> = kept.chars().filter(char::is_ascii_alphanumeric).collect();
    let (outward, inward) = packed.split_at_checked(packed.len().checked_sub(3)?)?;
    let is_british = (2..=4).contains(&outward.len())
        && outward.first().is_some_and(char::is_ascii_alphabetic)
        && inward.first().is_some_and(char::is_ascii_digit)
        && inward.iter().skip(1).all(char::is_ascii_alphabetic);
    let text = |part: &[char]| part.iter().collect::<String>();
    is_british.then(|| format!("{} {}", text(outward), text(inward)))
}

/// The part of a postcode that names a district, from its first four characters.
pub fn area(start: &str, country: &str) -> String {
    if country == "GB" {
        start.split(' ').next().unwrap_or_default().to_owned()
    } else {
        start
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(2)
            .collect()
    }
}

/// Cells of at least [`LEAST_CELL`], and the sum of the others. Nobody can work a small cell out
/// from the sum: it holds at least [`LEAST_CELL`] itself, or everything.
pub fn suppress(mut cells: Vec<(String, i64)>) -> (Vec<(String, i64)>, i64) {
    cells.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let shown = cells.partition_point(|cell| cell.1 >= LEAST_CELL);
    let mut rest: i64 = cells.drain(shown..).map(|cell| cell.1).sum();
    while rest > 0 && rest < LEAST_CELL {
        let Some(smallest) = cells.pop() else { break };
        rest += smallest.1;
    }
    (cells, rest)
}

/// As [`suppress`], where sums of groups are told elsewhere: what is not told of a group is nothing,
/// or at least [`LEAST_CELL`], or all of it.
pub fn suppress_within(
    cells: Vec<(String, i64)>,
    group_of: impl Fn(&str) -> String,
) -> (Vec<(String, i64)>, i64) {
    let mut groups: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    let mut total = 0;
    for cell in cells {
        total += cell.1;
        groups.entry(group_of(&cell.0)).or_default().push(cell);
    }
    let mut shown: Vec<(String, i64)> = groups
        .into_values()
        .flat_map(|cells| suppress(cells).0)
        .collect();
    shown.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let told = |shown: &[(String, i64)]| shown.iter().map(|cell| cell.1).sum::<i64>();
    while (1..LEAST_CELL).contains(&(total - told(&shown))) && !shown.is_empty() {
        shown.pop();
    }
    let rest = total - told(&shown);
    (shown, rest)
}

/// The code on a sheet for signatures on paper: the petition's number with a check digit (ISO 7064,
/// MOD 97-10), so that a digit misread or two exchanged are found out.
pub fn sheet_code(petition_id: i64) -> String {
    let check = 98 - (petition_id.rem_euclid(97) * 100) % 97;
    format!("P{petition_id}-{check:02}")
}

/// The petition that a code from a sheet names; None where it was misread.
pub fn read_sheet_code(code: &str) -> Option<i64> {
    let (number, check) = code.trim().strip_prefix(['P', 'p'])?.split_once('-')?;
    let id: i64 = number.parse().ok().filter(|id| *id > 0)?;
    let check: i64 = check.parse().ok()?;
    ((id.rem_euclid(97) * 100 + check) % 97 == 1).then_some(id)
}

/// # Errors
/// `NotFound` when it is not public, `Conflict` when there is a response already.
pub fn ensure_respondable(state: State, responded_at: Option<UtcTime>) -> Result<(), AppError> {
    match (has_opened(state), responded_at) {
        (true, None) => Ok(()),
        (true, Some(_)) => Err(AppError::Conflict("petitions.responded-already")),
        (false, _) => Err(AppError::NotFound),
    }
}

/// For which bodies somebody sees what awaits a response: None means all.
///
/// # Errors
/// `Forbidden` to those who respond for no body.
pub fn desk_bodies(actor: &Actor) -> Result<Option<Vec<i64>>, AppError> {
    if !actor.is_signed_in() {
        return Err(AppError::Unauthenticated);
    }
    if actor.has(Role::Administrator) {
        return Ok(None);
    }
    let bodies: Vec<i64> = actor
        .grants
        .iter()
        .filter(|grant| grant.role == Role::Official)
        .filter_map(|grant| grant.body_id)
        .collect();
    if bodies.is_empty() {
        Err(AppError::Forbidden("error.forbidden-text"))
    } else {
        Ok(Some(bodies))
    }
}

pub mod doubts;
pub mod mailbox;
pub mod paper;
pub mod places;
#[cfg(test)]
mod tests;
