//! Pages of petitions: the list, one petition, its figures. Starting, signing and responding are
//! in the files below.

mod debating;
mod managing;
mod outward;
mod reading;
mod responding;
mod signing;
mod starting;
mod stopping;
mod supporting;

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::maps::MapView;
use super::model::{Order, Shelf, Summary, url};
use super::procedures::RejectionView;
use super::views::{
    ChartView, Figures, PetitionView, PlacesView, Read, RegionsView, country_choices,
};
use super::{PLACE, api, countries, counts, rules, scrutiny, similar, store, topic};
use crate::features::accounts::{Action, Subject, may};
use crate::features::deadlines;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::limits::Limited;
use crate::platform::templates::urlencode;
use crate::web::page::Data;
use crate::web::{FormView, Page, Visit};

pub(super) use reading::{ensure_visible, for_everybody, read};
pub(super) use signing::read_signature;

/// Petitions on one page of the list.
const PAGE: i64 = 20;
/// Pages of the list that can be turned to.
const LAST_PAGE: i64 = 500;

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/petitions", web::get().to(list_petitions))
        .route("/petitions.json", web::get().to(outward::export_list))
        .route("/petitions/similar", web::get().to(similar::show_similar))
        .route("/petitions/new", web::get().to(starting::show_form))
        .route("/petitions/new", web::post().to(starting::start_petition))
        .route("/petitions/{id:\\d+}", web::get().to(show_petition))
        .route("/petitions/{id:\\d+}.json", web::get().to(export_json))
        .route("/petitions/{id:\\d+}.csv", web::get().to(export_csv))
        .route(
            "/petitions/{id:\\d+}/signatures",
            web::post().to(signing::sign_petition),
        )
        .route(
            "/petitions/{id:\\d+}/signatures",
            web::get().to(signing::back_to_petition),
        )
        .route(
            "/petitions/{id:\\d+}/signed",
            web::get().to(signing::show_signed),
        )
        .route(
            "/petitions/{id:\\d+}/confirm",
            web::get().to(signing::ask_confirm),
        )
        .route(
            "/petitions/{id:\\d+}/confirm",
            web::post().to(signing::confirm_signature),
        )
        .route(
            "/petitions/{id:\\d+}/confirmed",
            web::get().to(signing::show_confirmed),
        )
        .route(
            "/petitions/{id:\\d+}/respond",
            web::get().to(responding::show_form),
        )
        .route(
            "/petitions/{id:\\d+}/respond",
            web::post().to(responding::respond),
        )
        .service(
            web::resource("/petitions/{id:\\d+}/debate")
                .get(debating::show_form)
                .post(debating::decide),
        )
        .service(
            web::resource("/petitions/{id:\\d+}/stop")
                .get(stopping::show_form)
                .post(stopping::stop_or_take_up),
        )
        .service(web::resource("/petitions/{id:\\d+}/support").get(supporting::show_petition))
        .service(
            web::resource("/petitions/{id:\\d+}/manage")
                .get(managing::show_desk)
                .post(managing::make_invitation),
        )
        .service(
            web::resource("/petitions/{id:\\d+}/join")
                .get(managing::ask_join)
                .post(managing::join),
        )
        .service(web::resource("/petitions/{id:\\d+}/updates").post(managing::write_update))
        .service(web::resource("/petitions/{id:\\d+}/leave").post(managing::leave))
        .route(
            "/petitions/procedures",
            web::get().to(outward::list_procedures),
        )
        .route(
            "/petitions/{id:\\d+}/sheet",
            web::get().to(outward::show_sheet),
        )
        .route(
            "/embed/petitions/{id:\\d+}",
            web::get().to(outward::show_embedded),
        )
        .route("/desk/petitions", web::get().to(responding::show_desk))
        .configure(scrutiny::routes)
        .configure(api::routes);
}

/// What the list is asked for. Whatever is not understood counts as not asked for.
#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

async fn list_petitions(visit: Visit) -> Result<HttpResponse, AppError> {
    let asked = web::Query::<Asked>::from_query(visit.request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let shelf = Shelf::parse(&asked.state).unwrap_or(Shelf::Open);
    let order = Order::parse(&asked.sort).unwrap_or(Order::Signatures);
    let query: String = asked.q.trim().chars().take(200).collect();
    let number = asked.page.parse().unwrap_or(1).clamp(1, LAST_PAGE);
    if !query.is_empty() {
        visit.limit_network(Limited::Search)?;
    }
    let (now, words, offset) = (visit.now, query.clone(), (number - 1) * PAGE);
    let read = move |conn: &mut DbConn| {
        if !words.is_empty() {
            return super::find_by_words(conn, &words, now, offset, PAGE);
        }
        let mut found = super::list(conn, shelf, order, now, offset, PAGE + 1)?;
        let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let has_more = found.len() > shown;
        found.truncate(shown);
        Ok((found, has_more))
    };
    let show = |visit: &Visit, (petitions, has_more): (Vec<Summary>, bool)| {
        let turn = |to: i64| {
            let q = urlencode(&query);
            format!("/petitions?state={shelf}&sort={order}&q={q}&page={to}")
        };
        let mut page = Page::new("petitions/list.html", visit.text("petitions-title"))
            .description(visit.text("petitions-lead"))
            .feed("/feeds/petitions.atom")
            .with("petitions", &petitions)
            .with("shelf", &shelf)
            .with("shelves", &Shelf::ALL)
            .with("order", &order)
            .with("query", &query)
            .with("previous", &(number > 1).then(|| turn(number - 1)))
            .with("next", &has_more.then(|| turn(number + 1)))
            .topic(PLACE);
        for petition in &petitions {
            page = page.topic(topic(petition.id)).topic(counts(petition.id));
            if let Some(at) = petition.closes_at.filter(|at| *at > visit.now) {
                page = page.fresh_until(at);
            }
        }
        Ok(page)
    };
    visit.public(read, show).await
}

async fn show_petition(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let (id, account_id, lang) = (path.into_inner(), visit.actor.account_id, visit.lang);
    visit
        .public(
            move |conn| read_page(conn, id, account_id, lang),
            |visit, (mut read, rejection)| {
                let owner = Subject::of_owner(read.contribution.account_id);
                if !may(&visit.actor, Action::SeeContribution, &owner) {
                    read.withhold(visit.text("petitions-not-accepted-title"));
                }
                page(visit, &read, rejection.as_ref(), &FormView::default())
            },
        )
        .await
}

/// A petition, and for what it may or might have been rejected.
fn read_page(
    conn: &mut DbConn,
    id: i64,
    account_id: Option<i64>,
    lang: Lang,
) -> Result<(Read, Option<RejectionView>), AppError> {
    let read = read(conn, id, account_id)?;
    let rejection = RejectionView::of_petition(conn, read.petition.terms.get(), lang)?;
    Ok((read, rejection))
}

/// The page of one petition, with its form filled in.
fn page(
    visit: &Visit,
    read: &Read,
    rejection: Option<&RejectionView>,
    form: &FormView,
) -> Result<Page, AppError> {
    ensure_visible(visit, read)?;
    let petition = &read.petition;
    let may_respond = may(
        &visit.actor,
        Action::RespondToPetition,
        &Subject::of_body(petition.body_id),
    );
    let starter_id = read.contribution.account_id;
    let may_doubt =
        !read.is_creator && rules::doubts::ensure_may_doubt(&visit.actor, starter_id).is_ok();
    let decision_due_at = read.read_by.unwrap_or(petition.created_at);
    let mut page = Page::new("petitions/show.html", petition.action.clone())
        .description(PetitionView::description(read))
        .feed("/feeds/petitions.atom")
        .with("petition", &PetitionView::new(read, visit.lang, visit.now))
        .with("follow", &read.follow)
        .with("chart", &ChartView::new(&read.days, visit.lang))
        .with(
            "map",
            &read
                .map
                .as_ref()
                .and_then(|(map, counts)| MapView::new(map, counts, petition.signature_count)),
        )
        .with(
            "embed_url",
            &visit
                .app
                .absolute(&format!("/embed/petitions/{}", petition.id)),
        )
        .with(
            "countries",
            &country_choices(visit.text("petitions-country-other")),
        )
        .with("country", &countries::DEFAULT)
        .with("share_url", &visit.app.absolute(&petition.url()))
        .with("may_respond", &may_respond)
        .with(
            "may_administer",
            &may(&visit.actor, Action::Administer, &Subject::SITE),
        )
        .with("is_creator", &read.is_creator)
        .with("may_doubt", &may_doubt)
        .with("not_counted", &read.not_counted)
        .with("sheets_back", &read.sheets_back)
        .with("on_paper", &read.on_paper)
        .with("elsewhere", &PlacesView::list(&read.imported))
        .with("regions", &RegionsView::new(read))
        .with("terms", petition.terms.get())
        .with("rejection", &rejection)
        .with("decision_due_at", &decision_due_at)
        .form(form)
        .topic(topic(petition.id))
        .topic(counts(petition.id))
        .topic("bodies")
        .topic(deadlines::ACCOUNTS);
    if let Some(at) = petition.closes_at.filter(|at| *at > visit.now) {
        page = page.fresh_until(at);
    }
    Ok(page)
}

/// As fresh as the page. Under one address only.
async fn export(
    visit: Visit,
    id: i64,
    write: fn(&Figures) -> Result<Data, AppError>,
) -> Result<HttpResponse, AppError> {
    if !visit.request.query_string().is_empty() {
        return Ok(visit.redirect(visit.request.path(), None));
    }
    let (now, address) = (visit.now, visit.app.absolute(&url(id)));
    visit
        .public_data(
            move |conn| {
                Ok((
                    read(conn, id, None)?,
                    store::figures::list_regions(conn, id)?,
                ))
            },
            move |visit, (read, regions)| {
                let read = for_everybody(visit, read)?;
                let figures = Figures::new(&read, regions, address, now);
                Ok(write(&figures)?
                    .topic(PLACE)
                    .topic(topic(id))
                    .topic(counts(id)))
            },
        )
        .await
}

async fn export_json(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    export(visit, path.into_inner(), Data::json).await
}

async fn export_csv(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    export(visit, path.into_inner(), |figures| {
        let text = figures
            .csv()
            .map_err(|error| AppError::Internal(format!("CSV: {error}")))?;
        Ok(Data::csv(text))
    })
    .await
}
