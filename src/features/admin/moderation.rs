//! By when moderators decide.

use actix_web::HttpResponse;

use super::rulebook::RuleLink;
use super::{desk, ensure_administrator, refused};
use crate::features::moderation::procedure::bounds;
use crate::features::moderation::{self, Procedure};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{FormView, Page, PostForm, Visit};

fn page(visit: &Visit) -> Page {
    desk(
        "admin/moderation.html",
        visit.text("admin-moderation-title"),
    )
}

pub async fn show_procedure(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let read = |conn: &mut DbConn| {
        Ok((
            moderation::procedure(conn)?,
            moderation::list_reasons(conn)?,
        ))
    };
    let (now, reasons) = visit.app.db.read(read).await?;
    let filled = FormView::filled([
        ("working_days", now.working_days.to_string()),
        ("petition_days", now.petition_days.to_string()),
        ("petition_nearly_days", now.petition_nearly_days.to_string()),
    ]);
    page(&visit)
        .with("rules", &RuleLink::list(&reasons, visit.lang))
        .form(&filled)
        .respond(&visit)
}

pub async fn change_procedure(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let mut number = |name: &'static str, (least, most): (i64, i64)| form.number(name, least, most);
    let new = Procedure {
        working_days: number("working_days", bounds::WORKING_DAYS),
        petition_days: number("petition_days", bounds::PETITION_DAYS),
        petition_nearly_days: number("petition_nearly_days", bounds::PETITION_NEARLY_DAYS),
    };
    let now = visit.now;
    let outcome = match form.check() {
        Ok(()) => {
            visit
                .app
                .db
                .write(move |tx| moderation::set_procedure(tx, new, Some(by), now))
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.redirect("/admin", Some("admin-saved"))),
        Err(error) => refused(&visit, &form, error, page(&visit)),
    }
}
