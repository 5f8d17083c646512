//! Keys for the API: made here, shown once, revoked here.

use actix_web::{HttpResponse, web};
use chrono::Duration;

use super::{find_me, refused};
use crate::features::accounts::model::{Account, NewApiToken, Scope};
use crate::features::accounts::views::{AccountView, TokenView};
use crate::features::accounts::{passwords, rules, store};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::tokens::Purpose;
use crate::web::{FormView, Page, PostForm, Visit};

/// Days for which a token can be made.
const LIFETIMES: [i64; 3] = [30, 90, 365];

async fn page(visit: &Visit, account: &Account, shown: &str) -> Result<Page, AppError> {
    let (id, now) = (account.id, visit.now);
    let tokens = visit
        .app
        .db
        .read(move |conn| Ok(store::tokens::list(conn, id, now)?))
        .await?;
    let tokens: Vec<_> = tokens.into_iter().map(TokenView::new).collect();
    let lifetimes: Vec<_> = LIFETIMES
        .iter()
        .map(|days| crate::features::accounts::views::OptionView {
            value: days.to_string(),
            text: visit.text_with("accounts-token-days", &[("count", (*days).into())]),
        })
        .collect();
    Ok(
        Page::new("accounts/tokens.html", visit.text("accounts-tokens-title"))
            .with("account", &AccountView::new(account))
            .with("tokens", &tokens)
            .with("shown", &shown)
            .with("lifetimes", &lifetimes),
    )
}

pub async fn list_tokens(visit: Visit) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    let form = FormView::filled([("days", "90".to_owned())]);
    page(&visit, &account, "")
        .await?
        .form(&form)
        .respond(&visit)
}

/// The answer shows the token: it is kept nowhere else.
pub async fn create_token(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let account = find_me(&visit).await?;
    visit.limit(Limited::LogIn)?;
    let name = form.text("name", rules::TOKEN_NAME);
    let days = form.choice("days", |days| {
        let days = days.parse().ok()?;
        LIFETIMES.contains(&days).then_some(days)
    });
    let scopes: Vec<_> = Scope::ALL
        .iter()
        .map(|scope| scope.as_str())
        .filter(|word| form.is_checked(&format!("scope_{word}")))
        .collect();
    if scopes.is_empty() {
        form.refuse("scope_read", "accounts.token-for-nothing");
    }
    // An open browser is no proof: a key would outlive the session.
    passwords::confirm(&visit.app, &mut form, &account).await?;
    if let Err(error) = form.check() {
        let page = page(&visit, &account, "").await?;
        return refused(&visit, &form, error, || page);
    }
    let ttl = Duration::days(days.unwrap_or(30));
    let issued = visit
        .app
        .tokens
        .issue_revocable(Purpose::ApiToken, account.id, visit.now.naive(), ttl)
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let new = NewApiToken {
        account_id: account.id,
        jti: issued.id,
        name,
        scopes: scopes.join(" "),
        expires_at: UtcTime::new(issued.expires_at),
    };
    let (id, now) = (account.id, visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            if store::tokens::list(tx, id, now)?.len() >= rules::MAX_TOKENS {
                return Err(AppError::Conflict("accounts.too-many-tokens"));
            }
            store::tokens::insert(tx, &new, now)?;
            Ok(())
        })
        .await?;
    let form = FormView::filled([("days", "90".to_owned())]);
    page(&visit, &account, &issued.token)
        .await?
        .form(&form)
        .respond(&visit)
}

pub async fn revoke_token(
    visit: Visit,
    id: web::Path<i64>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (account_id, id, now) = (visit.account_id()?, *id, visit.now);
    let revoked = visit
        .app
        .db
        .write(move |tx| Ok(store::tokens::set_revoked(tx, id, account_id, now)?))
        .await?;
    if revoked == 0 {
        return Err(AppError::NotFound);
    }
    Ok(visit.redirect("/account/tokens", Some("accounts-token-revoked")))
}
