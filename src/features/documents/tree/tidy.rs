//! The one normal form of a tree.

use std::collections::HashMap;

use super::label::{is_item_label, split_number};
use super::runs::tidy_text;
use super::{
    Block, Item, List, MAX_COLUMNS, MAX_DEPTH, MAX_LEVEL, MAX_TITLE, Note, Piece, Run, Section,
    Table, Tree, tidy_runs,
};

impl Tree {
    /// Brings the tree into its normal form; the labels of footnotes that nothing refers to come
    /// back, as they stood in the source.
    pub fn tidy(&mut self) -> Vec<String> {
        self.title = tidy_text(&self.title).trim().to_owned();
        let mut known: HashMap<String, Vec<Block>> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        for section in &mut self.sections {
            for mut note in std::mem::take(&mut section.notes) {
                // A note refers to no other: nobody could find their way.
                rename_notes(&mut note.blocks, &mut |_| None);
                let blocks = tidy_blocks(note.blocks, 0);
                if !blocks.is_empty() && !known.contains_key(&note.label) {
                    order.push(note.label.clone());
                    known.insert(note.label, blocks);
                }
            }
        }
        for section in &mut self.sections {
            rename_notes(&mut section.blocks, &mut |label| {
                known.contains_key(label).then(|| label.to_owned())
            });
            tidy_heading(section);
            section.blocks = tidy_blocks(std::mem::take(&mut section.blocks), 0);
        }
        self.sections.retain(|section| {
            let has_heading = !(section.number.is_empty() && section.title.is_empty());
            (section.level > 0 && has_heading) || !section.blocks.is_empty()
        });
        self.level_out();
        self.number_notes(&mut known);
        order.retain(|label| known.contains_key(label));
        order
    }

    /// No level is skipped, and only the first section has none.
    fn level_out(&mut self) {
        let mut path: Vec<u8> = Vec::new();
        for (position, section) in self.sections.iter_mut().enumerate() {
            if section.level == 0 && position == 0 {
                section.number.clear();
                section.title.clear();
                continue;
            }
            let written = section.level.max(1);
            while path.last().is_some_and(|level| *level >= written) {
                path.pop();
            }
            path.push(written);
            let depth = u8::try_from(path.len()).unwrap_or(MAX_LEVEL);
            section.level = depth.min(MAX_LEVEL);
        }
    }

    /// Gives footnotes numbers in the order in which they are referred to, and puts each into the
    /// section that does so first.
    fn number_notes(&mut self, known: &mut HashMap<String, Vec<Block>>) {
        let mut numbers: HashMap<String, String> = HashMap::new();
        for section in &mut self.sections {
            let mut notes: Vec<Note> = Vec::new();
            rename_notes(&mut section.blocks, &mut |label| {
                if let Some(blocks) = known.remove(label) {
                    let number = (numbers.len() + 1).to_string();
                    numbers.insert(label.to_owned(), number.clone());
                    notes.push(Note {
                        label: number,
                        blocks,
                    });
                }
                numbers.get(label).cloned()
            });
            section.notes = notes;
        }
    }
}

fn tidy_heading(section: &mut Section) {
    let number = tidy_text(&section.number).trim().to_owned();
    let title = tidy_text(&section.title).trim().to_owned();
    let whole = join_heading(&number, &title);
    let (number, title) = split_number(&whole);
    let (number, mut title) = (number.to_owned(), title.to_owned());
    if title.chars().count() > MAX_TITLE {
        // A paragraph that was set as a heading: all of it stays to be read.
        section
            .blocks
            .insert(0, Block::Para(vec![Run::text(title)]));
        title = String::new();
    }
    (section.number, section.title) = (number, title);
}

/// A heading as one line, from which [`split_number`] takes the number again.
pub fn join_heading(number: &str, title: &str) -> String {
    match (number, title) {
        ("", title) => title.to_owned(),
        (number, "") => number.to_owned(),
        (number, title) => {
            let plain = format!("{number} {title}");
            if split_number(&plain) == (number, title) {
                return plain;
            }
            let dotted = format!("{number}. {title}");
            if split_number(&dotted) == (number, title) {
                dotted
            } else {
                plain
            }
        }
    }
}

fn tidy_blocks(blocks: Vec<Block>, depth: usize) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Para(runs) => {
                let runs = tidy_runs(runs);
                if !runs.is_empty() {
                    out.push(Block::Para(runs));
                }
            }
            Block::Quote(inner) => {
                let inner = tidy_blocks(inner, depth + 1);
                if depth + 1 >= MAX_DEPTH {
                    out.extend(inner);
                } else if !inner.is_empty() {
                    match out.last_mut() {
                        Some(Block::Quote(before)) => {
                            // What meets at the seam may belong together as well.
                            let mut all = std::mem::take(before);
                            all.extend(inner);
                            *before = tidy_blocks(all, depth + 1);
                        }
                        _ => out.push(Block::Quote(inner)),
                    }
                }
            }
            Block::List(list) => tidy_list(list, depth, &mut out),
            Block::Table(table) => out.extend(tidy_table(table)),
            Block::Code(code) => out.extend(tidy_code(&code)),
            Block::Rule => {
                if !matches!(out.last(), Some(Block::Rule)) {
                    out.push(Block::Rule);
                }
            }
        }
    }
    out
}

fn tidy_list(list: List, depth: usize, out: &mut Vec<Block>) {
    let start = list.start.map(|start| start.min(999_999));
    let mut items: Vec<Item> = Vec::new();
    for item in list.items {
        let mut blocks = tidy_blocks(item.blocks, depth + 1);
        let mut label = if start.is_some() {
            String::new()
        } else {
            tidy_text(&item.label).trim().to_owned()
        };
        if !label.is_empty() && !is_item_label(&label) {
            put_in_front(&mut blocks, &label);
            label.clear();
        }
        if start.is_none() && label.is_empty() {
            take_label(&mut blocks, &mut label);
        } else if !label.is_empty() && !takes_label(&blocks) {
            // A label needs words beside it to be found again.
            put_in_front(&mut blocks, &std::mem::take(&mut label));
        }
        if blocks.is_empty() {
            continue;
        }
        items.push(Item { label, blocks });
    }
    if depth + 1 >= MAX_DEPTH {
        for mut item in items {
            put_in_front(&mut item.blocks, &item.label);
            out.extend(item.blocks);
        }
    } else if !items.is_empty() {
        match out.last_mut() {
            Some(Block::List(before)) if before.start.is_none() && start.is_none() => {
                before.items.extend(items);
            }
            Some(Block::List(before))
                if before.start.is_some_and(|first| {
                    let count = u32::try_from(before.items.len()).unwrap_or(u32::MAX);
                    start == first.checked_add(count)
                }) =>
            {
                before.items.extend(items);
            }
            _ => out.push(Block::List(List { start, items })),
        }
    }
}

fn put_in_front(blocks: &mut Vec<Block>, label: &str) {
    if label.is_empty() {
        return;
    }
    match blocks.first_mut() {
        Some(Block::Para(runs)) => {
            let mut all = vec![Run::text(format!("{label} "))];
            all.append(runs);
            *runs = tidy_runs(all);
        }
        _ => blocks.insert(0, Block::Para(vec![Run::text(label)])),
    }
}

/// The label in front of the words of a paragraph, and the rest of its first piece.
fn label_of(runs: &[Run]) -> Option<(&str, &str)> {
    let first = runs.first()?;
    let Piece::Text(text) = &first.piece else {
        return None;
    };
    if first.marks != super::Marks::NONE || !first.link.is_empty() {
        return None;
    }
    let (word, rest) = text.split_once(' ')?;
    let has_words = !rest.is_empty() || runs.len() > 1;
    (super::label::is_item_label(word) && has_words).then_some((word, rest))
}

/// Whether a label in front of these words would be told from them.
fn takes_label(blocks: &[Block]) -> bool {
    match blocks.first() {
        Some(Block::Para(runs)) => {
            label_of(runs).is_none()
                && !matches!(
                    runs.first(),
                    Some(Run {
                        piece: Piece::Break,
                        ..
                    })
                )
        }
        _ => false,
    }
}

/// Takes the label out of the words that an item begins with.
fn take_label(blocks: &mut [Block], label: &mut String) {
    let Some(Block::Para(runs)) = blocks.first_mut() else {
        return;
    };
    let Some((found, rest)) = label_of(runs).map(|(a, b)| (a.to_owned(), b.to_owned())) else {
        return;
    };
    let mut left = runs.clone();
    if rest.is_empty() {
        left.remove(0);
    } else if let Some(first) = left.first_mut() {
        first.piece = Piece::Text(rest);
    }
    let left = tidy_runs(left);
    let told = takes_label(std::slice::from_ref(&Block::Para(left.clone())));
    if !left.is_empty() && told {
        *label = found;
        *runs = left;
    }
}

fn tidy_table(table: Table) -> Option<Block> {
    let mut rows: Vec<Vec<Vec<Run>>> = table
        .rows
        .into_iter()
        .map(|row| row.into_iter().take(MAX_COLUMNS).map(tidy_runs).collect())
        .collect();
    let is_blank = |row: &Vec<Vec<Run>>| row.iter().all(Vec::is_empty);
    let mut has_head = table.has_head;
    if has_head && rows.first().is_some_and(is_blank) {
        rows.remove(0);
        has_head = false;
    }
    let first_blank = rows.first().is_some_and(is_blank);
    if first_blank && !has_head {
        while rows.first().is_some_and(is_blank) {
            rows.remove(0);
        }
    }
    let mut kept = 0;
    rows.retain(|row| {
        kept += 1;
        (kept == 1 && has_head) || !is_blank(row)
    });
    let width = rows
        .iter()
        .map(|row| {
            row.iter()
                .rposition(|cell| !cell.is_empty())
                .map_or(0, |at| at + 1)
        })
        .max()
        .unwrap_or(0);
    if width == 0 {
        return None;
    }
    for row in &mut rows {
        row.resize(width, Vec::new());
    }
    Some(Block::Table(Table { has_head, rows }))
}

fn tidy_code(code: &str) -> Option<Block> {
    let keep =
        |c: char| c == '\n' || c == '\t' || !(c.is_control() || super::runs::is_forbidden(c));
    let code: String = code
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| keep(*c))
        .collect();
    let lines: Vec<&str> = code.split('\n').map(|line| line.trim_end()).collect();
    let code = lines.join("\n");
    let code = code.trim_matches('\n');
    (!code.trim().is_empty()).then(|| Block::Code(code.to_owned()))
}

/// Gives every reference to a footnote another label, or takes it away.
fn rename_notes(blocks: &mut [Block], rename: &mut dyn FnMut(&str) -> Option<String>) {
    for block in blocks {
        match block {
            Block::Para(runs) => rename_in(runs, rename),
            Block::Quote(inner) => rename_notes(inner, rename),
            Block::List(list) => {
                for item in &mut list.items {
                    rename_notes(&mut item.blocks, rename);
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    rename_in(cell, rename);
                }
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn rename_in(runs: &mut Vec<Run>, rename: &mut dyn FnMut(&str) -> Option<String>) {
    runs.retain_mut(|run| match &mut run.piece {
        Piece::Note(label) => match rename(label) {
            Some(new) => {
                *label = new;
                true
            }
            None => false,
        },
        _ => true,
    });
}
