//! Pages of accounts: signing up, in and out, and one's own account.

mod account;
mod credentials;
mod data;
mod reset;
mod sign_in;
mod sign_up;
mod tokens;

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::model::Account;
use super::{SESSION_DAYS, imitation, open_session, rules, store};
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::limits::Limited;
use crate::web::visit::session_token;
use crate::web::{Page, PostForm, Visit, cookies};

type Query = web::Query<HashMap<String, String>>;

/// Browsers keep the cookie longer than a session lasts unused; the database decides.
const COOKIE_DAYS: i64 = SESSION_DAYS * 12;

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    let get = web::get;
    let post = web::post;
    config
        .route("/signup", get().to(sign_up::show_sign_up))
        .route("/signup", post().to(sign_up::start_sign_up))
        .route("/signup/sent", get().to(sign_up::show_sent))
        .route("/signup/confirm", get().to(sign_up::show_confirm))
        .route("/signup/confirm", post().to(sign_up::confirm_sign_up))
        .route("/login", get().to(sign_in::show_sign_in))
        .route("/login", post().to(sign_in::sign_in))
        .route("/login/sent", get().to(sign_in::show_sent))
        .route("/login/link", get().to(sign_in::show_link))
        .route("/login/link", post().to(sign_in::use_link))
        .route("/logout", get().to(sign_in::show_sign_out))
        .route("/logout", post().to(sign_in::sign_out))
        .route("/reset", get().to(reset::show_reset))
        .route("/reset", post().to(reset::start_reset))
        .route("/reset/sent", get().to(reset::show_sent))
        .route("/reset/password", get().to(reset::show_new_password))
        .route("/reset/password", post().to(reset::set_new_password))
        .route("/set-password", get().to(reset::show_first_password))
        .route("/set-password", post().to(reset::set_first_password))
        .route("/account", get().to(account::show_account))
        .route("/account", post().to(account::change_profile))
        .route(
            "/account/sessions/end",
            post().to(account::end_all_sessions),
        )
        .route(
            "/account/sessions/{id}/end",
            post().to(account::end_session),
        )
        .route("/account/password", get().to(credentials::show_password))
        .route("/account/password", post().to(credentials::change_password))
        .route("/account/email", get().to(credentials::show_email))
        .route("/account/email", post().to(credentials::ask_email))
        .route(
            "/account/email/sent",
            get().to(credentials::show_email_sent),
        )
        .route(
            "/account/email/confirm",
            get().to(credentials::show_confirm_email),
        )
        .route(
            "/account/email/confirm",
            post().to(credentials::confirm_email),
        )
        .route("/account/tokens", get().to(tokens::list_tokens))
        .route("/account/tokens", post().to(tokens::create_token))
        .route(
            "/account/tokens/{id}/revoke",
            post().to(tokens::revoke_token),
        )
        .route("/account/data", get().to(data::show_data))
        .route("/account/data.json", get().to(data::download_data))
        .route("/account/close", get().to(data::show_close))
        .route("/account/close", post().to(data::close_account));
}

fn asked<'q>(query: &'q Query, name: &str) -> &'q str {
    query.get(name).map_or("", String::as_str)
}

/// The account of whoever is signed in.
async fn find_me(visit: &Visit) -> Result<Account, AppError> {
    let id = visit.account_id()?;
    visit
        .app
        .db
        .read(move |conn| Ok(store::find(conn, id)?))
        .await?
        .ok_or(AppError::Unauthenticated)
}

/// Counts one act against an address, whoever asks: a mailbox is not flooded from many networks.
/// Refuses a name that passes for that of an official, a body or those who run the site.
async fn refuse_imitation(
    visit: &Visit,
    form: &mut PostForm,
    name: &str,
    own: Option<i64>,
) -> Result<(), AppError> {
    if name.is_empty() {
        return Ok(());
    }
    let (asked, site) = (name.to_owned(), visit.app.config.site.name.clone());
    let read = move |conn: &mut DbConn| imitation::problem(conn, &asked, own, &site);
    if let Some(key) = visit.app.db.read(read).await? {
        form.refuse("name", key);
    }
    Ok(())
}

fn limit_address(visit: &Visit, what: Limited, key: &str) -> Result<(), AppError> {
    visit.app.limiters.check(what, &format!("address:{key}"))
}

/// What a session is called in the list of sessions.
fn device(visit: &Visit) -> String {
    let agent = visit.request.headers().get(header::USER_AGENT);
    rules::device_label(agent.and_then(|agent| agent.to_str().ok()).unwrap_or(""))
}

/// The session with which a request came ends when another begins in the same browser.
fn change_session(
    tx: &mut Tx<'_>,
    before: Option<(i64, i64)>,
    account_id: i64,
    device: &str,
    now: crate::platform::db::UtcTime,
) -> Result<String, AppError> {
    if let Some((session_id, owner_id)) = before {
        store::sessions::delete(tx, session_id, owner_id)?;
    }
    open_session(tx, account_id, device, now)
}

/// Session and account of whoever is signed in already.
fn current(visit: &Visit) -> Option<(i64, i64)> {
    let session_id = visit.signed_in.as_ref()?.session_id?;
    Some((session_id, visit.actor.account_id?))
}

/// Goes on signed in, in the language of the account.
fn enter(
    visit: &Visit,
    token: String,
    lang: &str,
    next: &str,
    flash: &'static str,
) -> Result<HttpResponse, AppError> {
    let app = &visit.app;
    let mut response = visit.redirect(next, Some(flash));
    let lang = Lang::parse(lang).unwrap_or_default();
    for cookie in [
        cookies::session(app, token, COOKIE_DAYS),
        cookies::lang(app, lang),
    ] {
        response
            .add_cookie(&cookie)
            .map_err(|error| AppError::Internal(format!("cookie: {error}")))?;
    }
    Ok(response)
}

/// Goes to `path` with the session cookie forgotten.
fn leave(visit: &Visit, path: &str, flash: &'static str) -> Result<HttpResponse, AppError> {
    let mut response = visit.redirect(path, Some(flash));
    if session_token(&visit.app, &visit.request).is_some() {
        let gone = cookies::forget(&visit.app, cookies::session_name(&visit.app));
        response
            .add_cookie(&gone)
            .map_err(|error| AppError::Internal(format!("cookie: {error}")))?;
    }
    Ok(response)
}

/// A page that says that a mail is on its way, the same whether or not the address is known.
fn sent_page(visit: &Visit, what: &'static str, again: &str) -> Result<HttpResponse, AppError> {
    let title = visit.text("accounts-sent-title");
    Page::new("accounts/sent.html", title)
        .with("what", &what)
        .with("again", &again)
        .respond(visit)
}

/// Why a link does not work any more, and where to get another. Other errors pass through.
fn dead_link(visit: &Visit, error: AppError, again: &str) -> Result<HttpResponse, AppError> {
    let (AppError::Gone(key) | AppError::BadRequest(key)) = error else {
        return Err(error);
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::GONE);
    let title = visit.text("accounts-link-dead-title");
    Page::new("accounts/link_dead.html", title)
        .with("text", &visit.text(key))
        .with("again", &again)
        .status(status)
        .respond(visit)
}

/// Shows the form again when its fields were refused; other errors pass through.
fn refused(
    visit: &Visit,
    form: &PostForm,
    error: AppError,
    page: impl FnOnce() -> Page,
) -> Result<HttpResponse, AppError> {
    match error {
        AppError::Invalid(errors) => page().form(&form.view(visit, &errors)).respond(visit),
        other => Err(other),
    }
}
