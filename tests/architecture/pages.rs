//! Templates: nothing inline, nothing from elsewhere, and no form without its protection.

use super::{File, at, files, none};

#[derive(Debug)]
struct Tag<'a> {
    line: usize,
    /// Where it begins and ends in the file.
    start: usize,
    end: usize,
    name: String,
    attributes: Vec<(String, &'a str)>,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| *value)
    }
}

/// The opening tags of a page. Template syntax in between is stepped over.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['<', '{'])) {
        let start = at + found;
        let rest = &text[start..];
        if let Some(length) = template_syntax(rest) {
            at = start + length;
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with('<')
        {
            let end = start + tag_end(rest);
            let inner = &text[start + 1..end];
            let name: String = inner
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect();
            let attributes = attributes(&inner[name.len()..]);
            let line = text[..start].matches('\n').count() + 1;
            tags.push(Tag {
                line,
                start,
                end,
                name: name.to_ascii_lowercase(),
                attributes,
            });
            at = end;
        } else {
            at = start + 1;
        }
    }
    tags
}

/// Length of `{{ … }}`, `{% … %}` or `{# … #}` at the beginning of the text.
fn template_syntax(text: &str) -> Option<usize> {
    let close = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => "#}",
        _ => return None,
    };
    Some(text.find(close).map_or(text.len(), |end| end + 2))
}

fn tag_end(text: &str) -> usize {
    let mut quote = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = template_syntax(&text[at..]) {
            at += length;
            continue;
        }
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, '>') => return at,
            _ => {}
        }
        at += c.len_utf8();
    }
    text.len()
}

fn attributes(text: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = template_syntax(&text[at..]) {
            at += length;
        } else if c.is_ascii_alphabetic() || c == ':' || c == '@' {
            let rest = &text[at..];
            let length = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '{'))
                .unwrap_or(rest.len());
            let name = rest[..length].to_ascii_lowercase();
            at += length;
            let mut value = "";
            if let Some(after) = text[at..].strip_prefix('=') {
                at += 1;
                match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                    Some(quote) => {
                        let end = quoted_end(&after[1..], quote);
                        value = &after[1..1 + end];
                        at += 1 + end + 1;
                    }
                    None => {
                        let end = after.find(char::is_whitespace).unwrap_or(after.len());
                        value = &after[..end];
                        at += end;
                    }
                }
            }
            found.push((name, value));
        } else {
            at += c.len_utf8();
        }
        if at >= text.len() {
            break;
        }
    }
    found
}

fn quoted_end(text: &str, quote: char) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = template_syntax(&text[at..]) {
            at += length;
        } else if c == quote {
            return at;
        } else {
            at += c.len_utf8();
        }
    }
    text.len()
}

fn inline(file: &File) -> Vec<String> {
    let mut problems = Vec::new();
    // Mail clients know no style sheets.
    let mail = file.path.starts_with("templates/mail/") || file.name().starts_with("mail.");
    for tag in tags(&file.text) {
        if tag.name == "style" && !mail {
            problems.push(at(file, tag.line, "<style>: styles belong in assets/css"));
        }
        if tag.name == "script" && tag.get("src").is_none() {
            problems.push(at(
                file,
                tag.line,
                "inline <script>: scripts belong in assets/js",
            ));
        }
        for (name, value) in &tag.attributes {
            if name == "style" && !mail {
                problems.push(at(file, tag.line, "style=: styles belong in assets/css"));
            }
            if name.starts_with("on")
                && name.len() > 3
                && name.chars().all(|c| c.is_ascii_alphabetic())
            {
                problems.push(at(
                    file,
                    tag.line,
                    format!("{name}=: scripts belong in assets/js"),
                ));
            }
            if value
                .trim_start()
                .to_ascii_lowercase()
                .starts_with("javascript:")
            {
                problems.push(at(file, tag.line, "a javascript: address"));
            }
        }
    }
    problems
}

fn foreign(file: &File) -> Vec<String> {
    let foreign = |value: &str| {
        let value = value.trim_start().to_ascii_lowercase();
        ["http://", "https://", "//"]
            .iter()
            .any(|start| value.starts_with(start))
    };
    let mut problems = Vec::new();
    if file.path.ends_with(".css") {
        for (number, line) in file.text.lines().enumerate() {
            let packed: String = line
                .chars()
                .filter(|c| !matches!(c, ' ' | '"' | '\''))
                .collect();
            if ["url(http", "url(//", "@importhttp", "@import//"]
                .iter()
                .any(|bad| packed.contains(bad))
            {
                problems.push(at(file, number + 1, "loads from another site"));
            }
        }
        return problems;
    }
    for tag in tags(&file.text) {
        for (name, value) in &tag.attributes {
            let loads = matches!(
                name.as_str(),
                "src" | "srcset" | "poster" | "data" | "background"
            ) || name == "href"
                && matches!(tag.name.as_str(), "link" | "use" | "image" | "base");
            // Links that say something about the page load nothing.
            let says = tag.name == "link"
                && tag
                    .get("rel")
                    .is_some_and(|rel| matches!(rel, "canonical" | "alternate" | "license"));
            if loads && !says && foreign(value) {
                problems.push(at(
                    file,
                    tag.line,
                    format!("<{} {name}> loads from another site", tag.name),
                ));
            }
        }
    }
    problems
}

fn unprotected(file: &File) -> Vec<String> {
    let mut problems = Vec::new();
    for tag in tags(&file.text) {
        let posts = tag
            .get("method")
            .is_some_and(|method| method.eq_ignore_ascii_case("post"));
        if tag.name != "form" || !posts {
            continue;
        }
        let body = &file.text[tag.end..];
        let body = &body[..body.find("</form").unwrap_or(body.len())];
        if !body.contains("<form.csrf") && !body.contains("page.csrf") {
            problems.push(at(
                file,
                tag.line,
                "a POST form without {{ <form.csrf /> }}",
            ));
        }
        debug_assert!(tag.start < tag.end);
    }
    problems
}

fn templates() -> Vec<File> {
    files("templates", &[".html"])
}

#[test]
fn nothing_is_inline() {
    none(templates().iter().flat_map(inline).collect());
}

#[test]
fn nothing_comes_from_another_site() {
    none(templates().iter().flat_map(foreign).collect());
    none(
        files("assets", &[".css"])
            .iter()
            .flat_map(foreign)
            .collect(),
    );
}

#[test]
fn every_post_form_is_protected() {
    none(templates().iter().flat_map(unprotected).collect());
}

#[test]
fn inline_parts_are_found() {
    let wrong = |text: &str| inline(&File::sample("templates/a.html", text)).len();
    assert_eq!(wrong("<p style=\"color: red\">"), 1);
    assert_eq!(
        wrong("<p\n  class=\"{{ \"a\" if x > 1 }}\" onclick='go()'>"),
        1
    );
    assert_eq!(wrong("<script>go()</script><style>p {}</style>"), 2);
    assert_eq!(wrong("<a href=\" JavaScript:go()\">"), 1);
    assert_eq!(
        wrong(
            "<script src=\"/assets/site.js\" defer></script><p data-on=\"x\" {% if a %}hidden{% endif %}>"
        ),
        0
    );
    assert_eq!(
        wrong("{# <p style=x> #}{{ <ui.button label=\"on\"/> }} a < b"),
        0
    );
}

#[test]
fn foreign_assets_are_found() {
    let wrong = |path: &str, text: &str| foreign(&File::sample(path, text)).len();
    assert_eq!(
        wrong(
            "templates/a.html",
            "<img src=\"https://cdn.example/x.png\">"
        ),
        1
    );
    assert_eq!(
        wrong(
            "templates/a.html",
            "<link rel=stylesheet href=\"//cdn.example/x.css\">"
        ),
        1
    );
    assert_eq!(
        wrong(
            "templates/a.html",
            "<link rel=\"canonical\" href=\"https://me.example/\"><a href=\"https://x.example\">"
        ),
        0
    );
    assert_eq!(
        wrong(
            "assets/css/a.css",
            "p { background: url( \"https://cdn.example/x.png\" ) }"
        ),
        1
    );
    assert_eq!(
        wrong("assets/css/a.css", "p { background: url(/assets/x.png) }"),
        0
    );
}

#[test]
fn unprotected_forms_are_found() {
    let wrong = |text: &str| unprotected(&File::sample("templates/a.html", text)).len();
    assert_eq!(
        wrong("<form method=\"post\" action=\"/x\"><button>Go</button></form>{{ <form.csrf /> }}"),
        1
    );
    assert_eq!(wrong("<form action=/x method=POST></form>"), 1);
    assert_eq!(wrong("<form method=\"post\">{{ <form.csrf /> }}</form>"), 0);
    assert_eq!(
        wrong("<form method=\"post\"><input name=csrf value=\"{{ page.csrf }}\"></form>"),
        0
    );
    assert_eq!(wrong("<form action=\"/search\"></form>"), 0);
}
