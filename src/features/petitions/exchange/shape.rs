//! The shape itself, and a petition of ours in it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::places::{PlaceKind, join};
use crate::features::petitions::debates::DebateState;
use crate::features::petitions::model::State;
use crate::features::petitions::views::{Figures, Read};
use crate::platform::db::UtcTime;

/// `{"links": …, "data": {"type": "petition", "id": …, "attributes": …}}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    #[serde(default)]
    pub links: Links,
    pub data: Data,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Links {
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Data {
    #[serde(rename = "type")]
    pub kind: String,
    pub id: i64,
    #[serde(default)]
    pub links: Links,
    pub attributes: Attributes,
}

/// What is said of a petition there. What a file leaves out is nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Attributes {
    pub action: String,
    pub background: Option<String>,
    pub additional_details: Option<String>,
    pub committee_note: Option<String>,
    pub state: String,
    pub signature_count: i64,
    pub created_at: Option<UtcTime>,
    pub updated_at: Option<UtcTime>,
    pub rejected_at: Option<UtcTime>,
    pub opened_at: Option<UtcTime>,
    pub closed_at: Option<UtcTime>,
    pub moderation_threshold_reached_at: Option<UtcTime>,
    pub response_threshold_reached_at: Option<UtcTime>,
    pub government_response_at: Option<UtcTime>,
    pub debate_threshold_reached_at: Option<UtcTime>,
    pub scheduled_debate_date: Option<String>,
    pub debate_outcome_at: Option<UtcTime>,
    pub creator_name: Option<String>,
    pub rejection: Option<Rejection>,
    pub government_response: Option<Response>,
    pub debate: Option<Debate>,
    pub departments: Vec<Department>,
    pub topics: Vec<Value>,
    pub signatures_by_country: Vec<Place>,
    pub signatures_by_constituency: Vec<Place>,
    pub signatures_by_region: Vec<Place>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rejection {
    pub code: Option<String>,
    pub details: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Response {
    pub responded_on: Option<String>,
    pub summary: Option<String>,
    pub details: Option<String>,
    pub created_at: Option<UtcTime>,
    pub updated_at: Option<UtcTime>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Debate {
    pub debated_on: Option<String>,
    pub transcript_url: Option<String>,
    pub video_url: Option<String>,
    pub debate_pack_url: Option<String>,
    pub overview: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Department {
    pub acronym: Option<String>,
    pub name: String,
    pub url: Option<String>,
}

/// A country, constituency or region with its count.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ons_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mp: Option<String>,
    pub signature_count: i64,
}

/// Reads a file: one document, or several in a list or under `data`, as the pages of an archive
/// have them.
///
/// # Errors
/// Line, column and what was expected there, in plain words.
pub fn read(text: &str) -> Result<Vec<Data>, serde_json::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Any {
        One(Box<Document>),
        Page { data: Vec<Data> },
        Many(Vec<Document>),
    }
    let text = text.trim_start_matches('\u{feff}');
    // Read as what it seems to be, so that the error says where it is wrong and not only that
    // nothing fits.
    let value: Value = serde_json::from_str(text)?;
    let is_one = value.get("data").is_some_and(Value::is_object);
    if is_one {
        return serde_json::from_str::<Document>(text).map(|one| vec![one.whole()]);
    }
    Ok(match serde_json::from_value(value)? {
        Any::One(one) => vec![one.whole()],
        Any::Page { data } => data,
        Any::Many(many) => many.into_iter().map(Document::whole).collect(),
    })
}

impl Document {
    /// A petition alone has its address beside it, in a list within it.
    fn whole(self) -> Data {
        let Self { links, mut data } = self;
        data.links.own = data.links.own.or(links.own);
        data
    }
}

pub(super) fn state_there(state: State) -> &'static str {
    match state {
        State::GatheringSponsors => "validated",
        State::InModeration => "sponsored",
        State::Open => "open",
        State::Closed => "closed",
        State::Stopped => "stopped",
        State::Rejected => "rejected",
        State::Hidden | State::Withdrawn => "hidden",
    }
}

fn text(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

/// A public petition in this shape. Counts that are too small to be told are left out, as on its
/// page.
pub fn document(read: &Read, figures: &Figures) -> Document {
    let petition = &read.petition;
    let debate = read.debate.as_ref();
    let held = debate.filter(|debate| debate.state == DebateState::Debated);
    let scheduled = debate.filter(|debate| debate.state == DebateState::Scheduled);
    let reached = |kind: &str| {
        let found = read.events.iter().find(|event| event.0 == kind);
        found.map(|event| event.1)
    };
    let attributes = Attributes {
        action: petition.action.clone(),
        background: text(&petition.background),
        additional_details: text(&petition.details),
        committee_note: None,
        state: state_there(figures.state).to_owned(),
        signature_count: petition.signature_count,
        created_at: Some(petition.created_at),
        updated_at: petition.last_signed_at.or(Some(petition.created_at)),
        rejected_at: None,
        opened_at: petition.opened_at,
        closed_at: petition.closed_at.or(petition
            .closes_at
            .filter(|_| figures.state == State::Closed)),
        moderation_threshold_reached_at: reached("sponsored"),
        response_threshold_reached_at: petition.threshold_reached_at,
        government_response_at: petition.responded_at,
        debate_threshold_reached_at: petition.debate_reached_at,
        scheduled_debate_date: scheduled.and_then(|d| d.held_on).map(|day| day.to_string()),
        debate_outcome_at: held.map(|debate| debate.changed_at),
        creator_name: text(&read.contribution.author_name),
        rejection: read.reason_key.as_ref().map(|key| Rejection {
            code: Some(key.trim_start_matches("petition-").to_owned()),
            details: None,
        }),
        government_response: petition.responded_at.map(|at| Response {
            responded_on: Some(at.naive().date().to_string()),
            summary: text(&petition.response_summary),
            details: text(&petition.response_text),
            created_at: Some(at),
            updated_at: Some(at),
        }),
        debate: held.map(|debate| Debate {
            debated_on: debate.held_on.map(|day| day.to_string()),
            transcript_url: text(&debate.transcript_url),
            video_url: text(&debate.video_url),
            debate_pack_url: None,
            overview: text(&debate.text),
        }),
        departments: vec![Department {
            acronym: None,
            name: read.body.name.clone(),
            url: None,
        }],
        topics: Vec::new(),
        signatures_by_country: join(figures.countries(), &read.imported, PlaceKind::Country),
        signatures_by_constituency: join(
            figures.districts(),
            &read.imported,
            PlaceKind::Constituency,
        ),
        signatures_by_region: join(Vec::new(), &read.imported, PlaceKind::Region),
    };
    let links = Links {
        own: Some(format!("{}.json", figures.url)),
    };
    Document {
        links: links.clone(),
        data: Data {
            kind: "petition".to_owned(),
            id: petition.id,
            links,
            attributes,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_several_are_read() {
        let one =
            r#"{"data":{"type":"petition","id":1,"attributes":{"action":"Do it","state":"open"}}}"#;
        let inner = r#"{"type":"petition","id":2,"attributes":{"action":"Do that"}}"#;
        let page = format!(r#"{{"links":{{"self":"x","next":null}},"data":[{inner},{inner}]}}"#);
        assert_eq!(read(one).unwrap()[0].attributes.action, "Do it");
        assert_eq!(read(&page).unwrap().len(), 2);
        assert_eq!(read(&format!("[{one}]")).unwrap().len(), 1);
        for wrong in [
            "",
            "7",
            "{}",
            "[7]",
            r#"{"data":{"type":"petition"}}"#,
            &"[".repeat(10_000),
        ] {
            assert!(
                read(wrong).is_err(),
                "{}",
                wrong.chars().take(20).collect::<String>()
            );
        }
    }
}
