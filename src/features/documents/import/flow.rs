//! Builds a tree out of what comes one after the other: words, and where things begin and end.

mod within;

use super::report::{Place, Report, What};
use crate::features::documents::tree::{
    Block, Item, List, MAX_DEPTH, MAX_LEVEL, Marks, Note, Piece, Run, Section, Table, Tree, plain,
};

/// Rows of one table.
const MAX_ROWS: usize = 5_000;

/// Something that is open around the words that come.
#[derive(Debug)]
enum Frame {
    Quote(Vec<Block>),
    List(List),
    Item(Item),
    Note(String, Vec<Block>),
    Table(Table),
    Cell(Vec<Run>, usize),
}

/// What can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    Quote,
    List(Option<u32>),
    /// With the label that it has.
    Item(String),
    Note(String),
    Table,
    Row {
        is_head: bool,
    },
    /// How many columns it takes.
    Cell(usize),
}

/// A tree in the making.
#[derive(Debug)]
pub struct Flow {
    sections: Vec<Section>,
    frames: Vec<Frame>,
    runs: Vec<Run>,
    marks: [u32; 6],
    links: Vec<String>,
    /// The level of the heading that is open.
    heading: Option<u8>,
    notes: Vec<Note>,
    /// Headings of the highest level, for the title.
    pub place: Place,
    pub report: Report,
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            sections: vec![Section::default()],
            frames: Vec::new(),
            runs: Vec::new(),
            marks: [0; 6],
            links: Vec::new(),
            heading: None,
            notes: Vec::new(),
            place: Place::Whole,
            report: Report::default(),
        }
    }
}

impl Flow {
    /// Notes what is left out here.
    pub fn drop(&mut self, what: What, detail: &str) {
        self.report.add(what, self.place, detail);
    }

    /// As [`Flow::drop`], for what comes again and again: said once for a place.
    pub fn lose(&mut self, what: What, detail: &str) {
        let is_said =
            self.report.dropped.iter().rev().take(40).any(|one| {
                one.what == what && one.place == self.place && one.detail == detail.trim()
            });
        if !is_said {
            self.drop(what, detail);
        }
    }

    pub fn text(&mut self, text: &str) {
        if self.runs.is_empty() && text.bytes().all(|b| b.is_ascii_whitespace()) {
            return;
        }
        self.push(Piece::Text(text.to_owned()));
    }

    pub fn push(&mut self, piece: Piece) {
        let mut marks = Marks::NONE;
        for (count, (mark, _)) in self.marks.iter().zip(Marks::ALL) {
            if *count > 0 {
                marks = marks.with(mark);
            }
        }
        self.push_marked(piece, marks);
    }

    /// With markup that is known from elsewhere.
    pub fn push_marked(&mut self, piece: Piece, marks: Marks) {
        let link = self.links.last().cloned().unwrap_or_default();
        self.runs.push(Run { piece, marks, link });
    }

    pub fn mark(&mut self, mark: Marks, is_on: bool) {
        for (count, (kind, _)) in self.marks.iter_mut().zip(Marks::ALL) {
            if kind == mark {
                *count = if is_on {
                    *count + 1
                } else {
                    count.saturating_sub(1)
                };
            }
        }
    }

    pub fn open_link(&mut self, address: String) {
        self.links.push(address);
    }

    pub fn close_link(&mut self) {
        self.links.pop();
    }

    pub fn in_link(&self) -> bool {
        !self.links.is_empty()
    }

    /// Ends what is being written and begins a heading.
    pub fn open_heading(&mut self, level: u8) {
        self.end_para();
        if self.frames.is_empty() {
            self.heading = Some(level);
        } else {
            // Within a quotation or a cell it is a line that stands out.
            self.mark(Marks::STRONG, true);
        }
    }

    pub fn close_heading(&mut self, number: &str) {
        let Some(level) = self.heading.take() else {
            self.end_para();
            self.mark(Marks::STRONG, false);
            return;
        };
        let runs = std::mem::take(&mut self.runs);
        let notes: Vec<Run> = runs
            .iter()
            .filter(|run| matches!(run.piece, Piece::Note(_) | Piece::Image { .. }))
            .cloned()
            .collect();
        let mut section = Section {
            level: level.max(1),
            number: number.to_owned(),
            title: plain(&runs).replace('\n', " "),
            ..Section::default()
        };
        if !notes.is_empty() {
            if notes.iter().any(|run| matches!(run.piece, Piece::Note(_))) {
                self.drop(What::HeadingNote, &section.title);
            }
            section.blocks.push(Block::Para(notes));
        }
        self.sections.push(section);
    }

    pub fn in_cell(&self) -> bool {
        self.frames
            .iter()
            .any(|frame| matches!(frame, Frame::Cell(..)))
    }

    /// Ends the paragraph.
    pub fn end_para(&mut self) {
        if self.heading.is_some() {
            self.runs.push(Run::text(" "));
            return;
        }
        if self.runs.is_empty() {
            return;
        }
        let runs = std::mem::take(&mut self.runs);
        self.block(Block::Para(runs));
    }

    /// Adds a block where the words go now.
    pub fn block(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(Frame::Cell(runs, _)) => {
                let words = match block {
                    Block::Para(new) => new,
                    other => vec![Run::text(other.text())],
                };
                let is_blank = words
                    .iter()
                    .all(|run| matches!(&run.piece, Piece::Text(text) if text.trim().is_empty()));
                if is_blank {
                    return;
                }
                if !runs.is_empty() {
                    runs.push(Run::of(Piece::Break));
                }
                runs.extend(words);
            }
            Some(Frame::Quote(blocks) | Frame::Note(_, blocks)) => blocks.push(block),
            Some(Frame::Item(item)) => item.blocks.push(block),
            Some(Frame::List(list)) => list.items.push(Item {
                label: String::new(),
                blocks: vec![block],
            }),
            Some(Frame::Table(_)) => {
                // Words between cells: before the table, as browsers do.
                if let Some(frame) = self.frames.pop() {
                    self.block(block);
                    self.frames.push(frame);
                }
            }
            None => {
                if let Some(section) = self.sections.last_mut() {
                    section.blocks.push(block);
                }
            }
        }
    }

    /// Opens something; false where it is not held here, and must not be closed.
    pub fn open(&mut self, what: &Open) -> bool {
        self.end_para();
        if self.heading.is_some() {
            return false;
        }
        if self.in_cell() && !matches!(what, Open::Cell(_) | Open::Row { .. }) {
            if let Open::Item(label) = what {
                let mark = if label.is_empty() { "–" } else { label };
                self.runs.push(Run::text(format!("{mark} ")));
            } else {
                self.report.add(What::CellStructure, self.place, "");
            }
            return false;
        }
        if self.frames.len() >= 4 * MAX_DEPTH {
            self.report.add(What::TooDeep, self.place, "");
            return false;
        }
        match what {
            Open::Quote => self.frames.push(Frame::Quote(Vec::new())),
            Open::List(start) => self.frames.push(Frame::List(List {
                start: *start,
                items: Vec::new(),
            })),
            Open::Item(label) => {
                if !matches!(self.frames.last(), Some(Frame::List(_))) {
                    return false;
                }
                self.frames.push(Frame::Item(Item {
                    label: label.clone(),
                    blocks: Vec::new(),
                }));
            }
            Open::Note(label) => {
                self.frames.push(Frame::Note(label.clone(), Vec::new()));
            }
            Open::Table => self.frames.push(Frame::Table(Table::default())),
            Open::Row { is_head } => {
                let Some(Frame::Table(table)) = self.frames.last_mut() else {
                    return false;
                };
                if table.rows.is_empty() {
                    table.has_head = *is_head;
                }
                if table.rows.len() < MAX_ROWS {
                    table.rows.push(Vec::new());
                } else {
                    self.divide_table();
                }
            }
            Open::Cell(span) => {
                if !matches!(self.frames.last(), Some(Frame::Table(_))) {
                    return false;
                }
                self.frames.push(Frame::Cell(Vec::new(), *span));
            }
        }
        true
    }

    /// Closes what [`Flow::open`] opened last.
    pub fn close(&mut self) {
        self.end_para();
        match self.frames.pop() {
            Some(Frame::Quote(blocks)) => self.block(Block::Quote(blocks)),
            Some(Frame::List(list)) => self.block(Block::List(list)),
            Some(Frame::Table(table)) => self.block(Block::Table(table)),
            Some(Frame::Item(item)) => {
                if let Some(Frame::List(list)) = self.frames.last_mut() {
                    list.items.push(item);
                }
            }
            Some(Frame::Note(label, blocks)) => self.notes.push(Note { label, blocks }),
            Some(Frame::Cell(runs, span)) => {
                if span > 1 {
                    self.report
                        .add(What::MergedCells, self.place, &plain(&runs));
                }
                if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    if table.rows.is_empty() {
                        table.rows.push(Vec::new());
                    }
                    if let Some(row) = table.rows.last_mut() {
                        row.push(runs);
                        row.extend(std::iter::repeat_n(Vec::new(), span.clamp(1, 64) - 1));
                    }
                }
            }
            None => {}
        }
    }

    /// Takes over the footnotes that were read aside.
    pub fn take_notes(&mut self, other: Self) {
        self.notes.extend(other.notes);
        for one in other.report.dropped {
            self.report.add(one.what, one.place, &one.detail);
        }
    }

    /// Closes whatever is open until `depth` things are.
    pub fn close_to(&mut self, depth: usize) {
        while self.frames.len() > depth {
            self.close();
        }
    }

    /// How many things are open.
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// The sections so far, for importers that find the outline by themselves.
    pub fn finish(mut self) -> (Tree, Report) {
        if self.heading.is_some() {
            self.close_heading("");
        }
        self.close_to(0);
        self.end_para();
        if let Some(first) = self.sections.first_mut() {
            first.notes = self.notes;
        }
        let mut tree = Tree {
            title: String::new(),
            sections: self.sections,
        };
        take_title(&mut tree);
        let deepest = tree.sections.iter().map(|section| section.level).max();
        if deepest.is_some_and(|level| level > MAX_LEVEL + 1) {
            self.report.add(What::TooDeep, Place::Whole, "");
        }
        (tree, self.report)
    }
}

/// A first heading that is the only one of the highest level is the title.
fn take_title(tree: &mut Tree) {
    let top = |section: &&Section| section.level == 1;
    if tree.sections.iter().filter(top).count() != 1 {
        return;
    }
    let Some(at) = tree.sections.iter().position(|section| section.level == 1) else {
        return;
    };
    // Only what has no words may stand before it.
    let is_first = tree
        .sections
        .iter()
        .take(at)
        .all(|section| section.level == 0 && section.blocks.is_empty());
    let has_title = tree
        .sections
        .get(at)
        .is_some_and(|section| !section.title.trim().is_empty());
    if !is_first || !has_title {
        return;
    }
    let section = tree.sections.remove(at);
    tree.title = section.title;
    // Its text comes before the first section.
    if let Some(first) = tree.sections.first_mut() {
        first.blocks.extend(section.blocks);
        first.notes.extend(section.notes);
    }
}
