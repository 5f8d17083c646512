//! The contributions of a place as its readers see them: threaded one level, a page at a time, in
//! at most three statements. What was taken away stops here, so that no page can show it.

use std::collections::BTreeMap;
use std::ops::Not;

use serde::Serialize;

use super::model::{AuthorRole, Contribution, State};
use super::store_thread::{self as store, Row};
use crate::platform::actor::{Actor, Role};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown::{self, SafeHtml};

/// Replies on one page of a thread; beyond them each contribution leads to a page with all of its.
const REPLIES: i64 = 200;

/// What a person wrote and the HTML made of it, once: before the write, not inside it.
#[derive(Clone, Debug)]
pub struct Words {
    text: String,
    html: SafeHtml,
}

impl Words {
    /// `text` was cleaned and measured by a rule.
    pub fn new(text: String) -> Self {
        let html = markdown::to_html(&text);
        Self { text, html }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn html(&self) -> &str {
        self.html.as_str()
    }
}

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
    /// None: taken away, and `gone` says how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// `hidden`, `withdrawn`, `erased`, `merged_into`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone: Option<State>,
    /// Title of the published reason by language, for what a moderator took away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Not::not")]
    pub is_reply: bool,
    /// Replies to it follow.
    #[serde(skip_serializing_if = "Not::not")]
    pub has_replies: bool,
    #[serde(skip_serializing_if = "Not::not")]
    pub is_first_reply: bool,
    #[serde(skip_serializing_if = "Not::not")]
    pub is_last_reply: bool,
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
}

/// One page of what was said in a place.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Thread {
    pub said: Vec<Said>,
    /// Where the next page begins (`?after=`).
    pub next: Option<i64>,
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
            html: if shown { row.html } else { None },
            gone,
            reason: None,
            is_reply: false,
            has_replies: false,
            is_first_reply: false,
            is_last_reply: false,
            more_replies: None,
            replies_to: None,
            reply_count: row.reply_count,
            parent_id: row.parent_id,
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
    })];
    give_reasons(conn, &mut one)?;
    let [one] = one;
    Ok(one)
}

/// What the public sees of `anchor` in `place` after the contribution `after`, oldest first, with
/// the replies to each.
///
/// # Errors
/// When the database cannot be read.
pub fn thread(
    conn: &mut DbConn,
    place: &str,
    anchor: &str,
    after: i64,
    limit: i64,
) -> Result<Thread, AppError> {
    let mut rows = store::list_roots(conn, place, anchor, after, limit + 1)?;
    let next = cut(&mut rows, limit);
    let roots: Vec<Said> = rows.into_iter().map(Said::from).collect();
    let parents: Vec<i64> = roots
        .iter()
        .filter(|one| one.reply_count > 0)
        .map(|one| one.id)
        .collect();
    let replies = if parents.is_empty() {
        Vec::new()
    } else {
        store::list_replies(conn, &parents, 0, REPLIES)?
    };
    let mut said = interleave(roots, replies.into_iter().map(Said::from));
    give_reasons(conn, &mut said)?;
    Ok(Thread { said, next })
}

/// Puts replies behind what they reply to, and notes where they begin and end.
fn interleave(roots: Vec<Said>, replies: impl Iterator<Item = Said>) -> Vec<Said> {
    let mut by_parent: BTreeMap<i64, Vec<Said>> = BTreeMap::new();
    for reply in replies {
        if let Some(parent) = reply.parent_id {
            by_parent.entry(parent).or_default().push(reply);
        }
    }
    let mut said = Vec::with_capacity(roots.len());
    for mut root in roots {
        let mut replies = by_parent.remove(&root.id).unwrap_or_default();
        let shown = replies.iter().filter(|reply| reply.gone.is_none()).count();
        let more = root.reply_count - i64::try_from(shown).unwrap_or(0);
        let (more, of) = ((more > 0).then_some(more), root.token.clone());
        for reply in &mut replies {
            reply.is_reply = true;
        }
        if let Some(first) = replies.first_mut() {
            first.is_first_reply = true;
        }
        let end = match replies.last_mut() {
            Some(last) => {
                root.has_replies = true;
                last.is_last_reply = true;
                last
            }
            None => &mut root,
        };
        end.replies_to = more.map(|_| of);
        end.more_replies = more;
        said.push(root);
        said.append(&mut replies);
    }
    said
}

/// Replies to one contribution, a page at a time.
///
/// # Errors
/// When the database cannot be read.
pub fn list_replies(
    conn: &mut DbConn,
    parent_id: i64,
    after: i64,
    limit: i64,
) -> Result<Thread, AppError> {
    let mut rows = store::list_replies(conn, &[parent_id], after, limit + 1)?;
    let next = cut(&mut rows, limit);
    let mut said: Vec<Said> = rows.into_iter().map(Said::from).collect();
    give_reasons(conn, &mut said)?;
    Ok(Thread { said, next })
}

/// Drops what is beyond the page; the id after which the next one begins.
fn cut(rows: &mut Vec<Row>, limit: i64) -> Option<i64> {
    let limit = usize::try_from(limit).unwrap_or(0);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    rows.last().filter(|_| has_more).map(|row| row.id)
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
        Some(parent) => Ok(Some(parent.id - 1)),
        None => Ok(store::last_id(conn, place, anchor)?),
    }
}
