//! Files and folders: sizes, names, attributes, migrations.

use std::collections::BTreeSet;

use super::{File, at, files, none, root, scan};

const LINES: usize = 400;

/// Names under which everything ends up that nobody placed.
const DRAWERS: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "misc", "shared",
];

fn too_long(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    (lines > LINES && file.name() != "schema.rs").then(|| {
        at(
            file,
            lines,
            format!("{lines} lines; split it by verb at {LINES}"),
        )
    })
}

fn drawer(file: &File) -> Option<String> {
    let path = file.path.trim_end_matches(".rs");
    let name = path.split('/').find(|part| DRAWERS.contains(part))?;
    Some(at(
        file,
        1,
        format!("“{name}” says nothing; name what it does"),
    ))
}

fn silenced(file: &File) -> Vec<String> {
    let code = scan::code(&file.text);
    let mut problems = Vec::new();
    for word in ["allow", "expect"] {
        for opening in [format!("#[{word}("), format!("#![{word}(")] {
            for (start, _) in code.match_indices(&opening) {
                let end = start + scan::close(&code[start..], opening.len() - 1);
                if !code[start..end].contains("reason") {
                    let line = code[..start].lines().count().max(1)
                        + usize::from(code[..start].ends_with('\n'));
                    problems.push(at(file, line, format!("{opening}…) without a reason")));
                }
            }
        }
    }
    problems
}

fn differences(
    left: &BTreeSet<String>,
    right: &BTreeSet<String>,
    names: (&str, &str),
) -> Vec<String> {
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>, name: &str| {
        a.difference(b)
            .map(|entry| format!("{entry}: only for {name}"))
            .collect::<Vec<_>>()
    };
    [only(left, right, names.0), only(right, left, names.1)].concat()
}

fn migrations(database: &str) -> BTreeSet<String> {
    let folder = format!("migrations/{database}/");
    let files = files(folder.trim_end_matches('/'), &[".sql"]);
    files
        .iter()
        .map(|file| file.path.trim_start_matches(&folder).to_owned())
        .collect()
}

#[test]
fn no_file_is_too_long() {
    none(files("src", &[".rs"]).iter().filter_map(too_long).collect());
}

#[test]
fn nothing_is_put_in_a_drawer() {
    none(files("src", &[".rs"]).iter().filter_map(drawer).collect());
}

#[test]
fn lints_are_silenced_with_a_reason() {
    let mut problems = Vec::new();
    for folder in ["src", "tests", "benches"] {
        problems.extend(files(folder, &[".rs"]).iter().flat_map(silenced));
    }
    none(problems);
}

#[test]
fn both_databases_have_the_same_migrations() {
    let (sqlite, postgres) = (migrations("sqlite"), migrations("postgres"));
    none(differences(&sqlite, &postgres, ("sqlite", "postgres")));
    let without = |name: &String| {
        let other = name.replace("up.sql", "down.sql");
        !sqlite.contains(&other)
    };
    none(
        sqlite
            .iter()
            .filter(|name| without(name))
            .map(|name| format!("{name}: no down.sql"))
            .collect(),
    );
}

#[test]
fn the_tree_is_where_the_checks_look() {
    for place in [
        "src/features",
        "templates/layouts",
        "assets/i18n/en",
        "assets/css",
        "migrations/sqlite",
    ] {
        assert!(
            root().join(place).is_dir(),
            "{place} is gone; adapt tests/architecture"
        );
    }
}

#[test]
fn long_misnamed_and_silenced_files_are_found() {
    let long = "x\n".repeat(LINES + 1);
    assert!(too_long(&File::sample("src/a.rs", &long)).is_some());
    assert!(too_long(&File::sample("src/platform/db/schema.rs", &long)).is_none());
    assert!(drawer(&File::sample("src/platform/utils.rs", "")).is_some());
    assert!(drawer(&File::sample("src/helpers/mod.rs", "")).is_some());
    assert!(drawer(&File::sample("src/features/forums/mod.rs", "")).is_none());
    let found = silenced(&File::sample(
        "src/a.rs",
        "fn a() {}\n#[allow(dead_code)]\nfn b() {}",
    ));
    assert_eq!(found, ["src/a.rs:2: #[allow(…) without a reason"]);
    none(silenced(&File::sample(
        "src/a.rs",
        "#[expect(\n  x,\n  reason = \"(y)\"\n)]\n// #[allow(z)]",
    )));
}

#[test]
fn a_missing_migration_is_found() {
    let set = |names: &[&str]| {
        names
            .iter()
            .map(ToString::to_string)
            .collect::<BTreeSet<_>>()
    };
    let found = differences(
        &set(&["1/up.sql", "2/up.sql"]),
        &set(&["1/up.sql"]),
        ("sqlite", "postgres"),
    );
    assert_eq!(found, ["2/up.sql: only for sqlite"]);
}
