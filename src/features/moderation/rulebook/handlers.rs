//! The pages on which everybody reads what rules held when.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{Version, store};
use crate::features::moderation::RULES_TOPIC;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

/// Versions that are listed: more than any site will have.
const VERSIONS: i64 = 500;

#[derive(Serialize)]
struct VersionView {
    number: i64,
    note: String,
    published_at: UtcTime,
}

impl VersionView {
    fn new(version: &Version) -> Self {
        Self {
            number: version.number,
            note: version.note.clone(),
            published_at: version.published_at,
        }
    }
}

#[derive(Serialize)]
struct RuleView {
    key: String,
    title: String,
    explanation: String,
}

pub async fn list(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(
            |conn| Ok(store::list(conn, VERSIONS)?),
            |visit, versions| {
                let views: Vec<_> = versions.iter().map(VersionView::new).collect();
                let title = visit.text("moderation-rulebook-title");
                Ok(Page::new("moderation/rulebook.html", title)
                    .with("versions", &views)
                    .topic(RULES_TOPIC))
            },
        )
        .await
}

pub async fn show(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let number = path.into_inner();
    visit
        .public(
            move |conn| store::find(conn, number)?.ok_or(AppError::NotFound),
            |visit, version| {
                let rules: Vec<_> = version
                    .rules
                    .get()
                    .iter()
                    .map(|rule| RuleView {
                        key: rule.key.clone(),
                        title: rule.title.in_lang(visit.lang).to_owned(),
                        explanation: rule.explanation.in_lang(visit.lang).to_owned(),
                    })
                    .collect();
                let number = version.number.to_string();
                let title = visit.text_with(
                    "moderation-rulebook-version",
                    &[("number", number.as_str().into())],
                );
                Ok(Page::new("moderation/rulebook_version.html", title)
                    .with("c", &VersionView::new(&version))
                    .with("rules", &rules)
                    .topic(RULES_TOPIC))
            },
        )
        .await
}
