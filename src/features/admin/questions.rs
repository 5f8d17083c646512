//! How a body deals with questions.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{desk, ensure_administrator, refused};
use crate::features::bodies::{self, Body};
use crate::features::questions::procedures::{self, AfterBreak, Procedure, bounds};
use crate::platform::error::AppError;
use crate::web::{FormView, Page, PostForm, Visit};

#[derive(Serialize)]
struct BodyLink {
    id: i64,
    name: String,
}

struct Loaded {
    body: Body,
    procedure: Procedure,
    /// The other body that does the triage now.
    triage: Option<String>,
}

async fn load(visit: &Visit, body_id: i64) -> Result<Loaded, AppError> {
    let loaded = visit.app.db.read(move |conn| {
        let body = bodies::find(conn, body_id)?.ok_or(AppError::NotFound)?;
        let triage = match procedures::triage_body(conn)?.filter(|id| *id != body_id) {
            Some(id) => bodies::find(conn, id)?.map(|body| body.name),
            None => None,
        };
        Ok(Loaded {
            procedure: procedures::procedure(conn, body_id)?,
            body,
            triage,
        })
    });
    loaded.await
}

fn page(visit: &Visit, loaded: &Loaded) -> Page {
    desk("admin/questions.html", visit.text("admin-procedure-title"))
        .with(
            "body",
            &BodyLink {
                id: loaded.body.id,
                name: loaded.body.name.clone(),
            },
        )
        .with("triage", &loaded.triage)
}

fn filled(procedure: &Procedure) -> FormView {
    let ticked = [
        ("does_triage", procedure.does_triage),
        ("allows_confidential", procedure.allows_confidential),
        ("needs_second_reader", procedure.needs_second_reader),
    ];
    let ticked = ticked.into_iter().filter(|(_, ticked)| *ticked);
    let written = [
        (
            "after_clarification",
            procedure.after_clarification.to_string(),
        ),
        ("after_transfer", procedure.after_transfer.to_string()),
        ("max_extensions", procedure.max_extensions.to_string()),
        (
            "max_extension_days",
            procedure.max_extension_days.to_string(),
        ),
        (
            "review_window_days",
            procedure.review_window_days.to_string(),
        ),
        (
            "review_working_days",
            procedure.review_working_days.to_string(),
        ),
    ];
    FormView::filled(
        ticked
            .map(|(name, _)| (name, "on".to_owned()))
            .chain(written),
    )
}

pub async fn show_procedure(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let loaded = load(&visit, *id).await?;
    page(&visit, &loaded)
        .form(&filled(&loaded.procedure))
        .respond(&visit)
}

/// Reads the form; what was refused is noted in it.
fn read(form: &mut PostForm) -> Procedure {
    let after = |choice: Option<AfterBreak>| choice.unwrap_or(AfterBreak::Continue);
    let mut number = |name: &'static str, (least, most): (i64, i64)| form.number(name, least, most);
    let max_extensions = number("max_extensions", bounds::EXTENSIONS);
    let max_extension_days = number("max_extension_days", bounds::EXTENSION_DAYS);
    let review_window_days = number("review_window_days", bounds::REVIEW_WINDOW_DAYS);
    let review_working_days = number("review_working_days", bounds::REVIEW_WORKING_DAYS);
    Procedure {
        does_triage: form.is_checked("does_triage"),
        allows_confidential: form.is_checked("allows_confidential"),
        needs_second_reader: form.is_checked("needs_second_reader"),
        after_clarification: after(form.choice("after_clarification", AfterBreak::parse)),
        after_transfer: after(form.choice("after_transfer", AfterBreak::parse)),
        max_extensions,
        max_extension_days,
        review_window_days,
        review_working_days,
    }
}

pub async fn change_procedure(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (id, now) = (*id, visit.now);
    let loaded = load(&visit, id).await?;
    let new = read(&mut form);
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, page(&visit, &loaded));
    }
    visit
        .app
        .db
        .write(move |tx| procedures::set_procedure(tx, id, &new, Some(by), now))
        .await?;
    Ok(visit.redirect(&format!("/admin/bodies/{id}"), Some("admin-saved")))
}
