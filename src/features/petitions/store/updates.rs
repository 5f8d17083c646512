//! Queries on news from those who started a petition.

use diesel::prelude::*;

use crate::features::contributions::{Kind, State};
use crate::platform::db::schema::contributions;
use crate::platform::db::{DbConn, UtcTime};

/// Whether news were sent to a place since then that a moderator did not refuse.
pub fn has_update_since(conn: &mut DbConn, place: &str, since: UtcTime) -> QueryResult<bool> {
    let sent = contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::kind.eq(Kind::PetitionUpdate))
        .filter(contributions::received_at.gt(since))
        .filter(contributions::state.eq_any([State::InReview, State::Published, State::Hidden]));
    diesel::select(diesel::dsl::exists(sent)).get_result(conn)
}

/// News that are not public: token, title, state, when they were sent.
pub type Waiting = (String, String, State, UtcTime);

/// News that a moderator has still to read, or did not accept; newest first.
pub fn list_waiting(conn: &mut DbConn, place: &str, limit: i64) -> QueryResult<Vec<Waiting>> {
    contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::kind.eq(Kind::PetitionUpdate))
        .filter(contributions::state.eq_any([
            State::Received,
            State::InReview,
            State::Rejected,
            State::Hidden,
        ]))
        .order(contributions::id.desc())
        .limit(limit)
        .select((
            contributions::token,
            contributions::title,
            contributions::state,
            contributions::received_at,
        ))
        .load(conn)
}
