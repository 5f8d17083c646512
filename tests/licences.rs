//! Everything that is linked in: its licence is on the list, it is not a banned crate, and it
//! comes from the registry. The lists are those of deny.toml, so that cargo-deny says the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
};

use serde_json::Value;

#[derive(Debug, Default)]
struct Policy {
    licences: BTreeSet<String>,
    banned: BTreeSet<String>,
}

fn policy() -> Policy {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml");
    let file: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let list = |section: &str, key: &str| {
        let all = file[section][key].as_array().unwrap();
        all.iter()
            .map(|entry| entry.as_str().unwrap().to_owned())
            .collect::<BTreeSet<_>>()
    };
    Policy {
        licences: list("licenses", "allow"),
        banned: list("bans", "deny"),
    }
}

/// The crates of a build for this machine, which are all downloaded when this test runs.
fn packages() -> Vec<Value> {
    let cargo = |args: &[&str]| {
        let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
        let output = Command::new(cargo)
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    };
    let version = cargo(&["-vV"]);
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap()
        .to_owned();
    let metadata = cargo(&[
        "metadata",
        "--locked",
        "--offline",
        "--format-version=1",
        "--filter-platform",
        &host,
    ]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn name(package: &Value) -> String {
    format!("{} {}", text(package, "name"), text(package, "version"))
}

fn text<'a>(package: &'a Value, key: &str) -> &'a str {
    package[key].as_str().unwrap_or_default()
}

#[test]
fn every_crate_may_be_used() {
    let policy = policy();
    let packages = packages();
    assert!(
        packages.len() > 100,
        "cargo metadata lists only {} crates",
        packages.len()
    );
    let mut wrong = Vec::new();
    let mut by_licence: BTreeMap<&str, usize> = BTreeMap::new();
    for package in &packages {
        *by_licence.entry(text(package, "license")).or_default() += 1;
        wrong.extend(objections(package, &policy));
    }
    println!("{} crates", packages.len());
    for (licence, count) in by_licence {
        println!("{count:5}  {licence}");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn crates_in_two_versions_are_reported() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        let of_crate = versions
            .entry(text(&package, "name").to_owned())
            .or_default();
        of_crate.insert(text(&package, "version").to_owned());
    }
    versions.retain(|_, versions| versions.len() > 1);
    println!("{} crates in more than one version", versions.len());
    for (name, versions) in versions {
        println!(
            "       {name}: {}",
            versions.into_iter().collect::<Vec<_>>().join(", ")
        );
    }
}

fn objections(package: &Value, policy: &Policy) -> Vec<String> {
    let mut wrong = Vec::new();
    if policy.banned.contains(text(package, "name")) {
        wrong.push(format!("{}: banned, see deny.toml", name(package)));
    }
    let source = text(package, "source");
    if !source.is_empty() && !source.starts_with("registry+") {
        wrong.push(format!("{}: comes from {source}", name(package)));
    }
    let licence = text(package, "license");
    match allowed(licence, &policy.licences) {
        Ok(true) => {}
        Ok(false) => wrong.push(format!(
            "{}: licence {licence} is not on the list of deny.toml",
            name(package)
        )),
        Err(reason) => wrong.push(format!("{}: licence “{licence}”: {reason}", name(package))),
    }
    wrong
}

/// Evaluates an SPDX licence expression: `OR` is a choice of ours, `AND` an obligation, `WITH`
/// binds an exception to the licence before it. The old `A/B` of the registry means `OR`.
fn allowed(expression: &str, licences: &BTreeSet<String>) -> Result<bool, String> {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let result = any_of(&mut words, licences)?;
    match words.next() {
        None => Ok(result),
        Some(word) => Err(format!("unexpected {word}")),
    }
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any_of(words: &mut Words<'_>, licences: &BTreeSet<String>) -> Result<bool, String> {
    let mut result = all_of(words, licences)?;
    while words.next_if_eq(&"OR").is_some() {
        result |= all_of(words, licences)?;
    }
    Ok(result)
}

fn all_of(words: &mut Words<'_>, licences: &BTreeSet<String>) -> Result<bool, String> {
    let mut result = one(words, licences)?;
    while words.next_if_eq(&"AND").is_some() {
        result &= one(words, licences)?;
    }
    Ok(result)
}

fn one(words: &mut Words<'_>, licences: &BTreeSet<String>) -> Result<bool, String> {
    match words.next() {
        Some("(") => {
            let result = any_of(words, licences)?;
            words.next_if_eq(&")").ok_or("a bracket is not closed")?;
            Ok(result)
        }
        None | Some(")" | "OR" | "AND" | "WITH") => Err("a licence is missing".into()),
        Some(licence) if words.next_if_eq(&"WITH").is_some() => {
            let exception = words.next().ok_or("an exception is missing")?;
            Ok(licences.contains(&format!("{licence} WITH {exception}")))
        }
        Some(licence) => Ok(licences.contains(licence)),
    }
}

#[test]
fn licence_expressions_are_evaluated() {
    let licences = [
        "MIT",
        "Apache-2.0",
        "Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ];
    let licences: BTreeSet<String> = licences.map(String::from).into();
    for (expression, expected) in [
        ("MIT", Ok(true)),
        ("GPL-3.0-only", Ok(false)),
        ("MIT OR GPL-3.0-only", Ok(true)),
        ("MIT AND GPL-3.0-only", Ok(false)),
        ("GPL-3.0-only/Apache-2.0", Ok(true)),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", Ok(true)),
        ("MIT OR (Apache-2.0 AND GPL-2.0-only)", Ok(true)),
        ("GPL-2.0-only OR Apache-2.0 AND GPL-2.0-only", Ok(false)),
        ("Apache-2.0 WITH LLVM-exception", Ok(true)),
        ("Unicode-3.0 WITH LLVM-exception", Ok(false)),
    ] {
        assert_eq!(allowed(expression, &licences), expected, "{expression}");
    }
    for expression in [
        "",
        "MIT OR",
        "(MIT",
        "MIT Apache-2.0",
        "AND MIT",
        "Apache-2.0 WITH",
    ] {
        assert!(allowed(expression, &licences).is_err(), "{expression}");
    }
}

#[test]
fn a_bad_crate_is_refused() {
    let policy = policy();
    let package = |name: &str, licence: &str, source: &str| {
        let package = serde_json::json!({
            "name": name, "version": "1.0.0", "license": licence, "source": source
        });
        objections(&package, &policy)
    };
    let registry = "registry+https://example.org/index";
    assert!(package("serde", "MIT OR Apache-2.0", registry).is_empty());
    assert_eq!(package("openssl-sys", "MIT", registry).len(), 1);
    assert_eq!(package("x", "AGPL-3.0-only", registry).len(), 1);
    assert_eq!(package("x", "", registry).len(), 1);
    assert_eq!(package("x", "MIT", "git+https://example.org/x").len(), 1);
}
