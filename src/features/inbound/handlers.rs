//! Behind the link of the mailed answer: a page with the question as it was read, to be put right
//! and sent. Opening the link sends nothing, so that a mail scanner asks for nobody.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, web};
use chrono_tz::Tz;
use serde::Serialize;

use super::model::InboundMail;
use super::receiving::Link;
use super::store;
use crate::features::accounts::{self, Account, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::contributions::{AuthorRole, Channel, Spine};
use crate::features::deadlines;
use crate::features::files::{self, File};
use crate::features::ledger::ActingAs;
use crate::features::questions::{self, Ask, TEXT, TITLE};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::platform::tokens::TokenProblem;
use crate::web::{FormView, KeptFile, Page, PostForm, Visit};

struct Waiting {
    mail: InboundMail,
    body: Body,
    account: Option<Account>,
    files: Vec<File>,
    /// By when an answer is promised, if it is sent now.
    due_at: UtcTime,
}

/// What the page shows of it.
#[derive(Serialize)]
struct MailView {
    token: String,
    body: String,
    working_days: i64,
    due_at: UtcTime,
    received_at: UtcTime,
    /// Asked in this name; None where the page asks for one.
    account_name: Option<String>,
    files: Vec<KeptFile>,
}

enum Found {
    Waiting(Box<Waiting>),
    /// It was asked before: there it is.
    Asked(i64),
}

fn find(conn: &mut DbConn, link: Link, now: UtcTime, zone: Tz) -> Result<Found, AppError> {
    let gone = AppError::Gone("inbound.link-gone");
    let mail = store::find(conn, link.mail)?.ok_or(gone.clone())?;
    if let Some(id) = mail.question_id {
        return Ok(Found::Asked(id));
    }
    if mail.email_key.is_empty() {
        return Err(gone);
    }
    let body = bodies::find(conn, mail.body_id)?.ok_or(AppError::NotFound)?;
    Ok(Found::Waiting(Box::new(Waiting {
        due_at: deadlines::due_on_promise(conn, body.id, body.answer_working_days, now, zone)?,
        body,
        account: find_account(conn, &mail)?,
        files: files::list_held(conn, &mail.held_for(), now)?,
        mail,
    })))
}

/// The account of whoever reads this mailbox.
fn find_account(conn: &mut DbConn, mail: &InboundMail) -> Result<Option<Account>, AppError> {
    accounts::find_by_email_key(conn, &mail.email_key)
}

fn token_of(visit: &Visit) -> String {
    let query = visit.request.query_string();
    let token = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("token="));
    token.unwrap_or_default().to_owned()
}

fn read_link(visit: &Visit, token: &str) -> Result<Link, AppError> {
    Link::read(&visit.app.tokens, token, visit.now).map_err(|problem| match problem {
        TokenProblem::Expired => AppError::Gone("token.expired"),
        TokenProblem::Invalid => AppError::BadRequest("token.invalid"),
    })
}

pub async fn show_mail(visit: Visit) -> Result<HttpResponse, AppError> {
    let token = token_of(&visit);
    let link = read_link(&visit, &token)?;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    match visit
        .app
        .db
        .read(move |conn| find(conn, link, now, zone))
        .await?
    {
        Found::Asked(id) => Ok(visit.redirect(&questions::url(id), None)),
        Found::Waiting(waiting) => {
            let mail = &waiting.mail;
            let form = FormView::filled([
                ("title", mail.title.clone()),
                ("text", mail.text.clone()),
                ("name", mail.sender_name.clone()),
            ]);
            page(&visit, &waiting, token, &form, StatusCode::OK)
        }
    }
}

fn page(
    visit: &Visit,
    waiting: &Waiting,
    token: String,
    form: &FormView,
    status: StatusCode,
) -> Result<HttpResponse, AppError> {
    let view = MailView {
        token,
        body: waiting.body.name.clone(),
        working_days: waiting.body.answer_working_days,
        due_at: waiting.due_at,
        received_at: waiting.mail.received_at,
        account_name: waiting.account.as_ref().map(|one| one.name.clone()),
        files: waiting.files.iter().map(files::kept_view).collect(),
    };
    let mut response = Page::new("inbound/confirm.html", visit.text("inbound-confirm-title"))
        .with("mail", &view)
        .form(form)
        .status(status)
        .respond(visit)?;
    // The address holds a key: it goes to no other page.
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    Ok(response)
}

pub async fn confirm_mail(
    visit: Visit,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.limit_network(Limited::Sign)?;
    let token = form.get("token").to_owned();
    let link = read_link(&visit, &token)?;
    let now = visit.now;
    let zone = visit.app.config.site.time_zone.0;
    let found = visit
        .app
        .db
        .read(move |conn| find(conn, link, now, zone))
        .await?;
    let waiting = match found {
        Found::Asked(id) => return Ok(visit.redirect(&questions::url(id), None)),
        Found::Waiting(waiting) => waiting,
    };
    if form.get("do") == "discard" {
        visit
            .app
            .db
            .write(move |tx| discard(tx, link, now, zone))
            .await?;
        return Ok(visit.redirect("/questions", Some("inbound-flash-discarded")));
    }
    let (title, text) = (form.text("title", TITLE), form.text("text", TEXT));
    let name = match &waiting.account {
        Some(account) => account.name.clone(),
        None => form.text("name", accounts::NAME_RULE),
    };
    if let Err(AppError::Invalid(errors)) = form.check() {
        return refuse(&visit, &waiting, token, &form, &errors);
    }
    let wanted: Vec<String> = form.all("held").into_iter().map(str::to_owned).collect();
    let ask = ask_of(&waiting, title, text, name, now);
    let outcome = visit
        .app
        .db
        .write(move |tx| {
            let waiting = match find(tx, link, now, zone)? {
                Found::Asked(id) => return Ok(id),
                Found::Waiting(waiting) => waiting,
            };
            if let Some(account) = &waiting.account {
                // Whoever may not contribute here may not do it by mail either.
                let actor = accounts::actor_of(tx, account)?;
                accounts::ensure(&actor, Action::Contribute, &Subject::SITE)?;
            }
            let asked = questions::ask(tx, &spine, &ask, zone, now)?;
            // Another click was faster by a moment: what it asked is this question.
            if !asked.is_new {
                return Ok(asked.question.id);
            }
            if !store::set_asked(tx, link.mail, asked.question.id)? {
                return Err(AppError::Conflict("error.conflict"));
            }
            attach(tx, &waiting, &asked.contribution, &wanted, now)?;
            Ok(asked.question.id)
        })
        .await?;
    Ok(visit.redirect(&questions::url(outcome), Some("questions-flash-asked")))
}

fn refuse(
    visit: &Visit,
    waiting: &Waiting,
    token: String,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let view = form.view(visit, errors);
    page(
        visit,
        waiting,
        token,
        &view,
        StatusCode::UNPROCESSABLE_ENTITY,
    )
}

fn ask_of(waiting: &Waiting, title: String, text: String, name: String, now: UtcTime) -> Ask {
    Ask {
        body_id: waiting.body.id,
        account_id: waiting.account.as_ref().map(|one| one.id),
        author_name: name,
        author_role: if waiting.account.is_some() {
            AuthorRole::Citizen
        } else {
            AuthorRole::Guest
        },
        channel: Channel::Email,
        lang: waiting.mail.lang.clone(),
        title,
        text,
        submission_key: Some(waiting.mail.held_for()),
        ..Ask::at(now)
    }
}

fn attach(
    tx: &mut Tx<'_>,
    waiting: &Waiting,
    contribution: &crate::features::contributions::Contribution,
    wanted: &[String],
    now: UtcTime,
) -> Result<(), AppError> {
    let owner = waiting.mail.held_for();
    let tokens: Vec<String> = waiting
        .files
        .iter()
        .map(|file| file.token.clone())
        .filter(|token| wanted.contains(token))
        .collect();
    let (author, by) = (ActingAs::Author, contribution.account_id);
    files::attach(tx, contribution, &owner, &tokens, author, by, now)?;
    files::forget_held(tx, &owner)
}

fn discard(tx: &mut Tx<'_>, link: Link, now: UtcTime, zone: Tz) -> Result<(), AppError> {
    if let Found::Waiting(waiting) = find(tx, link, now, zone)? {
        files::forget_held(tx, &waiting.mail.held_for())?;
        store::set_discarded(tx, waiting.mail.id)?;
    }
    Ok(())
}
