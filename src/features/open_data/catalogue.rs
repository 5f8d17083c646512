//! What there is for machines, on one page.

use std::borrow::Cow;

use actix_web::HttpResponse;
use serde::Serialize;

use crate::features::bodies::{self, Body};
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

#[derive(Serialize)]
struct Group {
    /// Part of the translation keys.
    key: &'static str,
    addresses: Vec<Cow<'static, str>>,
}

/// What is there on every site.
struct Fixed {
    key: &'static str,
    addresses: &'static [&'static str],
}

const GROUPS: [Fixed; 4] = [
    Fixed {
        key: "api",
        addresses: &[
            "/api/v1/openapi.json",
            "/api/v1/bodies",
            "/api/v1/consultations",
            "/api/v1/contributions?consultation_id=1",
            "/api/v1/forums",
            "/api/v1/petitions",
            "/api/v1/questions",
            "/api/v1/results",
            "/api/v1/decisions",
            "/api/v1/moderation/log",
            "/api/v1/problems",
        ],
    },
    Fixed {
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
    Fixed {
        key: "dates",
        addresses: &["/calendar.ics"],
    },
    Fixed {
        key: "record",
        addresses: &[
            "/moderation/log.json",
            "/moderation/log.csv",
            "/sitemap.xml",
        ],
    },
];

/// Figures of every body, as JSON and CSV.
fn figures(bodies: &[Body]) -> Group {
    let both = |body: &Body| ["json", "csv"].map(|form| format!("/bodies/{}.{form}", body.slug));
    Group {
        key: "figures",
        addresses: bodies.iter().flat_map(both).map(Cow::Owned).collect(),
    }
}

/// `/data`
pub async fn show_catalogue(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(bodies::list, |visit, bodies| {
            let fixed = GROUPS.iter().map(|group| Group {
                key: group.key,
                addresses: group
                    .addresses
                    .iter()
                    .map(|&one| Cow::Borrowed(one))
                    .collect(),
            });
            let groups: Vec<Group> = fixed.chain([figures(&bodies)]).collect();
            Ok(Page::new("open_data/data.html", visit.text("data-title"))
                .with("groups", &groups)
                .topic("bodies"))
        })
        .await
}
