//! Many made-up questions at once.

use diesel::prelude::*;

use crate::features::contributions::{AuthorRole, Channel, Kind, State};
use crate::features::deadlines::load as promises;
use crate::features::questions::model::{QuestionState, Rating};
use crate::on_backend;
use crate::platform::db::schema::{contributions, question_ratings, questions};
use crate::platform::db::{DbConn, UtcTime};

/// Rows of one statement: SQLite takes 32,766 values.
const ROWS: usize = 1_000;

/// A question that nobody asked.
#[derive(Clone, Debug)]
pub struct MadeUp {
    pub token: String,
    pub title: String,
    pub author_name: String,
    pub body_id: i64,
    pub state: QuestionState,
    pub working_days: i64,
    pub asked_at: UtcTime,
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
    pub extension_count: i64,
    pub rating: Option<Rating>,
    pub topic_id: Option<i64>,
    /// Who answered it; None as long as nobody has.
    pub answered_by: Option<i64>,
    pub promises: Vec<promises::MadeUp>,
}

/// Returns the numbers of the questions, in the order of `rows`.
pub fn insert_many(conn: &mut DbConn, rows: &[MadeUp]) -> QueryResult<Vec<i64>> {
    let mut all = Vec::with_capacity(rows.len());
    for part in rows.chunks(ROWS) {
        let contribution_ids = insert_contributions(conn, part)?;
        let ids = insert_questions(conn, part, &contribution_ids)?;
        insert_ratings(conn, part, &ids)?;
        all.extend(ids);
    }
    Ok(all)
}

fn insert_contributions(conn: &mut DbConn, rows: &[MadeUp]) -> QueryResult<Vec<i64>> {
    let values: Vec<_> = rows
        .iter()
        .map(|row| {
            let state = match row.state {
                QuestionState::Withdrawn => State::Withdrawn,
                _ => State::Published,
            };
            (
                (
                    contributions::token.eq(&row.token),
                    contributions::kind.eq(Kind::Question),
                    contributions::place.eq(""),
                    contributions::body_id.eq(Some(row.body_id)),
                    contributions::url.eq("/questions"),
                    contributions::place_title.eq("Synthetic"),
                    contributions::author_name.eq(&row.author_name),
                    contributions::author_role.eq(AuthorRole::Citizen),
                    contributions::channel.eq(Channel::Api),
                ),
                (
                    contributions::lang.eq("en"),
                    contributions::title.eq(&row.title),
                    contributions::text.eq("Made by a program."),
                    contributions::html.eq("<p>Made by a program.</p>"),
                    contributions::salt.eq(""),
                    contributions::state.eq(state),
                    contributions::received_at.eq(row.asked_at),
                    contributions::published_at.eq(Some(row.asked_at)),
                    contributions::state_changed_at.eq(row.asked_at),
                ),
            )
        })
        .collect();
    let mut ids: Vec<i64> = on_backend!(conn, c => diesel::insert_into(contributions::table)
        .values(&values)
        .returning(contributions::id)
        .get_results(c))?;
    // Numbers are given in the order of the rows, but may come back in any.
    ids.sort_unstable();
    Ok(ids)
}

fn insert_questions(
    conn: &mut DbConn,
    rows: &[MadeUp],
    contribution_ids: &[i64],
) -> QueryResult<Vec<i64>> {
    let values: Vec<_> = rows
        .iter()
        .zip(contribution_ids)
        .map(|(row, contribution_id)| {
            (
                questions::contribution_id.eq(contribution_id),
                questions::body_id.eq(row.body_id),
                questions::state.eq(row.state),
                questions::working_days.eq(row.working_days),
                questions::asked_at.eq(row.asked_at),
                questions::due_at.eq(row.due_at),
                questions::answered_at.eq(row.answered_at),
                questions::extension_count.eq(row.extension_count),
                questions::topic_id.eq(row.topic_id),
                questions::answered_by.eq(row.answered_by),
            )
        })
        .collect();
    let mut ids: Vec<i64> = on_backend!(conn, c => diesel::insert_into(questions::table)
        .values(&values)
        .returning(questions::id)
        .get_results(c))?;
    ids.sort_unstable();
    Ok(ids)
}

fn insert_ratings(conn: &mut DbConn, rows: &[MadeUp], ids: &[i64]) -> QueryResult<usize> {
    let values: Vec<_> = rows
        .iter()
        .zip(ids)
        .filter_map(|(row, id)| {
            Some((
                question_ratings::question_id.eq(id),
                question_ratings::body_id.eq(row.body_id),
                question_ratings::rating.eq(row.rating?),
                question_ratings::rated_at.eq(row.answered_at?),
            ))
        })
        .collect();
    on_backend!(conn, c => diesel::insert_into(question_ratings::table)
        .values(&values)
        .execute(c))
}
