//! What a document is, whatever file it came from: sections with blocks of text.
//!
//! Every importer makes such a tree and every exporter writes one. [`Tree::tidy`] brings a tree
//! into its one normal form, so that reading what was written gives the same tree again.

mod address;
mod label;
mod pictures;
mod runs;
mod tidy;

use serde::{Deserialize, Serialize};

pub use address::{is_address, is_picture};
pub use pictures::{DECORATIVE, is_decorative};
pub use runs::{Marks, Piece, Run, plain, tidy_runs, tidy_text};
pub use tidy::join_heading;

/// Blocks within blocks; deeper ones are lifted out.
pub const MAX_DEPTH: usize = 8;
/// Heading levels below the title.
pub const MAX_LEVEL: u8 = 5;
/// Characters of a heading; the rest becomes a paragraph.
pub const MAX_TITLE: usize = 300;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 64;

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    /// '' where the text has none of its own.
    pub title: String,
    pub sections: Vec<Section>,
}

/// A heading and what follows it up to the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Depth from 1; 0 for what stands before the first heading.
    pub level: u8,
    /// As the text itself numbers it: 'Article 3', '2.1', '(4)'; '' where it does not.
    pub number: String,
    /// Without markup.
    pub title: String,
    pub blocks: Vec<Block>,
    /// Footnotes that are first referred to here.
    pub notes: Vec<Note>,
}

/// A footnote. Labels count from 1 through the whole document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub label: String,
    pub blocks: Vec<Block>,
}

/// A run of text on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    Para(Vec<Run>),
    Quote(Vec<Block>),
    List(List),
    Table(Table),
    /// Shown as typed.
    Code(String),
    Rule,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The number of the first item; None: items with bullets or with labels of their own.
    pub start: Option<u32>,
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// '(a)', 'iv)', '2.1': as the text labels it; '' where the list counts or has bullets.
    pub label: String,
    pub blocks: Vec<Block>,
}

/// A table: every row has the same number of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The first row names the columns.
    pub has_head: bool,
    pub rows: Vec<Vec<Vec<Run>>>,
}

impl Section {
    /// The words of the section without its heading: blocks on lines of their own, notes last.
    pub fn text(&self) -> String {
        let mut out = String::new();
        blocks_text(&self.blocks, &mut out);
        for note in &self.notes {
            blocks_text(&note.blocks, &mut out);
        }
        out.truncate(out.trim_end().len());
        out
    }
}

impl Block {
    /// The words, blocks within it on lines of their own.
    pub fn text(&self) -> String {
        let mut out = String::new();
        block_text(self, &mut out);
        out.truncate(out.trim_end().len());
        out
    }
}

fn blocks_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        block_text(block, out);
    }
}

fn block_text(block: &Block, out: &mut String) {
    match block {
        Block::Para(runs) => {
            out.push_str(&plain(runs));
            out.push('\n');
        }
        Block::Quote(blocks) => blocks_text(blocks, out),
        Block::List(list) => {
            for (n, item) in (0_u32..).zip(&list.items) {
                match list.start {
                    Some(start) => out.push_str(&format!("{}. ", start.saturating_add(n))),
                    None if item.label.is_empty() => out.push_str("- "),
                    None => {
                        out.push_str(&item.label);
                        out.push(' ');
                    }
                }
                blocks_text(&item.blocks, out);
            }
        }
        Block::Table(table) => {
            for row in &table.rows {
                let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
                out.push_str(cells.join(" | ").trim());
                out.push('\n');
            }
        }
        Block::Code(code) => {
            out.push_str(code);
            out.push('\n');
        }
        Block::Rule => {}
    }
}
