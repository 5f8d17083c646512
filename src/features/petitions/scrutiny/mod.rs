//! The desk of signatures: what is unusual, acts that take signatures out, sheets of paper, news to
//! signatories. It shows numbers; names are shown on demand only, a few at a time, and each such
//! look enters the log.

mod acts;
mod bursts;
mod forms;
mod news;
mod overview;
mod sheets;
mod views;

use actix_web::web;
use serde_json::json;

use super::invalidating::ensure_may;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::{Actor, Role};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Notes that somebody looked at personal data: who in private, how many signatures in public.
fn note_look(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    count: usize,
    why: &'static str,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let acting_as = if actor.has(Role::Moderator) {
        ActingAs::Moderator
    } else {
        ActingAs::Administrator
    };
    let entry = Act::new(
        "signatures-looked-at",
        "petition",
        &contribution.token,
        acting_as,
    )
    .by(actor.account_id);
    let detail = json!({ "url": petition.url(), "signatures": count, "why": why });
    ledger::append(tx, &entry, detail, now)?;
    Ok(())
}

/// Addresses of this part.
pub fn routes(config: &mut web::ServiceConfig) {
    let desk = "/desk/petitions/{id:\\d+}";
    config
        .route(&format!("{desk}/signatures"), web::get().to(overview::show))
        .route(
            &format!("{desk}/signatures/find"),
            web::post().to(acts::find_address),
        )
        .route(
            &format!("{desk}/signatures/one"),
            web::post().to(acts::take_one),
        )
        .service(
            web::resource(format!("{desk}/signatures/new"))
                .get(acts::ask)
                .post(acts::draw_up),
        )
        .service(
            web::resource(format!("{desk}/signatures/acts/{{act:\\d+}}"))
                .get(acts::show)
                .post(acts::act),
        )
        .service(
            web::resource(format!("{desk}/paper"))
                .get(sheets::list)
                .post(sheets::receive),
        )
        .service(
            web::resource(format!("{desk}/paper/{{batch:\\d+}}"))
                .get(sheets::show)
                .post(sheets::act),
        )
        .route(
            &format!("{desk}/paper/{{batch:\\d+}}/scans/{{token}}"),
            web::get().to(sheets::scan),
        )
        .service(
            web::resource("/petitions/{id:\\d+}/updates/end")
                .get(news::ask)
                .post(news::end),
        );
}
