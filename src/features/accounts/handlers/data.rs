//! What is held about somebody: seeing it, taking it away, having it erased.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::{find_me, leave, refused};
use crate::features::accounts::holdings::{self, Leaving};
use crate::features::accounts::model::Account;
use crate::features::accounts::passwords;
use crate::features::accounts::views::{AccountView, HeldView};
use crate::features::contributions::Spine;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{FormView, Page, PostForm, Visit};

pub async fn show_data(visit: Visit) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    let registry = holdings::of(&visit.request)?;
    let told = holdings::tell_all(&visit.app, registry, account.clone(), visit.now).await?;
    Page::new("accounts/data.html", visit.text("accounts-data-title"))
        .with("held", &HeldView::new(&account, &told))
        .respond(&visit)
}

pub async fn download_data(visit: Visit) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    let registry = holdings::of(&visit.request)?;
    let told = holdings::tell_all(&visit.app, registry, account, visit.now).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"my-data.json\"",
        ))
        .body(serde_json::to_string_pretty(&told)?))
}

fn close_page(visit: &Visit, account: &Account) -> Page {
    Page::new("accounts/close.html", visit.text("accounts-close-title"))
        .with("account", &AccountView::new(account))
}

pub async fn show_close(visit: Visit) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    close_page(&visit, &account)
        .form(&FormView::default())
        .respond(&visit)
}

pub async fn close_account(
    visit: Visit,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    visit.limit(Limited::LogIn)?;
    let leaving = form.choice("texts", |word| match word {
        "keep" => Some(Leaving::KeepTexts),
        "erase" => Some(Leaving::EraseTexts),
        _ => None,
    });
    if !form.is_checked("sure") {
        form.refuse("sure", "accounts.close-not-sure");
    }
    passwords::confirm(&visit.app, &mut form, &account).await?;
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, || close_page(&visit, &account));
    }
    let leaving = leaving.unwrap_or(Leaving::KeepTexts);
    let (registry, now) = (holdings::of(&visit.request)?, visit.now);
    visit
        .app
        .db
        .write(move |tx| holdings::close(tx, &spine, &registry, &account, leaving, now))
        .await?;
    leave(&visit, "/", "accounts-account-closed")
}
