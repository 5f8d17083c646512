//! The rules of docs/architecture.md that a program can check, checked on the source itself.
//!
//! Every check is a pure function over text that returns the places that break its rule, so that
//! each also has a test in which it must find something.

mod imports;
mod layers;
mod pages;
mod scan;
mod texts;
mod tree;

use std::{
    fmt::Display,
    path::{Path, PathBuf},
};

/// Tier 1: used by the tools.
const TIER_1: &[&str] = &[
    "accounts",
    "bodies",
    "contributions",
    "deadlines",
    "files",
    "moderation",
    "notifications",
    "search",
    "ledger",
];

/// Tier 2: the tools themselves.
const TIER_2: &[&str] = &[
    "consultations",
    "documents",
    "forums",
    "petitions",
    "questions",
    "inbound",
    "surveys",
    "deliberations",
    "events",
    "news",
    "results",
    "decisions",
    "feedback",
];

/// Tier 3: what cuts across the tools.
const TIER_3: &[&str] = &["home", "records", "desks", "admin", "open_data"];

/// A file of the repository: its path from the root, with `/`, and its text.
#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
}

impl File {
    #[cfg(test)]
    fn sample(path: &str, text: &str) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` whose name ends in one of `endings`, sorted; none is a failure,
/// because a check that looks at nothing proves nothing.
fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if endings
                .iter()
                .any(|ending| path.to_string_lossy().ends_with(ending))
            {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                let path = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(
        !found.is_empty(),
        "nothing to check: no {endings:?} in {folder}/"
    );
    found
}

fn at(file: &File, line: usize, what: impl Display) -> String {
    format!("{}:{line}: {what}", file.path)
}

/// Fails with all the places, one a line.
#[track_caller]
fn none(problems: Vec<String>) {
    assert!(
        problems.is_empty(),
        "{} problem(s)\n{}",
        problems.len(),
        problems.join("\n")
    );
}
