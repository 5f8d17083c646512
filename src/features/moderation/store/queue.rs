//! Open cases as moderators read them: filtered, and what is due first first.

use diesel::prelude::*;

use crate::features::contributions::{Contribution, Kind};
use crate::features::moderation::model::{Case, CaseState, Cause};
use crate::platform::db::conn::MultiBackend;
use crate::platform::db::schema::contributions;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::{DbConn, UtcTime};

/// Which open cases a moderator reads; None: all of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    pub kind: Option<Kind>,
    pub cause: Option<Cause>,
}

/// Open cases as they are wanted, with what they are about. Every filter has an index of its own,
/// which holds open cases only: `open_for` says it without a value to bind, so that the databases
/// can tell.
macro_rules! waiting {
    ($wanted:expr) => {{
        let query = cases::table
            .inner_join(contributions::table)
            .select((cases::all_columns, contributions::all_columns))
            .into_boxed::<MultiBackend>();
        let open = cases::open_for.is_not_null();
        match ($wanted.kind, $wanted.cause) {
            (Some(kind), Some(cause)) => query
                .filter(open)
                .filter(cases::kind.eq(kind))
                .filter(cases::cause.eq(cause)),
            (Some(kind), None) => query.filter(open).filter(cases::kind.eq(kind)),
            (None, Some(cause)) => query.filter(open).filter(cases::cause.eq(cause)),
            (None, None) => query.filter(cases::state.eq(CaseState::Open)),
        }
    }};
}
pub(in crate::features::moderation) use waiting;

/// Open cases, what is due first first, behind the case `after`.
pub fn list_open(
    conn: &mut DbConn,
    wanted: Wanted,
    after: (UtcTime, i64),
    limit: i64,
) -> QueryResult<Vec<(Case, Contribution)>> {
    let (due_at, id) = after;
    let behind = cases::due_at
        .gt(due_at)
        .or(cases::due_at.eq(due_at).and(cases::id.gt(id)));
    waiting!(wanted)
        // All that an index can use of what follows.
        .filter(cases::due_at.ge(due_at))
        .filter(behind)
        .order((cases::due_at, cases::id))
        .limit(limit)
        .load(conn)
}
