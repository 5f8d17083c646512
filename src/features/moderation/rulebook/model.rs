//! Rules and the versions in which they were published.

use diesel::Queryable;
use serde::{Deserialize, Serialize};

use crate::features::moderation::model::{Reason, Translated};
use crate::platform::db::{Json, UtcTime};

/// A rule as a version holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub key: String,
    pub title: Translated,
    pub explanation: Translated,
}

impl From<Reason> for Rule {
    fn from(reason: Reason) -> Self {
        Self {
            title: reason.title.into_inner(),
            explanation: reason.explanation.into_inner(),
            key: reason.key,
        }
    }
}

/// The rules as they stood.
#[derive(Clone, Debug, Queryable)]
pub struct Version {
    pub number: i64,
    pub rules: Json<Vec<Rule>>,
    pub note: String,
    pub published_at: UtcTime,
}

/// A change of one rule.
#[derive(Clone, Debug)]
pub struct RuleChange {
    pub title: Translated,
    pub explanation: Translated,
    /// False: nothing is decided by it any more.
    pub active: bool,
    /// What changed, in public words.
    pub note: String,
}
