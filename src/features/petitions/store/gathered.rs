//! Queries on signatures that come at the same time: as many statements for a hundred as for one.
//! Only where statements travel: elsewhere each is written alone.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use super::signatures::{GATE, NewRow, PENDING};
use crate::features::petitions::model::{Gate, Known, Pending, SignatureState};
use crate::platform::db::schema::{petitions, signatures};
use crate::platform::db::{Far, UtcTime, kept};

/// The petition, as whoever signs has to know it.
pub fn find_gate(far: &mut Far, petition_id: i64) -> QueryResult<Option<Gate>> {
    petitions::table
        .find(petition_id)
        .select(GATE)
        .first(far)
        .optional()
}

/// A signature, and the address that it is of.
#[derive(QueryableByName)]
#[diesel(table_name = signatures)]
pub struct OfAddress {
    pub email_key: String,
    #[diesel(embed)]
    pub known: Known,
}

/// What these addresses have signed of a petition, in the order in which they did.
///
/// Each is looked up by itself (`OFFSET 0` keeps it so), by the unique index. With one condition for
/// all, the database may choose to read every signature of the petition and compare: it does while
/// it believes that there are few, which in a surge is until somebody counts the table again.
pub fn list_of_addresses(
    far: &mut Far,
    petition_id: i64,
    email_keys: &[&str],
) -> QueryResult<Vec<OfAddress>> {
    let mut keys = email_keys.to_vec();
    keys.sort_unstable();
    keys.dedup();
    let query = diesel::sql_query(
        "SELECT s.email_key, s.id, s.person_key, s.name, s.email, s.postcode, s.lang, s.state, s.confirmed_at \
         FROM unnest($2) AS wanted (email_key) \
         CROSS JOIN LATERAL (SELECT * FROM signatures \
         WHERE petition_id = $1 AND email_key = wanted.email_key OFFSET 0) AS s",
    );
    let query = query
        .bind::<BigInt, _>(petition_id)
        .bind::<Array<Text>, _>(keys);
    let mut found: Vec<OfAddress> = kept(query).load(far)?;
    found.sort_unstable_by_key(|one| one.known.id);
    Ok(found)
}

/// The ids of those that are new, by address and person. Who has signed already is left as it is.
pub fn insert_all(
    far: &mut Far,
    rows: Vec<NewRow<'_>>,
) -> QueryResult<HashMap<(String, String), i64>> {
    let inserted: Vec<(i64, String, String)> = diesel::insert_into(signatures::table)
        .values(rows)
        .on_conflict((
            signatures::petition_id,
            signatures::email_key,
            signatures::person_key,
        ))
        .do_nothing()
        .returning((
            signatures::id,
            signatures::email_key,
            signatures::person_key,
        ))
        .get_results(far)?;
    let ids = inserted.into_iter();
    Ok(ids
        .map(|(id, email, person)| ((email, person), id))
        .collect())
}

/// Nobody else counts here until the transaction ends. Whoever signs meanwhile does not wait: a row
/// that is named by new ones is not in their way.
pub fn lock(far: &mut Far, petition_id: i64) -> QueryResult<()> {
    petitions::table
        .find(petition_id)
        .select(petitions::id)
        .for_no_key_update()
        .first::<i64>(far)
        .map(drop)
}

/// As [`find_pending`](super::signatures::find_pending), those of these signatures that there are.
pub fn list_pending(
    far: &mut Far,
    petition_id: i64,
    ids: &[i64],
) -> QueryResult<HashMap<i64, Pending>> {
    let rows: Vec<(i64, i64, Pending)> = signatures::table
        .inner_join(petitions::table.on(petitions::id.eq(petition_id)))
        .filter(signatures::id.eq_any(ids.to_vec()))
        .select((signatures::petition_id, signatures::id, PENDING))
        .load(far)?;
    let own = rows.into_iter().filter(|(of, ..)| *of == petition_id);
    Ok(own.map(|(_, id, pending)| (id, pending)).collect())
}

/// How many of these were confirmed by it.
pub fn set_all_confirmed(far: &mut Far, ids: &[i64], now: UtcTime) -> QueryResult<usize> {
    let pending = signatures::table
        .filter(signatures::id.eq_any(ids.to_vec()))
        .filter(signatures::state.eq(SignatureState::Pending));
    diesel::update(pending)
        .set((
            signatures::state.eq(SignatureState::Confirmed),
            signatures::confirmed_at.eq(Some(now)),
        ))
        .execute(far)
}
