//! What Markdown would take for its own signs.

pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            '&' => chars
                .peek()
                .is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#'),
            '!' => chars.peek() == Some(&'['),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

pub(super) fn escape_heading(text: &str) -> String {
    let escaped = escape(text);
    // Signs at the end would be taken for the closing sequence of a heading.
    if escaped.ends_with('#') {
        let head = escaped.trim_end_matches('#');
        let count = escaped.len() - head.len();
        return format!("{head}{}", "\\#".repeat(count));
    }
    escaped
}

pub(super) fn escape_address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '|' => out.push_str("%7C"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

/// Keeps lines from being taken for what begins a block.
pub(super) fn escape_starts(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escape_start).collect();
    lines.join("\n")
}

pub(super) fn escape_start(line: &str) -> String {
    let first = line.chars().next();
    match first {
        Some('#' | '+' | '-' | '=' | ':' | '%') => format!("\\{line}"),
        Some(c) if c.is_ascii_digit() => {
            let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let rest = line.get(digits..).unwrap_or_default();
            if rest.starts_with(['.', ')']) {
                let head = line.get(..digits).unwrap_or_default();
                return format!("{head}\\{rest}");
            }
            line.to_owned()
        }
        // What no one typed at the start of a line, Markdown would trim.
        Some('\u{a0}') => line.to_owned(),
        _ => line.to_owned(),
    }
}
