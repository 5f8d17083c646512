//! What there is for machines, on one page.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::platform::error::AppError;
use crate::web::{Page, Visit};

#[derive(Serialize)]
struct Group {
    /// Part of the translation keys.
    key: &'static str,
    addresses: &'static [&'static str],
}

const GROUPS: [Group; 4] = [
    Group {
        key: "api",
        addresses: &[
            "/api/v1/openapi.json",
            "/api/v1/bodies",
            "/api/v1/consultations",
            "/api/v1/contributions?consultation_id=1",
            "/api/v1/petitions",
            "/api/v1/questions",
            "/api/v1/results",
            "/api/v1/decisions",
        ],
    },
    Group {
        key: "feeds",
        addresses: &[
            "/feeds/all.atom",
            "/feeds/consultations.atom",
            "/feeds/documents.atom",
            "/feeds/petitions.atom",
            "/feeds/answers.atom",
            "/feeds/results.atom",
            "/feeds/decisions.atom",
        ],
    },
    Group {
        key: "dates",
        addresses: &["/calendar.ics"],
    },
    Group {
        key: "record",
        addresses: &[
            "/moderation/log.json",
            "/moderation/log.csv",
            "/sitemap.xml",
        ],
    },
];

/// `/data`
pub async fn show_catalogue(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(
            |_| Ok(()),
            |visit, ()| {
                Ok(Page::new("open_data/data.html", visit.text("data-title"))
                    .with("groups", &GROUPS))
            },
        )
        .await
}
