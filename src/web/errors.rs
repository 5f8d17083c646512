//! From an [`AppError`] to the page that a person sees.
//!
//! The error travels in the response's extensions to [`super::edge`], which knows the language
//! and makes the page; what the person typed is given back to them there.

use actix_web::body::BoxBody;
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError};
use serde::Serialize;

use super::forms::Typed;
use super::visit::{Visit, wants_json};
use super::{Page, problem};
use crate::app::App;
use crate::platform::actor::Actor;
use crate::platform::crypto::random_nonce;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.clone());
        response
    }
}

/// What the error says, in words.
pub fn message(app: &App, lang: Lang, error: &AppError) -> String {
    let key = error.key();
    match error {
        AppError::Forbidden(_)
        | AppError::BadRequest(_)
        | AppError::Conflict(_)
        | AppError::Closed(_)
        | AppError::WrongMethod
        | AppError::Gone(_) => app.i18n.text(lang, key, &[]),
        _ => app.i18n.text(lang, &format!("{key}-text"), &[]),
    }
}

/// Parts of the error's page.
#[derive(Serialize)]
struct ErrorView {
    key: &'static str,
    text: String,
    reference: String,
    typed: Vec<TypedView>,
    /// Where to sign in, and to come back from.
    sign_in_url: String,
}

#[derive(Serialize)]
struct TypedView {
    name: String,
    value: String,
}

/// The group of an error: names its heading.
fn group(error: &AppError) -> &'static str {
    match error {
        AppError::BadRequest(key) | AppError::Gone(key) if is_about_link(key) => "link",
        AppError::NotFound => "not-found",
        AppError::Unauthenticated => "unauthenticated",
        AppError::Forbidden(_) => "forbidden",
        AppError::Invalid(_) | AppError::BadRequest(_) | AppError::WrongMethod => "invalid",
        AppError::Conflict(_) => "conflict",
        AppError::Closed(_) => "closed",
        AppError::Gone(_) => "gone",
        AppError::TooSlow => "too-slow",
        AppError::TooLarge => "too-large",
        AppError::TooManyRequests { .. } => "too-many-requests",
        AppError::Unavailable => "unavailable",
        AppError::Internal(_) => "internal",
    }
}

/// Keys of links that were mailed and do not work: one heading for all of them.
fn is_about_link(key: &str) -> bool {
    key.starts_with("token.") || key.contains(".link-")
}

/// The page, or the problem document, for an error.
pub fn respond(
    app: &actix_web::web::Data<App>,
    request: &HttpRequest,
    lang: Lang,
    error: &AppError,
) -> HttpResponse {
    let reference = log(request, error);
    if wants_json(request) {
        return problem::respond(app, lang, error);
    }
    let typed = request.extensions().get::<Typed>().cloned();
    let actor = request
        .extensions()
        .get::<Actor>()
        .cloned()
        .unwrap_or_default();
    let visit = Visit {
        app: app.clone(),
        actor,
        signed_in: None,
        lang,
        now: app.now(),
        request: request.clone(),
    };
    let key = group(error);
    let view = ErrorView {
        key,
        text: message(app, lang, error),
        reference,
        typed: typed.map(kept_texts).unwrap_or_default(),
        sign_in_url: sign_in_url(request),
    };
    let title = visit.text(&format!("error-{key}-title"));
    let page = Page::new("errors/error.html", title)
        .with("error", &view)
        .status(error.status_code());
    let mut response = page.respond(&visit).unwrap_or_else(|broken| {
        tracing::error!(error = %broken, "the error page is broken");
        HttpResponse::build(error.status_code()).body(view.text.clone())
    });
    if *error == AppError::TooSlow {
        // The rest of the body would be taken for the next request.
        response
            .head_mut()
            .set_connection_type(ConnectionType::Close);
    }
    if let AppError::TooManyRequests { retry_after } = error
        && let Ok(value) = retry_after.to_string().parse()
    {
        response
            .headers_mut()
            .insert(actix_web::http::header::RETRY_AFTER, value);
    }
    response
}

/// Back to the same page after signing in, where it is a page.
fn sign_in_url(request: &HttpRequest) -> String {
    let address = request.uri().path_and_query().map(ToString::to_string);
    match address {
        Some(address) if request.method().is_safe() => {
            let encoded: String = address.bytes().map(percent_encoded).collect();
            format!("/login?next={encoded}")
        }
        _ => "/login".to_owned(),
    }
}

fn percent_encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// Texts worth keeping: what somebody wrote, not what a form carried along.
fn kept_texts(typed: Typed) -> Vec<TypedView> {
    let carried = [
        "form_key",
        "key",
        "id",
        "anchor",
        "parent",
        "email",
        "token",
        "next",
        "do",
        "form_time",
        "homepage",
        "work",
    ];
    typed
        .0
        .into_iter()
        .filter(|(name, value)| !carried.contains(&name.as_str()) && value.chars().count() >= 3)
        .map(|(name, value)| TypedView { name, value })
        .collect()
}

/// Our own mistakes go to the log under a reference that the person can quote.
fn log(request: &HttpRequest, error: &AppError) -> String {
    match error {
        AppError::Internal(text) => {
            let reference: String = random_nonce().chars().take(8).collect();
            tracing::error!(
                reference,
                error = text,
                path = request.path(),
                "internal error"
            );
            reference
        }
        AppError::Unavailable => {
            tracing::warn!(path = request.path(), "unavailable");
            String::new()
        }
        _ => String::new(),
    }
}
