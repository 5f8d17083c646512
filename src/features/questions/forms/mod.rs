//! One page for each act on a question: its fields, and what it does.

mod asker;
mod body;

use actix_web::web;

use super::acts::Acting;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{PostForm, Visit};

/// What is said in a turn.
const TEXT: TextRule = TextRule::text(10, 10_000);
/// Why something is done; everybody reads it.
const REASON: TextRule = TextRule::text(10, 1_000);
/// Law and clause.
const GROUND: TextRule = TextRule::line(3, 200);

/// Addresses of the acts.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/questions/{id}/{act}", web::get().to(asker::show))
        .route("/questions/{id}/{act}", web::post().to(asker::carry_out))
        .route("/desk/questions/{id}/{act}", web::get().to(body::show))
        .route(
            "/desk/questions/{id}/{act}",
            web::post().to(body::carry_out),
        );
}

/// Number of a question and name of an act in an address.
fn read_path<A>(
    path: &(String, String),
    parse: fn(&str) -> Option<A>,
) -> Result<(i64, A), AppError> {
    let id = path.0.parse().map_err(|_| AppError::NotFound)?;
    let act = parse(&path.1).ok_or(AppError::NotFound)?;
    Ok((id, act))
}

/// # Errors
/// `Unauthenticated`
fn acting(visit: &Visit, form: Option<&PostForm>) -> Result<Acting, AppError> {
    let account_id = visit.account_id()?;
    Ok(Acting {
        actor: visit.actor.clone(),
        account_id,
        lang: visit.lang.code().to_owned(),
        submission_key: form.and_then(|form| form.submission_key(account_id)),
        zone: visit.app.config.site.time_zone.0,
        now: visit.now,
    })
}
