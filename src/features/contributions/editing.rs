//! The pages on which an author changes a text, and on which everybody sees what was changed.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::handlers::load_contribution;
use super::model::{Contribution, ReplacedAs, Version};
use super::versions::{self, OwnEdit};
use super::views::OwnView;
use super::{Spine, State, rules, wording};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::text::{Part, diff};
use crate::web::{FormView, Page, PostForm, Visit};

/// What the form shows beside what is typed.
#[derive(Serialize)]
struct EditView {
    token: String,
    lang: String,
    has_title: bool,
    /// Until when it may be changed.
    until: UtcTime,
    /// A moderator reads it again before it is shown again.
    is_read_again: bool,
}

struct Editable {
    contribution: Contribution,
    until: UtcTime,
    is_read_again: bool,
}

async fn load_editable(visit: &Visit, token: String) -> Result<Editable, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let window = visit.app.config.debate.edit_window();
    visit
        .app
        .db
        .read(move |conn| {
            let contribution = load_contribution(conn, &token)?;
            versions::ensure_own_edit(conn, &actor, &contribution, window, now)?;
            let permit = versions::edit_allowed_until(conn, contribution.id)?;
            let was_read_first = super::store_versions::was_read_first(conn, contribution.id)?;
            let own = contribution.received_at.plus(window);
            Ok(Editable {
                until: permit.map_or(own, |until| until.max(own)),
                is_read_again: rules::is_read_again(contribution.state, was_read_first),
                contribution,
            })
        })
        .await
}

fn edit_page(visit: &Visit, editable: &Editable, form: &FormView) -> Page {
    let c = &editable.contribution;
    let view = EditView {
        token: c.token.clone(),
        lang: c.lang.clone(),
        has_title: !c.title.is_empty(),
        until: editable.until,
        is_read_again: editable.is_read_again,
    };
    Page::new(
        "contributions/edit.html",
        visit.text("contributions-edit-title"),
    )
    .with("edit", &view)
    .form(form)
}

pub async fn ask_edit(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    let editable = load_editable(&visit, path.into_inner()).await?;
    let c = &editable.contribution;
    let form = FormView::filled([
        ("title", c.title.clone()),
        ("text", c.text.clone()),
        ("version", c.version.to_string()),
    ]);
    edit_page(&visit, &editable, &form).respond(&visit)
}

pub async fn save_edit(
    visit: Visit,
    path: web::Path<String>,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    let token = path.into_inner();
    let editable = load_editable(&visit, token.clone()).await?;
    visit.limit(Limited::Write)?;
    let c = &editable.contribution;
    let rule = rules::edited_text(c.kind).ok_or(AppError::NotFound)?;
    let title = if c.title.is_empty() {
        None
    } else {
        Some(form.text("title", rules::TOPIC_TITLE))
    };
    let words = wording::read_words(&mut form, "text", rule);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return edit_page(&visit, &editable, &form.view(&visit, &errors)).respond(&visit);
    }
    let own = OwnEdit {
        version: form.get("version").parse().unwrap_or(0),
        title,
        words,
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    let window = visit.app.config.debate.edit_window();
    let edited = visit
        .app
        .db
        .write(move |tx| versions::edit_own(tx, &spine, &actor, &token, &own, window, now))
        .await?;
    let (target, flash) = if edited.state == State::Published {
        (edited.url.clone(), "contributions-edited")
    } else {
        (format!("/c/{}", edited.token), "contributions-edited-waits")
    };
    Ok(visit.redirect(&target, Some(flash)))
}

/// One text that stood, or stands.
#[derive(Serialize)]
struct VersionView {
    number: i64,
    /// When it began to stand.
    since: UtcTime,
    /// In what capacity it was made; None for the first, which its author sent.
    made_as: Option<ReplacedAs>,
    /// Nobody reads it any more.
    is_redacted: bool,
    is_current: bool,
    /// What differs from the one before; the whole text where there is none to compare with.
    title: Vec<Part>,
    parts: Vec<Part>,
}

/// A text and what is known of it.
struct Stood<'a> {
    number: i64,
    title: &'a str,
    text: &'a str,
    is_redacted: bool,
}

/// Newest first, each compared with the one before it.
fn compare(current: &Contribution, earlier: &[Version]) -> Vec<VersionView> {
    let mut stood: Vec<Stood<'_>> = earlier
        .iter()
        .map(|version| Stood {
            number: version.number,
            title: &version.title,
            text: &version.text,
            is_redacted: version.is_redacted,
        })
        .collect();
    stood.push(Stood {
        number: current.version,
        title: &current.title,
        text: &current.text,
        is_redacted: false,
    });
    let mut views = Vec::with_capacity(stood.len());
    let mut before: Option<&Stood<'_>> = None;
    for (place, one) in stood.iter().enumerate() {
        let replacing = place.checked_sub(1).and_then(|at| earlier.get(at));
        let compared = before.filter(|before| !before.is_redacted);
        let parts = |old: Option<&str>, new: &str| {
            if one.is_redacted || new.is_empty() {
                Vec::new()
            } else {
                diff(old.unwrap_or(new), new)
            }
        };
        views.push(VersionView {
            number: one.number,
            since: replacing.map_or(current.received_at, |version| version.replaced_at),
            made_as: replacing.map(|version| version.replaced_as),
            is_redacted: one.is_redacted,
            is_current: one.number == current.version,
            title: parts(compared.map(|old| old.title), one.title),
            parts: parts(compared.map(|old| old.text), one.text),
        });
        before = Some(one);
    }
    views.reverse();
    views
}

pub async fn show_history(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let token = path.into_inner();
    let read = move |conn: &mut DbConn| {
        let contribution = load_contribution(conn, &token)?;
        // A text that is not shown has no history that is.
        if !contribution.is_public() {
            return Err(AppError::Gone("contributions.history-gone"));
        }
        let earlier = versions::list_versions(conn, contribution.id)?;
        Ok((contribution, earlier))
    };
    visit
        .public(read, |visit, (contribution, earlier)| {
            let title = visit.text("contributions-versions-title");
            Ok(Page::new("contributions/history.html", title)
                .with("c", &OwnView::new(&contribution))
                .with("versions", &compare(&contribution, &earlier))
                .topic(format!("contribution:{}", contribution.token)))
        })
        .await
}
