//! Fluent: the same keys in every language, each once, and every key that is used exists.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, TIER_1, TIER_2, TIER_3, at, files, none, scan};

/// What follows the dot of a file's name, which looks like an error key otherwise.
const ENDINGS: &[&str] = &[
    "html", "txt", "css", "js", "svg", "json", "csv", "atom", "ics", "toml", "md", "ftl", "xml",
    "eml", "db", "sqlite", "rs", "sql", "png", "pdf", "example", "org", "com", "test", "invalid",
    "zip",
];

/// First words of keys that belong to no feature.
const SHARED: &[&str] = &["error", "text", "form", "site", "ui", "mail"];

/// Names of jobs, which look the same and are never shown.
const JOBS: &[&str] = &[
    "decisions.follow-up",
    "notifications.fan-out",
    "results.mark-counted",
];

/// Keys of one file with their lines; an attribute is `key.attribute`.
fn keys(file: &File) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    let mut message = String::new();
    for (number, line) in file.text.lines().enumerate() {
        let Some((name, _)) = line.split_once('=') else {
            continue;
        };
        let (name, attribute) = (
            name.trim(),
            line.starts_with(' ') && line.trim_start().starts_with('.'),
        );
        let valid = |name: &str| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        };
        if attribute && valid(&name[1..]) {
            keys.push((number + 1, format!("{message}{name}")));
        } else if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') && valid(name) {
            message = name.to_owned();
            keys.push((number + 1, message.clone()));
        }
    }
    keys
}

fn language(file: &File) -> &str {
    file.path
        .trim_start_matches("assets/i18n/")
        .split('/')
        .next()
        .unwrap_or_default()
}

fn uneven(files: &[File]) -> Vec<String> {
    let mut places: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
    let languages: BTreeSet<&str> = files.iter().map(language).collect();
    let mut problems = Vec::new();
    for file in files {
        for (line, key) in keys(file) {
            let place = at(file, line, &key);
            if let Some(first) = places
                .entry(key)
                .or_default()
                .insert(language(file), place.clone())
            {
                problems.push(format!("{place}: a second time, first {first}"));
            }
        }
    }
    for by_language in places.values() {
        for missing in languages
            .iter()
            .filter(|language| !by_language.contains_key(*language))
        {
            let there = by_language.values().next().cloned().unwrap_or_default();
            problems.push(format!("{there}: missing in {missing}"));
        }
    }
    problems
}

/// Keys named in a template: whole ones, and beginnings (`t(k="state-" ~ state)`).
fn used_in_template(file: &File) -> Vec<(usize, String, bool)> {
    let mut used = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        for opening in ["t(k=", "t(key="] {
            for (start, _) in line.match_indices(opening) {
                let before = line[..start].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let rest = line[start + opening.len()..].trim_start();
                let Some(quote) = rest
                    .chars()
                    .next()
                    .filter(|c| matches!(c, '"' | '\'' | '`'))
                else {
                    continue;
                };
                let Some((key, after)) = rest[1..].split_once(quote) else {
                    continue;
                };
                used.push((
                    number + 1,
                    key.to_owned(),
                    after.trim_start().starts_with('~'),
                ));
            }
        }
    }
    used
}

/// Error keys in Rust: strings such as `petitions.not-open`.
fn used_in_rust(file: &File) -> Vec<(usize, String, bool)> {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
    };
    let owner = |word: &str| {
        [TIER_1, TIER_2, TIER_3, SHARED]
            .iter()
            .any(|known| known.contains(&word))
    };
    let mut found = Vec::new();
    // Settings have names with a dot, too.
    if file.path.starts_with("src/config")
        || file.path.contains("store")
        || file.path.contains("/db/")
        || file.path.ends_with("tests.rs")
    {
        return found;
    }
    let shipped = scan::shipped(&file.text);
    let kept: Vec<&str> = shipped.lines().collect();
    for (line, text) in scan::strings(&file.text) {
        let Some((first, rest)) = text.split_once('.') else {
            continue;
        };
        let tested = kept.get(line - 1).is_none_or(|line| line.trim().is_empty());
        if !tested
            && owner(first)
            && part(rest)
            && !ENDINGS.contains(&rest)
            && !JOBS.contains(&text.as_str())
        {
            found.push((line, text, false));
        }
    }
    found
}

fn missing(file: &File, used: Vec<(usize, String, bool)>, known: &BTreeSet<String>) -> Vec<String> {
    let exists = |key: &str, beginning: bool| {
        let dashed = key.replace('.', "-");
        if beginning {
            known
                .range(dashed.clone()..)
                .next()
                .is_some_and(|next| next.starts_with(&dashed))
        } else {
            known.contains(key) || known.contains(&dashed)
        }
    };
    used.into_iter()
        .filter(|(_, key, beginning)| !exists(key, *beginning))
        .map(|(line, key, _)| at(file, line, format!("no text “{key}” in assets/i18n/en")))
        .collect()
}

fn english() -> BTreeSet<String> {
    files("assets/i18n/en", &[".ftl"])
        .iter()
        .flat_map(keys)
        .map(|(_, key)| key)
        .collect()
}

#[test]
fn every_language_has_every_text_once() {
    none(uneven(&files("assets/i18n", &[".ftl"])));
}

#[test]
fn every_text_that_a_template_names_exists() {
    let known = english();
    let templates = files("templates", &[".html", ".txt", ".svg"]);
    none(
        templates
            .iter()
            .flat_map(|file| missing(file, used_in_template(file), &known))
            .collect(),
    );
}

#[test]
fn every_error_has_a_text() {
    let known = english();
    none(
        files("src", &[".rs"])
            .iter()
            .flat_map(|file| missing(file, used_in_rust(file), &known))
            .collect(),
    );
}

#[test]
fn uneven_languages_are_found() {
    let files = [
        File::sample(
            "assets/i18n/en/a.ftl",
            "one = 1\n    .title = T\ntwo = {\n  *[x] = y\n}\n# no = key",
        ),
        File::sample("assets/i18n/en/b.ftl", "one = again"),
        File::sample("assets/i18n/es/a.ftl", "one = 1\nthree = 3"),
    ];
    let found = uneven(&files).join("\n");
    for wanted in [
        "en/b.ftl:1: one: a second time, first assets/i18n/en/a.ftl:1",
        "en/a.ftl:2: one.title: missing in es",
        "en/a.ftl:3: two: missing in es",
        "es/a.ftl:2: three: missing in en",
    ] {
        assert!(found.contains(wanted), "{wanted}\n{found}");
    }
    assert_eq!(found.lines().count(), 4, "{found}");
}

#[test]
fn missing_texts_are_found() {
    let known: BTreeSet<String> = ["site-home", "state-open", "petitions-not-open"]
        .map(String::from)
        .into();
    let template = "{{ t(k=\"site-home\") }} {{ t(k='state-' ~ s) }} {{ at(k=\"x\") }}\n{{ t(k=\"gone\") }} {{ t(k=\"lost-\" ~ s) }}";
    let file = File::sample("templates/a.html", template);
    let found = missing(&file, used_in_template(&file), &known);
    assert_eq!(found.len(), 2, "{found:?}");
    let rust = "fn f() { e(\"petitions.not-open\"); e(\"petitions.gone\"); e(\"petitions.json\"); e(\"a.b\"); }\n\
        #[cfg(test)] mod t { const X: &str = \"petitions.other\"; }";
    let file = File::sample("src/features/petitions/rules.rs", rust);
    let found = missing(&file, used_in_rust(&file), &known);
    assert_eq!(
        found,
        ["src/features/petitions/rules.rs:1: no text “petitions.gone” in assets/i18n/en"]
    );
}
