//! Queries on signatures that come at the same time: as many statements for a hundred as for one.

use std::collections::HashMap;

use diesel::prelude::*;

use super::signatures::insert;
use crate::features::petitions::model::{Gate, Known, NewSignature, Pending, SignatureState};
use crate::features::petitions::rules;
use crate::platform::db::schema::{petitions, signatures};
use crate::platform::db::{DbConn, UtcTime};

/// The petition, as whoever signs has to know it.
pub fn find_gate(conn: &mut DbConn, petition_id: i64) -> QueryResult<Option<Gate>> {
    petitions::table
        .find(petition_id)
        .select((
            petitions::state,
            petitions::closes_at,
            petitions::action,
            petitions::terms,
            petitions::sponsor_key,
            petitions::created_at,
            petitions::signature_count,
        ))
        .first(conn)
        .optional()
}

/// What these addresses have signed of a petition already, each in the order in which it did.
pub fn list_known(
    conn: &mut DbConn,
    petition_id: i64,
    email_keys: &[&str],
) -> QueryResult<HashMap<String, Vec<Known>>> {
    let rows: Vec<(String, Known)> = signatures::table
        .filter(signatures::petition_id.eq(petition_id))
        .filter(signatures::email_key.eq_any(email_keys.iter().copied()))
        .order(signatures::id)
        .select((
            signatures::email_key,
            (
                signatures::id,
                signatures::person_key,
                signatures::name,
                signatures::email,
                signatures::postcode,
                signatures::lang,
                signatures::state,
            ),
        ))
        .load(conn)?;
    let mut known: HashMap<String, Vec<Known>> = HashMap::new();
    for (key, one) in rows {
        known.entry(key).or_default().push(one);
    }
    Ok(known)
}

/// A signature about to be written: what was sent, the person it is of, and when.
pub struct Row<'a> {
    pub new: &'a NewSignature,
    pub person_key: &'a str,
    pub at: UtcTime,
}

/// The ids of those that are new, by address and person. Who has signed already is left as it is.
pub fn insert_all(
    conn: &mut DbConn,
    rows: &[Row<'_>],
) -> QueryResult<HashMap<(String, String), i64>> {
    let Some(far) = conn.far_away() else {
        // Nothing travels to SQLite: a statement that is prepared costs least.
        let mut ids = HashMap::new();
        for row in rows {
            if let Some(id) = insert(conn, row.new, row.person_key, row.at)? {
                ids.insert((row.new.email_key.clone(), row.person_key.to_owned()), id);
            }
        }
        return Ok(ids);
    };
    let values: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                signatures::petition_id.eq(row.new.petition_id),
                signatures::email_key.eq(&row.new.email_key),
                signatures::person_key.eq(row.person_key),
                signatures::name.eq(&row.new.name),
                signatures::email.eq(row.new.email.as_str()),
                signatures::postcode.eq(&row.new.postcode),
                signatures::country.eq(row.new.country),
                signatures::lang.eq(&row.new.lang),
                signatures::state.eq(SignatureState::Pending),
                signatures::created_at.eq(row.at),
                signatures::region.eq(&row.new.region),
                signatures::network.eq(&row.new.network),
                signatures::domain.eq(rules::places::domain(&row.new.email_key)),
                signatures::wants_updates.eq(row.new.wants_updates),
            )
        })
        .collect();
    let inserted: Vec<(i64, String, String)> = diesel::insert_into(signatures::table)
        .values(values)
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

/// Those of these signatures that there are, with what decides whether they may be confirmed.
pub fn list_pending(
    conn: &mut DbConn,
    petition_id: i64,
    ids: &[i64],
) -> QueryResult<HashMap<i64, Pending>> {
    let rows: Vec<(i64, Pending)> = signatures::table
        .inner_join(petitions::table)
        .filter(signatures::id.eq_any(ids.to_vec()))
        .filter(signatures::petition_id.eq(petition_id))
        .select((
            signatures::id,
            (
                signatures::state,
                signatures::created_at,
                signatures::email_key,
                signatures::name,
                signatures::postcode,
                signatures::region,
                petitions::state,
                petitions::closes_at,
                petitions::closed_at,
                petitions::time_zone,
                petitions::signature_count,
                petitions::terms,
            ),
        ))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// A signature of one of some addresses.
#[derive(Queryable)]
pub struct OfAddress {
    pub id: i64,
    pub email_key: String,
    pub name: String,
    pub postcode: String,
    pub state: SignatureState,
}

/// Everything that these addresses have signed of a petition.
pub fn list_of_addresses(
    conn: &mut DbConn,
    petition_id: i64,
    email_keys: &[&str],
) -> QueryResult<Vec<OfAddress>> {
    signatures::table
        .filter(signatures::petition_id.eq(petition_id))
        .filter(signatures::email_key.eq_any(email_keys.iter().copied()))
        .select((
            signatures::id,
            signatures::email_key,
            signatures::name,
            signatures::postcode,
            signatures::state,
        ))
        .load(conn)
}

/// How many of these were confirmed by it.
pub fn set_all_confirmed(conn: &mut DbConn, ids: &[i64], now: UtcTime) -> QueryResult<usize> {
    let pending = signatures::table
        .filter(signatures::id.eq_any(ids.to_vec()))
        .filter(signatures::state.eq(SignatureState::Pending));
    diesel::update(pending)
        .set((
            signatures::state.eq(SignatureState::Confirmed),
            signatures::confirmed_at.eq(Some(now)),
        ))
        .execute(conn)
}
