//! Statements that run thousands of times a second, kept prepared.
//!
//! Diesel prepares `UPDATE`, upserts and plain SQL anew at every run, because what they set may
//! give them endlessly many shapes. On SQLite, parsing then takes longer than running them.

use diesel::backend::Backend;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::{QueryResult, RunQueryDsl};

/// A statement that is always written alike and stays prepared on its connection.
pub struct Kept<Q>(Q);

/// Keeps `query` prepared when it is run by `load` or `get_result`; diesel's `execute` looks past
/// this wrapper, so a statement that changes rows returns something of them. Only for statements
/// with one shape: each shape stays in memory for as long as the connection does.
pub fn kept<Q>(query: Q) -> Kept<Q> {
    Kept(query)
}

impl<Q> QueryId for Kept<Q> {
    type QueryId = ();
    // It is known by its text, which is written anew each time: that is the cheap part.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Kept<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q: Query> Query for Kept<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Conn> RunQueryDsl<Conn> for Kept<Q> {}
