//! Imports point one way: platform ← web and app ← tier 1 ← tier 2 ← tier 3 ← the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, TIER_1, TIER_2, TIER_3, at, files, none, scan};

/// What nobody outside a feature may name.
const PRIVATE: &[&str] = &["store", "handlers"];

/// How far up a module is; nothing imports from further up than itself. None: an unknown place.
fn rank(path: &[String]) -> Option<u8> {
    let part = |at: usize| path.get(at).map_or("", String::as_str);
    Some(match part(0) {
        "platform" | "config" => 0,
        // The one knows the other: the app holds the assets, extractors find the app.
        "web" | "app" => 1,
        "features" => match part(1) {
            "" => 9,
            feature if TIER_1.contains(&feature) => 2,
            feature if TIER_2.contains(&feature) => 3,
            feature if TIER_3.contains(&feature) => 4,
            _ => return None,
        },
        _ => 9,
    })
}

fn feature(path: &[String]) -> Option<&str> {
    (path.first()? == "features").then(|| path.get(1).map(String::as_str))?
}

fn upward_imports(file: &File) -> Vec<String> {
    let here = scan::module(&file.path);
    let Some(own) = rank(&here) else {
        let name = feature(&here).unwrap_or_default();
        return vec![at(
            file,
            1,
            format!("features/{name} is in no tier of tests/architecture.rs"),
        )];
    };
    let known = |path: &[String]| {
        matches!(
            path.first().map(String::as_str),
            Some("platform" | "config" | "web" | "app" | "features" | "routes" | "demo")
        )
    };
    scan::paths(&file.path, &file.text)
        .into_iter()
        .filter(|(_, path)| known(path) && rank(path).is_some_and(|theirs| theirs > own))
        .map(|(line, path)| {
            at(
                file,
                line,
                format!("imports {} from further up", path.join("::")),
            )
        })
        .collect()
}

fn private_imports(file: &File) -> Vec<String> {
    let here = scan::module(&file.path);
    let mut problems = Vec::new();
    for (line, path) in scan::paths(&file.path, &file.text) {
        let Some(theirs) = feature(&path) else {
            continue;
        };
        let own = feature(&here);
        let inner = path.get(2).map_or("", String::as_str);
        if own == Some(theirs) || inner.is_empty() {
            continue;
        }
        let tools = own.is_some_and(|own| TIER_2.contains(&own)) && TIER_2.contains(&theirs);
        // Modules are written small, the facade's types large; a facade's own functions are fine.
        let module = [
            "model", "rules", "store", "handlers", "views", "api", "jobs", "mails",
        ]
        .contains(&inner);
        if PRIVATE.contains(&inner) || tools && module && path.len() > 3 {
            let path = path.join("::");
            problems.push(at(
                file,
                line,
                format!("{path}: only through the facade features/{theirs}/mod.rs"),
            ));
        }
    }
    problems
}

/// The first way round found among the tools.
fn cycle(files: &[File]) -> Option<String> {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let here = scan::module(&file.path);
        let Some(own) = feature(&here).filter(|own| TIER_2.contains(own)) else {
            continue;
        };
        for (_, path) in scan::paths(&file.path, &file.text) {
            if let Some(theirs) = feature(&path).filter(|t| TIER_2.contains(t) && *t != own) {
                edges
                    .entry(own.to_owned())
                    .or_default()
                    .insert(theirs.to_owned());
            }
        }
    }
    fn walk(edges: &BTreeMap<String, BTreeSet<String>>, way: &mut Vec<String>) -> Option<String> {
        for next in edges.get(way.last()?).into_iter().flatten() {
            if let Some(start) = way.iter().position(|step| step == next) {
                return Some(format!("{} → {next}", way[start..].join(" → ")));
            }
            way.push(next.clone());
            if let Some(found) = walk(edges, way) {
                return Some(found);
            }
            way.pop();
        }
        None
    }
    edges
        .keys()
        .find_map(|start| walk(&edges, &mut vec![start.clone()]))
}

#[test]
fn imports_point_one_way() {
    none(
        files("src", &[".rs"])
            .iter()
            .flat_map(upward_imports)
            .collect(),
    );
}

#[test]
fn features_meet_through_their_facades() {
    none(
        files("src", &[".rs"])
            .iter()
            .flat_map(private_imports)
            .collect(),
    );
}

#[test]
fn the_tools_have_no_cycle() {
    none(cycle(&files("src", &[".rs"])).into_iter().collect());
}

#[test]
fn imports_that_point_up_are_found() {
    for (path, text) in [
        ("src/platform/mail.rs", "use crate::web::render;"),
        (
            "src/web/csrf.rs",
            "fn f() { crate::features::accounts::find() }",
        ),
        (
            "src/features/ledger/mod.rs",
            "use crate::features::petitions::Petition;",
        ),
        (
            "src/features/petitions/mod.rs",
            "use crate::features::{home, search};",
        ),
        ("src/features/home/mod.rs", "use crate::routes;"),
        ("src/features/unheard_of/mod.rs", ""),
    ] {
        assert_eq!(upward_imports(&File::sample(path, text)).len(), 1, "{path}");
    }
    let fine = "use crate::{app::App, features::ledger}; #[cfg(test)] mod t { use crate::routes; }";
    none(upward_imports(&File::sample(
        "src/features/petitions/mod.rs",
        fine,
    )));
}

#[test]
fn reaching_into_a_feature_is_found() {
    let petitions =
        |text: &str| private_imports(&File::sample("src/features/petitions/mod.rs", text));
    for text in [
        "use crate::features::forums::store::list_topics;",
        "use crate::features::forums::{Topic, rules::may_post};",
        "use super::forums::model::Topic;",
        "fn f() { super::ledger::ok(); crate::features::ledger::store::append() }",
    ] {
        assert_eq!(petitions(text).len(), 1, "{text}");
    }
    none(petitions(
        "use crate::features::{forums::{self, Topic}, petitions::store::find};",
    ));
}

#[test]
fn a_cycle_is_found() {
    let files = [
        File::sample(
            "src/features/forums/mod.rs",
            "use crate::features::petitions;",
        ),
        File::sample(
            "src/features/petitions/mod.rs",
            "use crate::features::questions;",
        ),
        File::sample(
            "src/features/questions/store.rs",
            "use crate::features::forums;",
        ),
    ];
    assert_eq!(
        cycle(&files).unwrap(),
        "forums → petitions → questions → forums"
    );
    assert_eq!(cycle(&files[..2]), None);
}
