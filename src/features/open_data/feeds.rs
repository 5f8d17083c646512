//! Atom feeds (RFC 4287) of what is new.

use actix_web::{HttpResponse, web};
use atom_syndication::{Entry, Feed, FixedDateTime, Link, Text};

use crate::features::documents;
use crate::features::search::{self, Recent};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::excerpt;
use crate::web::{Data, Visit};

const ENTRIES: i64 = 50;
const SUMMARY: usize = 400;

/// Of which every version is an entry.
const DOCUMENT: &str = "document";

/// Feeds by name, and the kinds of things in each.
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
    let now = visit.now;
    visit
        .public_data(
            move |conn| read(conn, kinds, now),
            |visit, found| {
                let feed = feed(visit, name, &found);
                let mut data = Data::new("application/atom+xml; charset=utf-8", feed.to_string());
                for kind in kinds {
                    data = data.topic(search::topic(kind));
                }
                Ok(data)
            },
        )
        .await
}

fn read(conn: &mut DbConn, kinds: &[&str], now: UtcTime) -> Result<Vec<Recent>, AppError> {
    let others: Vec<&str> = kinds.iter().copied().filter(|k| *k != DOCUMENT).collect();
    let mut found = search::list_recent(conn, &others, now, ENTRIES)?;
    if others.len() < kinds.len() {
        let versions = documents::list_recent_versions(conn, now, ENTRIES)?;
        found.extend(versions.into_iter().map(|version| Recent {
            title: version.title,
            body: version.note,
            url: version.url,
            shown_at: version.shown_at,
        }));
        found.sort_by_key(|recent| std::cmp::Reverse(recent.shown_at));
        found.truncate(usize::try_from(ENTRIES).unwrap_or(usize::MAX));
    }
    Ok(found)
}

fn feed(visit: &Visit, name: &str, found: &[Recent]) -> Feed {
    let address = visit.app.absolute(&format!("/feeds/{name}.atom"));
    let site = &visit.app.config.site.name;
    let title = visit.text(&format!("feeds-{name}"));
    let newest = found.iter().map(|recent| recent.shown_at).max();
    Feed {
        title: Text::plain(format!("{site}: {title}")),
        id: address.clone(),
        // What holds nothing was never updated; a date of today would be another each time.
        updated: newest.map_or_else(FixedDateTime::default, date),
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
