//! The contributions of a place as its readers see them: threads of three levels, a page at a
//! time, in at most five statements however long the thread is. What was taken away stops here, so
//! that no page can show it.

mod arrange;
mod order;

use std::collections::{BTreeMap, HashMap};
use std::ops::Not;

use chrono::Duration;
use serde::Serialize;

use super::model::{AuthorRole, Contribution, Kind, State};
use super::store_thread::{self as store, Row};
use super::supporting::list_supported;
use crate::platform::actor::{Actor, Role};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

pub use order::{Order, Sort};

/// Replies on one page of a thread; beyond them each contribution leads to a page with all of its.
const REPLIES: i64 = 200;

/// In what capacity somebody speaks on a public page.
pub fn role_of(actor: &Actor) -> AuthorRole {
    if actor.has(Role::Official) {
        AuthorRole::Official
    } else if actor.has(Role::Moderator) {
        AuthorRole::Moderator
    } else if actor.has(Role::Editor) {
        AuthorRole::Editor
    } else {
        AuthorRole::Citizen
    }
}

/// One contribution on a page. What it does not have is left out of what templates get: a page
/// shows two hundred of these, and every name costs.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    #[serde(skip)]
    pub id: i64,
    pub token: String,
    /// '' where the author is nobody's business any more.
    pub author: String,
    /// None for citizens: only staff bears a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<AuthorRole>,
    /// None when it came over the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<&'static str>,
    pub at: UtcTime,
    /// Of what was a topic of its own before it was joined with another one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// None: taken away, and `gone` says how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// `hidden`, `withdrawn`, `erased`, `merged_into`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone: Option<State>,
    /// Title of the published reason by language, for what a moderator took away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<BTreeMap<String, String>>,
    /// How many agree.
    #[serde(skip_serializing_if = "is_zero")]
    pub support_count: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<UtcTime>,
    /// What it answers, where that is not what it stands under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Answered>,
    /// What the place knows of it: on which version of a text it was made, and about which words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
    /// 1 or 2 for replies.
    #[serde(skip_serializing_if = "is_zero")]
    pub level: i64,
    /// Something below it follows.
    #[serde(skip_serializing_if = "Not::not")]
    pub has_replies: bool,
    /// The first of those below the one before it.
    #[serde(skip_serializing_if = "Not::not")]
    pub is_first_reply: bool,
    /// The last below a reply, which ends with it.
    #[serde(skip_serializing_if = "Not::not")]
    pub ends_reply: bool,
    /// The last below a first-level contribution, which ends with it.
    #[serde(skip_serializing_if = "Not::not")]
    pub is_last_reply: bool,
    /// Whoever reads wrote it: they report it to nobody.
    #[serde(skip_serializing_if = "Not::not")]
    pub is_own: bool,
    /// Whoever reads wrote it and may change it.
    #[serde(skip_serializing_if = "Not::not")]
    pub may_edit: bool,
    /// Whoever reads may agree with it.
    #[serde(skip_serializing_if = "Not::not")]
    pub may_support: bool,
    /// Whoever reads agrees with it.
    #[serde(skip_serializing_if = "Not::not")]
    pub is_supported: bool,
    /// Where the replies end that are on this page: how many more there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_replies: Option<i64>,
    /// Where there are more: token of what they reply to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replies_to: Option<String>,
    #[serde(skip)]
    reply_count: i64,
    #[serde(skip)]
    parent_id: Option<i64>,
    #[serde(skip)]
    answers_id: Option<i64>,
    #[serde(skip)]
    account_id: Option<i64>,
    #[serde(skip)]
    received_at: UtcTime,
}

/// What a contribution to a text that changes is about.
#[derive(Clone, Debug, Serialize)]
pub struct Beside {
    /// Number of the version on which it was made, where that is not the current one.
    pub version: Option<i64>,
    /// Where the words stand as they were, if they have changed since.
    pub was_url: Option<String>,
    /// The words that it is about, with what they should be instead.
    pub quote: Option<Vec<crate::platform::text::Part>>,
    /// The words are no longer there.
    pub is_gone: bool,
    /// Where they stand now, if that is known.
    pub now: Option<Elsewhere>,
}

/// A place that a reader may be led to.
#[derive(Clone, Debug, Serialize)]
pub struct Elsewhere {
    pub label: String,
    pub url: String,
}

/// What a reply answers.
#[derive(Clone, Debug, Serialize)]
pub struct Answered {
    pub token: String,
    pub author: String,
}

fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// One page of what was said in a place.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Thread {
    pub said: Vec<Said>,
    /// Where the next page begins (`?after=`).
    pub next: Option<String>,
}

/// Who reads, where that makes a difference: what is their own, and what they agree with.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub account_id: i64,
    /// How long authors may change what they wrote.
    pub edit_window: Duration,
    /// People take part here.
    pub is_open: bool,
    pub now: UtcTime,
}

impl From<Row> for Said {
    fn from(row: Row) -> Self {
        let shown = row.state == State::Published;
        let gone = match row.state {
            State::Published => None,
            // To a reader it is the same whether it was rejected later or hidden.
            State::Rejected => Some(State::Hidden),
            other => Some(other),
        };
        let is_web = matches!(row.channel.as_str(), "web" | "api");
        Self {
            id: row.id,
            token: row.token,
            author: if shown {
                row.author_name
            } else {
                String::new()
            },
            role: (shown && !matches!(row.author_role, AuthorRole::Citizen | AuthorRole::Guest))
                .then_some(row.author_role),
            channel: (!is_web).then_some(row.channel.as_str()),
            at: row.published_at.unwrap_or(row.received_at),
            title: if shown { row.title } else { String::new() },
            html: if shown { row.html } else { None },
            gone,
            reason: None,
            support_count: if shown { row.support_count } else { 0 },
            edited_at: row.edited_at.filter(|_| shown),
            answers: None,
            beside: None,
            level: 0,
            has_replies: false,
            is_first_reply: false,
            ends_reply: false,
            is_last_reply: false,
            is_own: false,
            may_edit: false,
            may_support: false,
            is_supported: false,
            more_replies: None,
            replies_to: None,
            reply_count: row.reply_count,
            parent_id: row.parent_id,
            answers_id: row.answers_id,
            account_id: row.account_id,
            received_at: row.received_at,
        }
    }
}

/// One contribution as its readers see it, without its replies.
///
/// # Errors
/// When the database cannot be read.
pub fn said(conn: &mut DbConn, contribution: &Contribution) -> Result<Said, AppError> {
    let mut one = [Said::from(Row {
        id: contribution.id,
        parent_id: contribution.parent_id,
        token: contribution.token.clone(),
        author_name: contribution.author_name.clone(),
        author_role: contribution.author_role,
        channel: contribution.channel,
        state: contribution.state,
        reply_count: contribution.reply_count,
        received_at: contribution.received_at,
        published_at: contribution.published_at,
        html: Some(contribution.html.clone()),
        // The page bears it.
        title: if contribution.kind == Kind::Topic {
            String::new()
        } else {
            contribution.title.clone()
        },
        account_id: contribution.account_id,
        edited_at: contribution.edited_at,
        answers_id: contribution.answers_id,
        support_count: contribution.support_count,
    })];
    give_reasons(conn, &mut one)?;
    let [one] = one;
    Ok(one)
}

/// What the public sees of `anchor` in `place`, in that order, each with what was said below it.
///
/// # Errors
/// When the database cannot be read.
pub fn thread(
    conn: &mut DbConn,
    place: &str,
    anchor: &str,
    order: Order,
    limit: i64,
) -> Result<Thread, AppError> {
    let mut rows = store::list_roots(conn, place, anchor, order, limit + 1)?;
    let next = cut(&mut rows, limit).map(|last| order.behind(last.reply_count, last.id));
    let roots: Vec<Said> = rows.into_iter().map(Said::from).collect();
    let talked_about: Vec<i64> = roots
        .iter()
        .filter(|one| one.reply_count > 0)
        .map(|one| one.id)
        .collect();
    let replies = if talked_about.is_empty() {
        Vec::new()
    } else {
        store::list_below(conn, &talked_about, REPLIES)?
    };
    let mut said = arrange::arrange(roots, replies.into_iter().map(Said::from));
    give_answered(conn, &mut said, |one| one.answers_id)?;
    give_reasons(conn, &mut said)?;
    Ok(Thread { said, next })
}

/// What was said below one contribution, a page at a time, oldest first. Each names what it
/// answers, where that is not the contribution itself.
///
/// # Errors
/// When the database cannot be read.
pub fn list_replies(
    conn: &mut DbConn,
    contribution: &Contribution,
    after: i64,
    limit: i64,
) -> Result<Thread, AppError> {
    let id = contribution.id;
    let mut rows = match contribution.root_id {
        None => store::list_talk(conn, id, after, limit + 1)?,
        Some(root) => store::list_answers(conn, root, id, after, limit + 1)?,
    };
    let next = cut(&mut rows, limit).map(|last| last.id.to_string());
    let mut said: Vec<Said> = rows.into_iter().map(Said::from).collect();
    let answered = |one: &Said| one.answers_id.or(one.parent_id).filter(|of| *of != id);
    give_answered(conn, &mut said, answered)?;
    give_reasons(conn, &mut said)?;
    Ok(Thread { said, next })
}

/// Drops what is beyond the page; the last on it, when there was more.
fn cut(rows: &mut Vec<Row>, limit: i64) -> Option<&Row> {
    let limit = usize::try_from(limit).unwrap_or(0);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    rows.last().filter(|_| has_more)
}

fn give_answered(
    conn: &mut DbConn,
    said: &mut [Said],
    answered: impl Fn(&Said) -> Option<i64>,
) -> Result<(), AppError> {
    let ids: Vec<i64> = said.iter().filter_map(&answered).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let found = store::list_answered(conn, &ids)?.into_iter();
    let found: HashMap<i64, Answered> = found
        .map(|(id, token, author)| (id, Answered { token, author }))
        .collect();
    for one in said {
        one.answers = answered(one).and_then(|id| found.get(&id).cloned());
    }
    Ok(())
}

/// Notes what the person who reads wrote, may change and agrees with.
///
/// # Errors
/// When the database cannot be read.
pub fn mark_for(conn: &mut DbConn, said: &mut [Said], reader: &Reader) -> Result<(), AppError> {
    let shown = said.iter().filter(|one| one.gone.is_none());
    let ids: Vec<i64> = shown.map(|one| one.id).collect();
    let supported = list_supported(conn, reader.account_id, &ids)?;
    for one in said.iter_mut().filter(|one| one.gone.is_none()) {
        let is_own = one.account_id == Some(reader.account_id);
        one.is_own = is_own;
        one.may_edit = is_own && reader.now < one.received_at.plus(reader.edit_window);
        one.may_support = !is_own && reader.is_open;
        one.is_supported = supported.contains(&one.id);
    }
    Ok(())
}

fn give_reasons(conn: &mut DbConn, said: &mut [Said]) -> Result<(), AppError> {
    let hidden = |one: &Said| one.gone == Some(State::Hidden);
    let ids: Vec<i64> = said
        .iter()
        .filter(|one| hidden(one))
        .map(|one| one.id)
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    let reasons = store::list_reasons(conn, &ids)?;
    let reason_of = |id: i64| {
        let found = reasons.iter().rev().find(|(of, _)| *of == id);
        found.map(|(_, title)| title.get().clone())
    };
    for one in said.iter_mut().filter(|one| hidden(one)) {
        one.reason = reason_of(one.id);
    }
    Ok(())
}

/// Where the page begins on which a new contribution will be read (`?after=`), None for the first
/// page: the address of a contribution must lead to it in a long thread, too.
///
/// # Errors
/// When the database cannot be read.
pub fn thread_start(
    conn: &mut DbConn,
    place: &str,
    anchor: &str,
    parent: Option<&Contribution>,
    page_size: i64,
) -> Result<Option<i64>, AppError> {
    if store::count_of(conn, place, anchor)? < page_size {
        return Ok(None);
    }
    match parent {
        Some(parent) => Ok(Some(parent.root_id.unwrap_or(parent.id) - 1)),
        None => Ok(store::last_id(conn, place, anchor)?),
    }
}
