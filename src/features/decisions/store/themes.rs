//! Queries on themes and on the contributions behind them.

use std::collections::HashSet;

use diesel::dsl::max;
use diesel::prelude::*;

use crate::features::decisions::model::{Cited, Named, NewTheme, Theme};
use crate::features::ledger::LedgerDetail;
use crate::platform::db::schema::{contributions, ledger_entries, theme_contributions, themes};
use crate::platform::db::{DbConn, Json};

pub fn insert_theme(conn: &mut DbConn, decision_id: i64, new: &NewTheme) -> QueryResult<Theme> {
    let last: Option<i64> = themes::table
        .filter(themes::decision_id.eq(decision_id))
        .select(max(themes::position))
        .get_result(conn)?;
    diesel::insert_into(themes::table)
        .values((
            themes::decision_id.eq(decision_id),
            themes::position.eq(last.unwrap_or(0) + 1),
            themes::title.eq(&new.title),
            themes::said.eq(&new.said),
            themes::decided.eq(&new.decided),
            themes::why.eq(&new.why),
        ))
        .get_result(conn)
}

pub fn set_theme(
    conn: &mut DbConn,
    decision_id: i64,
    id: i64,
    theme: &NewTheme,
) -> QueryResult<bool> {
    let row = themes::table
        .filter(themes::id.eq(id))
        .filter(themes::decision_id.eq(decision_id));
    let changed = diesel::update(row)
        .set((
            themes::title.eq(&theme.title),
            themes::said.eq(&theme.said),
            themes::decided.eq(&theme.decided),
            themes::why.eq(&theme.why),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn delete_theme(conn: &mut DbConn, decision_id: i64, id: i64) -> QueryResult<()> {
    let mine = themes::table
        .filter(themes::id.eq(id))
        .filter(themes::decision_id.eq(decision_id));
    let found: Option<i64> = mine.select(themes::id).first(conn).optional()?;
    if let Some(id) = found {
        set_citations(conn, id, &[])?;
        diesel::delete(themes::table.find(id)).execute(conn)?;
    }
    Ok(())
}

pub fn list_themes(conn: &mut DbConn, decision_id: i64) -> QueryResult<Vec<Theme>> {
    themes::table
        .filter(themes::decision_id.eq(decision_id))
        .order((themes::position, themes::id))
        .load(conn)
}

/// Replaces the contributions behind a theme.
pub fn set_citations(conn: &mut DbConn, theme_id: i64, ids: &[i64]) -> QueryResult<()> {
    let before = theme_contributions::table.filter(theme_contributions::theme_id.eq(theme_id));
    diesel::delete(before).execute(conn)?;
    let mut seen = HashSet::new();
    for &contribution_id in ids.iter().filter(|id| seen.insert(**id)) {
        diesel::insert_into(theme_contributions::table)
            .values((
                theme_contributions::theme_id.eq(theme_id),
                theme_contributions::contribution_id.eq(contribution_id),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The contributions behind all themes of a record, in the order in which they came.
pub fn list_cited(conn: &mut DbConn, decision_id: i64) -> QueryResult<Vec<Cited>> {
    theme_contributions::table
        .inner_join(themes::table)
        .inner_join(contributions::table)
        .filter(themes::decision_id.eq(decision_id))
        .order((themes::position, themes::id, contributions::id))
        .select((
            themes::id,
            contributions::id,
            contributions::token,
            contributions::kind,
            contributions::account_id,
        ))
        .load(conn)
}

/// Contributions by token.
pub fn list_named(conn: &mut DbConn, tokens: &[String]) -> QueryResult<Vec<Named>> {
    contributions::table
        .filter(contributions::token.eq_any(tokens.to_vec()))
        .select((
            contributions::id,
            contributions::token,
            contributions::consultation_id,
            contributions::state,
        ))
        .load(conn)
}

/// Which of the tokens bear an entry `cited`, with its address.
pub fn list_written(
    conn: &mut DbConn,
    tokens: &[String],
) -> QueryResult<HashSet<(String, String)>> {
    let entries: Vec<(String, Json<LedgerDetail>)> = ledger_entries::table
        .filter(ledger_entries::subject_token.eq_any(tokens.to_vec()))
        .filter(ledger_entries::action.eq("cited"))
        .select((ledger_entries::subject_token, ledger_entries::detail))
        .load(conn)?;
    Ok(entries
        .into_iter()
        .map(|(token, detail)| (token, detail.get().text("url").to_owned()))
        .collect())
}
