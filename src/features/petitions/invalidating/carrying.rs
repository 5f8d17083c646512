//! Carrying an act out in pieces, by a job. What is found is read where it disturbs nobody; each
//! piece is then changed in one short transaction, together with the mark of how far the act is: so
//! it can stop anywhere, go on anywhere, and be tried by two at once.

use actix_web::web;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::following::{follow, tell_starter};
use super::{ActState, acts, find_subject, search};
use crate::app::App;
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::petitions::store::invalidations::Invalidation;
use crate::features::petitions::store::signatures;
use crate::features::petitions::{PLACE, topic};
use crate::platform::db::{Db, DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{self, JobHandler};

const KIND: &str = "petition-doubt";
/// Signatures of one transaction.
const PIECE: i64 = 2_000;
/// Signatures that are looked for at a time.
const FOUND: i64 = 50_000;
/// Pieces of one turn, so that other jobs have theirs.
const TURN: usize = 60;

#[derive(Serialize, Deserialize)]
struct Turn {
    id: i64,
}

pub(super) fn enqueue(tx: &mut Tx<'_>, id: i64, now: UtcTime) -> Result<(), AppError> {
    jobs::enqueue(tx, KIND, &Turn { id }, now)
}

/// Work of this part that is done later.
pub(in crate::features::petitions) fn handlers(app: &web::Data<App>) -> Vec<JobHandler> {
    let db = app.db.clone();
    vec![JobHandler::new(KIND, move |payload, now| {
        let turn: Turn = serde_json::from_str(payload)?;
        if carry_on(&db, turn.id, TURN, now)? {
            db.write_here(move |tx| enqueue(tx, turn.id, now))?;
        }
        Ok(())
    })]
}

/// Carries an act on by so many pieces at most; whether anything is left.
///
/// # Errors
/// When the database cannot be used. What was done stays done, and the rest can go on.
pub fn carry_on(db: &Db, id: i64, mut pieces: usize, now: UtcTime) -> Result<bool, AppError> {
    while pieces > 0 {
        let act = db.read_here(|conn| acts::find(conn, id)?.ok_or(AppError::NotFound))?;
        let is_left = match act.state {
            ActState::Running => take_found(db, &act, &mut pieces, now)?,
            ActState::Undoing => give_back(db, &act, &mut pieces, now)?,
            _ => return Ok(false),
        };
        if !is_left {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Carries an act through to its end: for measuring, and for towns that are made up.
///
/// # Errors
/// As [`carry_on`].
pub fn carry_through(db: &Db, id: i64, now: UtcTime) -> Result<(), AppError> {
    while carry_on(db, id, TURN, now)? {}
    Ok(())
}

fn find_next(conn: &mut DbConn, act: &Invalidation) -> Result<Vec<i64>, AppError> {
    let (petition, _) = find_subject(conn, act.petition_id)?;
    let mut search = search(&petition, act.criteria.get(), act.until_id);
    search.after_id = act.after_id;
    Ok(acts::list_found(conn, &search, FOUND)?)
}

/// False when the act is done, or somebody else is on it.
fn take_found(
    db: &Db,
    act: &Invalidation,
    pieces: &mut usize,
    now: UtcTime,
) -> Result<bool, AppError> {
    let found = db.read_here(|conn| find_next(conn, act))?;
    let is_last = i64::try_from(found.len()).is_ok_and(|count| count < FOUND);
    let (mut act, id) = (act.clone(), act.id);
    let size = usize::try_from(PIECE).unwrap_or(1);
    for piece in found.chunks(size) {
        if *pieces == 0 {
            return Ok(true);
        }
        *pieces -= 1;
        let (ids, from) = (piece.to_vec(), act.clone());
        let last = ids.last().copied().unwrap_or(act.until_id);
        if !db.write_here(move |tx| take(tx, &from, &ids, last, now))? {
            return Ok(false);
        }
        act.after_id = last;
    }
    if is_last {
        db.write_here(move |tx| finish(tx, id, now))?;
    }
    Ok(!is_last)
}

/// Takes one piece out; false (and nothing happened) when the act is further already, or was taken
/// back.
pub(super) fn take(
    tx: &mut Tx<'_>,
    act: &Invalidation,
    ids: &[i64],
    last: i64,
    now: UtcTime,
) -> Result<bool, AppError> {
    let Some(becomes) = act.becomes else {
        return Ok(false);
    };
    // Whoever confirms waits from here on: what is read of a signature stays true.
    signatures::shift_count(tx, act.petition_id, 0)?;
    if !acts::set_after(tx, act, last, (0, 0))? {
        return Ok(false);
    }
    let (petition, _) = find_subject(tx, act.petition_id)?;
    let moved = acts::set_taken(tx, ids, becomes, act.id)?;
    let taken = follow(tx, &petition, &moved, -1, now)?;
    let mut here = act.clone();
    here.after_id = last;
    Ok(acts::set_after(tx, &here, last, taken)?)
}

fn give_back(
    db: &Db,
    act: &Invalidation,
    pieces: &mut usize,
    now: UtcTime,
) -> Result<bool, AppError> {
    let id = act.id;
    while *pieces > 0 {
        let ids = db.read_here(|conn| Ok(acts::list_taken(conn, id, PIECE)?))?;
        if ids.is_empty() {
            db.write_here(move |tx| finish_undo(tx, id, now))?;
            return Ok(false);
        }
        *pieces -= 1;
        let act = act.clone();
        db.write_here(move |tx| {
            signatures::shift_count(tx, act.petition_id, 0)?;
            let (petition, _) = find_subject(tx, act.petition_id)?;
            let moved = acts::set_given_back(tx, &ids, act.id)?;
            let back = follow(tx, &petition, &moved, 1, now)?;
            acts::set_less_taken(tx, act.id, back)?;
            Ok(())
        })?;
    }
    Ok(true)
}

/// Everything was taken out: the log and whoever started the petition are told the number.
pub(super) fn finish(tx: &mut Tx<'_>, id: i64, now: UtcTime) -> Result<(), AppError> {
    if !acts::set_state(tx, id, &[ActState::Running], ActState::Done)? {
        return Ok(());
    }
    acts::set_done_at(tx, id, now)?;
    let act = acts::find(tx, id)?.ok_or(AppError::NotFound)?;
    note(tx, &act, "signatures-not-counted", now)?;
    if act.taken_count > 0 {
        tell_starter(tx, &act, false, now)?;
    }
    Ok(())
}

fn finish_undo(tx: &mut Tx<'_>, id: i64, now: UtcTime) -> Result<(), AppError> {
    if !acts::set_state(tx, id, &[ActState::Undoing], ActState::Undone)? {
        return Ok(());
    }
    let act = acts::find(tx, id)?.ok_or(AppError::NotFound)?;
    note(tx, &act, "signatures-counted-again", now)?;
    tell_starter(tx, &act, true, now)
}

fn note(
    tx: &mut Tx<'_>,
    act: &Invalidation,
    action: &'static str,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = find_subject(tx, act.petition_id)?;
    let entry = Act::new(action, "petition", &contribution.token, ActingAs::Rule);
    let detail = json!({
        "url": petition.url(),
        "taken_out": act.taken_count,
        "signature_count": petition.signature_count,
        "doubt": act.reason,
    });
    ledger::append(tx, &entry, detail, now)?;
    tx.touch(topic(petition.id), now);
    tx.touch(PLACE, now);
    Ok(())
}
