//! What a body responds to a petition, once and for all.

use serde_json::json;

use super::lifecycle::{announce, contribution_of, find, tell_signatories};
use super::model::Petition;
use super::{PLACE, keeping, rules, store, topic};
use crate::features::bodies;
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

/// What a body says to a petition.
#[derive(Clone, Debug)]
pub struct NewResponse {
    pub summary: String,
    /// Markdown.
    pub text: String,
    /// As whom it is signed; None: as the official whose account it is, if any.
    pub official_id: Option<i64>,
    /// Whoever writes it for the body.
    pub account_id: Option<i64>,
}

/// Responds to a petition, once and for all. Who may is for the caller.
///
/// # Errors
/// `NotFound` when it is not public, `Conflict` when there is a response.
pub fn respond(
    tx: &mut Tx<'_>,
    petition_id: i64,
    new: &NewResponse,
    now: UtcTime,
) -> Result<Petition, AppError> {
    let petition = find(tx, petition_id)?;
    if !rules::has_opened(petition.state) {
        return Err(AppError::NotFound);
    }
    let official_id = match (new.official_id, new.account_id) {
        (None, Some(id)) => {
            bodies::find_official_of_account(tx, petition.body_id, id)?.map(|o| o.id)
        }
        (known, _) => known,
    };
    let html = markdown::to_html_official(&new.text).into_string();
    let row = store::ResponseRow {
        summary: &new.summary,
        text: &new.text,
        html: &html,
        official_id,
    };
    if petition.responded_at.is_none() {
        keeping::keep_response(tx, &petition, new.account_id, now)?;
    }
    if !store::set_response(tx, petition_id, &row, now)? {
        return Err(AppError::Conflict("petitions.responded-already"));
    }
    let contribution = contribution_of(tx, &petition)?;
    let acting_as = ActingAs::Official {
        body_id: petition.body_id,
    };
    // The token is public and so is the text: anybody can check the commitment.
    let act = Act::new("responded", "petition", &contribution.token, acting_as)
        .by(new.account_id)
        .about(ledger::commitment(&contribution.token, &new.text));
    let detail = json!({ "url": petition.url(), "summary": new.summary });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(PLACE, now);
    tx.touch(topic(petition_id), now);
    tx.touch(format!("contribution:{}", contribution.token), now);
    if let Some(account_id) = contribution.account_id {
        let body = bodies::find(tx, petition.body_id)?;
        let params = json!({
            "title": petition.action,
            "url": petition.url(),
            "summary": new.summary,
            "body": body.map(|body| body.name).unwrap_or_default(),
        });
        let event = format!("petition-responded:{petition_id}");
        notifications::tell(tx, account_id, "petitions/responded", &event, &params, now)?;
    }
    announce(tx, &petition, "petition-responded", new.account_id, now)?;
    let said = json!({ "summary": new.summary });
    tell_signatories(
        tx,
        &petition,
        ("petition-responded", "petitions/news-response"),
        said,
        now,
    )?;
    find(tx, petition_id)
}
