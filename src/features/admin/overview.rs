//! What needs the administrator: what failed, and how much there is.

use actix_web::HttpResponse;
use serde::Serialize;

use super::views::ParkedView;
use super::{desk, ensure_administrator};
use crate::features::accounts::{self, AccountState};
use crate::features::bodies;
use crate::platform::error::AppError;
use crate::platform::{jobs, outbox};
use crate::web::{PostForm, Visit};

#[derive(Serialize)]
struct Overview {
    active: i64,
    suspended: i64,
    staff: usize,
    bodies: usize,
    jobs: Vec<ParkedView>,
    mails: Vec<ParkedView>,
}

/// Staff counted at most; beyond that it is 'many'.
const STAFF: i64 = 1_000;

pub async fn show_overview(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let overview = visit.app.db.read(|conn| {
        let counts = accounts::count_by_state(conn)?;
        let count = |state| {
            let found = counts.iter().find(|(counted, _)| *counted == state);
            found.map_or(0, |(_, count)| *count)
        };
        Ok(Overview {
            active: count(AccountState::Active),
            suspended: count(AccountState::Suspended),
            staff: accounts::list_staff(conn, STAFF)?.len(),
            bodies: bodies::list(conn)?.len(),
            jobs: jobs::store::list_parked(conn)?
                .into_iter()
                .map(|job| ParkedView {
                    id: job.id.to_string(),
                    what: job.kind,
                    attempts: job.attempts,
                    error: job.last_error.unwrap_or_default(),
                    since: job.created_at,
                })
                .collect(),
            mails: outbox::store::list_parked(conn)?
                .into_iter()
                .map(|mail| ParkedView {
                    id: mail.id.to_string(),
                    what: mail.template,
                    attempts: mail.attempts,
                    error: mail.last_error.unwrap_or_default(),
                    since: mail.created_at,
                })
                .collect(),
        })
    });
    let overview = overview.await?;
    desk("admin/overview.html", visit.text("admin-title"))
        .with("overview", &overview)
        .respond(&visit)
}

fn chosen(form: &PostForm) -> Vec<i64> {
    form.all("id")
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect()
}

pub async fn retry_jobs(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let (ids, now) = (chosen(&form), visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            for id in ids {
                jobs::store::unpark(tx, id, now)?;
            }
            tx.touch(jobs::WAKE, now);
            Ok(())
        })
        .await?;
    Ok(visit.redirect("/admin", Some("admin-tried-again")))
}

pub async fn retry_mails(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let (ids, now) = (chosen(&form), visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            for id in ids {
                outbox::store::unpark(tx, id, now)?;
            }
            tx.touch(outbox::WAKE, now);
            Ok(())
        })
        .await?;
    Ok(visit.redirect("/admin", Some("admin-tried-again")))
}
