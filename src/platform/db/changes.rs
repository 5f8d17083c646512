//! What was changed lately, for other nodes.

use diesel::prelude::*;

use super::schema::content_changes;
use super::{DbConn, UtcTime};

/// Ids and topics of changes since `since`, by id.
pub fn list_since(conn: &mut DbConn, since: UtcTime) -> QueryResult<Vec<(i64, String)>> {
    content_changes::table
        .filter(content_changes::changed_at.ge(since))
        .order(content_changes::id)
        .select((content_changes::id, content_changes::topic))
        .load(conn)
}

pub fn delete_before(conn: &mut DbConn, before: UtcTime) -> QueryResult<usize> {
    diesel::delete(content_changes::table.filter(content_changes::changed_at.lt(before)))
        .execute(conn)
}
