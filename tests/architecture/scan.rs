//! Just enough reading of Rust: text without comments, strings and tests; tokens; `use` trees.

/// The same text with comments and the content of strings and chars blanked, line for line.
pub fn code(text: &str) -> String {
    split(text).0
}

/// The string literals of the text that stand in code, with the line where each begins.
pub fn strings(text: &str) -> Vec<(usize, String)> {
    split(text).1
}

fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let peek = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let (mut out, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let (mut at, mut line) = (0, 1);
    // Blanks what it passes, and counts lines.
    let blank = |out: &mut String, line: &mut usize, c: char| {
        *line += usize::from(c == '\n');
        out.push(if c == '\n' { '\n' } else { ' ' });
    };
    while at < chars.len() {
        let c = chars[at];
        let word_before = at > 0 && (peek(at - 1).is_alphanumeric() || peek(at - 1) == '_');
        if c == '/' && peek(at + 1) == '/' {
            while at < chars.len() && chars[at] != '\n' {
                blank(&mut out, &mut line, chars[at]);
                at += 1;
            }
        } else if c == '/' && peek(at + 1) == '*' {
            let mut depth = 0;
            while at < chars.len() {
                let step = match (chars[at], peek(at + 1)) {
                    ('/', '*') => {
                        depth += 1;
                        2
                    }
                    ('*', '/') => {
                        depth -= 1;
                        2
                    }
                    _ => 1,
                };
                for _ in 0..step {
                    blank(&mut out, &mut line, peek(at));
                    at += 1;
                }
                if depth == 0 {
                    break;
                }
            }
        } else if let Some((open, hashes)) = raw_string(&chars, at).filter(|_| !word_before) {
            let start = line;
            let mut content = String::new();
            for _ in 0..open {
                out.push(' ');
            }
            at += open;
            while at < chars.len() {
                if chars[at] == '"' && (1..=hashes).all(|n| peek(at + n) == '#') {
                    for _ in 0..=hashes {
                        out.push(' ');
                    }
                    at += hashes + 1;
                    break;
                }
                content.push(chars[at]);
                blank(&mut out, &mut line, chars[at]);
                at += 1;
            }
            strings.push((start, content));
        } else if c == '"' {
            let start = line;
            let mut content = String::new();
            out.push('"');
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                if chars[at] == '\\' {
                    content.push(chars[at]);
                    blank(&mut out, &mut line, chars[at]);
                    at += 1;
                }
                content.push(peek(at));
                blank(&mut out, &mut line, peek(at));
                at += 1;
            }
            out.push('"');
            at += 1;
            strings.push((start, content));
        } else if c == '\'' && (peek(at + 1) == '\\' || peek(at + 2) == '\'') {
            // A char, not a lifetime.
            out.push(' ');
            at += 1;
            while at < chars.len() && chars[at] != '\'' {
                let step = if chars[at] == '\\' { 2 } else { 1 };
                for _ in 0..step {
                    out.push(' ');
                }
                at += step;
            }
            out.push(' ');
            at += 1;
        } else {
            line += usize::from(c == '\n');
            out.push(c);
            at += 1;
        }
    }
    (out, strings)
}

/// Length of a raw string's opening (`r#"`, `br"`) here, and how many hashes it has.
fn raw_string(chars: &[char], at: usize) -> Option<(usize, usize)> {
    let mut here = at + usize::from(chars.get(at) == Some(&'b'));
    if chars.get(here) != Some(&'r') {
        return None;
    }
    here += 1;
    let hashes = chars[here..].iter().take_while(|c| **c == '#').count();
    (chars.get(here + hashes) == Some(&'"')).then_some((here + hashes + 1 - at, hashes))
}

/// Code with everything under `#[cfg(test)]` blanked too.
pub fn shipped(text: &str) -> String {
    let mut code = code(text);
    while let Some(start) = code.find("#[cfg(test)]") {
        let rest = &code[start..];
        let open = rest.find('{').unwrap_or(rest.len());
        let end = match rest.find(';') {
            Some(semicolon) if semicolon < open => semicolon + 1,
            _ => close(rest, open),
        };
        let blanked: String = rest[..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        code = format!("{}{blanked}{}", &code[..start], &rest[end..]);
    }
    code
}

/// The byte after the bracket that closes the one at `open`.
pub fn close(text: &str, open: usize) -> usize {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            '{' | '[' | '(' => depth += 1,
            '}' | ']' | ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + c.len_utf8();
        }
    }
    text.len()
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub line: usize,
    pub text: String,
}

/// Words, `::`, and single characters.
pub fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = code.chars().peekable();
    let mut line = 1;
    while let Some(c) = chars.next() {
        if c == '\n' {
            line += 1;
        } else if c.is_alphanumeric() || c == '_' {
            let mut text = String::from(c);
            while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                text.push(c);
            }
            tokens.push(Token { line, text });
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            tokens.push(Token {
                line,
                text: "::".into(),
            });
        } else if !c.is_whitespace() {
            tokens.push(Token {
                line,
                text: c.into(),
            });
        }
    }
    tokens
}

/// The module path of a source file: `src/features/forums/store.rs` is `features::forums::store`.
pub fn module(path: &str) -> Vec<String> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<String> = path.split('/').map(String::from).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib")) {
        parts.pop();
    }
    parts
}

/// Every path into this crate that the shipped code names, from `crate::`, `folkmoot::` or
/// `super::`, in `use` trees and in expressions, with its line.
pub fn paths(file: &str, text: &str) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(&shipped(text));
    let word = |at: usize| {
        tokens
            .get(at)
            .map_or("", |token: &Token| token.text.as_str())
    };
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let begins = at == 0 || word(at - 1) != "::";
        if !begins || word(at + 1) != "::" {
            continue;
        }
        let mut here = at;
        let base = match word(at) {
            "crate" | "folkmoot" => {
                here += 1;
                Vec::new()
            }
            "super" => {
                let mut base = module(file);
                while word(here) == "super" && word(here + 1) == "::" {
                    base.pop();
                    here += 2;
                }
                here -= 1;
                base
            }
            _ => continue,
        };
        branch(&tokens, here, base, &mut found);
    }
    found
}

/// Reads on from a `::`, through braces, and adds what it finds. Returns where it stopped.
fn branch(
    tokens: &[Token],
    mut at: usize,
    mut path: Vec<String>,
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let line = tokens.get(at).map_or(0, |token| token.line);
    while word(at) == "::" {
        let next = word(at + 1);
        if next == "{" {
            at += 2;
            while at < tokens.len() && word(at) != "}" {
                if word(at) == "," {
                    at += 1;
                    continue;
                }
                let mut inner = path.clone();
                let first = word(at).to_owned();
                if first != "self" {
                    inner.push(first);
                }
                let before = at;
                at = branch(tokens, at + 1, inner, found);
                if word(at) == "as" {
                    at += 2;
                }
                at = at.max(before + 1);
            }
            return at + 1;
        }
        if !next.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            break;
        }
        path.push(next.to_owned());
        at += 2;
    }
    found.push((line, path));
    at
}

#[test]
fn comments_strings_and_tests_do_not_count() {
    let text = "let a = \"x // y\"; // use diesel\n/* b /* c */ */ let c = '\"'; let d = r#\"q\"z\"#;\n\
        #[cfg(test)]\nmod tests { use diesel::x; fn f() { } }\nfn after<'a>(x: &'a str) {}";
    let shipped = shipped(text);
    assert!(
        !shipped.contains("diesel") && shipped.contains("fn after<'a>"),
        "{shipped}"
    );
    assert_eq!(shipped.lines().count(), text.lines().count());
    let found: Vec<_> = strings(text)
        .into_iter()
        .map(|(line, text)| format!("{line} {text}"))
        .collect();
    assert_eq!(found, ["1 x // y", "2 q\"z"]);
}

#[test]
fn use_trees_and_expressions_are_followed() {
    let text = "use crate::{app::App, features::{forums::{self, store as s}, search}};\n\
        use super::super::petitions::Item;\nfn f() { crate::web::render(super::store::list()) }";
    let found = paths("src/features/questions/handlers.rs", text);
    let found: Vec<_> = found
        .into_iter()
        .map(|(line, path)| format!("{line} {}", path.join("::")))
        .collect();
    assert_eq!(
        found,
        [
            "1 app::App",
            "1 features::forums",
            "1 features::forums::store",
            "1 features::search",
            "2 features::petitions::Item",
            "3 web::render",
            "3 features::questions::store::list",
        ]
    );
}
