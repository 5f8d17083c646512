//! A petition beyond its page: in frames of other sites, on paper, and the procedures that run.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{ensure_visible, read};
use crate::features::accounts::{Action, Subject, may};
use crate::features::petitions::procedures::{self, ProcedureView};
use crate::features::petitions::views::{PetitionView, Read};
use crate::features::petitions::{PLACE, counts, rules, topic};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

/// A petition with its count.
fn read_opened(conn: &mut DbConn, id: i64) -> Result<Read, AppError> {
    let read = read(conn, id, None)?;
    rules::has_opened(read.petition.state)
        .then_some(read)
        .ok_or(AppError::NotFound)
}

/// `/embed/petitions/ID`: for frames of any site. Nothing is set, counted or told to anybody.
pub async fn show_embedded(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    visit
        .public(
            move |conn| read_opened(conn, id),
            |visit, read| {
                let view = PetitionView::new(&read, visit.lang, visit.now);
                let mut page = Page::new("petitions/embed.html", read.petition.action.clone())
                    .with("petition", &view)
                    .with("whole_url", &visit.app.absolute(&read.petition.url()))
                    .topic(topic(read.petition.id))
                    .topic(counts(read.petition.id))
                    .topic("bodies");
                if let Some(at) = read.petition.closes_at.filter(|at| *at > visit.now) {
                    page = page.fresh_until(at);
                }
                Ok(page)
            },
        )
        .await
}

/// Rows of a sheet: what fits on one page.
const SHEET_ROWS: usize = 10;

/// A sheet for signatures on paper, with the code by which it is found again.
pub async fn show_sheet(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    visit
        .public(
            move |conn| read_opened(conn, id),
            |visit, read| {
                ensure_visible(visit, &read)?;
                let rows: Vec<usize> = (1..=SHEET_ROWS).collect();
                Ok(
                    Page::new("petitions/sheet.html", visit.text("petitions-sheet-title"))
                        .with("petition", &PetitionView::new(&read, visit.lang, visit.now))
                        .with("code", &rules::sheet_code(read.petition.id))
                        .with("rows", &rows)
                        .with("share_url", &visit.app.absolute(&read.petition.url()))
                        .topic(topic(id)),
                )
            },
        )
        .await
}

/// A procedure with everything it says, for people.
#[derive(Serialize)]
struct Told {
    #[serde(flatten)]
    view: ProcedureView,
    countries_text: String,
    districts_text: String,
}

/// `/petitions/procedures`: by which rules petitions run now.
pub async fn list_procedures(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(procedures::list_active, |visit, stored| {
            let mut told: Vec<Told> = stored
                .iter()
                .map(|one| Told {
                    view: ProcedureView::new(one, visit.lang),
                    countries_text: one.terms.get().countries.join(", "),
                    districts_text: one.terms.get().districts.join(", "),
                })
                .collect();
            if told.is_empty() {
                told.push(Told {
                    view: ProcedureView {
                        id: 0,
                        name: visit.text("petitions-procedure-usual"),
                        explanation: String::new(),
                        terms: procedures::Procedure::default(),
                    },
                    countries_text: String::new(),
                    districts_text: String::new(),
                });
            }
            let may_change = may(&visit.actor, Action::Administer, &Subject::SITE);
            Ok(Page::new(
                "petitions/procedures.html",
                visit.text("petitions-procedures-title"),
            )
            .with("procedures", &told)
            .with("may_change", &may_change)
            .topic(procedures::TOPIC)
            .topic(PLACE))
        })
        .await
}
