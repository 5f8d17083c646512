//! Signing in by password or by mailed link, and signing out.

use actix_web::HttpResponse;

use super::{
    Query, asked, change_session, current, dead_link, device, enter, leave, limit_address, refused,
    sent_page,
};
use crate::features::accounts::links::{self, Holder, Newcomer};
use crate::features::accounts::passwords::Verdict;
use crate::features::accounts::{mails, passwords, rules, store};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::tokens::Purpose;
use crate::web::{FormView, Page, PostForm, Visit};

fn page(visit: &Visit, next: &str) -> Page {
    Page::new(
        "accounts/sign_in.html",
        visit.text("accounts-sign-in-title"),
    )
    .with("next", &next)
}

pub async fn show_sign_in(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let next = rules::local_path(asked(&query, "next"));
    if visit.actor.is_signed_in() {
        return Ok(visit.redirect(&next, None));
    }
    page(&visit, &next)
        .form(&FormView::default())
        .respond(&visit)
}

/// One form, two ways: by password, or by a link that is mailed.
pub async fn sign_in(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let next = rules::local_path(form.get("next"));
    let by_link = form.get("do") == "link";
    let email = form.email("email");
    if !by_link && !form.is_checked("password") {
        form.refuse("password", "accounts.password-missing");
    }
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, || page(&visit, &next));
    }
    let email = email.ok_or(AppError::BadRequest("error.bad-request"))?;
    if by_link {
        mail_link(&visit, Purpose::LogIn, email, next).await?;
        return Ok(visit.redirect("/login/sent", None));
    }
    visit.limit_network(Limited::LogIn)?;
    limit_address(&visit, Limited::LogIn, &email.canonical())?;
    let key = email.canonical();
    let account = visit
        .app
        .db
        .read(move |conn| Ok(store::find_by_email_key(conn, &key)?))
        .await?;
    let hash = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let verdict = passwords::verify(&visit.app, form.get("password"), hash.clone()).await?;
    let (Some(account), Verdict::Right { renewed }) = (account, verdict) else {
        form.refuse("", "accounts.sign-in-refused");
        let refusal = form.check().err().unwrap_or(AppError::Unauthenticated);
        return refused(&visit, &form, refusal, || page(&visit, &next));
    };
    let (id, device, before, now) = (account.id, device(&visit), current(&visit), visit.now);
    let token = visit
        .app
        .db
        .write(move |tx| {
            if let (Some(old), Some(new)) = (&hash, &renewed) {
                store::set_hash(tx, id, old, new)?;
            }
            change_session(tx, before, id, &device, now)
        })
        .await?;
    enter(&visit, token, &account.lang, &next, "accounts-signed-in")
}

/// Mails a link to the address, or word that it has no account.
pub async fn mail_link(
    visit: &Visit,
    purpose: Purpose,
    email: EmailAddress,
    next: String,
) -> Result<(), AppError> {
    visit.limit_network(Limited::LogIn)?;
    limit_address(visit, Limited::Mail, &email.canonical())?;
    let asked = Newcomer {
        email: email.as_str().to_owned(),
        name: String::new(),
        lang: visit.lang.code().to_owned(),
        next,
    };
    let (app, now) = (visit.app.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            let owner = store::find_by_email_key(tx, &email.canonical())?;
            mails::answer_link_request(&app, tx, purpose, owner.as_ref(), &asked, now)
        })
        .await
}

pub async fn show_sent(visit: Visit) -> Result<HttpResponse, AppError> {
    sent_page(&visit, "link", "/login")
}

/// Mail scanners open links: looking changes nothing.
pub async fn show_link(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let token = asked(&query, "token");
    let link = match links::read::<Holder>(&visit.app, Purpose::LogIn, token, visit.now) {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/login"),
    };
    let account = visit
        .app
        .db
        .read(move |conn| links::ensure_fresh(conn, &link));
    match account.await {
        Ok(account) => Page::new("accounts/link.html", visit.text("accounts-link-title"))
            .with("token", &token)
            .with("name", &account.name)
            .respond(&visit),
        Err(error) => dead_link(&visit, error, "/login"),
    }
}

pub async fn use_link(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    let link = links::read::<Holder>(&visit.app, Purpose::LogIn, form.get("token"), visit.now);
    let link = match link {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/login"),
    };
    let next = rules::local_path(&link.claims.next);
    let (device, before, now) = (device(&visit), current(&visit), visit.now);
    let opened = visit.app.db.write(move |tx| {
        links::consume(tx, &link, now)?;
        let account = links::find_holder(tx, link.claims.account_id, link.claims.version)?;
        let token = change_session(tx, before, account.id, &device, now)?;
        Ok((token, account.lang))
    });
    match opened.await {
        Ok((token, lang)) => enter(&visit, token, &lang, &next, "accounts-signed-in"),
        Err(error) => dead_link(&visit, error, "/login"),
    }
}

/// For whoever types the address: signing out takes a button.
pub async fn show_sign_out(visit: Visit) -> Result<HttpResponse, AppError> {
    if !visit.actor.is_signed_in() {
        return Ok(visit.redirect("/", None));
    }
    Page::new(
        "accounts/sign_out.html",
        visit.text("accounts-sign-out-title"),
    )
    .respond(&visit)
}

pub async fn sign_out(visit: Visit, _form: PostForm) -> Result<HttpResponse, AppError> {
    if let Some((session_id, account_id)) = current(&visit) {
        visit
            .app
            .db
            .write(move |tx| Ok(store::sessions::delete(tx, session_id, account_id)?))
            .await?;
    }
    leave(&visit, "/", "accounts-signed-out")
}
