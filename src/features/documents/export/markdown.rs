//! A tree as Markdown: the form in which editors change a document, and so the form in which it
//! is kept. Whatever a tree holds is written down; reading it again gives the same tree.
//!
//! Where the stars of Markdown would be ambiguous (its delimiters bind by what stands beside
//! them), the elements `<strong>`, `<em>` and so on stand in their place.

mod escaping;

use std::fmt::Write;

use super::super::tree::{Block, List, Marks, Note, Piece, Run, Table, Tree, join_heading};
use escaping::{escape, escape_address, escape_heading, escape_start, escape_starts};

/// Words that Markdown takes for nothing but words.
pub fn escape_words(text: &str) -> String {
    escape(text)
}

/// The whole tree.
pub fn markdown(tree: &Tree) -> String {
    let mut out = String::new();
    if !tree.title.is_empty() {
        let _ = writeln!(out, "# {}", escape_heading(&tree.title));
    }
    for section in &tree.sections {
        if section.level > 0 {
            if !out.is_empty() {
                out.push('\n');
            }
            let marks = "#".repeat(usize::from(section.level) + 1);
            let heading = escape_heading(&join_heading(&section.number, &section.title));
            let _ = writeln!(out, "{}", format!("{marks} {heading}").trim_end());
        }
        if !section.blocks.is_empty() {
            separate(&mut out);
            out.push_str(&write_blocks(&section.blocks));
        }
        for note in &section.notes {
            separate(&mut out);
            write_note(note, &mut out);
        }
    }
    out
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

/// Writes a block without a blank line around it, ended by one line break.
fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Para(runs) => {
            out.push_str(&write_runs(runs, Where::Para));
            out.push('\n');
        }
        Block::Quote(blocks) => {
            for line in write_blocks(blocks).lines() {
                out.push_str(if line.is_empty() { ">" } else { "> " });
                out.push_str(line);
                out.push('\n');
            }
        }
        Block::List(list) => write_list(list, '-', '.', out),
        Block::Table(table) => write_table(table, out),
        Block::Code(code) => {
            let mut fence = "```".to_owned();
            while code.contains(&fence) {
                fence.push('`');
            }
            let _ = writeln!(out, "{fence}\n{code}\n{fence}");
        }
        Block::Rule => out.push_str("___\n"),
    }
}

/// Blocks with blank lines between them. Lists that follow each other take turns with their marks,
/// or they would be one.
fn write_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut turn = false;
    let mut before: Option<&Block> = None;
    for block in blocks {
        separate(&mut out);
        match (block, before) {
            (Block::List(list), Some(Block::List(_))) => {
                turn = !turn;
                let (bullet, delimiter) = if turn { ('*', ')') } else { ('-', '.') };
                write_list(list, bullet, delimiter, &mut out);
            }
            _ => {
                turn = false;
                write_block(block, &mut out);
            }
        }
        before = Some(block);
    }
    out
}

fn write_list(list: &List, bullet: char, delimiter: char, out: &mut String) {
    // Only a list that begins with a bullet or with 1 may follow words without a blank line.
    let is_tight = list.items.iter().all(|item| match item.blocks.as_slice() {
        [Block::Para(_)] => true,
        [Block::Para(_), Block::List(inner)] => matches!(inner.start, None | Some(1)),
        _ => false,
    });
    for (n, item) in (0_u32..).zip(&list.items) {
        if n > 0 && !is_tight {
            out.push('\n');
        }
        let mark = match list.start {
            Some(start) => format!("{}{delimiter} ", start.saturating_add(n)),
            None => format!("{bullet} "),
        };
        let mut text = if is_tight {
            let mut text = String::new();
            for block in &item.blocks {
                write_block(block, &mut text);
            }
            text
        } else {
            write_blocks(&item.blocks)
        };
        if !item.label.is_empty() {
            text = format!("{} {text}", escape_start(&escape(&item.label)));
        }
        let indent = " ".repeat(mark.len());
        for (at, line) in text.lines().enumerate() {
            match (at, line.is_empty()) {
                (0, _) => out.push_str(&mark),
                (_, true) => {}
                (_, false) => out.push_str(&indent),
            }
            out.push_str(line);
            out.push('\n');
        }
    }
}

fn write_note(note: &Note, out: &mut String) {
    let text = write_blocks(&note.blocks);
    for (at, line) in text.lines().enumerate() {
        match (at, line.is_empty()) {
            (0, _) => {
                // What would be a block of its own begins on the line below the label.
                let _ = write!(out, "[^{}]: ", note.label);
            }
            (_, true) => {}
            (_, false) => out.push_str("    "),
        }
        out.push_str(line);
        out.push('\n');
    }
}

fn write_table(table: &Table, out: &mut String) {
    let width = table.rows.first().map_or(0, Vec::len);
    let mut rows = table.rows.iter();
    if table.has_head {
        if let Some(head) = rows.next() {
            write_row(head, out);
        }
    } else {
        out.push_str(&"|  ".repeat(width));
        out.push_str("|\n");
    }
    out.push_str(&"| --- ".repeat(width));
    out.push_str("|\n");
    for row in rows {
        write_row(row, out);
    }
}

fn write_row(row: &[Vec<Run>], out: &mut String) {
    for cell in row {
        let _ = write!(out, "| {} ", write_runs(cell, Where::Cell));
    }
    out.push_str("|\n");
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Para,
    Cell,
}

fn write_runs(runs: &[Run], place: Where) -> String {
    let mut out = String::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|run| run.link == first.link).count();
        let (group, after) = rest.split_at(count);
        if first.link.is_empty() {
            write_marked(group, 0, place, &mut out);
        } else if let [
            Run {
                piece: Piece::Text(text),
                marks: Marks::NONE,
                link,
            },
        ] = group
            && text == link
            && !link.contains(['<', '>', '|'])
            && link.contains("://")
        {
            let _ = write!(out, "<{link}>");
        } else {
            if out.ends_with('!') {
                // Else it would be a picture.
                out.insert(out.len() - 1, '\\');
            }
            out.push('[');
            write_marked(group, 0, place, &mut out);
            let _ = write!(out, "](<{}>)", escape_address(&first.link));
        }
        rest = after;
    }
    let out = without_needless(&out);
    if place == Where::Cell {
        out.replace("\\\n", "<br>")
    } else {
        escape_starts(&out)
    }
}

/// Stands between a reference to a footnote and what might be taken for its address.
const NOTHING: &str = "<!-- -->";

/// Keeps [`NOTHING`] only where it makes a difference.
fn without_needless(text: &str) -> String {
    let mut parts = text.split(NOTHING);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_plain = part
            .chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || c.is_alphanumeric() || ".,;".contains(c));
        if !is_plain {
            out.push_str(NOTHING);
        }
        out.push_str(part);
    }
    out
}

/// Pieces from the `depth`th kind of markup on.
fn write_marked(runs: &[Run], depth: usize, place: Where, out: &mut String) {
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
        if has && mark == Marks::CODE {
            write_code(group, place, out);
        } else if has {
            let mut inner = String::new();
            write_marked(group, depth + 1, place, &mut inner);
            let star = match mark {
                Marks::STRONG => "**",
                Marks::EMPHASIS => "*",
                Marks::STRUCK => "~~",
                _ => "",
            };
            let next = after.first().map(|run| match &run.piece {
                Piece::Text(text) if run.marks == Marks::NONE => text.chars().next(),
                Piece::Break => Some('\n'),
                _ => Some('*'),
            });
            let plain_inside = inner.starts_with(|c: char| c.is_alphanumeric())
                && inner.ends_with(|c: char| c.is_alphanumeric());
            let plain_before = out
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || c == '(');
            let plain_after = match next {
                None => depth == 0 || out.is_empty(),
                Some(None) => true,
                Some(Some(c)) => c.is_whitespace() || ".,;:)?!".contains(c),
            };
            if !star.is_empty() && plain_inside && plain_before && plain_after {
                let _ = write!(out, "{star}{inner}{star}");
            } else {
                let _ = write!(out, "<{element}>{inner}</{element}>");
            }
        } else {
            write_marked(group, depth + 1, place, out);
        }
        rest = after;
    }
}

fn write_code(runs: &[Run], place: Where, out: &mut String) {
    let text: String = runs
        .iter()
        .map(|run| match &run.piece {
            Piece::Text(text) => text.as_str(),
            _ => "",
        })
        .collect();
    let only_text = runs.iter().all(|run| matches!(run.piece, Piece::Text(_)));
    let simple = only_text
        && !text.contains(['`', '|', '\\'])
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && place == Where::Para;
    if simple {
        let _ = write!(out, "`{text}`");
    } else {
        out.push_str("<code>");
        for run in runs {
            write_piece(run, out);
        }
        out.push_str("</code>");
    }
}

fn write_piece(run: &Run, out: &mut String) {
    match &run.piece {
        Piece::Text(text) => out.push_str(&escape(text)),
        Piece::Break => out.push_str("\\\n"),
        Piece::Note(label) => {
            let _ = write!(out, "[^{label}]{NOTHING}");
        }
        Piece::Image { address, alt } => {
            let _ = write!(out, "![{}](<{}>)", escape(alt), escape_address(address));
        }
    }
}
