//! Bodies in the search: by name, by what they are responsible for, and by who works there.

use super::{Body, store};
use crate::features::search;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

/// Makes a body findable as it is now, with its officials in office and former.
///
/// # Errors
/// When a row cannot be read or written.
pub fn index(tx: &mut Tx<'_>, body: &Body, now: UtcTime) -> Result<(), AppError> {
    let mut words = format!(
        "{}\n{}",
        body.purpose,
        markdown::plain_text(&body.responsibilities)
    );
    for official in store::list_officials(tx, body.id)? {
        words.push_str(&format!(
            "\n{}, {}. {}",
            official.name, official.post, official.responsibilities
        ));
    }
    search::put(
        tx,
        &search::Document {
            subject: format!("body:{}", body.id),
            kind: "body",
            // Whatever language its office writes in: it is not asked for.
            lang: "",
            title: &body.name,
            body: &words,
            url: &format!("/bodies/{}", body.slug),
            shown_at: body.created_at.min(now),
        },
        now,
    )
}
