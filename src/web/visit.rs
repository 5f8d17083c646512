//! One request, as handlers see it: who asks, in which language, and when.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};

use super::cookies;
use crate::app::App;
use crate::platform::actor::Actor;
use crate::platform::crypto::{hex, hmac_sha256, sha256_hex};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::{self, Lang};
use crate::platform::limits::{Limited, network_key};

/// Somebody who is known, by session or by API token.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// None: by API token.
    pub session_id: Option<i64>,
    pub actor: Actor,
    /// The language the account chose.
    pub lang: String,
    pub scopes: Vec<String>,
    /// Set now and then: that it was used just now is still to be noted.
    pub unnoted: Option<Use>,
}

/// What somebody is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Session(i64),
    ApiToken(i64),
}

/// Finds who has an API token.
pub type ByBearer = fn(&App, &mut DbConn, &str, UtcTime) -> Result<Option<SignedIn>, AppError>;
/// Finds who has a session, by the SHA-256 (hexadecimal) of its token.
pub type BySession = fn(&mut DbConn, &str, UtcTime) -> Result<Option<SignedIn>, AppError>;

/// How to find out who asks; given by the accounts feature in `routes.rs`.
#[derive(Clone, Copy)]
pub struct Gate {
    /// By SHA-256 (hexadecimal) of the session token.
    pub by_session: BySession,
    /// By `Authorization: Bearer`.
    pub by_bearer: ByBearer,
    /// Notes that a session or token was used; the request does not wait for it.
    pub note_use: fn(&mut Tx<'_>, Use, UtcTime) -> Result<(), AppError>,
}

/// A request.
pub struct Visit {
    pub app: web::Data<App>,
    pub actor: Actor,
    pub signed_in: Option<SignedIn>,
    pub lang: Lang,
    pub now: UtcTime,
    /// The request itself, for the few handlers that need more.
    pub request: HttpRequest,
}

impl Visit {
    /// The text of `key` in the language of the visit.
    pub fn text(&self, key: &str) -> String {
        self.app.i18n.text(self.lang, key, &[])
    }

    pub fn text_with(&self, key: &str, args: &[(&str, i18n::Value<'_>)]) -> String {
        self.app.i18n.text(self.lang, key, args)
    }

    /// Path and query as asked for.
    pub fn address(&self) -> String {
        self.request
            .uri()
            .path_and_query()
            .map_or("/".to_owned(), ToString::to_string)
    }

    /// # Errors
    /// `Unauthenticated` when nobody is signed in.
    pub fn account_id(&self) -> Result<i64, AppError> {
        self.actor.account_id.ok_or(AppError::Unauthenticated)
    }

    /// Token that forms of this session carry; '' when there is no session.
    pub fn csrf(&self) -> String {
        csrf_token(&self.app, &self.request)
    }

    /// Counts one act, by account if known and by network otherwise. What a network changes is
    /// counted at the edge already.
    ///
    /// # Errors
    /// `TooManyRequests`
    pub fn limit(&self, what: Limited) -> Result<(), AppError> {
        match self.actor.account_id {
            Some(id) => self.app.limiters.check(what, &format!("account:{id}")),
            None if what == Limited::Write => Ok(()),
            None => self.limit_network(what),
        }
    }

    /// Counts one act of this network, whoever is signed in.
    ///
    /// # Errors
    /// `TooManyRequests`
    pub fn limit_network(&self, what: Limited) -> Result<(), AppError> {
        self.app
            .limiters
            .check(what, &network(&self.app, &self.request))
    }

    /// Whether the answer should be JSON.
    pub fn wants_json(&self) -> bool {
        wants_json(&self.request)
    }
}

/// The network a request came from, trusting the configured proxies only.
pub fn network(app: &App, request: &HttpRequest) -> String {
    let Some(peer) = request.peer_addr().map(|peer| peer.ip()) else {
        return "unknown".to_owned();
    };
    let trusted = &app.config.server.trusted_proxies;
    let is_trusted = |ip| trusted.iter().any(|network| network.contains(ip));
    let mut client = peer;
    if is_trusted(peer) {
        let forwarded = request.headers().get_all("x-forwarded-for");
        let values: Vec<_> = forwarded
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        let hops: Vec<&str> = values.iter().flat_map(|value| value.split(',')).collect();
        // From the right: the last address that no proxy of ours has. What cannot be read ends
        // the walk: everything left of it may be made up.
        for hop in hops.into_iter().rev().map_while(parse_hop) {
            client = hop;
            if !is_trusted(hop) {
                break;
            }
        }
    }
    network_key(client)
}

/// One element of `X-Forwarded-For`, as proxies write it: with or without a port.
fn parse_hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    text.parse()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|hop| hop.ip()))
        .or_else(|| bare().map(IpAddr::V6))
}

pub fn wants_json(request: &HttpRequest) -> bool {
    request.path().starts_with("/api/") || request.path().ends_with(".json")
}

pub fn session_token(app: &App, request: &HttpRequest) -> Option<String> {
    let cookie = request.cookie(cookies::session_name(app))?;
    (!cookie.value().is_empty()).then(|| cookie.value().to_owned())
}

pub fn csrf_token(app: &App, request: &HttpRequest) -> String {
    session_token(app, request)
        .map(|token| hex(&hmac_sha256(&app.csrf_key, token.as_bytes())))
        .unwrap_or_default()
}

/// The language of a request: asked for in the address, kept in the cookie, or preferred by the
/// browser.
pub fn choose_lang(app: &App, query: &str, cookie: Option<&str>, headers: &HeaderMap) -> Lang {
    lang_in_query(query)
        .or_else(|| cookie.and_then(Lang::parse))
        .or_else(|| {
            let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
            Lang::negotiate(accepted)
        })
        .unwrap_or_else(|| app.default_lang())
}

/// `?lang=es`
pub fn lang_in_query(query: &str) -> Option<Lang> {
    if !query.contains("lang=") {
        return None;
    }
    let code = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))?;
    Lang::parse(code)
}

impl FromRequest for Visit {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { load(request).await })
    }
}

async fn load(request: HttpRequest) -> Result<Visit, AppError> {
    let missing = || AppError::Internal("the application is not configured".to_owned());
    let app = request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(missing)?;
    let now = app.now();
    let signed_in = match credentials(&app, &request)? {
        Some(credentials) => {
            let gate = *request
                .app_data::<web::Data<Gate>>()
                .ok_or_else(missing)?
                .get_ref();
            let found = find_signed_in(&app, gate, credentials, now).await?;
            if let Some(used) = found.as_ref().and_then(|known| known.unnoted) {
                note_use(&app, gate, used, now);
            }
            found
        }
        None => None,
    };
    let cookie = request.cookie(cookies::LANG);
    let lang = choose_lang(
        &app,
        request.query_string(),
        cookie.as_ref().map(|cookie| cookie.value()),
        request.headers(),
    );
    let actor = signed_in
        .as_ref()
        .map(|known| known.actor.clone())
        .unwrap_or_default();
    // For the error page, which is made outside of the handler.
    request.extensions_mut().insert(actor.clone());
    Ok(Visit {
        app,
        actor,
        signed_in,
        lang,
        now,
        request,
    })
}

enum Credentials {
    Session(String),
    Bearer(String),
}

/// # Errors
/// `Unauthenticated` when the key of a request to the API cannot be read.
fn credentials(app: &App, request: &HttpRequest) -> Result<Option<Credentials>, AppError> {
    // A key is used for the API and a session for pages, never the other way round: a form on
    // another site cannot reach the API with somebody's session. The edge lets no other spelling
    // of the path through.
    if request.path().starts_with("/api/") {
        let Some(value) = request.headers().get(header::AUTHORIZATION) else {
            return Ok(None);
        };
        let token = value.to_str().ok().and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        });
        let token = token.ok_or(AppError::Unauthenticated)?;
        return Ok(Some(Credentials::Bearer(token.to_owned())));
    }
    Ok(session_token(app, request).map(Credentials::Session))
}

async fn find_signed_in(
    app: &web::Data<App>,
    gate: Gate,
    credentials: Credentials,
    now: UtcTime,
) -> Result<Option<SignedIn>, AppError> {
    match credentials {
        Credentials::Session(token) => {
            let hash = sha256_hex(token.as_bytes());
            app.db
                .read(move |conn| (gate.by_session)(conn, &hash, now))
                .await
        }
        Credentials::Bearer(token) => {
            let owned = app.clone();
            let found = app
                .db
                .read(move |conn| (gate.by_bearer)(&owned, conn, &token, now))
                .await?;
            // Somebody who shows a key means to be known: a bad one is not ignored.
            found.map(Some).ok_or(AppError::Unauthenticated)
        }
    }
}

/// After the request, or beside it: nobody waits for this.
fn note_use(app: &web::Data<App>, gate: Gate, used: Use, now: UtcTime) {
    let db = app.db.clone();
    actix_web::rt::spawn(async move {
        let noted = db.write(move |tx| (gate.note_use)(tx, used, now)).await;
        if let Err(error) = noted {
            tracing::warn!(%error, "the use of a session was not noted");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hops_are_read_as_proxies_write_them() {
        for (text, address) in [
            ("192.0.2.7", Some("192.0.2.7")),
            (" 192.0.2.7 ", Some("192.0.2.7")),
            ("192.0.2.7:51234", Some("192.0.2.7")),
            ("2001:db8::1", Some("2001:db8::1")),
            ("[2001:db8::1]", Some("2001:db8::1")),
            ("[2001:db8::1]:443", Some("2001:db8::1")),
            ("", None),
            ("unknown", None),
            ("_hidden", None),
            ("192.0.2.7:port", None),
            ("[192.0.2.7]", None),
        ] {
            assert_eq!(
                parse_hop(text),
                address.map(|ip| ip.parse().unwrap()),
                "{text}"
            );
        }
    }
}
