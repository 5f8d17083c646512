//! Sheets of paper: handed in, sampled, counted.

use actix_web::{HttpResponse, web};

use super::views::BatchRow;
use crate::features::files::{self, FileView};
use crate::features::petitions::invalidating::ensure_may;
use crate::features::petitions::paper::{self, BatchState, Sheets};
use crate::features::petitions::rules::paper::{
    Claim, LEAST_SAMPLE, MOST_LINES, MOST_SHEETS, SAMPLE_PERCENT,
};
use crate::features::petitions::{rules, store};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{FileForm, FormView, Page, PostForm, Visit};

const EXPLANATION: TextRule = TextRule::text(10, 500);

fn place(id: i64) -> String {
    format!("/desk/petitions/{id}/paper")
}

pub async fn list(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    list_page(&visit, path.into_inner(), &FormView::default()).await
}

async fn list_page(visit: &Visit, id: i64, form: &FormView) -> Result<HttpResponse, AppError> {
    let actor = visit.actor.clone();
    let read = move |conn: &mut DbConn| {
        let (petition, _) = ensure_may(conn, &actor, id)?;
        let batches = store::paper::list(conn, id)?;
        Ok((petition, batches, paper::count_on_paper(conn, id)?))
    };
    let (petition, batches, on_paper) = visit.app.db.read(read).await?;
    let rows: Vec<_> = batches.iter().map(BatchRow::new).collect();
    Page::new(
        "petitions/paper/list.html",
        visit.text("signatures-paper-title"),
    )
    .with("desk_key", &"moderation")
    .with("id", &id)
    .with("title", &petition.action)
    .with("rows", &rows)
    .with("on_paper", &on_paper)
    .with("signature_count", &petition.signature_count)
    .with("most_lines", &MOST_LINES)
    .with("least_sample", &LEAST_SAMPLE)
    .with("sample_percent", &SAMPLE_PERCENT)
    .form(form)
    .respond(visit)
}

pub async fn receive(
    visit: Visit,
    path: web::Path<i64>,
    sent: FileForm,
) -> Result<HttpResponse, AppError> {
    let (id, actor, now) = (path.into_inner(), visit.actor.clone(), visit.now);
    let asks = actor.clone();
    visit
        .app
        .db
        .read(move |conn| ensure_may(conn, &asks, id).map(drop))
        .await?;
    let mut form = sent.form;
    let sheet_count = form.number("sheets", 1, MOST_SHEETS);
    let claimed_count = form.number("claimed", 1, MOST_SHEETS * MOST_LINES);
    let collected_on = form.day("collected_on");
    match rules::read_sheet_code(form.get("code")) {
        Some(named) if named == id => {}
        Some(_) => form.refuse("code", "petitions.paper-other"),
        None => form.refuse("code", "petitions.paper-code"),
    }
    let typed = form.get("region").trim().to_owned();
    let region = if typed.is_empty() {
        Some(String::new())
    } else {
        rules::places::typed_region(&typed)
    };
    if region.is_none() {
        form.refuse("region", "petitions.paper-region");
    }
    let scans = files::take(&visit, &mut form).await?;
    let submission_key = form.submission_key(visit.account_id()?);
    let made = match (form.check(), collected_on, region) {
        (Ok(()), Some(collected_on), Some(region)) => {
            let sheets = Sheets {
                claim: Claim {
                    sheet_count,
                    claimed_count,
                    collected_on,
                },
                region,
                submission_key,
                scans,
            };
            visit
                .app
                .db
                .write(move |tx| paper::receive(tx, &actor, id, &sheets, now))
                .await
        }
        (Err(error), ..) => Err(error),
        _ => Err(AppError::BadRequest("error.bad-request")),
    };
    match made {
        Ok(batch) => Ok(visit.redirect(
            &format!("{}/{batch}", place(id)),
            Some("signatures-flash-paper"),
        )),
        Err(AppError::Invalid(errors)) => list_page(&visit, id, &form.view(&visit, &errors)).await,
        Err(error) => Err(error),
    }
}

pub async fn show(visit: Visit, path: web::Path<(i64, i64)>) -> Result<HttpResponse, AppError> {
    let (id, batch) = path.into_inner();
    batch_page(&visit, id, batch, &FormView::default()).await
}

async fn batch_page(
    visit: &Visit,
    id: i64,
    batch: i64,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let read = move |conn: &mut DbConn| {
        let (petition, _) = ensure_may(conn, &actor, id)?;
        let found = paper::find(conn, id, batch)?;
        let scans = files::list_held(conn, &paper::held_for(batch), now)?;
        Ok((petition, found, scans))
    };
    let (petition, found, scans) = visit.app.db.read(read).await?;
    let scans: Vec<FileView> = scans
        .iter()
        .map(|scan| FileView {
            url: format!("{}/{batch}/scans/{}", place(id), scan.token),
            ..FileView::new(scan)
        })
        .collect();
    let number = found.id.to_string();
    let title = visit.text_with("signatures-batch-title", &[("id", number.into())]);
    Page::new("petitions/paper/batch.html", title)
        .with("desk_key", &"moderation")
        .with("id", &id)
        .with("title", &petition.action)
        .with("batch", &BatchRow::new(&found))
        .with("is_received", &(found.state == BatchState::Received))
        .with("scans", &scans)
        .with("least_sample", &LEAST_SAMPLE)
        .with("sample_percent", &SAMPLE_PERCENT)
        .form(form)
        .respond(visit)
}

pub async fn act(
    visit: Visit,
    path: web::Path<(i64, i64)>,
    sent: FileForm,
) -> Result<HttpResponse, AppError> {
    let (id, batch) = path.into_inner();
    let asks = visit.actor.clone();
    visit
        .app
        .db
        .read(move |conn| ensure_may(conn, &asks, id).map(drop))
        .await?;
    let mut form = sent.form;
    let done = carry_out(&visit, id, batch, &mut form).await;
    match done {
        Ok(flash) => Ok(visit.redirect(&format!("{}/{batch}", place(id)), Some(flash))),
        Err(AppError::Invalid(errors)) => {
            batch_page(&visit, id, batch, &form.view(&visit, &errors)).await
        }
        Err(error) => Err(error),
    }
}

async fn carry_out(
    visit: &Visit,
    id: i64,
    batch: i64,
    form: &mut PostForm,
) -> Result<&'static str, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    match form.get("do") {
        "scans" => {
            let tokens = files::take(visit, form).await?;
            form.check()?;
            let add = move |tx: &mut crate::platform::db::Tx<'_>| {
                paper::add_scans(tx, &actor, (id, batch), &tokens, now)
            };
            visit.app.db.write(add).await?;
            Ok("signatures-flash-scans")
        }
        "sample" => {
            let draw = move |tx: &mut crate::platform::db::Tx<'_>| {
                paper::draw_sample(tx, &actor, id, batch, now)
            };
            visit.app.db.write(draw).await?;
            Ok("signatures-flash-sampled")
        }
        "count" => {
            let valid = form.number("valid", 0, MOST_SHEETS * MOST_LINES);
            form.check()?;
            let count = move |tx: &mut crate::platform::db::Tx<'_>| {
                paper::count(tx, &actor, (id, batch), valid, now)
            };
            visit.app.db.write(count).await?;
            Ok("signatures-flash-counted")
        }
        "withdraw" => {
            let explanation = form.text("explanation", EXPLANATION);
            form.check()?;
            let withdraw = move |tx: &mut crate::platform::db::Tx<'_>| {
                paper::withdraw(tx, &actor, (id, batch), &explanation, now)
            };
            visit.app.db.write(withdraw).await?;
            Ok("signatures-flash-withdrawn")
        }
        _ => Err(AppError::BadRequest("error.not-a-form")),
    }
}

/// A scan shows names and addresses: each look is noted.
pub async fn scan(
    visit: Visit,
    path: web::Path<(i64, i64, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, batch, token) = path.into_inner();
    let (actor, now) = (visit.actor.clone(), visit.now);
    let (file, bytes) = visit
        .app
        .db
        .write(move |tx| {
            ensure_may(tx, &actor, id)?;
            paper::find(tx, id, batch)?;
            let found = files::find_held(tx, &paper::held_for(batch), &token)?;
            super::note_look(tx, &actor, id, 1, "scan", now)?;
            Ok(found)
        })
        .await?;
    Ok(files::attachment(&file, bytes))
}
