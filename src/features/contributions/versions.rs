//! Changing what was said. Every text that stood is kept, and everybody sees what changed: an edit
//! adds to the record and takes nothing out of it. What a moderator took out is read by nobody.

use chrono::Duration;
use chrono_tz::Tz;
use serde_json::json;

use super::model::{Contribution, ReplacedAs, State, Version};
use super::{Move, Spine, Words, index, lock, rules, set_state, store, store_versions};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::moderation::{self, Cause};
use crate::platform::actor::Actor;
use crate::platform::crypto;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// A change of a text, and who makes it.
#[derive(Clone, Debug)]
pub struct Edit<'a> {
    pub acting_as: ActingAs,
    pub account_id: Option<i64>,
    /// None: it stays as it is.
    pub title: Option<&'a str>,
    pub words: &'a Words,
    /// The texts that stood before can be read by nobody from now on.
    pub redacts: bool,
}

/// Changes a text, whoever may do so: for the author see [`edit_own`]. Nothing happens when nothing
/// changes. The state stays as it is.
///
/// # Errors
/// `Conflict` when it was changed since `contribution` was read, `Closed` when there is no text any
/// more.
pub fn edit(
    tx: &mut Tx<'_>,
    spine: &Spine,
    contribution: &Contribution,
    edit: &Edit<'_>,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    lock(tx, contribution.id)?;
    let found = store::find(tx, contribution.id)?.ok_or(AppError::NotFound)?;
    if found.version != contribution.version {
        return Err(AppError::Conflict("contributions.edited-meanwhile"));
    }
    if matches!(found.state, State::Withdrawn | State::Erased) {
        return Err(AppError::Closed("contributions.not-editable"));
    }
    let title = edit.title.unwrap_or(&found.title);
    if edit.redacts {
        store_versions::redact(tx, found.id)?;
    }
    if title == found.title && edit.words.text() == found.text {
        tx.touch(format!("contribution:{}", found.token), now);
        return Ok(found);
    }
    let replaced_as = match edit.acting_as {
        ActingAs::Author => ReplacedAs::Author,
        _ => ReplacedAs::Moderator,
    };
    store_versions::insert(tx, &found, edit.redacts, replaced_as, now)?;
    let salt = crypto::random_token();
    let edited = store_versions::set_text(tx, &found, title, edit.words, &salt, now)?;
    let kind = edited.kind.as_str();
    let act = Act::new("edited", kind, &edited.token, edit.acting_as)
        .by(edit.account_id)
        .about(ledger::commitment(&edited.salt, &edited.text));
    let detail = json!({ "place": edited.place, "version": edited.version });
    ledger::append(tx, &act, detail, now)?;
    if edited.is_public() {
        let shown_at = edited.published_at.unwrap_or(now);
        index(tx, &edited, shown_at, now)?;
    }
    tx.touch(&edited.place, now);
    if let Some(id) = edited.consultation_id {
        tx.touch(format!("consultation:{id}"), now);
    }
    spine.tell_edit(tx, &edited, now)?;
    Ok(edited)
}

/// Puts a text back from which a moderator took something out last.
///
/// # Errors
/// `Conflict` when nothing was taken out of it, or it was changed meanwhile.
pub fn restore_text(
    tx: &mut Tx<'_>,
    spine: &Spine,
    contribution: &Contribution,
    moderator_id: Option<i64>,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let last = store_versions::list(tx, contribution.id)?.pop();
    let last = last
        .filter(|last| last.is_redacted && last.replaced_as == ReplacedAs::Moderator)
        .ok_or(AppError::Conflict("contributions.edited-meanwhile"))?;
    let restored = put_back(tx, spine, contribution, &last, moderator_id, now)?;
    // What went from quotes of it in the same act comes back with it.
    for quoting in store_versions::list_quoting(tx, contribution)? {
        let went = store_versions::list(tx, quoting.id)?.pop().filter(|went| {
            went.is_redacted
                && went.replaced_as == ReplacedAs::Moderator
                && went.replaced_at == last.replaced_at
        });
        if let Some(went) = went {
            put_back(tx, spine, &quoting, &went, moderator_id, now)?;
        }
    }
    Ok(restored)
}

fn put_back(
    tx: &mut Tx<'_>,
    spine: &Spine,
    contribution: &Contribution,
    last: &Version,
    moderator_id: Option<i64>,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let change = Edit {
        acting_as: ActingAs::Moderator,
        account_id: moderator_id,
        title: Some(&last.title),
        words: &Words::new(last.text.clone()),
        redacts: false,
    };
    edit(tx, spine, contribution, &change, now)
}

/// What may quote a contribution where it stands, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_quoting(
    conn: &mut DbConn,
    quoted: &Contribution,
) -> Result<Vec<Contribution>, AppError> {
    Ok(store_versions::list_quoting(conn, quoted)?)
}

/// What an author sends to change a text.
#[derive(Clone, Debug)]
pub struct OwnEdit {
    /// The version that was changed.
    pub version: i64,
    /// None: it stays as it is.
    pub title: Option<String>,
    pub words: Words,
}

/// Its author changes a text. What a moderator had read before it was public is read again before
/// the new text is; so is a new text that looks like advertising by machine.
///
/// # Errors
/// `Forbidden` for others, `Closed` when it cannot be changed any more, `Conflict` when it was
/// changed meanwhile.
pub fn edit_own(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    token: &str,
    own: &OwnEdit,
    window: Duration,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let found = store::find_by_token(tx, token)?.ok_or(AppError::NotFound)?;
    lock(tx, found.id)?;
    let found = store::find_by_token(tx, token)?.ok_or(AppError::NotFound)?;
    ensure_own_edit(tx, actor, &found, window, now)?;
    if found.version != own.version {
        return Err(AppError::Conflict("contributions.edited-meanwhile"));
    }
    let change = Edit {
        acting_as: ActingAs::Author,
        account_id: actor.account_id,
        title: own.title.as_deref(),
        words: &own.words,
        redacts: false,
    };
    let edited = edit(tx, spine, &found, &change, now)?;
    if edited.version == found.version {
        return Ok(edited);
    }
    let was_read_first = store_versions::was_read_first(tx, edited.id)?;
    let has_signs =
        moderation::spam::screen_edit(tx, spine, (&found, &edited), own.words.marks(), now)?;
    let cause = if rules::is_read_again(edited.state, was_read_first) {
        Cause::PreModeration
    } else if has_signs && edited.state == State::Published {
        Cause::Screening
    } else {
        return Ok(edited);
    };
    read_again(tx, spine, edited, cause, now)
}

/// Its author changed what must be read before it is shown (again): into the queue with it.
fn read_again(
    tx: &mut Tx<'_>,
    spine: &Spine,
    edited: Contribution,
    cause: Cause,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let after = if edited.state == State::Published {
        let how = Move {
            // Nobody asked for it where the new text looks like advertising by machine.
            acting_as: match cause {
                Cause::Screening => ActingAs::Rule,
                _ => ActingAs::Author,
            },
            account_id: edited.account_id,
            reason: None,
        };
        set_state(tx, spine, &edited, State::InReview, &how, now)?
    } else {
        edited
    };
    let zone: Tz = spine.zone();
    moderation::take_in_again(tx, &after, cause, zone, now)?;
    Ok(after)
}

/// Whether this person may change this text now.
///
/// # Errors
/// `Forbidden` for others, `Closed` when it cannot be changed any more.
pub fn ensure_own_edit(
    conn: &mut DbConn,
    actor: &Actor,
    contribution: &Contribution,
    window: Duration,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Contribute, &Subject::SITE)?;
    let owner = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Withdraw, &owner)?;
    let permit = store_versions::find_permit(conn, contribution.id)?;
    rules::ensure_editable(contribution, window, permit, now)
}

/// Lets the author change a text until then, because a moderator asked for it.
///
/// # Errors
/// When the row cannot be written.
pub fn allow_edit(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    until: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    store_versions::put_permit(tx, contribution.id, until)?;
    tx.touch(format!("contribution:{}", contribution.token), now);
    Ok(())
}

/// Until when a moderator lets the author change a text.
///
/// # Errors
/// When the database cannot be read.
pub fn edit_allowed_until(conn: &mut DbConn, id: i64) -> Result<Option<UtcTime>, AppError> {
    Ok(store_versions::find_permit(conn, id)?)
}

/// The texts that stood before, oldest first; also those that nobody may read any more.
///
/// # Errors
/// When the database cannot be read.
pub fn list_versions(conn: &mut DbConn, id: i64) -> Result<Vec<Version>, AppError> {
    Ok(store_versions::list(conn, id)?)
}
