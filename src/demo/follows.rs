//! What the people of the demo follow.

use super::Town;
use crate::features::notifications::{self, Cadence};
use crate::features::questions;
use crate::platform::error::AppError;

/// # Errors
/// When a row cannot be read or written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let mut follows: Vec<(i64, String, Cadence)> = Vec::new();
    let consultation = |slug: &str| {
        let id = town.consultations.get(slug);
        id.map(|id| format!("consultation:{id}"))
    };
    let body = |slug: &str| town.bodies.get(slug).map(|id| format!("body:{id}"));
    if let Some(citizen) = town.accounts.get("citizen") {
        let wanted = [
            (consultation("harbour-bridge"), Cadence::AtOnce),
            (consultation("quiet-streets"), Cadence::Daily),
            (consultation("river-park"), Cadence::AtOnce),
            (body("parks"), Cadence::Daily),
        ];
        for (subject, cadence) in wanted {
            follows.extend(subject.map(|subject| (citizen.id, subject, cadence)));
        }
    }
    for (number, citizen) in town.citizens.iter().enumerate() {
        let (slug, cadence) = match number % 3 {
            0 => ("harbour-bridge", Cadence::Daily),
            1 => ("quiet-streets", Cadence::AtOnce),
            _ => ("library-hours", Cadence::Daily),
        };
        follows.extend(consultation(slug).map(|subject| (citizen.id, subject, cadence)));
    }
    let citizen_id = town.accounts.get("citizen").map(|citizen| citizen.id);
    let at = town.ago(1, 3);
    town.app.db.write_here(move |tx| {
        if let Some(account_id) = citizen_id {
            for question in questions::list_recent(tx, None, 3)? {
                let subject = format!("question:{}", question.id);
                notifications::follow(tx, account_id, &subject, Cadence::AtOnce, at)?;
            }
        }
        for (account_id, subject, cadence) in &follows {
            notifications::follow(tx, *account_id, subject, *cadence, at)?;
        }
        Ok(())
    })
}
