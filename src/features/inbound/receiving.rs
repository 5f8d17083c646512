//! Taking a mail in: it waits, and its sender is asked to confirm it.

use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{InboundMail, NewMail};
use super::rules::{self, Letter, MailProblem, Reading};
use super::store;
use crate::app::App;
use crate::features::bodies::{self, Body};
use crate::features::files::{self, Checked};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::outbox::{self, Priority};
use crate::platform::tokens::{Purpose, TokenProblem, Tokens};

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It waits for its sender.
    Filed,
    /// It came before.
    Known,
    /// Nothing was filed and nobody is answered, with the reason.
    Ignored(&'static str),
}

/// Why nothing became of it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It will not go better the next time.
    #[error("{0}")]
    Data(String),
    /// It may go better later.
    #[error("{0}")]
    Later(String),
}

impl From<MailProblem> for Failure {
    fn from(problem: MailProblem) -> Self {
        Self::Data(problem.to_string())
    }
}

/// What the mailed link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub mail: i64,
}

impl Link {
    /// # Errors
    /// [`TokenProblem`]
    pub fn read(tokens: &Tokens, token: &str, now: UtcTime) -> Result<Self, TokenProblem> {
        tokens.check(Purpose::ConfirmQuestion, token, now.naive())
    }
}

/// Takes one mail in, as the mail server hands it over.
///
/// # Errors
/// [`Failure`]; nothing of the mail is repeated in it.
pub fn receive(app: &App, bytes: &[u8], now: UtcTime) -> Result<Outcome, Failure> {
    let letter = match rules::read(bytes)? {
        Reading::Ignored(why) => return Ok(Outcome::Ignored(why)),
        Reading::Letter(letter) => *letter,
    };
    let own = EmailAddress::parse(&app.config.mail.from);
    if own.is_ok_and(|own| own.canonical() == letter.sender.canonical()) {
        return Ok(Outcome::Ignored("it comes from this site"));
    }
    let (checked, refused) = check(&letter);
    let (tokens, default) = (app.tokens.clone(), app.default_lang());
    let outcome = app
        .db
        .write_here(move |tx| file(tx, &tokens, &letter, &checked, &refused, default, now));
    match outcome {
        Ok(outcome) => Ok(outcome),
        Err(AppError::NotFound) => Err(Failure::Data("no body has this address".to_owned())),
        Err(AppError::TooManyRequests { .. }) => Err(Failure::Later(
            "this sender has sent many mails within the hour".to_owned(),
        )),
        Err(AppError::Internal(text)) => Err(Failure::Later(text)),
        Err(other) => Err(Failure::Later(other.to_string())),
    }
}

/// A file that is not taken, as the answer names it.
#[derive(Clone, Debug, Serialize)]
struct Refused {
    name: String,
    /// Last part of the key of the reason.
    reason: &'static str,
}

fn check(letter: &Letter) -> (Vec<Checked>, Vec<Refused>) {
    let (mut checked, mut refused) = (Vec::new(), Vec::new());
    for (name, bytes) in &letter.attachments {
        let reason = if checked.len() == files::MAX_FILES {
            "one-too-many"
        } else {
            match files::rules::check(name, bytes) {
                Ok(one) => {
                    checked.push(one);
                    continue;
                }
                Err(refusal) => refusal.key().trim_start_matches("files."),
            }
        };
        refused.push(Refused {
            name: files::rules::shown_name(name),
            reason,
        });
    }
    (checked, refused)
}

fn file(
    tx: &mut Tx<'_>,
    tokens: &Tokens,
    letter: &Letter,
    checked: &[Checked],
    refused: &[Refused],
    default: Lang,
    now: UtcTime,
) -> Result<Outcome, AppError> {
    if store::has_message(tx, &letter.message_key)? {
        return Ok(Outcome::Known);
    }
    let body = find_body(tx, letter)?;
    let sender = letter.sender.canonical();
    let since = now.minus(Duration::hours(1));
    if store::count_since(tx, &sender, since)? >= rules::PER_HOUR {
        return Err(AppError::TooManyRequests { retry_after: 3600 });
    }
    let new = NewMail {
        message_key: letter.message_key.clone(),
        body_id: body.id,
        email: letter.sender.as_str().to_owned(),
        email_key: sender,
        sender_name: letter.sender_name.clone(),
        lang: Lang::parse(&letter.language)
            .unwrap_or(default)
            .code()
            .to_owned(),
        title: letter.title.clone(),
        text: letter.text.clone(),
    };
    let Some(mail) = store::insert(tx, &new, now)? else {
        return Ok(Outcome::Known);
    };
    let until = now.plus(Duration::days(rules::WAITS_DAYS));
    for one in checked {
        files::hold(tx, one, &mail.held_for(), until, now)?;
    }
    acknowledge(tx, tokens, &mail, &body, checked, refused, now)?;
    Ok(Outcome::Filed)
}

fn find_body(tx: &mut Tx<'_>, letter: &Letter) -> Result<Body, AppError> {
    let mut all = bodies::list(tx)?;
    let known: Vec<_> = all
        .iter()
        .map(|body| (body.slug.clone(), body.email.clone()))
        .collect();
    let place = rules::find_body(&letter.recipients, &known).ok_or(AppError::NotFound)?;
    Ok(all.swap_remove(place))
}

/// The same for everybody, with or without an account.
fn acknowledge(
    tx: &mut Tx<'_>,
    tokens: &Tokens,
    mail: &InboundMail,
    body: &Body,
    checked: &[Checked],
    refused: &[Refused],
    now: UtcTime,
) -> Result<(), AppError> {
    let link = Link { mail: mail.id };
    let lasting = Duration::days(rules::WAITS_DAYS);
    let token = tokens
        .issue(Purpose::ConfirmQuestion, link, now.naive(), lasting)
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let letter = outbox::Letter {
        event_key: format!("inbound-mail:{}", mail.id),
        to: &mail.email,
        to_name: "",
        template: "inbound/received",
        lang: &mail.lang,
        unsubscribe_url: None,
        priority: Priority::Confirmation,
    };
    let names: Vec<_> = checked.iter().map(|one| one.name.as_str()).collect();
    let params = json!({
        "body": body.name,
        "token": token,
        "days": rules::WAITS_DAYS,
        "files": names,
        "refused": refused,
        "max_files": files::MAX_FILES,
        "max": files::rules::MAX_BYTES / 1024 / 1024,
    });
    outbox::post(tx, &letter, &params, now)
}
