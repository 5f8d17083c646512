//! Choosing the contributions behind a theme from everything public of the consultation.

use std::collections::{HashMap, HashSet};

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::editor::ensure_editor;
use super::id_of;
use crate::features::consultations::{self, PublicationState};
use crate::features::contributions::{self, Contribution, Kind, State};
use crate::features::decisions::{self, store, views};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::fold;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Contributions shown at once.
const SHOWN: usize = 50;
/// Contributions looked at in one request, in steps of `STEP`.
const LOOKED_AT: usize = 4_000;
const STEP: i64 = 500;

#[derive(Serialize)]
struct Choice {
    #[serde(flatten)]
    words: views::WordsView,
    /// Behind this theme already.
    cited: bool,
}

/// Public contributions with every word of `query`, and the id to go on from.
fn search(
    conn: &mut DbConn,
    consultation_id: i64,
    query: &str,
    mut before: Option<i64>,
) -> Result<(Vec<Contribution>, Option<i64>), AppError> {
    let kinds: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| *kind != Kind::Answer)
        .collect();
    let folded = fold(query);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut found = Vec::new();
    let mut looked_at = 0;
    while looked_at < LOOKED_AT {
        let rows =
            contributions::list_of_consultation(conn, consultation_id, &kinds, before, STEP)?;
        if rows.is_empty() {
            return Ok((found, None));
        }
        for row in rows {
            looked_at += 1;
            before = Some(row.id);
            let text = fold(&format!("{} {} {}", row.author_name, row.title, row.text));
            if words.iter().all(|word| text.contains(word)) {
                found.push(row);
            }
            if found.len() == SHOWN {
                return Ok((found, before));
            }
        }
    }
    Ok((found, before))
}

pub async fn list_contributions(
    visit: Visit,
    path: web::Path<String>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = id_of(&path)?;
    let asked = |name: &str| query.get(name).cloned().unwrap_or_default();
    let theme_id = id_of(&asked("theme"))?;
    let text: String = asked("q").chars().take(200).collect();
    let before = asked("before").parse().ok();
    let wanted = text.clone();
    let (title, record, found, next, cited) = visit
        .app
        .db
        .read(move |conn| {
            let record = store::find(conn, id)?.ok_or(AppError::NotFound)?;
            let themes = store::list_themes(conn, id)?;
            let theme = themes.into_iter().find(|theme| theme.id == theme_id);
            let theme = theme.ok_or(AppError::NotFound)?;
            consultations::find(conn, record.consultation_id)?.ok_or(AppError::NotFound)?;
            let (found, next) = search(conn, record.consultation_id, &wanted, before)?;
            let cited: HashSet<i64> = store::list_cited(conn, id)?
                .into_iter()
                .filter(|cited| cited.theme_id == theme_id)
                .map(|cited| cited.contribution_id)
                .collect();
            Ok((theme.title, record, found, next, cited))
        })
        .await?;
    if record.state == PublicationState::Published {
        return Ok(visit.redirect(&decisions::url(id), None));
    }
    let choices: Vec<_> = found
        .iter()
        .map(|row| Choice {
            words: views::WordsView::new(row),
            cited: cited.contains(&row.id),
        })
        .collect();
    let next = next.map(|before| {
        let query = text.bytes().map(percent_encoded).collect::<String>();
        format!("?theme={theme_id}&q={query}&before={before}")
    });
    Page::new("decisions/pick.html", visit.text("decisions-pick"))
        .form(&FormView::filled([("q", text)]))
        .with("desk_key", &"editor")
        .with("id", &id)
        .with("theme_id", &theme_id)
        .with("theme_title", &title)
        .with("choices", &choices)
        .with("next", &next)
        .respond(&visit)
}

fn percent_encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

pub async fn cite_contributions(
    visit: Visit,
    path: web::Path<String>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = id_of(&path)?;
    let theme_id = id_of(form.get("theme"))?;
    let tokens: Vec<String> = form
        .all("contribution")
        .into_iter()
        .take(SHOWN)
        .map(ToOwned::to_owned)
        .collect();
    visit
        .app
        .db
        .write(move |tx| {
            let record = store::find(tx, id)?.ok_or(AppError::NotFound)?;
            let ids: Vec<i64> = store::list_named(tx, &tokens)?
                .into_iter()
                .filter(|one| {
                    one.state == State::Published
                        && one.consultation_id == Some(record.consultation_id)
                })
                .map(|one| one.id)
                .collect();
            decisions::cite(tx, id, theme_id, &ids)
        })
        .await?;
    let target = format!("/desk/editor/decisions/{id}#theme-{theme_id}");
    Ok(visit.redirect(&target, Some("decisions-cited-added")))
}
