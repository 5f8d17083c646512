//! One's own account: name, language, and where one is signed in.

use actix_web::{HttpResponse, web};

use super::{find_me, leave, refuse_imitation, refused};
use crate::features::accounts::model::{Account, Session};
use crate::features::accounts::views::{AccountView, SessionView, languages};
use crate::features::accounts::{rules, store};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::web::{FormView, Page, PostForm, Visit, cookies};

fn page(visit: &Visit, account: &Account, sessions: Vec<Session>) -> Page {
    let current = visit.signed_in.as_ref().and_then(|known| known.session_id);
    let sessions: Vec<_> = sessions
        .into_iter()
        .map(|session| SessionView::new(session, current))
        .collect();
    Page::new("accounts/account.html", visit.text("accounts-title"))
        .with("account", &AccountView::new(account))
        .with("sessions", &sessions)
        .with("languages", &languages())
}

async fn find_sessions(visit: &Visit, account_id: i64) -> Result<Vec<Session>, AppError> {
    let now = visit.now;
    let sessions = visit
        .app
        .db
        .read(move |conn| Ok(store::sessions::list(conn, account_id, now)?));
    sessions.await
}

pub async fn show_account(visit: Visit) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    let sessions = find_sessions(&visit, account.id).await?;
    let form = FormView::filled([
        ("name", account.name.clone()),
        ("lang", account.lang.clone()),
    ]);
    page(&visit, &account, sessions).form(&form).respond(&visit)
}

pub async fn change_profile(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    let name = form.text("name", rules::NAME);
    let lang = form.choice("lang", Lang::parse);
    if !rules::is_fit_to_be_public(&name) {
        form.refuse("name", "accounts.name-is-address");
    }
    if name != account.name {
        refuse_imitation(&visit, &mut form, &name, Some(account.id)).await?;
    }
    if let Err(error) = form.check() {
        let sessions = find_sessions(&visit, account.id).await?;
        return refused(&visit, &form, error, || page(&visit, &account, sessions));
    }
    let lang = lang.unwrap_or(visit.lang);
    let id = account.id;
    visit
        .app
        .db
        .write(move |tx| Ok(store::set_profile(tx, id, &name, lang.code())?))
        .await?;
    let mut response = visit.redirect("/account", Some("accounts-saved"));
    response
        .add_cookie(&cookies::lang(&visit.app, lang))
        .map_err(|error| AppError::Internal(format!("cookie: {error}")))?;
    Ok(response)
}

/// A session of somebody else's is as good as none.
pub async fn end_session(
    visit: Visit,
    id: web::Path<i64>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (account_id, id) = (visit.account_id()?, *id);
    let ended = visit
        .app
        .db
        .write(move |tx| Ok(store::sessions::delete(tx, id, account_id)?))
        .await?;
    if ended == 0 {
        return Err(AppError::NotFound);
    }
    Ok(visit.redirect("/account", Some("accounts-session-ended")))
}

/// Everywhere means here, too; links that were mailed and keys end as well.
pub async fn end_all_sessions(visit: Visit, _form: PostForm) -> Result<HttpResponse, AppError> {
    let (account_id, now) = (visit.account_id()?, visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            store::raise_version(tx, account_id)?;
            store::tokens::set_all_revoked(tx, account_id, now)?;
            Ok(store::sessions::delete_all(tx, account_id, None)?)
        })
        .await?;
    leave(&visit, "/login", "accounts-signed-out-everywhere")
}
