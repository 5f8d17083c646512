//! Accessibility: axe-core's rules on the page as it is shown.

use std::sync::OnceLock;

use serde_json::{Value, json};

use super::Browser;

const RULES: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];

fn axe() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let path = std::env::var("FOLKMOOT_AXE")
            .expect("FOLKMOOT_AXE: path of axe.min.js (scripts/test sets it)");
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    })
}

impl Browser {
    /// What axe finds wrong with the page: a readable entry per rule and element; empty is good.
    /// It waits by timers, which do not run in a browser without script: use one with script.
    pub async fn axe_check(&self) -> Vec<String> {
        assert!(self.look.script, "axe needs a browser with script");
        self.run(&format!("if (!window.axe) {{ {} }}", axe()), vec![])
            .await;
        let script = "const done = arguments[arguments.length - 1];\
            axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']})\
                .then(r => done(r.violations), e => done(String(e)));";
        let found = self.client.execute_async(script, vec![json!(RULES)]).await;
        match found {
            Ok(Value::Array(violations)) => violations.iter().flat_map(describe).collect(),
            other => self.fail(&format!("axe did not run: {other:?}")).await,
        }
    }

    /// Fails unless axe finds nothing.
    pub async fn passes_axe(&self) {
        let found = self.axe_check().await;
        if !found.is_empty() {
            let scheme = if self.look.dark { "dark" } else { "light" };
            let what = format!(
                "axe, {scheme}, {} px:\n{}",
                self.look.width,
                found.join("\n")
            );
            self.fail(&what).await;
        }
    }
}

fn describe(violation: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().replace('\n', " ");
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    nodes
        .iter()
        .map(|node| {
            let target: Vec<String> = node["target"]
                .as_array()
                .into_iter()
                .flatten()
                .map(ToString::to_string)
                .collect();
            format!(
                "- {} ({}): {}\n    {}\n    {}\n    {}",
                text(&violation["id"]),
                text(&violation["impact"]),
                text(&violation["help"]),
                target.join(" "),
                text(&node["html"]).chars().take(200).collect::<String>(),
                text(&node["failureSummary"]),
            )
        })
        .collect()
}
