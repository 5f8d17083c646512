//! Making and changing bodies and their officials.

use actix_web::{HttpResponse, web};

use super::acts::{self, Appointment};
use super::views::{BodyView, OfficialView, body_form, official_form};
use super::{desk, ensure_administrator, refused, rules};
use crate::features::accounts;
use crate::features::bodies::{self, Body, NewBody, Official};
use crate::platform::error::AppError;
use crate::platform::web_address::is_web_address;
use crate::web::{FormView, Page, PostForm, Visit};

pub async fn list_bodies(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let list = visit.app.db.read(bodies::list).await?;
    let list: Vec<_> = list.iter().map(BodyView::new).collect();
    desk("admin/bodies.html", visit.text("admin-bodies"))
        .with("bodies", &list)
        .respond(&visit)
}

fn new_body_page(visit: &Visit) -> Page {
    desk("admin/body.html", visit.text("admin-body-new"))
        .with("action", &"/admin/bodies")
        .with("body", &None::<BodyView>)
        .with("officials", &Vec::<OfficialView>::new())
}

pub async fn show_new_body(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let form = FormView::filled([("answer_days", "10".to_owned())]);
    new_body_page(&visit).form(&form).respond(&visit)
}

/// Reads the fields of a body; what was refused is noted in the form.
fn read_body(form: &mut PostForm) -> NewBody {
    let (least, most) = rules::ANSWER_DAYS;
    let email = match form.get("email").trim() {
        "" => String::new(),
        _ => form
            .email("email")
            .map_or(String::new(), |email| email.as_str().to_owned()),
    };
    let body = NewBody {
        slug: None,
        name: form.text("name", rules::LINE),
        purpose: form.text("purpose", rules::SENTENCE),
        responsibilities: form.text("responsibilities", rules::TEXT),
        email,
        phone: form.optional_text("phone", rules::CONTACT),
        postal_address: form.optional_text("postal_address", rules::CONTACT),
        website: form.optional_text("website", rules::CONTACT),
        answer_working_days: form.number("answer_days", least, most),
    };
    if !body.website.is_empty() && !is_web_address(&body.website) {
        form.refuse("website", "admin.not-a-website");
    }
    body
}

pub async fn create_body(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let new = read_body(&mut form);
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, new_body_page(&visit));
    }
    let now = visit.now;
    let created = visit.app.db.write(move |tx| {
        // Two bodies of one name would have one address.
        if bodies::find_by_slug(tx, &crate::platform::text::slug(&new.name))?.is_some() {
            return Err(AppError::field("name", "admin.body-exists"));
        }
        acts::create_body(tx, &new, by, now)
    });
    match created.await {
        Ok(body) => {
            let path = format!("/admin/bodies/{}", body.id);
            Ok(visit.redirect(&path, Some("admin-body-created")))
        }
        Err(error) => refused(&visit, &form, error, new_body_page(&visit)),
    }
}

async fn find_body(visit: &Visit, id: i64) -> Result<(Body, Vec<Official>), AppError> {
    let found = visit.app.db.read(move |conn| {
        let body = bodies::find(conn, id)?.ok_or(AppError::NotFound)?;
        let officials = bodies::list_officials(conn, id)?;
        Ok((body, officials))
    });
    found.await
}

fn body_page(body: &Body, officials: &[Official]) -> Page {
    let officials: Vec<_> = officials.iter().map(OfficialView::new).collect();
    desk("admin/body.html", body.name.clone())
        .with("action", &format!("/admin/bodies/{}", body.id))
        .with("body", &BodyView::new(body))
        .with("officials", &officials)
}

pub async fn show_body(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let (body, officials) = find_body(&visit, *id).await?;
    body_page(&body, &officials)
        .form(&body_form(&body))
        .respond(&visit)
}

pub async fn change_body(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (id, now) = (*id, visit.now);
    let (body, officials) = find_body(&visit, id).await?;
    let new = read_body(&mut form);
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, body_page(&body, &officials));
    }
    visit
        .app
        .db
        .write(move |tx| acts::change_body(tx, id, &new, by, now))
        .await?;
    Ok(visit.redirect(&format!("/admin/bodies/{id}"), Some("admin-saved")))
}

fn official_page(body: &Body, title: String, action: &str, official: Option<&Official>) -> Page {
    desk("admin/official.html", title)
        .with("action", &action)
        .with("body", &BodyView::new(body))
        .with("official", &official.map(OfficialView::new))
}

fn new_official_page(visit: &Visit, body: &Body) -> Page {
    let action = format!("/admin/bodies/{}/officials", body.id);
    official_page(body, visit.text("admin-official-new"), &action, None)
}

pub async fn show_new_official(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let (body, _) = find_body(&visit, *id).await?;
    new_official_page(&visit, &body)
        .form(&FormView::default())
        .respond(&visit)
}

/// Reads the fields of an official; what was refused is noted in the form.
fn read_official(visit: &Visit, form: &mut PostForm) -> Appointment {
    let email = match form.get("email").trim() {
        "" => None,
        _ => form.email("email"),
    };
    Appointment {
        name: form.text("name", rules::LINE),
        post: form.text("post", rules::LINE),
        responsibilities: form.optional_text("responsibilities", rules::TEXT),
        is_head: form.is_checked("is_head"),
        email,
        lang: visit.lang.code().to_owned(),
    }
}

pub async fn appoint_official(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (id, now, app) = (*id, visit.now, visit.app.clone());
    let (body, _) = find_body(&visit, id).await?;
    let appointment = read_official(&visit, &mut form);
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, new_official_page(&visit, &body));
    }
    visit
        .app
        .db
        .write(move |tx| acts::appoint_official(&app, tx, id, &appointment, by, now))
        .await?;
    Ok(visit.redirect(
        &format!("/admin/bodies/{id}"),
        Some("admin-official-appointed"),
    ))
}

/// An official, their body, and the address with which they log in.
async fn find_official(visit: &Visit, id: i64) -> Result<(Official, Body, String), AppError> {
    let found = visit.app.db.read(move |conn| {
        let official = bodies::find_official(conn, id)?.ok_or(AppError::NotFound)?;
        let body = bodies::find(conn, official.body_id)?.ok_or(AppError::NotFound)?;
        let account = match official.account_id {
            Some(id) => accounts::find(conn, id)?,
            None => None,
        };
        let email = account.map_or(String::new(), |account| account.email);
        Ok((official, body, email))
    });
    found.await
}

fn edit_official_page(official: &Official, body: &Body) -> Page {
    let action = format!("/admin/officials/{}", official.id);
    official_page(body, official.name.clone(), &action, Some(official))
}

pub async fn show_official(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let (official, body, email) = find_official(&visit, *id).await?;
    edit_official_page(&official, &body)
        .form(&official_form(&official, &email))
        .respond(&visit)
}

pub async fn change_official(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (now, app) = (visit.now, visit.app.clone());
    let (official, body, _) = find_official(&visit, *id).await?;
    let appointment = read_official(&visit, &mut form);
    if let Err(error) = form.check() {
        let page = edit_official_page(&official, &body);
        return refused(&visit, &form, error, page);
    }
    visit
        .app
        .db
        .write(move |tx| acts::change_official(&app, tx, &official, &appointment, by, now))
        .await?;
    Ok(visit.redirect(&format!("/admin/bodies/{}", body.id), Some("admin-saved")))
}

pub async fn end_term(
    visit: Visit,
    id: web::Path<i64>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (id, now) = (*id, visit.now);
    let zone = visit.app.config.site.time_zone.0;
    let today = now.utc().with_timezone(&zone).date_naive();
    let official = visit
        .app
        .db
        .write(move |tx| acts::end_term(tx, id, today, by, now))
        .await?;
    let path = format!("/admin/bodies/{}", official.body_id);
    Ok(visit.redirect(&path, Some("admin-official-left")))
}
