//! Texts that take readers elsewhere minutes.

use std::time::{Duration, Instant};

use super::*;

/// So many attributes, each with a name of its own.
pub fn names(count: usize) -> String {
    (0..count).map(|n| format!(" a{n}")).collect()
}

/// The same with values, as XML asks for them.
pub fn valued(count: usize) -> String {
    (0..count).map(|n| format!(" a{n}=''")).collect()
}

/// Markdown and HTML that parsers elsewhere take minutes for.
#[test]
fn slow_texts_are_read_in_time() {
    let n = 40_000;
    let cases = [
        ("a.md", format!("x {}", "[".repeat(n))),
        ("a.md", format!("x {}", "*a _b ".repeat(n))),
        ("a.md", format!("x {}", "`a``b".repeat(n))),
        ("a.md", ">".repeat(n)),
        ("a.md", format!("{}x", "- ".repeat(n))),
        (
            "a.md",
            "a\n".repeat(20) + &"[^1]: x\n".repeat(n / 4) + "[^1]",
        ),
        ("a.md", format!("x {}", "![[]()".repeat(n))),
        (
            "a.md",
            "|a".repeat(n) + "\n" + &"|-".repeat(n) + "\n" + &"|b".repeat(n),
        ),
        (
            "a.html",
            format!("<html>x{}", "<b>".repeat(200) + &"</p><p>".repeat(n)),
        ),
        ("a.html", format!("<html>x{}", "&amp;".repeat(n * 10))),
        (
            "a.html",
            format!(
                "<html>x{}",
                "<table><tr><td>".repeat(60) + &"<td>x".repeat(n)
            ),
        ),
        ("a.html", format!("<html>x<p {}>y", "a=b ".repeat(250))),
        (
            "a.html",
            format!("<html>x{}", format!("<p{}>y", names(250)).repeat(400)),
        ),
        (
            "a.xml",
            format!(
                "<akomaNtoso><doc><mainBody>{}</mainBody></doc></akomaNtoso>",
                format!("<p{}>y</p>", valued(250)).repeat(400)
            ),
        ),
        ("a.html", format!("<html>x{}", "<li>x<p>y".repeat(n))),
    ];
    for (name, text) in cases {
        let start = Instant::now();
        let imported = read(name, text.as_bytes());
        let shown: String = text.chars().take(30).collect();
        assert!(
            // Seconds at most; what grows with the square would take minutes.
            start.elapsed() < Duration::from_secs(40),
            "{shown}: {:?}",
            start.elapsed()
        );
        if let Ok(imported) = imported {
            assert!(!imported.tree.sections.is_empty(), "{shown}");
        }
    }
}
