//! A tree as HTML: for the page, section by section, and as a file of its own.
//!
//! Every element and attribute is written here by name and every character of the text is
//! escaped, so nothing but the sanitiser's [`ELEMENTS`] can come out, whatever came in.
//!
//! [`ELEMENTS`]: crate::platform::markdown::ELEMENTS

use std::collections::HashSet;
use std::fmt::Write;

use super::super::tree::{
    Block, List, Marks, Note, Piece, Run, Section, Table, Tree, is_address, is_picture,
    join_heading,
};

/// A section without its heading, with its footnotes.
pub fn section_html(section: &Section) -> String {
    let mut out = String::new();
    write_blocks(&section.blocks, &mut out);
    if !section.notes.is_empty() {
        out.push_str("<aside class=\"notes\">\n");
        for note in &section.notes {
            write_note(note, &mut out);
        }
        out.push_str("</aside>\n");
    }
    first_ids(section, out)
}

/// A footnote that is referred to again keeps the place of its first reference as the one to go
/// back to: an id stands once.
fn first_ids(section: &Section, html: String) -> String {
    const MARK: &str = " id=\"fnref-";
    if !html.contains(MARK) {
        return html;
    }
    let mut seen: HashSet<String> = HashSet::new();
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once(MARK) {
        out.push_str(before);
        let (label, after) = after.split_once('"').unwrap_or((after, ""));
        let is_own = section.notes.iter().any(|note| note.label == label);
        if is_own && seen.insert(label.to_owned()) {
            let _ = write!(out, "{MARK}{label}\"");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A whole document as a file that any browser shows. `source` is its address on the site; where it
/// is known, pictures and links of the site lead there from wherever the file is kept.
pub fn page_html(tree: &Tree, lang: &str, source: &str) -> String {
    let mut out = String::from("<!DOCTYPE html>\n");
    let _ = write!(
        out,
        "<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n",
        escape(lang),
        escape(&tree.title)
    );
    if !source.is_empty() {
        let _ = writeln!(out, "<link rel=\"canonical\" href=\"{}\">", escape(source));
    }
    out.push_str("</head>\n<body>\n");
    if !tree.title.is_empty() {
        let _ = writeln!(out, "<h1>{}</h1>", escape(&tree.title));
    }
    for section in &tree.sections {
        if section.level > 0 {
            let level = section.level + 1;
            let heading = escape(&join_heading(&section.number, &section.title));
            let _ = writeln!(out, "<h{level}>{heading}</h{level}>");
        }
        out.push_str(&absolute(section_html(section), source));
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The site that an address belongs to: 'https://site.example'.
pub fn origin(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split('/').next().filter(|host| !host.is_empty())?;
    address.get(..scheme.len() + 3 + host.len())
}

/// With the site before the addresses within it. All text is escaped, so what is looked for is
/// never a part of it.
fn absolute(html: String, source: &str) -> String {
    let Some(origin) = origin(source) else {
        return html;
    };
    let origin = escape(origin);
    html.replace("<img src=\"/", &format!("<img src=\"{origin}/"))
        .replace("<a href=\"/", &format!("<a href=\"{origin}/"))
}

fn write_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Para(runs) => {
                out.push_str("<p>");
                write_runs(runs, out);
                out.push_str("</p>\n");
            }
            Block::Quote(inner) => {
                out.push_str("<blockquote>\n");
                write_blocks(inner, out);
                out.push_str("</blockquote>\n");
            }
            Block::List(list) => write_list(list, out),
            Block::Table(table) => write_table(table, out),
            Block::Code(code) => {
                let _ = writeln!(out, "<pre><code>{}</code></pre>", escape(code));
            }
            Block::Rule => out.push_str("<hr>\n"),
        }
    }
}

fn write_list(list: &List, out: &mut String) {
    let is_labelled = list.items.iter().any(|item| !item.label.is_empty());
    let element = match list.start {
        None if is_labelled => {
            out.push_str("<ul class=\"labelled\">\n");
            "ul"
        }
        None => {
            out.push_str("<ul>\n");
            "ul"
        }
        Some(1) => {
            out.push_str("<ol>\n");
            "ol"
        }
        Some(start) => {
            let _ = writeln!(out, "<ol start=\"{start}\">");
            "ol"
        }
    };
    for item in &list.items {
        out.push_str("<li>");
        let mut blocks = item.blocks.as_slice();
        if let Some((Block::Para(runs), rest)) = blocks.split_first() {
            let is_plain = rest.iter().all(|block| matches!(block, Block::List(_)));
            out.push_str(if is_plain { "" } else { "<p>" });
            if !item.label.is_empty() {
                let _ = write!(out, "<span class=\"label\">{}</span> ", escape(&item.label));
            }
            write_runs(runs, out);
            out.push_str(if is_plain { "" } else { "</p>" });
            if !rest.is_empty() {
                out.push('\n');
            }
            blocks = rest;
        }
        write_blocks(blocks, out);
        out.push_str("</li>\n");
    }
    let _ = writeln!(out, "</{element}>");
}

fn write_table(table: &Table, out: &mut String) {
    out.push_str("<table>\n");
    let mut rows = table.rows.iter();
    if table.has_head
        && let Some(head) = rows.next()
    {
        out.push_str("<thead>\n<tr>");
        for cell in head {
            out.push_str("<th scope=\"col\">");
            write_runs(cell, out);
            out.push_str("</th>");
        }
        out.push_str("</tr>\n</thead>\n");
    }
    if rows.len() > 0 {
        out.push_str("<tbody>\n");
        for row in rows {
            out.push_str("<tr>");
            for cell in row {
                out.push_str("<td>");
                write_runs(cell, out);
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n");
}

fn write_note(note: &Note, out: &mut String) {
    let label = escape(&note.label);
    let _ = writeln!(
        out,
        "<div id=\"fn-{label}\"><a href=\"#fnref-{label}\">{label}</a>"
    );
    write_blocks(&note.blocks, out);
    out.push_str("</div>\n");
}

fn write_runs(runs: &[Run], out: &mut String) {
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|run| run.link == first.link).count();
        let (group, after) = rest.split_at(count);
        let is_link = is_address(&first.link);
        if is_link {
            let rel = if first.link.starts_with(['#', '/']) {
                ""
            } else {
                " rel=\"noopener\""
            };
            let _ = write!(out, "<a href=\"{}\"{rel}>", escape(&first.link));
        }
        write_marked(group, 0, out);
        if is_link {
            out.push_str("</a>");
        }
        rest = after;
    }
}

fn write_marked(runs: &[Run], depth: usize, out: &mut String) {
    let Some(&(mark, element)) = Marks::ALL.get(depth) else {
        for run in runs {
            write_piece(run, out);
        }
        return;
    };
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let has = first.marks.has(mark);
        let count = rest
            .iter()
            .take_while(|run| run.marks.has(mark) == has)
            .count();
        let (group, after) = rest.split_at(count);
        if has {
            let _ = write!(out, "<{element}>");
        }
        write_marked(group, depth + 1, out);
        if has {
            let _ = write!(out, "</{element}>");
        }
        rest = after;
    }
}

fn write_piece(run: &Run, out: &mut String) {
    match &run.piece {
        Piece::Text(text) => out.push_str(&escape(text)),
        Piece::Break => out.push_str("<br>\n"),
        Piece::Note(label) => {
            let label = escape(label);
            let _ = write!(
                out,
                "<sup><a href=\"#fn-{label}\" id=\"fnref-{label}\">{label}</a></sup>"
            );
        }
        Piece::Image { address, alt } if is_picture(address) => {
            let _ = write!(
                out,
                "<img src=\"{}\" alt=\"{}\" loading=\"lazy\">",
                escape(address),
                escape(alt)
            );
        }
        Piece::Image { alt, .. } => out.push_str(&escape(alt)),
    }
}

/// Text that is only text.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // No file of ours is to pass for one that readers of PDF open.
    let text = text.replace("%PDF-", "\u{0}PDF-");
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push_str("&#37;"),
            c => out.push(c),
        }
    }
    out
}
