//! A list of petitions in the shape for exchange, page by page.

use std::collections::HashMap;

use serde::Serialize;

use super::shape::{Attributes, Data, Links, Response, state_there};
use crate::features::petitions::model::Summary;

/// Addresses of this page of a list and of those beside it.
#[derive(Serialize)]
pub struct PageLinks {
    #[serde(rename = "self")]
    pub own: String,
    pub first: String,
    pub prev: Option<String>,
    pub next: Option<String>,
}

/// `{"links": {"self", "first", "prev", "next"}, "data": [{"type": "petition", …}]}`.
#[derive(Serialize)]
pub struct Listing {
    pub links: PageLinks,
    pub data: Vec<Data>,
}

/// Background and details of petitions, by id.
pub type Texts = HashMap<i64, (String, String)>;

/// Petitions as the list has them. `address` makes the address of one.
pub fn listing(
    petitions: Vec<Summary>,
    mut texts: Texts,
    links: PageLinks,
    address: impl Fn(&str) -> String,
) -> Listing {
    let data = |one: Summary| {
        let (background, details) = texts.remove(&one.id).unwrap_or_default();
        let text = |words: String| (!words.is_empty()).then_some(words);
        let attributes = Attributes {
            action: one.title,
            background: text(background),
            additional_details: text(details),
            state: state_there(one.state).to_owned(),
            signature_count: one.signature_count,
            created_at: Some(one.created_at),
            opened_at: one.opened_at,
            closed_at: one
                .closes_at
                .filter(|_| matches!(state_there(one.state), "closed" | "stopped")),
            response_threshold_reached_at: one.threshold_reached_at,
            government_response_at: one.responded_at,
            government_response: one.responded_at.map(|at| Response {
                responded_on: Some(at.naive().date().to_string()),
                summary: text(one.response_summary),
                created_at: Some(at),
                updated_at: Some(at),
                ..Response::default()
            }),
            ..Attributes::default()
        };
        Data {
            kind: "petition".to_owned(),
            id: one.id,
            links: Links {
                own: Some(format!("{}.json", address(&one.url))),
            },
            attributes,
        }
    };
    Listing {
        links,
        data: petitions.into_iter().map(data).collect(),
    }
}
