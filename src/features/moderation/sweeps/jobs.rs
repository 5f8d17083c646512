//! The job that carries clean-ups out: some hundred posts at a time, so that other jobs have their
//! turn, then the mails to the authors.

use std::sync::Arc;

use actix_web::web;
use serde::{Deserialize, Serialize};

use super::carrying::{Way, carry_on};
use super::model::SweepState;
use super::{store, telling};
use crate::app::App;
use crate::features::contributions::Spine;
use crate::platform::db::{Db, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{JobHandler, Work, enqueue};

const KIND: &str = "sweep";
/// Transactions of one turn.
const TURN: usize = 20;

/// A clean-up on its way.
#[derive(Serialize, Deserialize)]
struct Turn {
    sweep_id: i64,
    is_undoing: bool,
    /// The last author who was told; None while posts are left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    told: Option<i64>,
}

impl Turn {
    fn way(&self) -> Way {
        if self.is_undoing {
            Way::Back
        } else {
            Way::Away
        }
    }
}

/// Carries a clean-up out, or goes on with it.
pub(super) fn go_on(tx: &mut Tx<'_>, sweep_id: i64, now: UtcTime) -> Result<(), AppError> {
    let sweep = super::find(tx, sweep_id)?;
    let turn = Turn {
        sweep_id,
        is_undoing: sweep.state == SweepState::Undoing,
        told: None,
    };
    enqueue(tx, KIND, &turn, now)
}

/// Work of clean-ups.
pub fn jobs(app: &web::Data<App>, spine: &Spine) -> Work {
    let (db, spine) = (app.db.clone(), Arc::new(spine.clone()));
    let run = move |payload: &str, now: UtcTime| {
        let turn: Turn = serde_json::from_str(payload)?;
        take_turn(&db, &spine, turn, now)
    };
    Work {
        handlers: vec![JobHandler::new(KIND, run)],
        recurring: Vec::new(),
    }
}

fn take_turn(db: &Db, spine: &Spine, turn: Turn, now: UtcTime) -> Result<(), AppError> {
    let (id, way) = (turn.sweep_id, turn.way());
    let state = db.read_here(|conn| Ok(super::find(conn, id)?.state))?;
    // Taken back meanwhile, or done by another node.
    if Way::of(state) != Some(way) {
        return Ok(());
    }
    let next = match turn.told {
        None => {
            let mut is_left = true;
            for _ in 0..TURN {
                is_left = carry_on(db, spine, id, way, now)?;
                if !is_left {
                    break;
                }
            }
            Turn {
                told: (!is_left).then_some(0),
                ..turn
            }
        }
        Some(after) => {
            let zone = spine.zone();
            let last = db.write_here(move |tx| telling::tell(tx, id, way, after, zone, now))?;
            let Some(last) = last else {
                return finish(db, id, way, now);
            };
            Turn {
                told: Some(last),
                ..turn
            }
        }
    };
    db.write_here(move |tx| enqueue(tx, KIND, &next, now))
}

/// Carries a clean-up out at once and to its end, mails included: for towns that are made up, and for
/// measuring. Otherwise a job does it.
///
/// # Errors
/// When a row cannot be written.
pub fn carry_through(db: &Db, spine: &Spine, id: i64, now: UtcTime) -> Result<(), AppError> {
    let state = db.read_here(|conn| Ok(super::find(conn, id)?.state))?;
    let Some(way) = Way::of(state) else {
        return Ok(());
    };
    while carry_on(db, spine, id, way, now)? {}
    let (zone, mut after) = (spine.zone(), 0);
    while let Some(last) = db.write_here(move |tx| telling::tell(tx, id, way, after, zone, now))? {
        after = last;
    }
    finish(db, id, way, now)
}

fn finish(db: &Db, id: i64, way: Way, now: UtcTime) -> Result<(), AppError> {
    let states = match way {
        Way::Away => (SweepState::Running, SweepState::Done),
        Way::Back => (SweepState::Undoing, SweepState::Undone),
    };
    db.write_here(move |tx| {
        store::set_finished(tx, id, states, now)?;
        tx.touch("moderation", now);
        Ok(())
    })
}
