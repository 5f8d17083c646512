//! Where every desk of a document stands: of which text, in which consultation.

use serde::Serialize;

use super::model::Document;
use super::url;
use crate::features::consultations::{self, Consultation};

/// What each page of a desk is given of the document that it is about.
#[derive(Serialize)]
pub struct DeskHead {
    consultation_title: String,
    consultation_url: String,
    document_title: String,
    pub document_url: String,
    /// The document's language.
    text_lang: String,
    /// The current version.
    version: i64,
    /// Path of this desk.
    pub url: String,
}

impl DeskHead {
    /// `tool` is the last part of the desk's path: `attachments`.
    pub fn of(consultation: &Consultation, document: &Document, tool: &str) -> Self {
        Self {
            consultation_title: consultation.title.clone(),
            consultation_url: consultations::url(consultation),
            document_title: document.title.clone(),
            document_url: url(consultation, document),
            text_lang: document.lang.clone(),
            version: document.current_version,
            url: desk_url(document.id, tool),
        }
    }
}

/// Path of one of the desks of a document.
pub fn desk_url(document_id: i64, tool: &str) -> String {
    format!("/desk/editor/documents/{document_id}/{tool}")
}
