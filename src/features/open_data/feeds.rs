//! Atom feeds (RFC 4287) of what is new.

use actix_web::{HttpResponse, web};
use atom_syndication::{Entry, Feed, FixedDateTime, Link, Text};

use crate::features::search::{self, Recent};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::text::excerpt;
use crate::web::{Data, Visit};

const ENTRIES: i64 = 50;
const SUMMARY: usize = 400;

/// Feeds by name, the kinds of things in each, and the topics that change it.
const FEEDS: [(&str, &[&str]); 7] = [
    (
        "all",
        &[
            "consultation",
            "document",
            "petition",
            "answer",
            "result",
            "decision",
        ],
    ),
    ("consultations", &["consultation"]),
    ("documents", &["document"]),
    ("petitions", &["petition"]),
    ("answers", &["answer"]),
    ("results", &["result"]),
    ("decisions", &["decision"]),
];

/// `/feeds/NAME.atom`
pub async fn show_feed(visit: Visit, name: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (name, kinds) = FEEDS
        .iter()
        .find(|(known, _)| *known == *name)
        .copied()
        .ok_or(AppError::NotFound)?;
    visit
        .public_data(
            move |conn| search::list_recent(conn, kinds, ENTRIES),
            |visit, found| {
                let feed = feed(visit, name, &found);
                Ok(Data::new(
                    "application/atom+xml; charset=utf-8",
                    feed.to_string(),
                ))
            },
        )
        .await
}

fn feed(visit: &Visit, name: &str, found: &[Recent]) -> Feed {
    let address = visit.app.absolute(&format!("/feeds/{name}.atom"));
    let site = &visit.app.config.site.name;
    let title = visit.text(&format!("feeds-{name}"));
    let newest = found.iter().map(|recent| recent.shown_at).max();
    Feed {
        title: Text::plain(format!("{site}: {title}")),
        id: address.clone(),
        updated: date(newest.unwrap_or(visit.now)),
        lang: Some(visit.lang.code().to_owned()),
        links: vec![
            Link {
                href: address,
                rel: "self".to_owned(),
                ..Link::default()
            },
            Link {
                href: visit.app.absolute("/"),
                ..Link::default()
            },
        ],
        authors: vec![atom_syndication::Person {
            name: site.clone(),
            ..Default::default()
        }],
        entries: found.iter().map(|recent| entry(visit, recent)).collect(),
        ..Feed::default()
    }
}

fn entry(visit: &Visit, recent: &Recent) -> Entry {
    let address = visit.app.absolute(&recent.url);
    Entry {
        title: Text::plain(recent.title.clone()),
        id: address.clone(),
        updated: date(recent.shown_at),
        published: Some(date(recent.shown_at)),
        links: vec![Link {
            href: address,
            ..Link::default()
        }],
        summary: Some(Text::plain(excerpt(&recent.body, SUMMARY))),
        ..Entry::default()
    }
}

fn date(at: UtcTime) -> FixedDateTime {
    at.utc().fixed_offset()
}
