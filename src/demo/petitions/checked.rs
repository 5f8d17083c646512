//! What is checked about signatures: sheets of paper that were looked at, and signatures that
//! were taken out.

use super::{Cast, ago};
use crate::demo::paper::pdf;
use crate::features::files;
use crate::features::petitions::invalidating::{self, Verdict};
use crate::features::petitions::paper::{self, Sheets};
use crate::features::petitions::rules::doubts::{Criteria, Doubt};
use crate::features::petitions::rules::paper::Claim;
use crate::features::petitions::{CROWDED, SignatureState};
use crate::platform::db::{Db, Tx, UtcTime};
use crate::platform::error::AppError;

/// Signatures on the sheets, and those that were valid when all of them were looked at.
const SHEETS: i64 = 3;
const CLAIMED: i64 = 41;
const VALID: i64 = 38;
/// Sheets that were handed in and wait for somebody who looks at them.
const NEW_SHEETS: i64 = 2;
const NEW_CLAIMED: i64 = 27;

/// Sheets from the counter of the library: some counted, some waiting.
pub fn hand_in_sheets(tx: &mut Tx<'_>, cast: &Cast, petition_id: i64) -> Result<(), AppError> {
    let counted = hand_in(tx, cast, petition_id, (SHEETS, CLAIMED), ago(cast.now, 16))?;
    let looked_at = ago(cast.now, 15);
    paper::draw_sample(tx, &cast.moderator, petition_id, counted, looked_at)?;
    let batch = (petition_id, counted);
    paper::count(tx, &cast.moderator, batch, VALID, looked_at)?;
    hand_in(
        tx,
        cast,
        petition_id,
        (NEW_SHEETS, NEW_CLAIMED),
        ago(cast.now, 1),
    )?;
    Ok(())
}

fn hand_in(
    tx: &mut Tx<'_>,
    cast: &Cast,
    petition_id: i64,
    (sheet_count, claimed_count): (i64, i64),
    at: UtcTime,
) -> Result<i64, AppError> {
    let clerk = cast.moderator.account_id.ok_or(AppError::Unauthenticated)?;
    let title = format!("{sheet_count} sheets, {claimed_count} signatures");
    let scan = pdf(
        &title,
        &["In place of a scan: names on sheets are nobody else's business, also in a demo."],
    );
    let checked = files::rules::check("sheets.pdf", &scan)
        .map_err(|refusal| AppError::Internal(refusal.to_string()))?;
    let soon = at.plus(chrono::Duration::hours(1));
    let held = files::hold(tx, &checked, &files::held_for(clerk), soon, at)?;
    let sheets = Sheets {
        claim: Claim {
            sheet_count,
            claimed_count,
            collected_on: at.minus(chrono::Duration::days(1)).naive().date(),
        },
        region: String::new(),
        submission_key: None,
        scans: vec![held.token],
    };
    paper::receive(tx, &cast.moderator, petition_id, &sheets, at)
}

/// Signatures of nobody, all from one place.
pub fn take_out(db: &Db, cast: &Cast, petition_id: i64) -> Result<(), AppError> {
    let at: UtcTime = ago(cast.now, 5);
    let criteria = Criteria {
        network: CROWDED.to_owned(),
        until: Some(at),
        ..Criteria::default()
    };
    let moderator = cast.moderator.clone();
    let act = invalidating::draw_up(db, &moderator, petition_id, &criteria, at)?;
    let verdict = Verdict {
        becomes: SignatureState::Fraudulent,
        reason: Doubt::MadeUp,
        explanation: "They came from the computers in the library hall on a few evenings, with \
                      addresses that were made for it and names of nobody who lives here. Whoever \
                      is one of them and did sign can write to us."
            .to_owned(),
    };
    db.write_here(move |tx| invalidating::confirm(tx, &moderator, petition_id, act, &verdict, at))?;
    invalidating::carry_through(db, act, at)
}
