//! Saying how far a commitment is: by officials of the body that made it, and by editors.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::id_of;
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies;
use crate::features::deadlines::rules::local_day;
use crate::features::decisions::model::{Commitment, CommitmentState, DecisionRecord};
use crate::features::decisions::{self, store, views};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

const NOTE: TextRule = TextRule::text(0, 1_000);

fn find(
    conn: &mut DbConn,
    id: i64,
    commitment_id: i64,
) -> Result<(DecisionRecord, Commitment), AppError> {
    let record = decisions::find_published(conn, id)?;
    let commitment = store::find_commitment(conn, commitment_id)?
        .filter(|commitment| commitment.decision_id == id)
        .ok_or(AppError::NotFound)?;
    Ok((record, commitment))
}

/// The state of the row somebody looked at, for the form to carry.
fn mark(commitment: &Commitment) -> String {
    commitment.updated_at.utc().timestamp_micros().to_string()
}

pub async fn edit_commitment(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, commitment_id) = (id_of(&path.0)?, id_of(&path.1)?);
    let (record, commitment) = visit
        .app
        .db
        .read(move |conn| find(conn, id, commitment_id))
        .await?;
    let subject = Subject::of_body(commitment.body_id);
    accounts::ensure(&visit.actor, Action::UpdateCommitment, &subject)?;
    let form = FormView::filled([
        ("state", commitment.state.to_string()),
        ("note", commitment.note.clone()),
        ("seen", mark(&commitment)),
    ]);
    show(&visit, &record, commitment, &form).await
}

#[derive(Serialize)]
struct StateChoice {
    value: &'static str,
    text: String,
}

async fn show(
    visit: &Visit,
    record: &DecisionRecord,
    commitment: Commitment,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let bodies = visit.app.db.read(bodies::list).await?;
    let today = local_day(visit.now, visit.app.config.site.time_zone.0);
    let states: Vec<_> = CommitmentState::ALL
        .iter()
        .map(|state| StateChoice {
            value: state.as_str(),
            text: visit.text(&format!("decisions-state-{state}")),
        })
        .collect();
    let view = views::CommitmentView::new(visit, commitment, &bodies, today, record.published_at);
    Page::new(
        "decisions/commitment.html",
        visit.text("decisions-commitment-update"),
    )
    .form(form)
    .with("id", &record.id)
    .with("decision_title", &record.title)
    .with("commitment", &view)
    .with("states", &states)
    .respond(visit)
}

pub async fn update_commitment(
    visit: Visit,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (id, commitment_id) = (id_of(&path.0)?, id_of(&path.1)?);
    let (record, seen) = visit
        .app
        .db
        .read(move |conn| find(conn, id, commitment_id))
        .await?;
    let subject = Subject::of_body(seen.body_id);
    accounts::ensure(&visit.actor, Action::UpdateCommitment, &subject)?;
    let note = form.text("note", NOTE);
    let state = form.choice("state", CommitmentState::parse);
    let target = format!("{}#commitment-{commitment_id}", decisions::url(id));
    let outcome = match (form.check(), state) {
        (Ok(()), Some(state)) if state == seen.state && note == seen.note => {
            // Sent twice, or nothing to say.
            return Ok(visit.redirect(&target, Some("decisions-commitment-saved")));
        }
        (Ok(()), Some(state)) if form.get("seen") == mark(&seen) => {
            let by = decisions::acting_on_commitment(&visit.actor, seen.body_id);
            let at = (visit.app.config.site.time_zone.0, visit.now);
            let seen = seen.clone();
            visit
                .app
                .db
                .write(move |tx| decisions::update_commitment(tx, &seen, state, &note, &by, at))
                .await
        }
        (Ok(()), _) => Err(AppError::Conflict("error.conflict")),
        (Err(refused), _) => Err(refused),
    };
    match outcome {
        Ok(()) => Ok(visit.redirect(&target, Some("decisions-commitment-saved"))),
        Err(AppError::Invalid(errors)) => {
            let form = form.view(&visit, &errors);
            show(&visit, &record, seen, &form).await
        }
        Err(other) => Err(other),
    }
}
