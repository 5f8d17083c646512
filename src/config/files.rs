//! Files that officials attach.

use serde::{Deserialize, Serialize};

/// Files that officials attach to documents. What citizens attach is bounded apart from this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    /// Greatest size of one file, in MiB; at most 40.
    pub attachment_mib: u32,
    /// Files and links of one document at most.
    pub attachments_per_document: u32,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            attachment_mib: 20,
            attachments_per_document: 30,
        }
    }
}

impl Files {
    /// Greatest size of one file.
    pub fn attachment_bytes(&self) -> usize {
        let mib = usize::try_from(self.attachment_mib).unwrap_or(0);
        mib.saturating_mul(1024 * 1024)
    }
}
