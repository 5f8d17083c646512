//! Rows of procedures.

use diesel::prelude::*;
use serde::Serialize;

use super::rejection::RejectionView;
use super::terms::Procedure;
use crate::features::moderation::{Reason, Translated};
use crate::platform::db::{Json, UtcTime};
use crate::platform::i18n::Lang;

/// A procedure as it is stored. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Stored {
    pub id: i64,
    /// Stable name in addresses and exports.
    pub slug: String,
    pub name: Json<Translated>,
    pub explanation: Json<Translated>,
    pub terms: Json<Procedure>,
    pub position: i64,
    pub active: bool,
    /// The map on which its signatures are drawn.
    pub map_id: Option<i64>,
    pub changed_at: UtcTime,
}

/// A procedure about to be stored.
#[derive(Clone, Debug)]
pub struct NewProcedure {
    pub slug: String,
    pub name: Translated,
    pub explanation: Translated,
    pub terms: Procedure,
    pub position: i64,
    pub active: bool,
    pub map_id: Option<i64>,
}

/// A procedure as people choose it.
#[derive(Clone, Debug, Serialize)]
pub struct ProcedureView {
    pub id: i64,
    pub name: String,
    pub explanation: String,
    pub rejection: RejectionView,
    #[serde(flatten)]
    pub terms: Procedure,
}

impl ProcedureView {
    /// `in_use`: reasons for which petitions may be rejected now.
    pub fn new(stored: &Stored, in_use: &[Reason], lang: Lang) -> Self {
        Self {
            rejection: RejectionView::of_procedure(stored.terms.get(), in_use, lang),
            id: stored.id,
            name: stored.name.get().in_lang(lang).to_owned(),
            explanation: stored.explanation.get().in_lang(lang).to_owned(),
            terms: stored.terms.get().clone(),
        }
    }
}
