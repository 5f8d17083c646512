//! Statements that take contributions from one place to another.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::model::{Contribution, Kind};
use super::placing::{Destination, Origin, Taken};
use crate::platform::db::DbConn;
use crate::platform::db::schema::contributions;

/// What was moved comes back as it stands now. A page of the thread that begins with the first-level
/// contribution shows it, however long the thread is.
pub fn set_place(
    conn: &mut DbConn,
    taken: Taken<'_>,
    from: &Origin<'_>,
    to: &Destination<'_>,
) -> QueryResult<Vec<Contribution>> {
    let change = (
        contributions::place.eq(to.place),
        contributions::place_title.eq(to.place_title),
        contributions::consultation_id.eq(Some(to.consultation_id)),
        contributions::body_id.eq(to.body_id),
        contributions::url.eq(sql::<Text>("")
            .bind::<Text, _>(to.url)
            .sql(" || '?after=' || (COALESCE(root_id, id) - 1) || '#c-' || token")),
    );
    let there = contributions::place
        .eq(from.place)
        .and(contributions::consultation_id.eq(from.consultation_id));
    match taken {
        Taken::All => diesel::update(contributions::table.filter(there))
            .set(change)
            .get_results(conn),
        Taken::Talks(ids) => {
            let talks = contributions::id
                .eq_any(ids.to_vec())
                .or(contributions::root_id.eq_any(ids.to_vec()));
            diesel::update(contributions::table.filter(there).filter(talks))
                .set(change)
                .get_results(conn)
        }
    }
}

/// `to.url` is its whole address.
pub fn set_kind(
    conn: &mut DbConn,
    id: i64,
    kind: Kind,
    to: &Destination<'_>,
) -> QueryResult<Contribution> {
    diesel::update(contributions::table.find(id))
        .set((
            contributions::kind.eq(kind),
            contributions::place.eq(to.place),
            contributions::place_title.eq(to.place_title),
            contributions::consultation_id.eq(Some(to.consultation_id)),
            contributions::body_id.eq(to.body_id),
            contributions::url.eq(to.url),
        ))
        .get_result(conn)
}

/// Replies to `id` become first-level contributions; replies to those hang on them.
pub fn release(conn: &mut DbConn, id: i64) -> QueryResult<()> {
    let deeper = contributions::table
        .filter(contributions::root_id.eq(id))
        .filter(contributions::parent_id.ne(id));
    diesel::update(deeper)
        .set(contributions::root_id.eq(contributions::parent_id))
        .execute(conn)?;
    diesel::update(contributions::table.filter(contributions::parent_id.eq(id)))
        .set((
            contributions::parent_id.eq(None::<i64>),
            contributions::root_id.eq(None::<i64>),
        ))
        .execute(conn)?;
    diesel::update(contributions::table.find(id))
        .set(contributions::reply_count.eq(0_i64))
        .execute(conn)?;
    Ok(())
}
