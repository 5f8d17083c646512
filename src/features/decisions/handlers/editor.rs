//! The editor's form of a decision record.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::id_of;
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::consultations::{self, Consultation, PublicationState};
use crate::features::deadlines::rules::local_day;
use crate::features::decisions::form::{self, Stage};
use crate::features::decisions::model::{Commitment, DecisionRecord, NewDecision, Theme};
use crate::features::decisions::{self, rules, store};
use crate::features::results;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

pub(super) fn ensure_editor(visit: &Visit) -> Result<(), AppError> {
    accounts::ensure(&visit.actor, Action::EditDecision, &Subject::SITE)
}

async fn find_consultation(visit: &Visit, slug: String) -> Result<Consultation, AppError> {
    visit
        .app
        .db
        .read(move |conn| consultations::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound))
        .await
}

pub async fn new_decision(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let consultation = find_consultation(&visit, path.into_inner()).await?;
    let today = local_day(visit.now, visit.app.config.site.time_zone.0);
    let title = visit.text_with(
        "decisions-title-suggested",
        &[("consultation", consultation.title.as_str().into())],
    );
    let form = FormView::filled([
        ("title", title),
        ("asked", consultation.summary.clone()),
        ("decided_on", today.to_string()),
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
        .read(move |conn| decisions::list_drafts(conn, id))
        .await?;
    Page::new("decisions/new.html", visit.text("decisions-new"))
        .form(form)
        .with("desk_key", &"editor")
        .with("slug", &consultation.slug)
        .with("consultation_title", &consultation.title)
        .with("drafts", &drafts)
        .respond(visit)
}

pub async fn create_decision(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let account_id = visit.account_id()?;
    let consultation = find_consultation(&visit, path.into_inner()).await?;
    let basics = match form::read_basics(&mut form) {
        Ok(basics) => basics,
        Err(errors) => return show_new(&visit, &consultation, &form.view(&visit, &errors)).await,
    };
    let new = NewDecision {
        consultation_id: consultation.id,
        body_id: consultation.body_id,
        title: basics.title,
        asked: basics.asked,
        summary: basics.summary,
        decided_on: basics.decided_on,
        created_by: Some(account_id),
        submission_key: form.submission_key(account_id),
    };
    let now = visit.now;
    let record = visit
        .app
        .db
        .write(move |tx| decisions::create(tx, &new, now))
        .await?;
    let target = format!("/desk/editor/decisions/{}", record.id);
    Ok(visit.redirect(&target, Some("decisions-draft-saved")))
}

/// A draft with everything its form shows.
pub struct Draft {
    pub record: DecisionRecord,
    pub consultation: Consultation,
    pub themes: Vec<Theme>,
    pub commitments: Vec<Commitment>,
    pub bodies: Vec<Body>,
    pub results: Vec<results::Summary>,
    result_ids: Vec<i64>,
    /// Theme id and token.
    cited: Vec<(i64, String)>,
}

pub(super) fn read_draft(conn: &mut DbConn, id: i64) -> Result<Draft, AppError> {
    let record = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(conn, record.consultation_id)?.ok_or(AppError::NotFound)?;
    let cited = store::list_cited(conn, id)?;
    Ok(Draft {
        themes: store::list_themes(conn, id)?,
        commitments: store::list_commitments(conn, id)?,
        bodies: bodies::list(conn)?,
        results: results::find_published_of_consultation(conn, consultation.id)?,
        result_ids: store::list_result_ids(conn, id)?,
        cited: cited.into_iter().map(|c| (c.theme_id, c.token)).collect(),
        record,
        consultation,
    })
}

#[derive(Serialize)]
struct ThemeFields {
    id: i64,
    number: usize,
    /// Beginning of the names of its fields.
    name: String,
    title: String,
    said: String,
    decided: String,
    why: String,
    cites: String,
    pick_url: String,
}

#[derive(Serialize)]
struct CommitmentFields {
    id: i64,
    number: usize,
    name: String,
    text: String,
    due_on: String,
    body_id: i64,
}

#[derive(Serialize)]
struct Choice {
    value: i64,
    text: String,
    checked: bool,
}

pub async fn edit_decision(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = id_of(&path)?;
    let draft = visit.app.db.read(move |conn| read_draft(conn, id)).await?;
    show_draft(&visit, draft, None)
}

fn show_draft(
    visit: &Visit,
    draft: Draft,
    form: Option<FormView>,
) -> Result<HttpResponse, AppError> {
    let id = draft.record.id;
    if draft.record.state == PublicationState::Published {
        return Ok(visit.redirect(&decisions::url(id), None));
    }
    let refused = form.is_some();
    let record = &draft.record;
    let form = form.unwrap_or_else(|| {
        FormView::filled([
            ("title", record.title.clone()),
            ("asked", record.asked.clone()),
            ("summary", record.summary.clone()),
            ("decided_on", record.decided_on.to_string()),
        ])
    });
    let themes = draft.themes.iter().enumerate();
    let themes: Vec<_> = themes
        .map(|(at, theme)| theme_fields(&draft, at, theme))
        .collect();
    let commitments = draft.commitments.iter().enumerate();
    let commitments: Vec<_> = commitments
        .map(|(at, commitment)| CommitmentFields {
            id: commitment.id,
            number: at + 1,
            name: format!("commitment-{}", commitment.id),
            text: commitment.text.clone(),
            due_on: commitment.due_on.to_string(),
            body_id: commitment.body_id,
        })
        .collect();
    let results: Vec<_> = draft
        .results
        .iter()
        .map(|result| Choice {
            value: result.id,
            text: result.title.clone(),
            // A refused form says by itself what was ticked.
            checked: !refused && draft.result_ids.contains(&result.id),
        })
        .collect();
    let bodies: Vec<_> = draft
        .bodies
        .iter()
        .map(|body| Choice {
            value: body.id,
            text: body.name.clone(),
            checked: false,
        })
        .collect();
    let consultation = &draft.consultation;
    Page::new("decisions/edit.html", visit.text("decisions-edit"))
        .form(&form)
        .with("desk_key", &"editor")
        .with("id", &id)
        .with("slug", &consultation.slug)
        .with("consultation_title", &consultation.title)
        .with("consultation_url", &consultations::url(consultation))
        .with("closes_at", &consultation.closes_at)
        .with("closed", &rules::is_closed(consultation, visit.now))
        .with("themes", &themes)
        .with("commitments", &commitments)
        .with("results", &results)
        .with("bodies", &bodies)
        .respond(visit)
}

fn theme_fields(draft: &Draft, at: usize, theme: &Theme) -> ThemeFields {
    let tokens: Vec<&str> = draft
        .cited
        .iter()
        .filter(|(theme_id, _)| *theme_id == theme.id)
        .map(|(_, token)| token.as_str())
        .collect();
    ThemeFields {
        id: theme.id,
        number: at + 1,
        name: format!("theme-{}", theme.id),
        title: theme.title.clone(),
        said: theme.said.clone(),
        decided: theme.decided.clone(),
        why: theme.why.clone(),
        cites: tokens.join("\n"),
        pick_url: format!(
            "/desk/editor/decisions/{}/contributions?theme={}",
            draft.record.id, theme.id
        ),
    }
}

pub async fn save_decision(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = id_of(&path)?;
    let step = Stage::of(form.get("do"));
    if step == Stage::Delete {
        visit
            .app
            .db
            .write(move |tx| decisions::delete_draft(tx, id))
            .await?;
        return Ok(visit.redirect("/desk/editor", Some("decisions-draft-deleted")));
    }
    let draft = visit.app.db.read(move |conn| read_draft(conn, id)).await?;
    match try_save(&visit, &draft, &mut form, step).await {
        Ok((target, flash)) => Ok(visit.redirect(&target, Some(flash))),
        Err(AppError::Invalid(errors)) => {
            let form = form.view(&visit, &errors);
            show_draft(&visit, draft, Some(form))
        }
        Err(AppError::Conflict(key)) if step == Stage::Publish => {
            if is_published_so(&visit, id, &mut form).await? {
                Ok(visit.redirect(&decisions::url(id), Some("decisions-published")))
            } else {
                Err(AppError::Conflict(key))
            }
        }
        Err(other) => Err(other),
    }
}

/// Does what the pressed button says; answers where to go then, and what to say there.
async fn try_save(
    visit: &Visit,
    draft: &Draft,
    form: &mut PostForm,
    step: Stage,
) -> Result<(String, &'static str), AppError> {
    let id = draft.record.id;
    let mut read = form::read(form, draft, step);
    let tokens = read.tokens();
    let named = visit
        .app
        .db
        .read(move |conn| Ok(store::list_named(conn, &tokens)?))
        .await?;
    let edit = read.finish(&named, draft.consultation.id)?;
    let by = results::publisher(&visit.actor);
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let body_id = draft.record.body_id;
    let added = visit
        .app
        .db
        .write(move |tx| {
            decisions::save(tx, id, &edit)?;
            match step {
                Stage::Save | Stage::Delete => {}
                Stage::Publish => {
                    decisions::publish(tx, id, &by, zone, now)?;
                }
                Stage::AddTheme => {
                    let theme = decisions::add_theme(tx, id, &Default::default())?;
                    return Ok(format!("#theme-{}", theme.id));
                }
                Stage::AddCommitment => {
                    let new = form::blank_commitment(body_id, edit.decided_on);
                    let commitment = decisions::add_commitment(tx, id, &new, now)?;
                    return Ok(format!("#commitment-{}", commitment.id));
                }
                Stage::RemoveTheme(theme) => decisions::remove_theme(tx, id, theme)?,
                Stage::RemoveCommitment(one) => decisions::remove_commitment(tx, id, one)?,
            }
            Ok(String::new())
        })
        .await?;
    Ok(match step {
        Stage::Publish => (decisions::url(id), "decisions-published"),
        _ => (
            format!("/desk/editor/decisions/{id}{added}"),
            "decisions-draft-saved",
        ),
    })
}

/// A double click: whether the record is published with just what the form says.
async fn is_published_so(visit: &Visit, id: i64, form: &mut PostForm) -> Result<bool, AppError> {
    let draft = visit.app.db.read(move |conn| read_draft(conn, id)).await?;
    if draft.record.state != PublicationState::Published {
        return Ok(false);
    }
    let read = form::read(form, &draft, Stage::Publish);
    let Ok(edit) = read.finish_unresolved() else {
        return Ok(false);
    };
    let record = &draft.record;
    let same_basics = edit.title == record.title
        && edit.asked == record.asked
        && edit.summary == record.summary
        && edit.decided_on == record.decided_on;
    let same_themes = draft.themes.iter().all(|theme| {
        edit.themes.iter().any(|(id, said)| {
            *id == theme.id
                && said.title == theme.title
                && said.said == theme.said
                && said.decided == theme.decided
                && said.why == theme.why
        })
    });
    Ok(same_basics && same_themes)
}
