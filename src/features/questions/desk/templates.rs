//! Texts that a body's officials begin answers with.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::views::body_choices;
use super::{
    bodies_of, body_of, desk, ensure_arranges, ensure_may_arrange, load_bodies, number,
    put_in_list, typed_or_removed,
};
use crate::features::questions::model::AnswerTemplate;
use crate::features::questions::{drafting, store};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::{TextRule, excerpt, fold};
use crate::web::{FormView, PostForm, Visit};

const LIST: &str = "/desk/questions/templates";
const TITLE: TextRule = TextRule::line(2, 120);
const TEXT: TextRule = TextRule::text(2, 10_000);

#[derive(Serialize)]
struct TemplateView {
    id: i64,
    title: String,
    beginning: String,
    body: String,
    updated_at: UtcTime,
}

async fn page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let actor = visit.actor.clone();
    let (bodies, templates) = visit
        .app
        .db
        .read(move |conn| {
            let bodies = load_bodies(conn, &actor)?;
            let ids: Vec<i64> = bodies.iter().map(|body| body.id).collect();
            let templates = store::drafts::list_templates(conn, &ids)?;
            Ok((bodies, templates))
        })
        .await?;
    let templates: Vec<TemplateView> = templates
        .iter()
        .map(|one| TemplateView {
            id: one.id,
            title: one.title.clone(),
            beginning: excerpt(&one.text, 140),
            body: bodies
                .iter()
                .find(|body| body.id == one.body_id)
                .map_or(String::new(), |body| body.name.clone()),
            updated_at: one.updated_at,
        })
        .collect();
    desk(
        "questions/desk/templates.html",
        visit.text("questions-templates-title"),
    )
    .with("templates", &templates)
    .with("bodies", &body_choices(&bodies))
    .form(form)
    .respond(visit)
}

pub async fn list_templates(visit: Visit) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    page(&visit, &FormView::default()).await
}

/// Title and text.
fn read(form: &mut PostForm) -> Result<(String, String), AppError> {
    let typed = (form.text("title", TITLE), form.text("text", TEXT));
    form.check()?;
    Ok(typed)
}

fn checked(
    conn: &mut DbConn,
    (id, body_id): (i64, i64),
    (title, text): (String, String),
    now: UtcTime,
) -> Result<AnswerTemplate, AppError> {
    let named_so = store::drafts::list_templates(conn, &[body_id])?;
    let mut others = named_so.iter().filter(|one| one.id != id);
    if others.any(|one| fold(&one.title) == fold(&title)) {
        return Err(AppError::field("title", "questions.template-exists"));
    }
    Ok(AnswerTemplate {
        id,
        body_id,
        title,
        text,
        updated_at: now,
    })
}

pub async fn create_template(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let (actor, now) = (visit.actor.clone(), visit.now);
    let typed = body_of(&mut form, &actor).and_then(|body_id| Ok((body_id, read(&mut form)?)));
    let insert = move |tx: &mut Tx<'_>, (body_id, typed)| {
        ensure_arranges(tx, &actor, body_id)?;
        let new = checked(tx, (0, body_id), typed, now)?;
        drafting::add_template(tx, &new)
    };
    let goes_on = (LIST, "questions-template-saved");
    put_in_list(&visit, &form, typed, insert, goes_on, async |view| {
        page(&visit, &view).await
    })
    .await
}

fn find(conn: &mut DbConn, id: i64, actor: &Actor) -> Result<AnswerTemplate, AppError> {
    let template = store::drafts::find_template(conn, id)?.ok_or(AppError::NotFound)?;
    ensure_may_arrange(actor, template.body_id)?;
    Ok(template)
}

async fn template_page(
    visit: &Visit,
    id: i64,
    form: Option<FormView>,
) -> Result<HttpResponse, AppError> {
    let actor = visit.actor.clone();
    let template = visit
        .app
        .db
        .read(move |conn| find(conn, id, &actor))
        .await?;
    let filled = || {
        FormView::filled([
            ("title", template.title.clone()),
            ("text", template.text.clone()),
        ])
    };
    let form = form.unwrap_or_else(filled);
    desk("questions/desk/template.html", template.title.clone())
        .with("id", &id)
        .form(&form)
        .respond(visit)
}

pub async fn show_template(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    template_page(&visit, number(&path)?, None).await
}

pub async fn change_template(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let (id, actor, now) = (number(&path)?, visit.actor.clone(), visit.now);
    let typed = typed_or_removed(&mut form, read);
    let flash = match typed {
        Ok(None) => "questions-template-removed",
        _ => "questions-template-saved",
    };
    let change = move |tx: &mut Tx<'_>, typed| {
        let template = find(tx, id, &actor)?;
        match typed {
            Some(typed) => {
                let new = checked(tx, (id, template.body_id), typed, now)?;
                store::drafts::set_template(tx, &new)?;
            }
            None => {
                store::drafts::delete_template(tx, id)?;
            }
        }
        Ok(())
    };
    put_in_list(&visit, &form, typed, change, (LIST, flash), async |view| {
        template_page(&visit, id, Some(view)).await
    })
    .await
}
