//! For whoever runs the site: is it alive, is it ready, what has it counted.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::platform::db::migrate;
use crate::platform::error::AppError;
use crate::platform::metrics::Gauges;
use crate::platform::{jobs, outbox};
use crate::web::Visit;

/// The process answers; nothing else is asked.
pub async fn show_alive() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("alive\n")
}

/// The database answers and has the schema that this program knows.
pub async fn show_ready(app: web::Data<App>) -> Result<HttpResponse, AppError> {
    let ready = app.db.read(migrate::is_current).await?;
    if !ready {
        return Err(AppError::Unavailable);
    }
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ready\n"))
}

/// Prometheus text; for this machine only, unless configured otherwise.
pub async fn show_metrics(visit: Visit) -> Result<HttpResponse, AppError> {
    let is_local = visit
        .request
        .peer_addr()
        .is_some_and(|peer| peer.ip().is_loopback())
        && visit.request.headers().get("x-forwarded-for").is_none();
    if !is_local && !visit.app.config.server.metrics_public {
        return Err(AppError::NotFound);
    }
    let (jobs_parked, mails_parked) = visit
        .app
        .db
        .read(|conn| {
            Ok((
                jobs::store::count_parked(conn)?,
                outbox::store::count_parked(conn)?,
            ))
        })
        .await?;
    let gauges = Gauges {
        kept_pages: visit.app.pages.page_count() as u64,
        jobs_parked: u64::try_from(jobs_parked).unwrap_or(0),
        mails_parked: u64::try_from(mails_parked).unwrap_or(0),
    };
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(visit.app.metrics.render(gauges)))
}
