//! The outermost layer of every request: kept pages, error pages, headers, the language cookie.

use std::sync::LazyLock;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web;

use super::kept::send_kept;
use super::visit::{choose_lang, lang_in_query, network};
use super::{cookies, errors, forms};
use crate::app::App;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::limits::Limited;

/// No script but ours, no style in attributes, nothing from elsewhere, in nobody's frame.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

static HEADERS: LazyLock<Vec<(HeaderName, HeaderValue)>> = LazyLock::new(|| {
    fixed(&[
        ("content-security-policy", CSP),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        (
            "permissions-policy",
            "camera=(), geolocation=(), microphone=(), payment=()",
        ),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ])
});

/// Scripts of other sites may read this, without anybody's cookies.
static OPEN: LazyLock<Vec<(HeaderName, HeaderValue)>> = LazyLock::new(|| {
    fixed(&[
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", "etag, link, retry-after"),
        ("cross-origin-resource-policy", "cross-origin"),
    ])
});

/// A page that stands in frames of other sites: it has no form, no script and sets no cookie.
static EMBEDDED: LazyLock<Vec<(HeaderName, HeaderValue)>> = LazyLock::new(|| {
    fixed(&[
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
            form-action 'none'; frame-ancestors *; base-uri 'none'",
        ),
        ("cross-origin-resource-policy", "cross-origin"),
    ])
});

fn fixed(headers: &[(&'static str, &'static str)]) -> Vec<(HeaderName, HeaderValue)> {
    let fix = |&(name, value)| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    };
    headers.iter().map(fix).collect()
}

/// What the cookie header says that matters here, read without parsing every cookie.
#[derive(Default)]
struct Glance<'a> {
    lang: Option<&'a str>,
    is_personal: bool,
}

fn glance<'a>(app: &App, headers: &'a HeaderMap) -> Glance<'a> {
    let mut seen = Glance::default();
    let session = cookies::session_name(app);
    for value in headers.get_all(header::COOKIE) {
        // What is read here must never be less than what a handler reads later: whoever is signed
        // in would get the page of nobody.
        let Ok(value) = std::str::from_utf8(value.as_bytes()) else {
            seen.is_personal = true;
            continue;
        };
        for (name, value) in value.split(';').filter_map(|pair| pair.split_once('=')) {
            let (name, value) = (name.trim(), value.trim());
            if name == cookies::LANG {
                seen.lang = Some(value);
            } else if name == session || name == cookies::FLASH || name.contains('%') {
                seen.is_personal = true;
            }
        }
    }
    seen
}

/// The middleware itself.
///
/// # Errors
/// None: whatever fails becomes an answer here.
pub async fn edge(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return next
            .call(request)
            .await
            .map(ServiceResponse::map_into_boxed_body);
    };
    // HEAD is GET without the body, which actix leaves out by itself.
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    if app.assets.refresh() {
        // Kept pages name the style sheet as it was.
        app.pages.clear();
    }
    let seen = glance(&app, request.headers());
    let lang = choose_lang(&app, request.query_string(), seen.lang, request.headers());
    let is_personal = seen.is_personal;
    let asked_lang =
        lang_in_query(request.query_string()).filter(|lang| seen.lang != Some(lang.code()));

    // Somebody who shows a key means to be known: whether it is good is found out first.
    if request.method() == Method::GET
        && !is_personal
        && !request.headers().contains_key(header::AUTHORIZATION)
        && let Some(address) = request.uri().path_and_query()
        && let Some(page) = app.pages.find(lang.code(), address.as_str(), app.now())
    {
        app.metrics.count_kept();
        let response = send_kept(&page, request.request());
        let response = request.into_response(response);
        return Ok(finish(&app, response, asked_lang));
    }

    if is_disguised(request.path()) {
        let (request, _) = request.into_parts();
        let response = answer_error(&app, request, lang, &AppError::NotFound);
        return Ok(finish(&app, response, asked_lang));
    }
    if let Err(error) = count(&app, &request) {
        let (request, payload) = request.into_parts();
        // A refusal must not cost anybody what they wrote.
        forms::remember_typed(&request, payload).await;
        let response = answer_error(&app, request, lang, &error);
        return Ok(finish(&app, response, asked_lang));
    }
    let response = next.call(request).await?;
    let error = response.response().extensions().get::<AppError>().cloned();
    let response = match error.or_else(|| bare_error(&response)) {
        Some(error) => {
            let allowed = response.headers().get(header::ALLOW).cloned();
            let mut answer = answer_error(&app, response.request().clone(), lang, &error);
            if error == AppError::WrongMethod {
                let allowed = allowed.unwrap_or(HeaderValue::from_static("GET, HEAD"));
                answer.headers_mut().insert(header::ALLOW, allowed);
            }
            answer
        }
        None => response.map_into_boxed_body(),
    };
    Ok(finish(&app, response, asked_lang))
}

/// Letters, digits and '-._~' mean the same when percent-encoded (RFC 3986, 2.3), and nothing of
/// ours writes them so: what is decided by a path is decided by its one spelling. And no name
/// holds a NUL, which one database refuses to look for.
fn is_disguised(path: &str) -> bool {
    path.split('%').skip(1).any(|rest| {
        let code = rest
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        code.is_some_and(|byte| {
            byte == 0 || byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
        })
    })
}

/// Data that scripts of other sites may read: it is public, and nobody's cookie changes it.
fn is_open_data(path: &str) -> bool {
    let starts = [
        "/api/v1/",
        "/feeds/",
        "/calendar",
        "/petitions/",
        "/results/",
    ];
    let more = ["/decisions/", "/bodies/", "/moderation/log.", "/ledger/"];
    let ends = [".json", ".csv", ".ics", ".atom"];
    // Under a secret address stands what is for one person.
    if path.starts_with("/feeds/deadlines/") {
        return false;
    }
    path.starts_with("/api/v1/")
        || (starts
            .into_iter()
            .chain(more)
            .any(|start| path.starts_with(start))
            && ends.into_iter().any(|end| path.ends_with(end)))
}

/// Counts the request against its network. Styles, script and images are small and kept by
/// browsers, and whoever watches over the site must not be turned away.
fn count(app: &App, request: &ServiceRequest) -> Result<(), AppError> {
    let path = request.path();
    let what = if !request.method().is_safe() {
        Limited::NetworkWrite
    } else if path.starts_with("/assets/") || path == "/healthz" || path == "/readyz" {
        return Ok(());
    } else {
        Limited::Read
    };
    app.limiters.check(what, &network(app, request.request()))
}

fn answer_error(
    app: &web::Data<App>,
    request: actix_web::HttpRequest,
    lang: Lang,
    error: &AppError,
) -> ServiceResponse<BoxBody> {
    let response = errors::respond(app, &request, lang, error);
    ServiceResponse::new(request, response)
}

/// An error that actix made by itself: no route, no such method, a path that is not UTF-8.
fn bare_error(response: &ServiceResponse<impl MessageBody>) -> Option<AppError> {
    let status = response.status();
    // Its own errors are plain text; ours are pages, problem documents or data.
    let content_type = response.headers().get(header::CONTENT_TYPE);
    let is_ours = content_type.is_some_and(|value| !value.as_bytes().starts_with(b"text/plain"));
    let is_error = status.is_client_error() || status.is_server_error();
    // No route took it, but one takes the address: it is there to be read.
    let request = response.request();
    let is_page = request.method() == Method::POST && request.match_pattern().is_some();
    if status == StatusCode::NOT_FOUND && is_page {
        return Some(AppError::WrongMethod);
    }
    (is_error && !is_ours).then(|| from_status(status.as_u16()))
}

fn from_status(status: u16) -> AppError {
    match status {
        404 => AppError::NotFound,
        405 => AppError::WrongMethod,
        413 => AppError::TooLarge,
        500.. => AppError::Internal(format!("actix answered {status}")),
        _ => AppError::BadRequest("error.bad-request"),
    }
}

fn finish(
    app: &App,
    mut response: ServiceResponse<BoxBody>,
    asked_lang: Option<Lang>,
) -> ServiceResponse<BoxBody> {
    app.metrics.count_answer(response.status().as_u16());
    let request = response.request();
    let is_open = request.method() == Method::GET && is_open_data(request.path());
    let is_embedded = request.path().starts_with("/embed/");
    let headers = response.headers_mut();
    if is_embedded {
        for (name, value) in EMBEDDED.iter() {
            headers.insert(name.clone(), value.clone());
        }
        headers.remove(header::SET_COOKIE);
    }
    if is_open {
        for (name, value) in OPEN.iter() {
            headers.insert(name.clone(), value.clone());
        }
    }
    for (name, value) in HEADERS.iter() {
        // A handler may have said it differently; and what is made for frames may be framed.
        let is_for_pages = is_embedded && name == header::X_FRAME_OPTIONS;
        if !(headers.contains_key(name) || is_for_pages) {
            headers.insert(name.clone(), value.clone());
        }
    }
    if app.is_https() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if let Some(lang) = asked_lang.filter(|_| !is_embedded) {
        let _ = response
            .response_mut()
            .add_cookie(&cookies::lang(app, lang));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_spelling() {
        for path in [
            "/%61pi/v1/questions",
            "/a%00",
            "/%2e%2e",
            "/%7Eanna",
            "/a/%41",
        ] {
            assert!(is_disguised(path), "{path}");
        }
        for path in [
            "/api/v1",
            "/bodies/%C3%A9",
            "/a%20b",
            "/a%",
            "/a%4",
            "/a%zz",
            "/%25",
        ] {
            assert!(!is_disguised(path), "{path}");
        }
    }

    #[test]
    fn only_what_is_public_is_open_to_scripts_of_other_sites() {
        for path in [
            "/api/v1/petitions",
            "/feeds/all.atom",
            "/calendar.ics",
            "/calendar/parks.ics",
            "/results/1.csv",
            "/bodies/parks.json",
            "/moderation/log.csv",
        ] {
            assert!(is_open_data(path), "{path}");
        }
        for path in [
            "/",
            "/petitions/1",
            "/account/data.json",
            "/desk/x.csv",
            "/admin/y.json",
            "/feeds/deadlines/x.ics",
        ] {
            assert!(!is_open_data(path), "{path}");
        }
    }
}
