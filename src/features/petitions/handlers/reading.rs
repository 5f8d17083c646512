//! What is read for a petition's page, and who may see it.

use crate::features::accounts::{Action, Subject, may};
use crate::features::deadlines::{self, PromiseKind};
use crate::features::moderation::rulebook::{self, Rule};
use crate::features::petitions::maps::{self, Drawn};
use crate::features::petitions::model::State;
use crate::features::petitions::procedures::{self, RegionKind};
use crate::features::petitions::views::Read;
use crate::features::petitions::{
    creators, debates, invalidating, paper, rules, store, thresholds, topic, updates,
};
use crate::features::{bodies, contributions, ledger, moderation, notifications};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::Visit;

/// Everything about one petition, in a constant number of statements.
pub fn read(conn: &mut DbConn, id: i64, account_id: Option<i64>) -> Result<Read, AppError> {
    let petition = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let contribution =
        contributions::find(conn, petition.contribution_id)?.ok_or(AppError::NotFound)?;
    let body = bodies::find(conn, petition.body_id)?.ok_or(AppError::NotFound)?;
    let official = match petition.responded_by {
        Some(id) => bodies::find_official(conn, id)?,
        None => None,
    };
    let follow = notifications::follow_state(conn, account_id, &topic(id))?;
    let (reason_key, reason) = match petition.state {
        State::Rejected => {
            published_reason(conn, &contribution.token, petition.terms.get().rulebook)?
        }
        _ => (None, None),
    };
    let read_by = match petition.state {
        State::InModeration => moderation::read_by(conn, contribution.id)?,
        _ => None,
    };
    let zone = petition.zone();
    let promises = match petition.threshold_reached_at {
        Some(_) => deadlines::accounts(conn, PromiseKind::PetitionResponse, id, zone)?,
        None => Vec::new(),
    };
    let (debate, debate_promises) = match petition.debate_reached_at {
        Some(_) => (
            debates::find(conn, id)?,
            deadlines::accounts(conn, PromiseKind::PetitionDebate, id, zone)?,
        ),
        None => (None, Vec::new()),
    };
    let author_id = contribution.account_id;
    let map = match petition.procedure_id {
        Some(procedure_id) if rules::has_opened(petition.state) => {
            read_map(conn, id, procedure_id, petition.terms.get().regions.kind)?
        }
        _ => None,
    };
    let imported = match petition.imported_count {
        0 => Vec::new(),
        _ => store::exchange::list_places(conn, id)?,
    };
    let rule = &petition.terms.get().regions;
    let by_region = if rule.regions_needed > 0 && rules::has_opened(petition.state) {
        Some(thresholds::count_by_region(conn, id, rule.kind)?)
    } else {
        None
    };
    Ok(Read {
        imported,
        by_region,
        calendar: deadlines::calendar_for_body(conn, Some(body.id), zone)?.1,
        not_counted: invalidating::list_notes(conn, id)?,
        on_paper: paper::count_on_paper(conn, id)?,
        sheets_back: paper::list_back(conn, id)?,
        read_by,
        promises,
        debate,
        debate_promises,
        map,
        updates: updates::list(conn, id)?,
        creators: creators::list_names(conn, id)?,
        is_creator: creators::is_creator(conn, author_id, id, account_id)?,
        events: store::thresholds::list_events(conn, id)?,
        days: store::figures::list_days(conn, id)?,
        petition,
        contribution,
        body,
        official,
        reason,
        reason_key,
        follow,
    })
}

/// The map of a procedure, with the counts that are large enough to be told.
fn read_map(
    conn: &mut DbConn,
    petition_id: i64,
    procedure_id: i64,
    kind: RegionKind,
) -> Result<Option<Drawn>, AppError> {
    let Some(map_id) = procedures::find(conn, procedure_id)?.and_then(|one| one.map_id) else {
        return Ok(None);
    };
    let Some(map) = maps::find(conn, map_id)? else {
        return Ok(None);
    };
    let counts = thresholds::count_by_region(conn, petition_id, kind)?;
    let (shown, _) = rules::suppress(counts.into_iter().collect());
    Ok(Some((map, shown.into_iter().collect())))
}

/// Key and text of the published reason for which a petition was not accepted, in the words of the
/// rules by which it was started.
fn published_reason(
    conn: &mut DbConn,
    token: &str,
    version: i64,
) -> Result<(Option<String>, Option<Rule>), AppError> {
    let Some(key) = ledger::list_reasons_of(conn, &[token])?.remove(token) else {
        return Ok((None, None));
    };
    let mut rules = match rulebook::find(conn, version)? {
        Some(version) => version.rules.into_inner(),
        None => Vec::new(),
    };
    rules.retain(|rule| rule.key == key);
    let rule = match rules.pop() {
        Some(rule) => Some(rule),
        None => rulebook::find_rule(conn, &key)?.map(Rule::from),
    };
    Ok((Some(key), rule))
}

/// Who may see it. Before it is approved: its author and moderators; what was taken away leaves
/// a word of that.
pub fn ensure_visible(visit: &Visit, read: &Read) -> Result<(), AppError> {
    let subject = Subject::of_owner(read.contribution.account_id);
    match read.petition.state {
        state if rules::is_public(state) => Ok(()),
        state if rules::is_unread(state) => {
            if read.is_creator || may(&visit.actor, Action::SeeContribution, &subject) {
                Ok(())
            } else {
                Err(AppError::NotFound)
            }
        }
        State::Withdrawn if !read.petition.stop_reason.is_empty() => {
            Err(AppError::Gone("petitions.ended-unread"))
        }
        State::Withdrawn => Err(AppError::Gone("petitions.withdrawn")),
        _ => Err(AppError::Gone("petitions.hidden")),
    }
}

/// What machines may read of it, whoever asks.
///
/// # Errors
/// As [`ensure_visible`]; `NotFound` for what is not public, also where the asker may see its page.
pub fn for_everybody(visit: &Visit, mut read: Read) -> Result<Read, AppError> {
    read.withhold(visit.text("petitions-not-accepted-title"));
    if !rules::is_public(read.petition.state) {
        ensure_visible(visit, &read)?;
        return Err(AppError::NotFound);
    }
    Ok(read)
}
