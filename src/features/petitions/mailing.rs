//! News to signatories who asked for them: one mail for each, put into the outbox by a job, in
//! pieces, behind every mail that somebody waits for.
//!
//! Nobody gets the same news twice. A piece of mails is written in the transaction that moves the
//! mark of how far the mailing is, and only if the mark still stands where the piece begins: a job
//! that dies between two pieces goes on behind the last one, and of two workers one is refused.

use actix_web::web;
use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::invalidating::SMALL;
use super::store::invalidations::last_id;
use super::store::mailings::{self as store, Addressee, Mailing};
use super::{model, topic};
use crate::app::App;
use crate::platform::db::{Db, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{self, JobHandler};
use crate::platform::outbox::{self, Duplicate};
use crate::platform::tokens::{Purpose, TokenProblem, Tokens};

const KIND: &str = "petition-news";
/// Mails of one transaction.
const PIECE: i64 = 1_000;
/// Addressees read at a time.
const FOUND: i64 = 20_000;
/// Pieces of one turn, so that other jobs have theirs.
const TURN: usize = 100;
/// The link that ends news is good for so long.
const LINK_DAYS: i64 = 400;

/// What the link that ends news says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndLink {
    petition: i64,
    news_of_signature: i64,
}

impl EndLink {
    /// Reads the token of a link that ends news of `petition_id`.
    ///
    /// # Errors
    /// [`TokenProblem`], also when it belongs to another petition.
    pub fn read(
        tokens: &Tokens,
        token: &str,
        petition_id: i64,
        now: UtcTime,
    ) -> Result<Self, TokenProblem> {
        let link: Self = tokens.check(Purpose::Unsubscribe, token, now.naive())?;
        if link.petition == petition_id {
            Ok(link)
        } else {
            Err(TokenProblem::Invalid)
        }
    }
}

/// Makes the links of mails.
#[derive(Clone)]
pub struct Links {
    tokens: Tokens,
    base_url: String,
}

impl Links {
    pub fn of(app: &App) -> Self {
        Self {
            tokens: app.tokens.clone(),
            base_url: app.absolute(""),
        }
    }

    fn end(&self, petition: i64, signature_id: i64, now: UtcTime) -> Result<String, AppError> {
        let link = EndLink {
            petition,
            news_of_signature: signature_id,
        };
        let token = self
            .tokens
            .issue(
                Purpose::Unsubscribe,
                link,
                now.naive(),
                Duration::days(LINK_DAYS),
            )
            .map_err(|error| AppError::Internal(error.to_string()))?;
        let url = model::url(petition);
        Ok(format!("{}{url}/updates/end?token={token}", self.base_url))
    }
}

#[derive(Serialize, Deserialize)]
struct Turn {
    id: i64,
}

/// Writes to each signatory who asked to be told and whose signature counts now. `event_key` names
/// what happened (`petition-responded:7`): the same event is never told twice. `template` is a mail
/// with an unsubscribe address; `params` are the same for all. Nothing is sent here: a job does it.
///
/// # Errors
/// When `params` have no JSON form, or a row cannot be written.
pub fn announce_to_signatories(
    tx: &mut Tx<'_>,
    petition_id: i64,
    event_key: &str,
    template: &'static str,
    params: &impl Serialize,
    now: UtcTime,
) -> Result<(), AppError> {
    let new = store::NewMailing {
        petition_id,
        event_key,
        template,
        params: &serde_json::to_string(params)?,
        until_id: last_id(tx)?,
    };
    match store::insert(tx, &new, now)? {
        Some(id) => jobs::enqueue(tx, KIND, &Turn { id }, now),
        None => Ok(()),
    }
}

/// Work of this part that is done later.
pub(super) fn handlers(app: &web::Data<App>) -> Vec<JobHandler> {
    let app = app.clone();
    vec![JobHandler::new(KIND, move |payload, now| {
        let turn: Turn = serde_json::from_str(payload)?;
        let links = Links::of(&app);
        if carry_on(&app.db, &links, turn.id, TURN, now)? {
            app.db
                .write_here(move |tx| jobs::enqueue(tx, KIND, &turn, now))?;
        }
        Ok(())
    })]
}

/// Carries a mailing on by so many pieces at most; whether anything is left to this worker.
///
/// # Errors
/// When the database cannot be used. What was queued stays queued, and the rest can go on.
pub fn carry_on(
    db: &Db,
    links: &Links,
    id: i64,
    mut pieces: usize,
    now: UtcTime,
) -> Result<bool, AppError> {
    let size = usize::try_from(PIECE).unwrap_or(1);
    while pieces > 0 {
        let (mut mailing, found) = db.read_here(|conn| {
            let mailing = store::find(conn, id)?.ok_or(AppError::NotFound)?;
            let petition = super::store::find(conn, mailing.petition_id)?;
            let walks = petition.is_some_and(|petition| petition.signature_count >= SMALL);
            let found = store::list_addressees(conn, &mailing, walks, FOUND)?;
            Ok((mailing, found))
        })?;
        if mailing.done_at.is_some() {
            return Ok(false);
        }
        for piece in found.chunks(size) {
            if pieces == 0 {
                return Ok(true);
            }
            pieces -= 1;
            let Some(last) = queue(db, links, &mailing, piece, now)? else {
                return Ok(false);
            };
            mailing.after_id = last;
        }
        if i64::try_from(found.len()).is_ok_and(|count| count < FOUND) {
            let petition_id = mailing.petition_id;
            db.write_here(move |tx| {
                store::set_done(tx, id, now)?;
                tx.touch(topic(petition_id), now);
                Ok(())
            })?;
            return Ok(false);
        }
    }
    Ok(true)
}

/// Queues one piece, all of it or nothing; returns the last of it, or None when another worker is
/// further already.
fn queue(
    db: &Db,
    links: &Links,
    mailing: &Mailing,
    piece: &[Addressee],
    now: UtcTime,
) -> Result<Option<i64>, AppError> {
    let Some(last) = piece.last().map(|addressee| addressee.0) else {
        return Ok(None);
    };
    let copies = piece
        .iter()
        .map(|(signature_id, name, email, lang)| {
            Ok(Duplicate {
                event_key: format!("petition-news:{}:{signature_id}", mailing.id),
                to: email.clone(),
                to_name: name.clone(),
                lang: lang.clone(),
                unsubscribe_url: links.end(mailing.petition_id, *signature_id, now)?,
            })
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    let mailing = mailing.clone();
    db.write_here(move |tx| {
        let count = i64::try_from(copies.len()).unwrap_or(i64::MAX);
        // First the mark: whoever is second finds it moved, and writes nothing.
        if !store::set_after(tx, &mailing, last, count)? {
            return Ok(None);
        }
        let params: serde_json::Value = serde_json::from_str(&mailing.params)?;
        outbox::post_copies(tx, &mailing.template, &params, &copies, now)?;
        Ok(Some(last))
    })
}

/// Mailings of a petition, newest first, for those who look after it.
///
/// # Errors
/// When the database cannot be read.
pub fn list_mailings(
    conn: &mut crate::platform::db::DbConn,
    petition_id: i64,
) -> Result<Vec<Mailing>, AppError> {
    Ok(store::list(conn, petition_id, 20)?)
}

/// Whoever signed hears no more of the petition. Doing it again changes nothing.
///
/// # Errors
/// When the row cannot be written.
pub fn end_news(tx: &mut Tx<'_>, link: EndLink) -> Result<(), AppError> {
    store::end_updates(tx, link.petition, link.news_of_signature)?;
    Ok(())
}
