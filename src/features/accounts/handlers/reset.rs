//! A new password for whoever forgot theirs, and the first one for whoever was invited.

use actix_web::HttpResponse;

use super::sign_in::mail_link;
use super::{Query, asked, dead_link, device, enter, refused, sent_page};
use crate::features::accounts::links::{self, Holder};
use crate::features::accounts::{mails, open_session, passwords, rules, store};
use crate::platform::error::AppError;
use crate::platform::tokens::Purpose;
use crate::web::{FormView, Page, PostForm, Visit};

fn page(visit: &Visit) -> Page {
    Page::new("accounts/reset.html", visit.text("accounts-reset-title"))
}

pub async fn show_reset(visit: Visit) -> Result<HttpResponse, AppError> {
    page(&visit).form(&FormView::default()).respond(&visit)
}

pub async fn start_reset(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let email = form.email("email");
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, || page(&visit));
    }
    let email = email.ok_or(AppError::BadRequest("error.bad-request"))?;
    mail_link(&visit, Purpose::ResetPassword, email, "/account".to_owned()).await?;
    Ok(visit.redirect("/reset/sent", None))
}

pub async fn show_sent(visit: Visit) -> Result<HttpResponse, AppError> {
    sent_page(&visit, "reset", "/reset")
}

fn password_page(visit: &Visit, purpose: Purpose, token: &str, name: &str) -> Page {
    let first = purpose == Purpose::SetPassword;
    let title = if first {
        "accounts-first-password-title"
    } else {
        "accounts-new-password-title"
    };
    Page::new("accounts/new_password.html", visit.text(title))
        .with("action", &links::path(purpose))
        .with("token", &token)
        .with("name", &name)
        .with("first", &first)
}

pub async fn show_new_password(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    show(visit, query, Purpose::ResetPassword).await
}

pub async fn show_first_password(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    show(visit, query, Purpose::SetPassword).await
}

pub async fn set_new_password(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    set(visit, form, Purpose::ResetPassword).await
}

pub async fn set_first_password(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    set(visit, form, Purpose::SetPassword).await
}

async fn show(visit: Visit, query: Query, purpose: Purpose) -> Result<HttpResponse, AppError> {
    let token = asked(&query, "token");
    let link = match links::read::<Holder>(&visit.app, purpose, token, visit.now) {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/reset"),
    };
    let account = visit
        .app
        .db
        .read(move |conn| links::ensure_fresh(conn, &link));
    match account.await {
        Ok(account) => password_page(&visit, purpose, token, &account.name).respond(&visit),
        Err(error) => dead_link(&visit, error, "/reset"),
    }
}

/// Everybody who was signed in with this account is signed out, and its keys end: whoever held
/// them may have been somebody else.
async fn set(visit: Visit, mut form: PostForm, purpose: Purpose) -> Result<HttpResponse, AppError> {
    let token = form.get("token").to_owned();
    let link = match links::read::<Holder>(&visit.app, purpose, &token, visit.now) {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/reset"),
    };
    let fresh = link.clone();
    let account = visit
        .app
        .db
        .read(move |conn| links::ensure_fresh(conn, &fresh));
    let account = match account.await {
        Ok(account) => account,
        Err(error) => return dead_link(&visit, error, "/reset"),
    };
    passwords::judge(
        &visit.app,
        &mut form,
        "new_password",
        &account.name,
        &account.email,
    );
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, || {
            password_page(&visit, purpose, &token, &account.name)
        });
    }
    let hash = passwords::hash(&visit.app, form.get("new_password")).await?;
    let (app, device, now) = (visit.app.clone(), device(&visit), visit.now);
    let lang = account.lang.clone();
    let next = rules::local_path(&link.claims.next);
    let opened = visit.app.db.write(move |tx| {
        links::consume(tx, &link, now)?;
        if !store::set_password(tx, account.id, &hash, link.claims.version)? {
            return Err(AppError::Gone("token.used"));
        }
        store::sessions::delete_all(tx, account.id, None)?;
        store::tokens::set_all_revoked(tx, account.id, now)?;
        if purpose == Purpose::ResetPassword {
            mails::tell_password_changed(&app, tx, &account, now)?;
        }
        open_session(tx, account.id, &device, now)
    });
    match opened.await {
        Ok(token) => enter(&visit, token, &lang, &next, "accounts-password-set"),
        Err(error) => dead_link(&visit, error, "/reset"),
    }
}
