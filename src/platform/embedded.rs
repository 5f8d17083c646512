//! The files that travel inside the binary: templates, texts, styles, script and images.
//!
//! A release build carries them; a debug build reads them from the source tree, so that an edit
//! shows on the next request without compiling.

use std::path::Path;
use std::time::SystemTime;

use rust_embed::Embed;

/// Everything under `templates/`.
#[derive(Embed)]
#[folder = "templates/"]
pub struct TemplateFiles;

/// Everything under `assets/i18n/`, addressed as `<lang>/<file>.ftl`.
#[derive(Embed)]
#[folder = "assets/i18n/"]
pub struct TextFiles;

/// Style sheets, one file per component.
#[derive(Embed)]
#[folder = "assets/css/"]
pub struct StyleFiles;

/// Scripts; every one of them is an enhancement.
#[derive(Embed)]
#[folder = "assets/js/"]
pub struct ScriptFiles;

/// Images of the interface itself, not of the content.
#[derive(Embed)]
#[folder = "assets/img/"]
pub struct ImageFiles;

/// What tells one state of a folder from another: how many files, and when the last one changed.
pub type Stamp = (usize, Option<SystemTime>);

/// The stamp of a folder of the source tree; always the same in a release build, where files
/// cannot change.
#[must_use]
pub fn stamp(folder: &str) -> Stamp {
    if !cfg!(debug_assertions) {
        return (0, None);
    }
    let mut stamp = (0, None);
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut stamp,
    );
    stamp
}

fn visit(folder: &Path, stamp: &mut Stamp) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let Ok(kind) = entry.metadata() else { continue };
        if kind.is_dir() {
            visit(&entry.path(), stamp);
        } else {
            stamp.0 += 1;
            stamp.1 = stamp.1.max(kind.modified().ok());
        }
    }
}
