//! The page that searches.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{Found, Hit, KINDS, MOST_COUNTED, find};
use crate::features::contributions;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::templates::urlencode;
use crate::platform::text::clean_line;
use crate::web::{Page, Visit};

const PAGE: i64 = 20;
/// Nobody reads on behind this page.
const MAX_PAGE: i64 = 25;
/// Characters of a query; nobody types more, and the page shows it again.
const MAX_QUERY: usize = 200;

#[derive(Serialize)]
struct KindView {
    value: &'static str,
    text: String,
}

/// A hit, and who said it where somebody did: many comments stand under one title.
#[derive(Serialize)]
struct HitView {
    #[serde(flatten)]
    hit: Hit,
    author: String,
}

fn with_authors(conn: &mut DbConn, found: Found) -> Result<(Vec<HitView>, Found), AppError> {
    let id = |hit: &Hit| {
        hit.subject
            .strip_prefix("contribution:")?
            .parse::<i64>()
            .ok()
    };
    let ids: Vec<i64> = found.hits.iter().filter_map(id).collect();
    let said = contributions::list_by_ids(conn, &ids)?;
    let views = found.hits.iter().map(|hit| HitView {
        author: said
            .iter()
            .find(|one| Some(one.id) == id(hit))
            .map(|one| one.author_name.clone())
            .unwrap_or_default(),
        hit: hit.clone(),
    });
    Ok((views.collect(), found))
}

pub async fn show_search(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let given = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    // The address of a search is short by nature; what is longer is not read to its end.
    let head: String = given("q").chars().take(4 * MAX_QUERY).collect();
    let cleaned: String = clean_line(&head).into_string();
    let q: String = cleaned.chars().take(MAX_QUERY).collect();
    let kind = KINDS.into_iter().find(|known| *known == given("kind"));
    let number = given("page").parse().unwrap_or(1).clamp(1, MAX_PAGE);
    let (hits, found) = if q.is_empty() {
        (Vec::new(), Found::default())
    } else {
        visit.limit_network(Limited::Search)?;
        let (asked, now) = (q.clone(), visit.now);
        visit
            .app
            .db
            .read(move |conn| {
                let found = find(conn, &asked, kind, now, (number - 1) * PAGE, PAGE)?;
                with_authors(conn, found)
            })
            .await?
    };
    let kinds = KINDS.map(|value| KindView {
        value,
        text: visit.text(&format!("search-kind-{value}")),
    });
    let address = |page: i64| {
        let kind = kind.unwrap_or_default();
        format!("/search?q={}&kind={kind}&page={page}", urlencode(&q))
    };
    let next = (found.has_more && number < MAX_PAGE).then(|| address(number + 1));
    let previous = (number > 1).then(|| address(number - 1));
    let title = if q.is_empty() {
        visit.text("search-title")
    } else {
        visit.text_with("search-title-of", &[("query", q.as_str().into())])
    };
    let known_kinds: Vec<_> = KINDS.to_vec();
    Page::new("search/index.html", title)
        .with("q", &q)
        .with(
            "is_cut",
            &(q != given("q").trim() && given("q").chars().count() > MAX_QUERY),
        )
        .with("kind", &kind)
        .with("kinds", &kinds)
        .with("known_kinds", &known_kinds)
        .with("hits", &hits)
        .with("total", &found.total.min(MOST_COUNTED))
        .with("is_more", &(found.total > MOST_COUNTED))
        .with("number", &number)
        .with("next", &next)
        .with("previous", &previous)
        .respond(&visit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_survive_the_way_into_an_address() {
        assert_eq!(urlencode("a b&c=é%"), "a%20b%26c%3D%C3%A9%25");
    }
}
