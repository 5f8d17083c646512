//! Places that citizens name. What is said on a question or a topic bears its title, in the rows of
//! what was said and in the search: when the title may no longer be read, it goes from there too.

use super::{Contribution, index, rules, search_subject, store, store_versions};
use crate::features::search;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// What is said at `place` bears the name `title` from now on; None when nobody may read it (any
/// more). For tools, when what they call the place by changes its state.
///
/// # Errors
/// When a row cannot be written.
pub fn name_place(
    tx: &mut Tx<'_>,
    place: &str,
    title: Option<&str>,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut touched = false;
    for said in store::set_place_title(tx, place, title.unwrap_or_default())? {
        if said.is_public() {
            if title.is_some() || rules::stands_alone(said.kind) {
                index(tx, &said, said.published_at.unwrap_or(now), now)?;
            } else {
                search::remove(tx, &search_subject(&said), now)?;
            }
        }
        tx.touch(format!("contribution:{}", said.token), now);
        touched = true;
    }
    if touched {
        tx.touch(place, now);
    }
    Ok(())
}

/// Text, title and author are gone for good, also where the title was the name of the place (a
/// petition is its own place).
pub(super) fn forget(tx: &mut Tx<'_>, contribution: &Contribution) -> Result<(), AppError> {
    store::clear_personal_data(tx, contribution.id)?;
    store_versions::clear(tx, contribution.id)?;
    if !contribution.title.is_empty() && contribution.place_title == contribution.title {
        store::clear_place_title(tx, contribution.id)?;
    }
    Ok(())
}
