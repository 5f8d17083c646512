//! A petition beyond its page: in frames of other sites, on paper, and the procedures that run.

use actix_web::{HttpResponse, web};

use super::{Asked, LAST_PAGE, PAGE, ensure_visible, read};
use crate::features::accounts::{Action, Subject, may};
use crate::features::contributions::Kind;
use crate::features::moderation;
use crate::features::petitions::exchange::{PageLinks, Texts, listing};
use crate::features::petitions::model::{Order, Shelf, Summary};
use crate::features::petitions::procedures::{self, Procedure, ProcedureView, RejectionView};
use crate::features::petitions::views::{PetitionView, Read, RegionsView};
use crate::features::petitions::{PLACE, counts, list, rules, store, topic};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{Data, Page, Visit};

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
                    .with("regions", &RegionsView::new(&read))
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
                // Nobody should gather on paper what counts no more.
                rules::ensure_signable(read.petition.state, read.petition.closes_at, visit.now)?;
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

/// `/petitions/procedures`: by which rules petitions run now.
pub async fn list_procedures(visit: Visit) -> Result<HttpResponse, AppError> {
    let read = |conn: &mut DbConn| {
        Ok((
            procedures::list_offered(conn)?,
            moderation::list_rejection_reasons(conn, Kind::Petition)?,
        ))
    };
    visit
        .public(read, |visit, (offered, in_use)| {
            let mut told: Vec<ProcedureView> = offered
                .procedures
                .iter()
                .map(|one| ProcedureView::new(one, &in_use, visit.lang))
                .collect();
            if offered.is_usual {
                let terms = Procedure::default();
                told.push(ProcedureView {
                    id: 0,
                    name: visit.text("petitions-procedure-usual"),
                    explanation: String::new(),
                    rejection: RejectionView::of_procedure(&terms, &in_use, visit.lang),
                    terms,
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
            .topic(moderation::RULES_TOPIC)
            .topic(PLACE))
        })
        .await
}

/// `/petitions.json?state=…&page=…`: the list in the shape for exchange.
pub async fn export_list(visit: Visit) -> Result<HttpResponse, AppError> {
    let asked = web::Query::<Asked>::from_query(visit.request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let shelf = Shelf::parse(&asked.state).unwrap_or(Shelf::Open);
    let order = Order::parse(&asked.sort).unwrap_or(Order::Signatures);
    let number = asked.page.parse().unwrap_or(1).clamp(1, LAST_PAGE);
    let now = visit.now;
    let read = move |conn: &mut DbConn| {
        let offset = (number - 1) * PAGE;
        let mut found = list(conn, shelf, order, now, offset, PAGE + 1)?;
        let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let has_more = found.len() > shown;
        found.truncate(shown);
        let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
        Ok((found, store::exchange::list_texts(conn, &ids)?, has_more))
    };
    let show = |visit: &Visit, (found, texts, has_more): (Vec<Summary>, Texts, bool)| {
        let page = |to: i64| {
            let path = format!("/petitions.json?state={shelf}&sort={order}&page={to}");
            visit.app.absolute(&path)
        };
        let links = PageLinks {
            own: page(number),
            first: page(1),
            prev: (number > 1).then(|| page(number - 1)),
            next: has_more.then(|| page(number + 1)),
        };
        let topics: Vec<i64> = found.iter().map(|one| one.id).collect();
        let listing = listing(found, texts, links, |url| visit.app.absolute(url));
        let mut data = Data::json(&listing)?.topic(PLACE);
        for id in topics {
            data = data.topic(topic(id)).topic(counts(id));
        }
        Ok(data)
    };
    visit.public_data(read, show).await
}
