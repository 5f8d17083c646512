//! The four cookies: session, language, a message for the next page, and nothing else.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::app::App;
use crate::platform::i18n::Lang;

pub const LANG: &str = "lang";
pub const FLASH: &str = "flash";
/// The `__Host-` name binds the cookie to this host and to HTTPS; browsers refuse it without.
const SESSION_HTTPS: &str = "__Host-session";
const SESSION_HTTP: &str = "session";

/// Name of the session cookie of this site.
pub fn session_name(app: &App) -> &'static str {
    if app.is_https() {
        SESSION_HTTPS
    } else {
        SESSION_HTTP
    }
}

fn base<'c>(app: &App, name: &'c str, value: String) -> Cookie<'c> {
    Cookie::build(name, value)
        .path("/")
        .secure(app.is_https())
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

/// Keeps somebody signed in for `days`.
pub fn session(app: &App, token: String, days: i64) -> Cookie<'static> {
    let mut cookie = base(app, session_name(app), token);
    cookie.set_max_age(Duration::days(days));
    cookie
}

/// Makes the browser forget the cookie `name`.
pub fn forget<'c>(app: &App, name: &'c str) -> Cookie<'c> {
    let mut cookie = base(app, name, String::new());
    cookie.set_max_age(Duration::ZERO);
    cookie
}

pub fn lang(app: &App, lang: Lang) -> Cookie<'static> {
    let mut cookie = base(app, LANG, lang.code().to_owned());
    cookie.set_max_age(Duration::days(365));
    cookie
}

/// Shows the text `key` on the next page.
pub fn flash(app: &App, key: &str) -> Cookie<'static> {
    let mut cookie = base(app, FLASH, key.to_owned());
    cookie.set_max_age(Duration::seconds(120));
    cookie
}
