//! What the record of a body needs beside its promises: how reviews ended, how answers were rated.

use diesel::prelude::*;

use crate::features::questions::model::{Rating, TurnKind};
use crate::platform::db::DbConn;
use crate::platform::db::schema::{question_ratings, question_turns};

/// Decided reviews of a body by outcome.
pub fn count_outcomes(conn: &mut DbConn, body_id: i64) -> QueryResult<Vec<(String, i64)>> {
    question_turns::table
        .filter(question_turns::body_id.eq(Some(body_id)))
        .filter(question_turns::kind.eq(TurnKind::ReviewDecided))
        .group_by(question_turns::ground)
        .select((question_turns::ground, diesel::dsl::count_star()))
        .load(conn)
}

pub fn count_ratings(conn: &mut DbConn, body_id: i64) -> QueryResult<Vec<(Rating, i64)>> {
    question_ratings::table
        .filter(question_ratings::body_id.eq(body_id))
        .group_by(question_ratings::rating)
        .select((question_ratings::rating, diesel::dsl::count_star()))
        .load(conn)
}

/// Outcomes of the reviews that a body decided on these questions.
pub fn list_outcomes(
    conn: &mut DbConn,
    body_id: i64,
    question_ids: &[i64],
) -> QueryResult<Vec<(i64, String)>> {
    question_turns::table
        .filter(question_turns::question_id.eq_any(question_ids.to_vec()))
        .filter(question_turns::body_id.eq(Some(body_id)))
        .filter(question_turns::kind.eq(TurnKind::ReviewDecided))
        .select((question_turns::question_id, question_turns::ground))
        .load(conn)
}

/// Ratings of the answers that a body gave to these questions.
pub fn list_ratings(
    conn: &mut DbConn,
    body_id: i64,
    question_ids: &[i64],
) -> QueryResult<Vec<(i64, Rating)>> {
    question_ratings::table
        .filter(question_ratings::question_id.eq_any(question_ids.to_vec()))
        .filter(question_ratings::body_id.eq(body_id))
        .select((question_ratings::question_id, question_ratings::rating))
        .load(conn)
}
