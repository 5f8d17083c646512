//! Every query on signatures. Each of these runs thousands of times a second on a bad day: few
//! statements, each by a unique index.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::columns;
use crate::features::petitions::model::{
    Counted, Gate, Known, NewSignature, Pending, SignatureState,
};
use crate::features::petitions::rules;
use crate::on_backend;
use crate::platform::db::schema::{petitions, signature_days, signature_regions, signatures};
use crate::platform::db::{DbConn, UtcTime, kept};

columns! {
    /// The columns of a [`Gate`].
    pub(super) const GATE = (
        petitions::state,
        petitions::closes_at,
        petitions::action,
        petitions::terms,
        petitions::sponsor_key,
        petitions::created_at,
        petitions::signature_count,
        petitions::time_zone,
    )
}
columns! {
    /// The columns of a [`Known`].
    const KNOWN = (
        signatures::id,
        signatures::person_key,
        signatures::name,
        signatures::email,
        signatures::postcode,
        signatures::lang,
        signatures::state,
        signatures::confirmed_at,
    )
}
columns! {
    /// The columns of a [`Pending`], of `signatures` joined with `petitions`.
    pub(super) const PENDING = (
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
    )
}

/// The petition with what an address has signed of it already, in one statement.
pub fn find_gate(
    conn: &mut DbConn,
    petition_id: i64,
    email_key: &str,
) -> QueryResult<Option<(Gate, Vec<Known>)>> {
    let own = signatures::petition_id
        .eq(petitions::id)
        .and(signatures::email_key.eq(email_key));
    let rows: Vec<(Gate, Option<Known>)> = petitions::table
        .left_join(signatures::table.on(own))
        .filter(petitions::id.eq(petition_id))
        .select((GATE, KNOWN.nullable()))
        .load(conn)?;
    let mut gate = None;
    let mut known = Vec::new();
    for (petition, signature) in rows {
        gate.get_or_insert(petition);
        known.extend(signature);
    }
    known.sort_by_key(|signature| signature.id);
    Ok(gate.map(|gate| (gate, known)))
}

/// A signature as it is written first: what was sent, of which person, and when.
#[derive(Insertable)]
#[diesel(table_name = signatures)]
pub struct NewRow<'a> {
    petition_id: i64,
    email_key: &'a str,
    person_key: &'a str,
    name: &'a str,
    email: &'a str,
    postcode: &'a str,
    country: &'a str,
    lang: &'a str,
    state: SignatureState,
    created_at: UtcTime,
    region: &'a str,
    network: &'a str,
    domain: &'a str,
    wants_updates: bool,
}

impl<'a> NewRow<'a> {
    /// `person_key` is not the one that `new` has where somebody signs again: see [`rules::wish`].
    pub fn of(new: &'a NewSignature, person_key: &'a str, at: UtcTime) -> Self {
        Self {
            petition_id: new.petition_id,
            email_key: &new.email_key,
            person_key,
            name: &new.name,
            email: new.email.as_str(),
            postcode: &new.postcode,
            country: new.country,
            lang: &new.lang,
            state: SignatureState::Pending,
            created_at: at,
            region: &new.region,
            network: &new.network,
            domain: rules::places::domain(&new.email_key),
            wants_updates: new.wants_updates,
        }
    }
}

/// Inserts, or returns None when this person has signed with this address.
pub fn insert(conn: &mut DbConn, row: NewRow<'_>) -> QueryResult<Option<i64>> {
    on_backend!(conn, c => diesel::insert_into(signatures::table)
        .values(row)
        .on_conflict((signatures::petition_id, signatures::email_key, signatures::person_key))
        .do_nothing()
        .returning(signatures::id)
        .get_result(c)
        .optional())
}

/// A signature of this petition, with what decides whether it may be confirmed. It is looked up by
/// its id alone, and not even the join says of which petition it is: told that, PostgreSQL reads all
/// signatures of the petition for the one, if it counted the table when there were three.
pub fn find_pending(
    conn: &mut DbConn,
    petition_id: i64,
    signature_id: i64,
) -> QueryResult<Option<Pending>> {
    let found: Option<(i64, Pending)> = signatures::table
        .inner_join(petitions::table.on(petitions::id.eq(petition_id)))
        .filter(signatures::id.eq(signature_id))
        .select((signatures::petition_id, PENDING))
        .first(conn)
        .optional()?;
    Ok(found.and_then(|(of, pending)| (of == petition_id).then_some(pending)))
}

/// Names and postcodes that were confirmed for an address, whether they count or were taken out.
pub fn list_counted(
    conn: &mut DbConn,
    petition_id: i64,
    email_key: &str,
) -> QueryResult<Vec<(String, String)>> {
    signatures::table
        .filter(signatures::petition_id.eq(petition_id))
        .filter(signatures::email_key.eq(email_key))
        .filter(signatures::confirmed_at.is_not_null())
        .select((signatures::name, signatures::postcode))
        .load(conn)
}

/// False when it was confirmed before.
pub fn set_confirmed(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<bool> {
    let pending = signatures::table
        .filter(signatures::id.eq(id))
        .filter(signatures::state.eq(SignatureState::Pending));
    let change = diesel::update(pending)
        .set((
            signatures::state.eq(SignatureState::Confirmed),
            signatures::confirmed_at.eq(Some(now)),
        ))
        .returning(signatures::id);
    let changed: Vec<i64> = kept(change).load(conn)?;
    Ok(changed.len() == 1)
}

/// Adds to the counter, and holds the petition's row until the commit.
pub fn add_to_count(
    conn: &mut DbConn,
    petition_id: i64,
    count: i64,
    last_at: UtcTime,
) -> QueryResult<Counted> {
    let change = diesel::update(petitions::table.find(petition_id))
        .set((
            petitions::signature_count.eq(petitions::signature_count + count),
            petitions::last_signed_at.eq(Some(last_at)),
        ))
        .returning((
            petitions::state,
            petitions::signature_count,
            petitions::response_threshold,
            petitions::threshold_reached_at,
            petitions::debate_threshold,
            petitions::debate_reached_at,
        ));
    kept(change).get_result(conn)
}

pub fn add_to_day(
    conn: &mut DbConn,
    petition_id: i64,
    day: NaiveDate,
    count: i64,
) -> QueryResult<i64> {
    on_backend!(conn, c => kept(diesel::insert_into(signature_days::table)
        .values((
            signature_days::petition_id.eq(petition_id),
            signature_days::day.eq(day),
            signature_days::signature_count.eq(count),
        ))
        .on_conflict((signature_days::petition_id, signature_days::day))
        .do_update()
        .set(signature_days::signature_count.eq(signature_days::signature_count + count))
        .returning(signature_days::signature_count))
        .get_result(c))
}

pub fn add_to_region(
    conn: &mut DbConn,
    petition_id: i64,
    region: &str,
    count: i64,
) -> QueryResult<i64> {
    on_backend!(conn, c => kept(diesel::insert_into(signature_regions::table)
        .values((
            signature_regions::petition_id.eq(petition_id),
            signature_regions::region.eq(region),
            signature_regions::signature_count.eq(count),
        ))
        .on_conflict((signature_regions::petition_id, signature_regions::region))
        .do_update()
        .set(signature_regions::signature_count.eq(signature_regions::signature_count + count))
        .returning(signature_regions::signature_count))
        .get_result(c))
}

/// Changes the counter by what does not count any more, or counts again, and holds the petition's
/// row until the commit: whoever confirms meanwhile waits.
pub fn shift_count(conn: &mut DbConn, petition_id: i64, by: i64) -> QueryResult<i64> {
    let change = diesel::update(petitions::table.find(petition_id))
        .set(petitions::signature_count.eq(petitions::signature_count + by))
        .returning(petitions::signature_count);
    kept(change).get_result(conn)
}

/// A confirmed signature made by a program.
pub struct MadeUp {
    pub key: String,
    pub name: String,
    pub postcode: String,
    pub country: &'static str,
    pub region: String,
    pub network: String,
    pub wants_updates: bool,
    pub at: UtcTime,
}

/// Many at once, in statements of a few hundred rows.
pub fn insert_many(conn: &mut DbConn, petition_id: i64, rows: &[MadeUp]) -> QueryResult<()> {
    for part in rows.chunks(400) {
        let values: Vec<_> = part
            .iter()
            .map(|row| {
                (
                    signatures::petition_id.eq(petition_id),
                    signatures::email_key.eq(&row.key),
                    signatures::person_key.eq(rules::person_key(&row.name, &row.postcode)),
                    signatures::name.eq(&row.name),
                    signatures::email.eq(&row.key),
                    signatures::postcode.eq(&row.postcode),
                    signatures::country.eq(row.country),
                    signatures::lang.eq("en"),
                    signatures::state.eq(SignatureState::Confirmed),
                    signatures::created_at.eq(row.at),
                    signatures::confirmed_at.eq(Some(row.at)),
                    signatures::region.eq(&row.region),
                    signatures::network.eq(&row.network),
                    signatures::domain.eq(rules::places::domain(&row.key)),
                    signatures::wants_updates.eq(row.wants_updates),
                )
            })
            .collect();
        on_backend!(conn, c => diesel::insert_into(signatures::table)
            .values(&values)
            .execute(c))?;
    }
    Ok(())
}

/// Signatures made before `before` that were never confirmed, the next ones after a number.
pub fn list_forgotten(
    conn: &mut DbConn,
    before: UtcTime,
    after_id: i64,
    limit: i64,
) -> QueryResult<Vec<i64>> {
    signatures::table
        .filter(signatures::id.gt(after_id))
        .filter(signatures::state.eq(SignatureState::Pending))
        .filter(signatures::created_at.lt(before))
        .order(signatures::id)
        .select(signatures::id)
        .limit(limit)
        .load(conn)
}

pub fn delete_pending(conn: &mut DbConn, ids: &[i64]) -> QueryResult<usize> {
    let pending = signatures::table
        .filter(signatures::id.eq_any(ids.to_vec()))
        .filter(signatures::state.eq(SignatureState::Pending));
    diesel::delete(pending).execute(conn)
}

/// Petition, what it asks, name, postcode, when it was signed, what became of it, the network, and
/// whether news are wanted.
type Held = (
    i64,
    String,
    String,
    String,
    UtcTime,
    SignatureState,
    String,
    bool,
);

/// Everything signed with an address. By way of the
/// petitions, so that each is looked up by the unique index.
pub fn list_held(conn: &mut DbConn, email_key: &str) -> QueryResult<Vec<Held>> {
    petitions::table
        .inner_join(signatures::table)
        .filter(signatures::email_key.eq(email_key))
        .order(signatures::id)
        .select((
            petitions::id,
            petitions::action,
            signatures::name,
            signatures::postcode,
            signatures::created_at,
            signatures::state,
            signatures::network,
            signatures::wants_updates,
        ))
        .load(conn)
}
