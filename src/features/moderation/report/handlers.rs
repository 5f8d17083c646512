//! The report of a quarter, as a page, JSON and CSV.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::quarter::Quarter;
use super::views::{ReportView, csv, name};
use super::{Report, first_quarter, read};
use crate::features::moderation::{RULES_TOPIC, store};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

/// The quarter that runs.
pub async fn show_current(visit: Visit) -> Result<HttpResponse, AppError> {
    let quarter = Quarter::of(visit.now, visit.app.config.site.time_zone.0);
    page(visit, quarter).await
}

pub async fn show(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let quarter = parse(&visit, &path)?;
    page(visit, quarter).await
}

/// A quarter that has begun.
fn parse(visit: &Visit, text: &str) -> Result<Quarter, AppError> {
    let current = Quarter::of(visit.now, visit.app.config.site.time_zone.0);
    Quarter::parse(text)
        .filter(|&quarter| quarter <= current)
        .ok_or(AppError::NotFound)
}

async fn page(visit: Visit, quarter: Quarter) -> Result<HttpResponse, AppError> {
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    visit
        .public(
            move |conn| {
                Ok((
                    read(conn, quarter, zone, now)?,
                    store::list_reasons(conn)?,
                    first_quarter(conn, zone)?,
                ))
            },
            |visit, (report, reasons, first)| {
                let title = visit.text_with(
                    "moderation-report-quarter-title",
                    &[("quarter", name(visit, quarter).into())],
                );
                let view = ReportView::new(visit, quarter, report, &reasons, first);
                let page = Page::new("moderation/transparency.html", title)
                    .description(visit.text("moderation-report-quarter-description"))
                    .with("c", &view)
                    .topic("moderation")
                    .topic(RULES_TOPIC)
                    // The next quarter begins.
                    .fresh_until(Quarter::of(now, zone).span(zone).1);
                Ok(page)
            },
        )
        .await
}

async fn report(visit: &Visit, text: &str) -> Result<Report, AppError> {
    let quarter = parse(visit, text)?;
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    let read = move |conn: &mut DbConn| read(conn, quarter, zone, now);
    visit.app.db.read(read).await
}

pub async fn export_json(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    Ok(HttpResponse::Ok().json(report(&visit, &path).await?))
}

pub async fn export_csv(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let report = report(&visit, &path).await?;
    let name = format!("attachment; filename=\"moderation-{}.csv\"", report.quarter);
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8; header=present")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(csv(&report)?))
}
