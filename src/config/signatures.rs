//! Settings of signing petitions.

use serde::{Deserialize, Serialize};

/// Which addresses may sign petitions, and how soon their count is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signatures {
    /// For so long a page may show a count of signatures as it was: under a thousand signatures a second
    /// it is then made once in that time and not for each. 0: never.
    pub shown_late_ms: u32,
    /// Addresses of services that give out addresses for minutes are refused.
    pub refuse_disposable: bool,
    /// Further mail domains that are refused, each with all below it.
    pub refused_domains: Vec<String>,
    /// Mail domains that are taken although a list names them, each with all below it.
    pub accepted_domains: Vec<String>,
}

impl Default for Signatures {
    fn default() -> Self {
        Self {
            shown_late_ms: 1_000,
            refuse_disposable: true,
            refused_domains: Vec::new(),
            accepted_domains: Vec::new(),
        }
    }
}
