//! Signing and confirming. Nothing here tells whether an address has signed; a GET changes
//! nothing, so that a mail scanner that opens links signs for nobody.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, web};

use super::{page, read_page, supporting};
use crate::features::petitions::model::{NewSignature, Petition, url};
use crate::features::petitions::rules::mailbox::{Domains, is_refused};
use crate::features::petitions::signing::{DOUBLE, Link};
use crate::features::petitions::{countries, rules, sponsors, store, surge, topic};
use crate::platform::crypto::constant_time_eq;
use crate::platform::db::DbConn;
use crate::platform::email::EmailAddress;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::visit::network;
use crate::web::{FormView, Page, PostForm, Visit};

const NAME: TextRule = TextRule::line(2, 100);

/// The signature a form asks for; what is wrong with it is noted beside the fields.
pub fn read_signature(
    form: &mut PostForm,
    petition_id: i64,
    visit: &Visit,
) -> Option<NewSignature> {
    let name = form.text("name", NAME);
    if !name.is_empty() && !rules::is_plain_name(&name) {
        form.refuse("name", "petitions.name-plain");
    } else if rules::mailbox::is_mixed(&name) {
        form.refuse("name", "petitions.name-mixed");
    }
    let email = form.email("email");
    let settings = &visit.app.config.signatures;
    let domains = Domains {
        refuse_disposable: settings.refuse_disposable,
        refused: &settings.refused_domains,
        accepted: &settings.accepted_domains,
    };
    let is_refused = |email: &EmailAddress| is_refused(&email.ascii_domain(), &domains);
    if email.as_ref().is_some_and(is_refused) {
        form.refuse("email", "petitions.email-disposable");
    }
    let country = countries::parse(form.get("country"));
    if country.is_none() {
        form.refuse("country", "petitions.choose-country");
    }
    let code = country.unwrap_or(countries::OTHER);
    let typed = form.get("postcode").trim().to_owned();
    let postcode = if typed.is_empty() && !countries::has_postcodes(code) {
        Some(String::new())
    } else {
        rules::postcode(&typed, code)
    };
    if postcode.is_none() {
        form.refuse("postcode", "petitions.postcode");
    }
    if form.is_refused() {
        return None;
    }
    let lang = visit.lang.code().to_owned();
    let mut new = NewSignature::new(petition_id, name, email?, postcode?, country?, lang);
    new.sponsor_key = Some(form.get("sponsor").to_owned()).filter(|key| !key.is_empty());
    new.wants_updates = form.is_checked("updates");
    new.network = rules::places::network(&network(&visit.app, &visit.request));
    // Beyond the limit of the mailbox nothing is said, or the answer would tell that somebody
    // signs with this address. Counted apart from log-in links: nobody can use these up by signing
    // in somebody else's name.
    let mailbox = format!("signatures:{}", new.email_key);
    new.may_mail = visit.app.limiters.check(Limited::Mail, &mailbox).is_ok();
    Some(new)
}

pub async fn sign_petition(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    visit.limit_network(Limited::Sign)?;
    let Some(new) = read_signature(&mut form, id, &visit) else {
        return match form.check() {
            Err(AppError::Invalid(errors)) => show_again(&visit, id, &form, &errors).await,
            _ => Err(AppError::BadRequest("error.bad-request")),
        };
    };
    match store_signature(&visit, new).await {
        Ok(()) => Ok(visit.redirect(&done_page(id, "signed", form.get("sponsor")), None)),
        // Not for people who live elsewhere: the form says so beside the field.
        Err(AppError::Invalid(errors)) => show_again(&visit, id, &form, &errors).await,
        Err(error) => Err(error),
    }
}

async fn store_signature(visit: &Visit, new: NewSignature) -> Result<(), AppError> {
    let app = &visit.app;
    surge::sign(&app.db, app.tokens.clone(), new, visit.now).await
}

async fn show_again(
    visit: &Visit,
    id: i64,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let account_id = visit.actor.account_id;
    let sponsor = form.get("sponsor");
    if !sponsor.is_empty() {
        let (read, count) = supporting::read_sponsored(visit, id, sponsor).await?;
        return supporting::support_page(visit, &read, count, &form.view(visit, errors));
    }
    let lang = visit.lang;
    let (read, rejection) = visit
        .app
        .db
        .read(move |conn| read_page(conn, id, account_id, lang))
        .await?;
    let petition = &read.petition;
    rules::ensure_signable(petition.state, petition.closes_at, visit.now)?;
    let form = form.view(visit, errors);
    page(visit, &read, rejection.as_ref(), &form)?.respond(visit)
}

/// For whoever reloads or goes back to where a form was sent.
pub async fn back_to_petition(visit: Visit, path: web::Path<i64>) -> HttpResponse {
    visit.redirect(&url(path.into_inner()), None)
}

/// A petition that can be signed, or could: what was never open may have been so for its words.
fn find_public(conn: &mut DbConn, id: i64) -> Result<Petition, AppError> {
    store::find(conn, id)?
        .filter(|petition| rules::has_opened(petition.state))
        .ok_or(AppError::NotFound)
}

/// A petition that is not open yet, for whoever has the key of its sponsors.
fn find_sponsored(conn: &mut DbConn, id: i64, key: &str) -> Result<Petition, AppError> {
    store::find(conn, id)?
        .filter(|petition| rules::is_unread(petition.state))
        .filter(|petition| constant_time_eq(key.as_bytes(), petition.sponsor_key.as_bytes()))
        .ok_or(AppError::NotFound)
}

/// The same for everybody, whether or not the address had signed. It names the petition and not
/// its count: it stays kept while thousands sign.
pub async fn show_signed(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    show_done(
        visit,
        path.into_inner(),
        "petitions/signed.html",
        "petitions-signed-title",
    )
    .await
}

pub async fn show_confirmed(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let (template, title) = ("petitions/confirmed.html", "petitions-confirmed-title");
    show_done(visit, path.into_inner(), template, title).await
}

/// Where somebody goes who signed or confirmed; a sponsor with the key without which nobody learns
/// of the petition.
fn done_page(id: i64, what: &str, sponsor_key: &str) -> String {
    let in_address = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_key = !sponsor_key.is_empty() && sponsor_key.bytes().all(in_address);
    let query = if is_key {
        format!("?key={sponsor_key}")
    } else {
        String::new()
    };
    format!("{}/{what}{query}", url(id))
}

async fn show_done(
    visit: Visit,
    id: i64,
    template: &'static str,
    title: &'static str,
) -> Result<HttpResponse, AppError> {
    let key = in_query(visit.request.query_string(), "key");
    if key.is_empty() {
        return visit
            .public(
                move |conn| find_public(conn, id),
                |visit, petition| Ok(done(visit, &petition, template, visit.text(title))),
            )
            .await;
    }
    let read = move |conn: &mut DbConn| {
        // Meanwhile it may have opened.
        match find_public(conn, id) {
            Err(AppError::NotFound) => find_sponsored(conn, id, &key),
            found => found,
        }
    };
    let petition = visit.app.db.read(read).await?;
    let mut response = done(&visit, &petition, template, visit.text(title)).respond(&visit)?;
    withhold_address(&mut response);
    Ok(response)
}

fn done(visit: &Visit, petition: &Petition, template: &'static str, title: String) -> Page {
    let is_sponsor = rules::is_unread(petition.state);
    let back = if is_sponsor {
        sponsors::link(petition)
    } else {
        petition.url()
    };
    Page::new(template, title)
        .with("title", &petition.action)
        .with("url", &back)
        .with("is_sponsor", &is_sponsor)
        .with("needed", &petition.terms.get().sponsors_needed)
        .with("subject", &topic(petition.id))
        .with("share_url", &visit.app.absolute(&petition.url()))
        .with("days", &rules::LINK_DAYS)
        .topic(crate::features::petitions::PLACE)
}

/// The address of a page holds a key: it goes to no other site, and to no page of this one.
fn withhold_address(response: &mut HttpResponse) {
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
}

/// Behind the link of the mail: a page with a button.
pub async fn ask_confirm(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let token = in_query(visit.request.query_string(), "token");
    let problem = Link::read(&visit.app.tokens, &token, id, visit.now).err();
    let problem = problem.map(|problem| problem.key());
    show_confirm(&visit, id, &token, problem).await
}

/// The value of `?name=`, made of characters that need no decoding: a key or a signed link.
pub(super) fn in_query(query: &str, name: &str) -> String {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
        .unwrap_or_default()
}

async fn show_confirm(
    visit: &Visit,
    id: i64,
    token: &str,
    problem: Option<&'static str>,
) -> Result<HttpResponse, AppError> {
    // Whoever has a good link was sent it, and has read the petition; also if it is not open yet.
    let is_known = !matches!(problem, Some(word) if word != "token.expired");
    let read = move |conn: &mut DbConn| match store::find(conn, id)? {
        Some(petition) if is_known && rules::is_unread(petition.state) => Ok(petition),
        Some(petition) if rules::has_opened(petition.state) => Ok(petition),
        _ => Err(AppError::NotFound),
    };
    let petition = visit.app.db.read(read).await?;
    let is_sponsor = rules::is_unread(petition.state);
    let (key, back) = if is_sponsor {
        (petition.sponsor_key.clone(), sponsors::link(&petition))
    } else {
        (String::new(), petition.url())
    };
    let status = match problem {
        None => StatusCode::OK,
        Some("token.expired") => StatusCode::GONE,
        Some(_) => StatusCode::BAD_REQUEST,
    };
    let form = FormView::filled([("token", token.to_owned()), ("sponsor", key)]);
    let title = match problem {
        None => "petitions-confirm-title",
        Some(_) => "petitions-link-title",
    };
    let mut response = Page::new("petitions/confirm.html", visit.text(title))
        .with("title", &petition.action)
        .with("url", &petition.url())
        .with("back", &back)
        .with("is_sponsor", &is_sponsor)
        .with("problem", &problem)
        .form(&form)
        .status(status)
        .respond(visit)?;
    withhold_address(&mut response);
    Ok(response)
}

pub async fn confirm_signature(
    visit: Visit,
    path: web::Path<i64>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let token = form.get("token");
    let link = match Link::read(&visit.app.tokens, token, id, visit.now) {
        Ok(link) => link,
        Err(problem) => return show_confirm(&visit, id, token, Some(problem.key())).await,
    };
    match surge::confirm(&visit.app.db, link, visit.now).await {
        Ok(()) | Err(AppError::Conflict(DOUBLE)) => {
            Ok(visit.redirect(&done_page(id, "confirmed", form.get("sponsor")), None))
        }
        Err(error) => Err(error),
    }
}
