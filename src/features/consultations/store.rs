//! Every query on consultations.

use diesel::prelude::*;

use super::model::{Change, Consultation, Filter, NewConsultation, Phase, PublicationState};
use super::rule_phases::RulePhase;
use crate::features::contributions::Moderation;
use crate::platform::db::conn::MultiBackend;
use crate::platform::db::schema::consultations;
use crate::platform::db::{DbConn, Json, UtcTime};

type Boxed<'a> = consultations::BoxedQuery<'a, MultiBackend>;

pub fn insert(
    conn: &mut DbConn,
    new: &NewConsultation,
    token: &str,
    slug: &str,
    description_html: &str,
    results_due_at: UtcTime,
    now: UtcTime,
) -> QueryResult<Consultation> {
    diesel::insert_into(consultations::table)
        .values((
            (
                consultations::token.eq(token),
                consultations::slug.eq(slug),
                consultations::body_id.eq(new.body_id),
                consultations::lang.eq(&new.lang),
                consultations::title.eq(&new.title),
                consultations::summary.eq(&new.summary),
                consultations::description.eq(&new.description),
                consultations::description_html.eq(description_html),
                consultations::decides.eq(&new.decides),
            ),
            (
                consultations::state.eq(new.state),
                consultations::moderation.eq(new.moderation),
                consultations::announced_at.eq(new.announced_at),
                consultations::opens_at.eq(new.opens_at),
                consultations::closes_at.eq(new.closes_at),
                consultations::results_due_at.eq(results_due_at),
                consultations::created_by.eq(new.created_by),
                consultations::created_at.eq(now),
            ),
        ))
        .get_result(conn)
}

/// Makes it quiet until then, or ends that.
pub fn set_quiet(
    conn: &mut DbConn,
    id: i64,
    quiet: Option<(Moderation, UtcTime)>,
    reason: &str,
) -> QueryResult<usize> {
    diesel::update(consultations::table.find(id))
        .set((
            consultations::quiet_mode.eq(quiet.map(|(mode, _)| mode)),
            consultations::quiet_until.eq(quiet.map(|(_, until)| until)),
            consultations::quiet_reason.eq(reason),
        ))
        .execute(conn)
}

pub fn set_rule_phases(
    conn: &mut DbConn,
    id: i64,
    phases: &Json<Vec<RulePhase>>,
) -> QueryResult<usize> {
    diesel::update(consultations::table.find(id))
        .set(consultations::rule_phases.eq(phases))
        .execute(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Consultation>> {
    consultations::table.find(id).first(conn).optional()
}

pub fn find_by_slug(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Consultation>> {
    consultations::table
        .filter(consultations::slug.eq(slug))
        .first(conn)
        .optional()
}

/// Everything the public may know of at `now`, what closes last first.
/// What the public may know of, what closes last first, behind one with this closing and id.
pub fn list_public_behind(
    conn: &mut DbConn,
    behind: Option<(UtcTime, i64)>,
    now: UtcTime,
    limit: i64,
) -> QueryResult<Vec<Consultation>> {
    let query = consultations::table
        .filter(consultations::state.eq(PublicationState::Published))
        .filter(consultations::announced_at.le(now))
        .order((consultations::closes_at.desc(), consultations::id.desc()))
        .limit(limit);
    match behind {
        Some((at, id)) => query
            .filter(
                consultations::closes_at.lt(at).or(consultations::closes_at
                    .eq(at)
                    .and(consultations::id.lt(id))),
            )
            .load(conn),
        None => query.load(conn),
    }
}

pub fn list_public(conn: &mut DbConn, now: UtcTime) -> QueryResult<Vec<Consultation>> {
    consultations::table
        .filter(consultations::state.eq(PublicationState::Published))
        .filter(consultations::announced_at.le(now))
        .order((consultations::closes_at.desc(), consultations::id.desc()))
        .limit(500)
        .load(conn)
}

pub fn set_decided(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    let undecided = consultations::table
        .filter(consultations::id.eq(id))
        .filter(consultations::decided_at.is_null());
    diesel::update(undecided)
        .set(consultations::decided_at.eq(Some(now)))
        .execute(conn)
}

/// What the public may know of at `now`, as far as `filter` lets it through. The phases are those
/// of `rules::phase`, said in SQL.
fn public(filter: Filter, now: UtcTime) -> Boxed<'static> {
    let mut query = consultations::table
        .into_boxed::<MultiBackend>()
        .filter(consultations::state.eq(PublicationState::Published))
        .filter(consultations::announced_at.le(now));
    if let Some(body_id) = filter.body_id {
        query = query.filter(consultations::body_id.eq(body_id));
    }
    match filter.phase {
        None => query,
        Some(Phase::Decided) => query.filter(consultations::decided_at.is_not_null()),
        Some(phase) => {
            // A decision is published at once: none lies ahead.
            query = query.filter(consultations::decided_at.is_null());
            match phase {
                Phase::Announced => query.filter(consultations::opens_at.gt(now)),
                Phase::Open => query
                    .filter(consultations::opens_at.le(now))
                    .filter(consultations::closes_at.gt(now)),
                Phase::Analysis | Phase::Decided => query.filter(consultations::closes_at.le(now)),
            }
        }
    }
}

/// In the order that matters in the phase: what closes or opens first, what was decided last.
pub fn list_filtered(
    conn: &mut DbConn,
    filter: Filter,
    now: UtcTime,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<Consultation>> {
    let query = public(filter, now);
    let query = match filter.phase {
        Some(Phase::Open) => query.order((consultations::closes_at.asc(), consultations::id.asc())),
        Some(Phase::Announced) => {
            query.order((consultations::opens_at.asc(), consultations::id.asc()))
        }
        Some(Phase::Decided) => {
            query.order((consultations::decided_at.desc(), consultations::id.desc()))
        }
        Some(Phase::Analysis) | None => {
            query.order((consultations::closes_at.desc(), consultations::id.desc()))
        }
    };
    query.offset(offset).limit(limit).load(conn)
}

pub fn count_filtered(conn: &mut DbConn, filter: Filter, now: UtcTime) -> QueryResult<i64> {
    public(filter, now).count().get_result(conn)
}

/// Drafts and all others, what was made last first.
pub fn list_all(conn: &mut DbConn, offset: i64, limit: i64) -> QueryResult<Vec<Consultation>> {
    consultations::table
        .order(consultations::id.desc())
        .offset(offset)
        .limit(limit)
        .load(conn)
}

pub fn count_all(conn: &mut DbConn) -> QueryResult<i64> {
    consultations::table.count().get_result(conn)
}

pub fn list_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Consultation>> {
    consultations::table
        .filter(consultations::id.eq_any(ids.to_vec()))
        .load(conn)
}

/// Publishes a draft; false when it was published before.
pub fn set_published(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let draft = consultations::table
        .filter(consultations::id.eq(id))
        .filter(consultations::state.eq(PublicationState::Draft));
    let changed = diesel::update(draft)
        .set(consultations::state.eq(PublicationState::Published))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Changes what `before` shows; false when somebody else changed a date or the state meanwhile.
pub fn update(
    conn: &mut DbConn,
    before: &Consultation,
    change: &Change,
    description_html: &str,
    results_due_at: UtcTime,
) -> QueryResult<bool> {
    let unchanged = consultations::table
        .filter(consultations::id.eq(before.id))
        .filter(consultations::state.eq(before.state))
        .filter(consultations::opens_at.eq(before.opens_at))
        .filter(consultations::closes_at.eq(before.closes_at));
    let changed = diesel::update(unchanged)
        .set((
            consultations::body_id.eq(change.body_id),
            consultations::lang.eq(&change.lang),
            consultations::title.eq(&change.title),
            consultations::summary.eq(&change.summary),
            consultations::description.eq(&change.description),
            consultations::description_html.eq(description_html),
            consultations::decides.eq(&change.decides),
            consultations::moderation.eq(change.moderation),
            consultations::announced_at.eq(change.announced_at),
            consultations::opens_at.eq(change.opens_at),
            consultations::closes_at.eq(change.closes_at),
            consultations::results_due_at.eq(results_due_at),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Results of these are due at another time now.
pub fn set_results_due(conn: &mut DbConn, ids: &[i64], due_at: UtcTime) -> QueryResult<usize> {
    diesel::update(consultations::table.filter(consultations::id.eq_any(ids.to_vec())))
        .set(consultations::results_due_at.eq(due_at))
        .execute(conn)
}
