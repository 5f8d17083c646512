//! What looks like advertising by machine is read by a moderator before it is public.
//!
//! Whatever citizens send is looked at when it comes in ([`screen`]): how the form was filled in, how
//! many links there are and where they lead, how much one account sends, whether others sent the
//! same; and again when its author changes it ([`screen_edit`]). Signs take nothing away: the text goes into the queue, its author is told by when it is read,
//! and the moderator sees which signs there were. Only far too many texts of one account are refused,
//! and stay in their form.

pub mod held;
pub mod links;
pub mod rules;
mod store;

use chrono::Duration;

use crate::config::Spam;
use crate::features::accounts;
use crate::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, NewContribution, Spine,
};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::web::FormMarks;
pub use rules::Sign;
use rules::{Facts, Finding};

/// How long it is kept by what texts that are alike are found.
const KEPT_HOURS: i64 = 24;

/// Sites of one text that are looked at.
const MOST_DOMAINS: usize = 10;

/// What was found out about a text that comes in.
#[derive(Debug, Default)]
pub struct Screened {
    pub signs: Vec<Sign>,
    /// By which others that are alike are found.
    marks: Vec<i64>,
}

/// Looks at what comes in, before it is stored.
///
/// # Errors
/// `Invalid` when one account sends far too much.
pub fn screen(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewContribution,
    now: UtcTime,
) -> Result<Screened, AppError> {
    let sent = Sent {
        account_id: new.account_id,
        author_role: new.author_role,
        channel: new.channel,
        kind: new.kind,
    };
    let (Some(settings), Some(account_id)) = (spine.screening(), sent.screened_account()) else {
        return Ok(Screened::default());
    };
    // The same form again stores nothing.
    if let Some(key) = &new.submission_key
        && contributions::was_sent(tx, key)?
    {
        return Ok(Screened::default());
    }
    let said = rules::said(&new.text);
    let domains = links::domains(&said, &settings.trusted_domains);
    let text_marks = rules::text_marks(&said);
    let first = domains.iter().take(MOST_DOMAINS);
    let link_marks: Vec<i64> = first.map(|one| rules::link_mark(one)).collect();
    let alike = alike(tx, (account_id, None), &text_marks, &link_marks, now)?;
    let most = i64::from(
        settings
            .most_posts_per_ten_minutes
            .max(settings.new_account_posts_per_hour),
    );
    let account = accounts::find(tx, account_id)?.ok_or(AppError::Unauthenticated)?;
    let facts = Facts {
        form: new.marks,
        link_count: links::count(&said, &settings.trusted_domains),
        recent: contributions::list_latest_times(tx, account_id, most + 1)?,
        account_created_at: account.created_at,
        has_published: contributions::has_published(tx, account_id)?,
        alike,
    };
    let signs = match rules::judge(&facts, settings, now) {
        Finding::TooMany => return Err(too_many(settings)),
        Finding::Signs(signs) => signs,
    };
    let marks = text_marks.into_iter().chain(link_marks).collect();
    Ok(Screened { signs, marks })
}

/// Looks at a text that its author changed from `before` to `after`, like at a new one: what was
/// added to what is public is where the advertising of a patient program stands. True when it bears
/// signs. Links that stood there before count for nothing, and nobody sends too much by changing.
///
/// # Errors
/// When a row cannot be read or written.
pub fn screen_edit(
    tx: &mut Tx<'_>,
    spine: &Spine,
    (before, after): (&Contribution, &Contribution),
    form: Option<FormMarks>,
    now: UtcTime,
) -> Result<bool, AppError> {
    let sent = Sent {
        account_id: after.account_id,
        author_role: after.author_role,
        channel: after.channel,
        kind: after.kind,
    };
    let (Some(settings), Some(account_id)) = (spine.screening(), sent.screened_account()) else {
        return Ok(false);
    };
    let (old, said) = (rules::said(&before.text), rules::said(&after.text));
    let had = links::domains(&old, &settings.trusted_domains);
    let domains = links::domains(&said, &settings.trusted_domains);
    let added = domains.iter().filter(|one| !had.contains(*one));
    let link_marks: Vec<i64> = added
        .take(MOST_DOMAINS)
        .map(|one| rules::link_mark(one))
        .collect();
    let trusted = &settings.trusted_domains;
    let (old_count, link_count) = (links::count(&old, trusted), links::count(&said, trusted));
    let has_more = !link_marks.is_empty() || link_count > old_count;
    let text_marks = rules::text_marks(&said);
    let by = (account_id, Some(after.id));
    let alike = alike(tx, by, &text_marks, &link_marks, now)?;
    let account = accounts::find(tx, account_id)?.ok_or(AppError::Unauthenticated)?;
    let facts = Facts {
        form,
        link_count: if has_more { link_count } else { 0 },
        recent: Vec::new(),
        account_created_at: account.created_at,
        has_published: contributions::has_published_besides(tx, after)?,
        alike,
    };
    let signs = match rules::judge(&facts, settings, now) {
        Finding::Signs(signs) => signs,
        Finding::TooMany => Vec::new(),
    };
    for &sign in &signs {
        store::insert_sign(tx, after.id, sign)?;
    }
    // Others that are alike are found by what it says now.
    let sites = domains.iter().take(MOST_DOMAINS);
    let mut marks = text_marks;
    marks.extend(sites.map(|one| rules::link_mark(one)));
    store::delete_marks_of(tx, after.id)?;
    store::insert_marks(tx, after.id, account_id, &marks, now)?;
    Ok(!signs.is_empty())
}

/// How something came in, as far as it decides whether it is looked at.
#[derive(Clone, Copy)]
struct Sent {
    account_id: Option<i64>,
    author_role: AuthorRole,
    channel: Channel,
    kind: Kind,
}

impl Sent {
    /// The account whose texts are looked at: citizens', as they come from the site and its
    /// interface. What officials write, and what they enter for others, is not.
    fn screened_account(self) -> Option<i64> {
        let is_citizen = matches!(self.author_role, AuthorRole::Citizen | AuthorRole::Guest);
        let is_sent = matches!(self.channel, Channel::Web | Channel::Api);
        let is_kind = matches!(
            self.kind,
            Kind::Comment
                | Kind::Topic
                | Kind::Post
                | Kind::Question
                | Kind::Petition
                | Kind::PetitionUpdate
        );
        self.account_id.filter(|_| is_citizen && is_sent && is_kind)
    }
}

fn too_many(settings: &Spam) -> AppError {
    let mut errors = FieldErrors::default();
    let most = settings.most_posts_per_ten_minutes.to_string();
    errors.add_with("text", "moderation.too-many-texts", vec![("count", most)]);
    AppError::Invalid(errors)
}

/// What is like this text, and who linked to the same sites, within the last hour; of a text that is
/// there, what it said itself is not among them.
fn alike(
    conn: &mut DbConn,
    (account_id, besides): (i64, Option<i64>),
    text_marks: &[i64],
    link_marks: &[i64],
    now: UtcTime,
) -> Result<rules::Alike, AppError> {
    let since = now.minus(Duration::minutes(rules::WINDOW_MINUTES));
    let mut of_texts = Vec::new();
    for &mark in text_marks {
        of_texts.extend(store::list_of_mark(conn, mark, since)?);
    }
    of_texts.retain(|&(id, _)| Some(id) != besides);
    let mut of_links = Vec::new();
    for &mark in link_marks {
        of_links.push(store::list_of_mark(conn, mark, since)?);
    }
    Ok(rules::Alike::of(
        account_id,
        &of_texts,
        text_marks.len(),
        &of_links,
    ))
}

/// Notes what was found out about a text that was taken in.
///
/// # Errors
/// When a row cannot be written.
pub fn note(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    screened: &Screened,
    now: UtcTime,
) -> Result<(), AppError> {
    for &sign in &screened.signs {
        store::insert_sign(tx, contribution.id, sign)?;
    }
    if let Some(account_id) = contribution.account_id {
        store::insert_marks(tx, contribution.id, account_id, &screened.marks, now)?;
    }
    Ok(())
}

/// Why a text was held back when it came in, for moderators.
///
/// # Errors
/// When the database cannot be read.
pub fn list_signs(conn: &mut DbConn, contribution_id: i64) -> Result<Vec<Sign>, AppError> {
    Ok(store::list_signs(conn, contribution_id)?)
}

/// The text is gone, and with it by what others like it were found.
///
/// # Errors
/// When a row cannot be deleted.
pub fn forget(tx: &mut Tx<'_>, contribution_id: i64) -> Result<(), AppError> {
    store::delete_marks_of(tx, contribution_id)?;
    Ok(())
}

/// Forgets what is of no use any more.
///
/// # Errors
/// When a row cannot be deleted.
pub fn forget_old(tx: &mut Tx<'_>, now: UtcTime) -> Result<(), AppError> {
    store::delete_marks_before(tx, now.minus(Duration::hours(KEPT_HOURS)))?;
    Ok(())
}
