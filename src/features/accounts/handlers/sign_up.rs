//! Signing up: an address is asked for, mailed to, and becomes an account when its owner says so.

use actix_web::HttpResponse;

use super::{
    Query, asked, change_session, current, dead_link, device, enter, limit_address,
    refuse_imitation, refused, sent_page,
};
use crate::features::accounts::links::{self, Newcomer};
use crate::features::accounts::model::NewAccount;
use crate::features::accounts::views::languages;
use crate::features::accounts::{create, mails, passwords, rules, store};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::limits::Limited;
use crate::platform::tokens::Purpose;
use crate::web::{FormView, Page, PostForm, Visit};

fn page(visit: &Visit, next: &str) -> Page {
    Page::new(
        "accounts/sign_up.html",
        visit.text("accounts-sign-up-title"),
    )
    .with("next", &next)
    .with("languages", &languages())
}

pub async fn show_sign_up(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let next = rules::local_path(asked(&query, "next"));
    if visit.actor.is_signed_in() {
        return Ok(visit.redirect(&next, None));
    }
    let form = FormView::filled([("lang", visit.lang.code().to_owned())]);
    page(&visit, &next).form(&form).respond(&visit)
}

pub async fn start_sign_up(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let next = rules::local_path(form.get("next"));
    let email = form.email("email");
    let name = form.text("name", rules::NAME);
    let lang = form.choice("lang", Lang::parse);
    if !rules::is_fit_to_be_public(&name) {
        form.refuse("name", "accounts.name-is-address");
    }
    refuse_imitation(&visit, &mut form, &name, None).await?;
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, || page(&visit, &next));
    }
    let (Some(email), Some(lang)) = (email, lang) else {
        return Err(AppError::BadRequest("error.bad-request"));
    };
    visit.limit_network(Limited::SignUp)?;
    limit_address(&visit, Limited::Mail, &email.canonical())?;
    let newcomer = Newcomer {
        email: email.as_str().to_owned(),
        name,
        lang: lang.code().to_owned(),
        next,
    };
    let (app, now) = (visit.app.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            let owner = store::find_by_email_key(tx, &email.canonical())?;
            mails::answer_sign_up(&app, tx, owner.as_ref(), &newcomer, now)
        })
        .await?;
    Ok(visit.redirect("/signup/sent", None))
}

pub async fn show_sent(visit: Visit) -> Result<HttpResponse, AppError> {
    sent_page(&visit, "sign-up", "/signup")
}

fn confirm_page(visit: &Visit, token: &str, newcomer: &Newcomer) -> Page {
    Page::new(
        "accounts/confirm.html",
        visit.text("accounts-confirm-title"),
    )
    .with("token", &token)
    .with("email", &newcomer.email)
    .with("name", &newcomer.name)
}

/// Mail scanners open links: looking changes nothing.
pub async fn show_confirm(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let token = asked(&query, "token");
    let link = links::read::<Newcomer>(&visit.app, Purpose::ConfirmEmail, token, visit.now);
    let link = match link {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/signup"),
    };
    let id = link.id.clone();
    let used = visit
        .app
        .db
        .read(move |conn| Ok(store::tokens::find_used(conn, &id)?));
    if used.await? {
        return dead_link(&visit, AppError::Gone("token.used"), "/login");
    }
    confirm_page(&visit, token, &link.claims).respond(&visit)
}

pub async fn confirm_sign_up(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let token = form.get("token").to_owned();
    let link = links::read::<Newcomer>(&visit.app, Purpose::ConfirmEmail, &token, visit.now);
    let link = match link {
        Ok(link) => link,
        Err(error) => return dead_link(&visit, error, "/signup"),
    };
    let newcomer = link.claims.clone();
    let email =
        EmailAddress::parse(&newcomer.email).map_err(|_| AppError::BadRequest("token.invalid"))?;
    let mut password_hash = None;
    // Without a password one signs in by mail: fine for somebody who comes twice a year.
    if form.is_checked("new_password") {
        let (name, address) = (newcomer.name.clone(), newcomer.email.clone());
        passwords::judge(&visit.app, &mut form, "new_password", &name, &address);
        if let Err(error) = form.check() {
            return refused(&visit, &form, error, || {
                confirm_page(&visit, &token, &newcomer)
            });
        }
        password_hash = Some(passwords::hash(&visit.app, form.get("new_password")).await?);
    }
    let new = NewAccount {
        email,
        name: newcomer.name,
        password_hash,
        lang: newcomer.lang.clone(),
        demo: false,
    };
    let (device, before, now) = (device(&visit), current(&visit), visit.now);
    let opened = visit.app.db.write(move |tx| {
        links::consume(tx, &link, now)?;
        let account = create(tx, &new, now)?;
        change_session(tx, before, account.id, &device, now)
    });
    match opened.await {
        Ok(token) => enter(
            &visit,
            token,
            &newcomer.lang,
            &newcomer.next,
            "accounts-welcome",
        ),
        Err(AppError::Gone(key)) => dead_link(&visit, AppError::Gone(key), "/login"),
        Err(other) => Err(other),
    }
}
