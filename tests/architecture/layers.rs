//! What each kind of file may do.

use super::{File, at, files, none, scan};

/// Where diesel may be used beside `store.rs`, `model.rs` and the search.
const DIESEL: &[&str] = &[
    "src/platform/db",
    "src/features/search/",
    "src/platform/error.rs",
];

/// Where the two databases may be told apart.
const BACKENDS: &[&str] = &["src/platform/db", "src/features/search/"];

fn is_store(file: &File) -> bool {
    file.name().starts_with("store") || file.path.contains("/store/")
}

fn is_model(file: &File) -> bool {
    file.name() == "model.rs" || file.path.contains("/model/")
}

fn is_rules(file: &File) -> bool {
    file.name() == "rules.rs" || file.path.contains("/rules/")
}

fn impure_rules(file: &File) -> Vec<String> {
    const FORBIDDEN: &[&str] = &[
        "actix_web",
        "diesel",
        "async",
        "await",
        "Clock",
        "tokio",
        "DbConn",
        "Db",
        "SystemTime",
        "Instant",
        "rand",
    ];
    if !is_rules(file) {
        return Vec::new();
    }
    let tokens = scan::tokens(&scan::shipped(&file.text));
    let mut problems: Vec<String> = tokens
        .iter()
        .filter(|token| FORBIDDEN.contains(&token.text.as_str()))
        .map(|token| {
            at(
                file,
                token.line,
                format!("a rule is pure: no {}", token.text),
            )
        })
        .collect();
    for three in tokens.windows(3) {
        if matches!(three[0].text.as_str(), "::" | ".")
            && three[1].text == "now"
            && three[2].text == "("
        {
            problems.push(at(
                file,
                three[1].line,
                "a rule is pure: time is an argument",
            ));
        }
    }
    problems
}

fn stray_diesel(file: &File) -> Vec<String> {
    if is_store(file) || DIESEL.iter().any(|place| file.path.starts_with(place)) {
        return Vec::new();
    }
    let tokens = scan::tokens(&scan::shipped(&file.text));
    let model = is_model(file);
    // In a model: rows and types, no statement.
    const STATEMENTS: &[&str] = &[
        "insert_into",
        "update",
        "delete",
        "select",
        "sql_query",
        "load",
        "execute",
        "get_result",
        "get_results",
        "first",
        "RunQueryDsl",
    ];
    let follows_diesel =
        |at: usize| at >= 2 && tokens[at - 1].text == "::" && tokens[at - 2].text == "diesel";
    let mut problems = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        let word = token.text.as_str();
        let wrong = match word {
            "diesel" => !model,
            "sql_query" | "RunQueryDsl" => true,
            "load" | "execute" | "get_result" | "get_results" => {
                model && place > 0 && tokens[place - 1].text == "."
            }
            _ => STATEMENTS.contains(&word) && follows_diesel(place),
        };
        if wrong {
            problems.push(at(
                file,
                token.line,
                format!("{word}: SQL belongs in store.rs"),
            ));
        }
    }
    problems
}

fn stray_backends(file: &File) -> Vec<String> {
    if BACKENDS.iter().any(|place| file.path.starts_with(place)) {
        return Vec::new();
    }
    let tokens = scan::tokens(&scan::shipped(&file.text));
    let mut problems = Vec::new();
    for three in tokens.windows(3) {
        let [first, second, third] = three else {
            continue;
        };
        if first.text == "DbConn"
            && second.text == "::"
            && matches!(third.text.as_str(), "Pg" | "Sqlite")
        {
            problems.push(at(
                file,
                first.line,
                "tells the databases apart; only platform/db and features/search may",
            ));
        }
        if first.text == "on_backend" && second.text == "!" && !is_store(file) {
            problems.push(at(file, first.line, "on_backend! belongs in store.rs"));
        }
    }
    problems
}

#[test]
fn rules_are_pure() {
    none(
        files("src", &[".rs"])
            .iter()
            .flat_map(impure_rules)
            .collect(),
    );
}

#[test]
fn sql_is_in_stores() {
    none(
        files("src", &[".rs"])
            .iter()
            .flat_map(stray_diesel)
            .collect(),
    );
}

#[test]
fn databases_are_told_apart_in_two_places() {
    none(
        files("src", &[".rs"])
            .iter()
            .flat_map(stray_backends)
            .collect(),
    );
}

#[test]
fn an_impure_rule_is_found() {
    for text in [
        "use diesel::prelude::*;",
        "pub async fn f() {}",
        "fn f(clock: &Clock) {}",
        "fn f() { let t = Utc::now(); }",
        "fn f(c: C) { c.now() }",
    ] {
        let file = File::sample("src/features/forums/rules.rs", text);
        assert_eq!(impure_rules(&file).len(), 1, "{text}");
    }
    let fine = "fn open(row: &Row, now: UtcTime) -> bool { row.closes_at > now } // not async";
    none(impure_rules(&File::sample(
        "src/features/forums/rules.rs",
        fine,
    )));
}

#[test]
fn stray_sql_is_found() {
    let wrong = |path: &str, text: &str| stray_diesel(&File::sample(path, text)).len();
    assert_eq!(
        wrong("src/features/forums/handlers.rs", "use diesel::prelude::*;"),
        1
    );
    assert_eq!(
        wrong(
            "src/features/forums/model.rs",
            "fn f(c: &mut C) { diesel::insert_into(t::table); }"
        ),
        1
    );
    assert_eq!(
        wrong(
            "src/features/forums/model.rs",
            "fn f(c: &mut C) { t::table.load(c) }"
        ),
        1
    );
    assert_eq!(
        wrong(
            "src/features/forums/model.rs",
            "use diesel::{Insertable, Queryable};"
        ),
        0
    );
    assert_eq!(
        wrong("src/features/forums/store.rs", "use diesel::prelude::*;"),
        0
    );
    assert_eq!(
        wrong(
            "src/features/forums/store/posts.rs",
            "use diesel::prelude::*;"
        ),
        0
    );
}

#[test]
fn a_stray_backend_is_found() {
    let wrong = |path: &str, text: &str| stray_backends(&File::sample(path, text)).len();
    assert_eq!(
        wrong(
            "src/features/forums/store.rs",
            "match c { DbConn::Pg(c) => x }"
        ),
        1
    );
    assert_eq!(
        wrong("src/features/forums/handlers.rs", "on_backend!(c, c => x)"),
        1
    );
    assert_eq!(
        wrong("src/features/forums/store.rs", "on_backend!(c, c => x)"),
        0
    );
    assert_eq!(
        wrong("src/features/search/store.rs", "DbConn::Sqlite(c)"),
        0
    );
}
