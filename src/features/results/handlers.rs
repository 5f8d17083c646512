//! Pages of results, and the editor's form behind them.

use actix_web::{HttpResponse, web};

use super::model::{NewResult, ResultRecord};
use super::{Publisher, rules, store, views};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation, PublicationState};
use crate::features::deadlines::{self, AccountView, PromiseKind};
use crate::features::ledger::ActingAs;
use crate::platform::actor::{Actor, Role};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::{Data, Page};
use crate::web::visit::Visit;

const PER_PAGE: i64 = 20;
const TITLE: TextRule = TextRule::line(5, 200);
const FINDING: TextRule = TextRule::text(0, 20_000);
const METHOD: TextRule = TextRule::text(0, 5_000);

/// An id from an address; whatever else stands there is not found.
fn id_of(text: &str) -> Result<i64, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}

/// `?page=3`, 1 where it is missing or no number.
fn page_number(visit: &Visit) -> i64 {
    let query = visit.request.query_string();
    let number = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    number
        .and_then(|number| number.parse().ok())
        .map_or(1, |number: i64| number.clamp(1, 100_000))
}

pub async fn list_results(visit: Visit) -> Result<HttpResponse, AppError> {
    let number = page_number(&visit);
    visit
        .public(
            move |conn| {
                let offset = (number - 1) * PER_PAGE;
                let rows = store::list_published(conn, None, offset, PER_PAGE)?;
                let items: Vec<_> = rows.into_iter().map(super::summary).collect();
                Ok((items, store::count_published(conn)?))
            },
            |visit, (items, count)| {
                let pages = (count + PER_PAGE - 1) / PER_PAGE;
                Ok(Page::new("results/list.html", visit.text("results-title"))
                    .description(visit.text("results-lead"))
                    .feed("/feeds/results.atom")
                    .with("items", &items)
                    .with("number", &number)
                    .with("pages", &pages)
                    .topic("results"))
            },
        )
        .await
}

pub(super) fn find_shown(
    conn: &mut DbConn,
    id: i64,
    now: crate::platform::db::UtcTime,
) -> Result<(ResultRecord, Consultation), AppError> {
    let record = super::find_published(conn, id)?;
    let consultation = consultations::find(conn, record.consultation_id)?
        .filter(|consultation| consultations::is_public(consultation, now))
        .ok_or(AppError::NotFound)?;
    Ok((record, consultation))
}

pub async fn show_result(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = id_of(&path)?;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public(
            move |conn| {
                let (record, consultation) = find_shown(conn, id, now)?;
                let kind = PromiseKind::Results;
                let promises = deadlines::accounts(conn, kind, consultation.id, zone)?;
                Ok((record, consultation, promises))
            },
            move |visit, (record, consultation, promises)| {
                let view = views::ResultView::new(visit, record, &consultation)?;
                let title = format!("{}: {}", visit.text("results-one"), consultation.title);
                Ok(Page::new("results/show.html", title)
                    .feed("/feeds/results.atom")
                    .with("result", &view)
                    .with("due_at", &consultation.results_due_at)
                    .with("accounts", &AccountView::list(&promises))
                    .topic(format!("result:{id}"))
                    .topic(format!("consultation:{}", consultation.id))
                    .topic(deadlines::ACCOUNTS))
            },
        )
        .await
}

pub async fn show_json(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = id_of(&path)?;
    let now = visit.now;
    visit
        .public_data(
            move |conn| find_shown(conn, id, now),
            move |visit, (record, _)| {
                let text = views::to_json(visit, &record);
                Ok(Data::new("application/json", text).topic(format!("result:{id}")))
            },
        )
        .await
}

pub async fn show_csv(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = id_of(&path)?;
    let now = visit.now;
    visit
        .public_data(
            move |conn| find_shown(conn, id, now),
            move |visit, (record, _)| {
                let frozen: super::Frozen = serde_json::from_str(&record.frozen)?;
                let csv = views::to_csv(&views::lines(visit, &frozen.figures))?;
                Ok(Data::csv(csv).topic(format!("result:{id}")))
            },
        )
        .await
}

fn ensure_editor(visit: &Visit) -> Result<(), AppError> {
    accounts::ensure(&visit.actor, Action::EditResults, &Subject::SITE)
}

/// In whose name somebody who may edit acts.
pub fn publisher(actor: &Actor) -> Publisher {
    Publisher {
        account_id: actor.account_id,
        acting_as: if actor.has(Role::Editor) {
            ActingAs::Editor
        } else {
            ActingAs::Administrator
        },
    }
}

async fn find_consultation(visit: &Visit, slug: String) -> Result<Consultation, AppError> {
    visit
        .app
        .db
        .read(move |conn| consultations::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound))
        .await
}

pub async fn new_result(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let consultation = find_consultation(&visit, path.into_inner()).await?;
    let form = FormView::filled([
        (
            "title",
            visit.text_with(
                "results-title-suggested",
                &[("consultation", consultation.title.as_str().into())],
            ),
        ),
        ("method", visit.text("results-method-suggested")),
    ]);
    show_new(&visit, &consultation, &form).await
}

async fn show_new(
    visit: &Visit,
    consultation: &Consultation,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let id = consultation.id;
    let drafts = visit
        .app
        .db
        .read(move |conn| super::list_drafts(conn, id))
        .await?;
    Page::new("results/new.html", visit.text("results-new"))
        .form(form)
        .with("desk_key", &"editor")
        .with("slug", &consultation.slug)
        .with("consultation_title", &consultation.title)
        .with("drafts", &drafts)
        .respond(visit)
}

/// What the form says; texts may still be missing in a draft.
fn read(form: &mut PostForm) -> Result<(String, String, String), AppError> {
    let title = form.text("title", TITLE);
    let finding = form.text("finding", FINDING);
    let method = form.text("method", METHOD);
    form.check()?;
    Ok((title, finding, method))
}

pub async fn create_result(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let account_id = visit.account_id()?;
    let consultation = find_consultation(&visit, path.into_inner()).await?;
    let (title, finding, method) = match read(&mut form) {
        Ok(read) => read,
        Err(AppError::Invalid(errors)) => {
            return show_new(&visit, &consultation, &form.view(&visit, &errors)).await;
        }
        Err(other) => return Err(other),
    };
    let new = NewResult {
        consultation_id: consultation.id,
        title,
        finding,
        method,
        created_by: Some(account_id),
        submission_key: form.submission_key(account_id),
    };
    let now = visit.now;
    let record = visit
        .app
        .db
        .write(move |tx| super::create_draft(tx, &new, now))
        .await?;
    let target = format!("/desk/editor/results/{}", record.id);
    Ok(visit.redirect(&target, Some("results-draft-saved")))
}

pub async fn edit_result(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = id_of(&path)?;
    show_draft(&visit, id, None).await
}

async fn show_draft(
    visit: &Visit,
    id: i64,
    form: Option<FormView>,
) -> Result<HttpResponse, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let (record, consultation, figures) = visit
        .app
        .db
        .read(move |conn| {
            let record = store::find(conn, id)?.ok_or(AppError::NotFound)?;
            let consultation =
                consultations::find(conn, record.consultation_id)?.ok_or(AppError::NotFound)?;
            let (figures, _) = super::count(conn, &consultation, zone, now)?;
            Ok((record, consultation, figures))
        })
        .await?;
    if record.state == PublicationState::Published {
        return Ok(visit.redirect(&super::url(id), None));
    }
    let form = form.unwrap_or_else(|| {
        FormView::filled([
            ("title", record.title.clone()),
            ("finding", record.finding.clone()),
            ("method", record.method.clone()),
        ])
    });
    Page::new("results/edit.html", visit.text("results-edit"))
        .form(&form)
        .with("desk_key", &"editor")
        .with("id", &id)
        .with("consultation_title", &consultation.title)
        .with("consultation_url", &consultations::url(&consultation))
        .with("closes_at", &consultation.closes_at)
        .with("closed", &rules::is_closed(&consultation, now))
        .with("finding_html", &record.finding_html)
        .with("figures", &views::FiguresView::new(visit, &figures))
        .respond(visit)
}

pub async fn save_result(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = id_of(&path)?;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    if form.get("do") == "delete" {
        return delete_draft(&visit, id).await;
    }
    let publishes = form.get("do") == "publish";
    let outcome = match read(&mut form) {
        Ok((title, finding, method)) => {
            let by = publisher(&visit.actor);
            visit
                .app
                .db
                .write(move |tx| {
                    store::find(tx, id)?.ok_or(AppError::NotFound)?;
                    super::save_draft(tx, id, &title, &finding, &method)?;
                    if publishes {
                        super::publish(tx, id, &by, zone, now)?;
                    }
                    Ok(())
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) if publishes => Ok(visit.redirect(&super::url(id), Some("results-published"))),
        Ok(()) => {
            let target = format!("/desk/editor/results/{id}");
            Ok(visit.redirect(&target, Some("results-draft-saved")))
        }
        Err(AppError::Invalid(errors)) => {
            show_draft(&visit, id, Some(form.view(&visit, &errors))).await
        }
        // A double click: what was asked for is done already.
        Err(AppError::Conflict(_)) if publishes && is_published_so(&visit, id, form).await? => {
            Ok(visit.redirect(&super::url(id), Some("results-published")))
        }
        Err(other) => Err(other),
    }
}

/// Whether the result is published with just the words of the form.
async fn is_published_so(visit: &Visit, id: i64, mut form: PostForm) -> Result<bool, AppError> {
    let (title, finding, method) = read(&mut form)?;
    let record = visit
        .app
        .db
        .read(move |conn| super::find_published(conn, id))
        .await?;
    Ok(record.title == title && record.finding == finding && record.method == method)
}

async fn delete_draft(visit: &Visit, id: i64) -> Result<HttpResponse, AppError> {
    visit
        .app
        .db
        .write(move |tx| {
            store::find(tx, id)?.ok_or(AppError::NotFound)?;
            super::delete_draft(tx, id)
        })
        .await?;
    Ok(visit.redirect("/desk/editor", Some("results-draft-deleted")))
}
