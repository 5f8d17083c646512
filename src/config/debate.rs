//! How people talk with each other.

use serde::{Deserialize, Serialize};

/// How people talk with each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Debate {
    /// Minutes during which authors may change what they wrote; 0: not at all.
    pub edit_minutes: u32,
}

impl Default for Debate {
    fn default() -> Self {
        Self { edit_minutes: 15 }
    }
}

impl Debate {
    /// How long authors may change what they wrote.
    pub fn edit_window(&self) -> chrono::Duration {
        chrono::Duration::minutes(self.edit_minutes.into())
    }
}
