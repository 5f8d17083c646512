//! Naming people: `@anna-vale` in a text is whoever writes in the same place under that name. The
//! name is made of the one shown to the public when they first wrote there, and stays theirs there
//! whatever they are called later; who writes without a name has none.

use serde::Serialize;

use super::model::{Contribution, Kind};
use super::{rules, store_mentions as store};
use crate::features::notifications;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::slug;

/// Longest handle; a number may follow.
const MAX: usize = 40;
/// People of one name in one place that are told apart.
const NAMESAKES: usize = 200;

/// What the mail to somebody who is named says.
#[derive(Serialize)]
struct MentionedMail<'a> {
    kind: Kind,
    token: &'a str,
    place_title: &'a str,
}

/// For tools, when something appears in a place where people talk: its author can be named from now
/// on, and those whom it names are told, once for each text.
///
/// # Errors
/// When a row cannot be read or written.
pub fn note_appearance(
    tx: &mut Tx<'_>,
    place: &str,
    said: &Contribution,
    now: UtcTime,
) -> Result<(), AppError> {
    if let Some(account_id) = said.account_id
        && !said.author_name.is_empty()
    {
        give_handle(tx, place, account_id, &slug(&said.author_name))?;
    }
    if !said.text.contains('@') {
        return Ok(());
    }
    let mut named = rules::mentions(&said.text);
    named.sort_unstable();
    named.dedup();
    let mut told = store::list_accounts(tx, place, &named)?;
    told.retain(|id| Some(*id) != said.account_id);
    told.truncate(rules::MAX_TOLD);
    let mail = MentionedMail {
        kind: said.kind,
        token: &said.token,
        place_title: &said.place_title,
    };
    let event = format!("mentioned:{}", said.token);
    for account_id in told {
        notifications::tell(
            tx,
            account_id,
            "contributions/mentioned",
            &event,
            &mail,
            now,
        )?;
    }
    Ok(())
}

/// A name of one's own: the plain one, or with a number where others were called so before.
fn give_handle(
    tx: &mut Tx<'_>,
    place: &str,
    account_id: i64,
    wanted: &str,
) -> Result<(), AppError> {
    if store::has_handle(tx, place, account_id)? {
        return Ok(());
    }
    let plain: String = wanted.chars().take(MAX).collect();
    let plain = plain.trim_end_matches('-');
    let plain = if plain.is_empty() { "person" } else { plain };
    for number in 1..=NAMESAKES {
        let handle = if number == 1 {
            plain.to_owned()
        } else {
            format!("{plain}-{number}")
        };
        if store::insert(tx, place, &handle, account_id)?
            || store::has_handle(tx, place, account_id)?
        {
            return Ok(());
        }
    }
    // The two hundred and first of one name in one place cannot be named there.
    Ok(())
}

/// People keep their names where what they said is taken to.
///
/// # Errors
/// When a row cannot be read or written.
pub fn carry(tx: &mut Tx<'_>, from: &str, to: &str) -> Result<(), AppError> {
    for (handle, account_id) in store::list_all(tx, from)? {
        give_handle(tx, to, account_id, &handle)?;
    }
    Ok(())
}

/// Names of those who write in a place, who came last first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_handles(conn: &mut DbConn, place: &str, limit: i64) -> Result<Vec<String>, AppError> {
    Ok(store::list_latest(conn, place, limit)?)
}
