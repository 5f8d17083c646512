//! Changing one's password and one's address.

use actix_web::HttpResponse;

use super::{Query, asked, current, dead_link, find_me, limit_address, refused, sent_page};
use crate::features::accounts::links::{self, Move};
use crate::features::accounts::model::Account;
use crate::features::accounts::views::AccountView;
use crate::features::accounts::{mails, passwords, store};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::tokens::Purpose;
use crate::web::{FormView, Page, PostForm, Visit};

fn password_page(visit: &Visit, account: &Account) -> Page {
    let title = visit.text("accounts-password-title");
    Page::new("accounts/password.html", title).with("account", &AccountView::new(account))
}

pub async fn show_password(visit: Visit) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    password_page(&visit, &account)
        .form(&FormView::default())
        .respond(&visit)
}

/// Whoever has no password yet sets one by a mailed link, not here: an open browser is no proof.
pub async fn change_password(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    if account.password_hash.is_none() {
        return Err(AppError::Forbidden("accounts.no-password"));
    }
    visit.limit(Limited::LogIn)?;
    passwords::confirm(&visit.app, &mut form, &account).await?;
    passwords::judge(
        &visit.app,
        &mut form,
        "new_password",
        &account.name,
        &account.email,
    );
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, || password_page(&visit, &account));
    }
    let hash = passwords::hash(&visit.app, form.get("new_password")).await?;
    let (app, now) = (visit.app.clone(), visit.now);
    let kept = current(&visit).map(|(session_id, _)| session_id);
    visit
        .app
        .db
        .write(move |tx| {
            if !store::set_password(tx, account.id, &hash, account.credential_version)? {
                return Err(AppError::Conflict("error.conflict"));
            }
            store::sessions::delete_all(tx, account.id, kept)?;
            store::tokens::set_all_revoked(tx, account.id, now)?;
            mails::tell_password_changed(&app, tx, &account, now)
        })
        .await?;
    Ok(visit.redirect("/account", Some("accounts-password-changed")))
}

fn email_page(visit: &Visit, account: &Account) -> Page {
    let title = visit.text("accounts-email-title");
    Page::new("accounts/email.html", title).with("account", &AccountView::new(account))
}

pub async fn show_email(visit: Visit) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    email_page(&visit, &account)
        .form(&FormView::default())
        .respond(&visit)
}

pub async fn ask_email(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    visit.limit(Limited::LogIn)?;
    let email = form.email("email");
    if email
        .as_ref()
        .is_some_and(|email| email.as_str() == account.email)
    {
        form.refuse("email", "accounts.same-address");
    }
    passwords::confirm(&visit.app, &mut form, &account).await?;
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, || email_page(&visit, &account));
    }
    let email = email.ok_or(AppError::BadRequest("error.bad-request"))?;
    limit_address(&visit, Limited::Mail, &email.canonical())?;
    let (app, now) = (visit.app.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            let owner = store::find_by_email_key(tx, &email.canonical())?;
            // Another spelling of one's own address is fine.
            let is_taken = owner.is_some_and(|owner| owner.id != account.id);
            mails::ask_new_address(&app, tx, &account, is_taken, &email, now)
        })
        .await?;
    Ok(visit.redirect("/account/email/sent", None))
}

pub async fn show_email_sent(visit: Visit) -> Result<HttpResponse, AppError> {
    sent_page(&visit, "email", "/account/email")
}

/// Mail scanners open links: looking changes nothing.
pub async fn show_confirm_email(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let token = asked(&query, "token");
    let link = match links::read::<Move>(&visit.app, Purpose::ChangeEmail, token, visit.now) {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/account/email"),
    };
    let (id, version) = (link.claims.account_id, link.claims.version);
    let holder = visit
        .app
        .db
        .read(move |conn| links::find_holder(conn, id, version));
    match holder.await {
        Ok(_) => Page::new(
            "accounts/confirm_email.html",
            visit.text("accounts-confirm-email-title"),
        )
        .with("token", &token)
        .with("email", &link.claims.email)
        .respond(&visit),
        Err(error) => dead_link(&visit, error, "/account/email"),
    }
}

pub async fn confirm_email(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    let token = form.get("token");
    let link = match links::read::<Move>(&visit.app, Purpose::ChangeEmail, token, visit.now) {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/account/email"),
    };
    let email = EmailAddress::parse(&link.claims.email)
        .map_err(|_| AppError::BadRequest("token.invalid"))?;
    let (app, now) = (visit.app.clone(), visit.now);
    let moved = visit.app.db.write(move |tx| {
        let before = links::find_holder(tx, link.claims.account_id, link.claims.version)?;
        let owner = store::find_by_email_key(tx, &email.canonical())?;
        if owner.is_some_and(|owner| owner.id != before.id) {
            return Err(AppError::Conflict("accounts.exists"));
        }
        if !store::set_email(tx, before.id, &email, link.claims.version)? {
            return Err(AppError::Gone("token.used"));
        }
        mails::tell_address_changed(&app, tx, &before, now)
    });
    match moved.await {
        Ok(()) if visit.actor.is_signed_in() => {
            Ok(visit.redirect("/account", Some("accounts-email-changed")))
        }
        Ok(()) => Ok(visit.redirect("/login", Some("accounts-email-changed"))),
        Err(error) => dead_link(&visit, error, "/account/email"),
    }
}
