//! Queries on texts that were replaced, and on permits to replace them.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{Contribution, ReplacedAs, State, Version};
use super::wording::Words;
use crate::features::moderation::Cause;
use crate::on_backend;
use crate::platform::db::schema::{
    contribution_versions as versions, contributions, edit_permits as permits,
    moderation_cases as cases,
};
use crate::platform::db::{DbConn, UtcTime};

/// Keeps the text that stands, before another takes its place.
pub fn insert(
    conn: &mut DbConn,
    old: &Contribution,
    is_redacted: bool,
    replaced_as: ReplacedAs,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(versions::table)
        .values((
            versions::contribution_id.eq(old.id),
            versions::number.eq(old.version),
            versions::title.eq(&old.title),
            versions::text.eq(&old.text),
            versions::html.eq(&old.html),
            versions::salt.eq(&old.salt),
            versions::is_redacted.eq(is_redacted),
            versions::replaced_at.eq(now),
            versions::replaced_as.eq(replaced_as),
        ))
        .execute(conn)
}

/// What may quote a contribution: what answers it or links to it, where it stands.
pub fn list_quoting(conn: &mut DbConn, quoted: &Contribution) -> QueryResult<Vec<Contribution>> {
    let link = format!("%/c/{}%", quoted.token);
    contributions::table
        .filter(contributions::place.eq(&quoted.place))
        .filter(contributions::id.ne(quoted.id))
        .filter(contributions::state.ne_all([State::Erased, State::Withdrawn]))
        .filter(contributions::text.like("%>%"))
        .filter(
            contributions::text
                .like(link)
                .or(contributions::parent_id.eq(quoted.id))
                .or(contributions::answers_id.eq(quoted.id)),
        )
        .order(contributions::id)
        .load(conn)
}

/// Puts another text in the place of the one that stands.
pub fn set_text(
    conn: &mut DbConn,
    old: &Contribution,
    title: &str,
    words: &Words,
    salt: &str,
    now: UtcTime,
) -> QueryResult<Contribution> {
    diesel::update(contributions::table.find(old.id))
        .set((
            contributions::title.eq(title),
            contributions::text.eq(words.text()),
            contributions::html.eq(words.html()),
            contributions::salt.eq(salt),
            contributions::version.eq(old.version + 1),
            contributions::edited_at.eq(Some(now)),
        ))
        .get_result(conn)
}

/// Nobody reads the texts that stood before any more.
pub fn redact(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    diesel::update(versions::table.filter(versions::contribution_id.eq(contribution_id)))
        .set(versions::is_redacted.eq(true))
        .execute(conn)
}

/// The texts that stood before, oldest first.
pub fn list(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Vec<Version>> {
    versions::table
        .filter(versions::contribution_id.eq(contribution_id))
        .order(versions::number)
        .load(conn)
}

/// Texts and salts are gone for good; that there were versions, and when, stays.
pub fn clear(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    diesel::update(versions::table.filter(versions::contribution_id.eq(contribution_id)))
        .set((
            versions::title.eq(""),
            versions::text.eq(""),
            versions::html.eq(""),
            versions::salt.eq(""),
        ))
        .execute(conn)
}

/// Whether a moderator had to read it before it was public.
pub fn was_read_first(conn: &mut DbConn, contribution_id: i64) -> QueryResult<bool> {
    diesel::select(exists(
        cases::table
            .filter(cases::contribution_id.eq(contribution_id))
            .filter(cases::cause.eq_any([Cause::PreModeration, Cause::Screening])),
    ))
    .get_result(conn)
}

pub fn find_permit(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Option<UtcTime>> {
    permits::table
        .find(contribution_id)
        .select(permits::until_at)
        .first(conn)
        .optional()
}

pub fn put_permit(conn: &mut DbConn, contribution_id: i64, until: UtcTime) -> QueryResult<usize> {
    on_backend!(conn, c => diesel::insert_into(permits::table)
        .values((permits::contribution_id.eq(contribution_id), permits::until_at.eq(until)))
        .on_conflict(permits::contribution_id)
        .do_update()
        .set(permits::until_at.eq(until))
        .execute(c))
}
