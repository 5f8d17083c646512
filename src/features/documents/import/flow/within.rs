//! Lists and tables that change while they are open.

use super::{Flow, Frame};
use crate::features::documents::import::report::What;
use crate::features::documents::tree::{Block, List, Table};

impl Flow {
    /// Goes on counting from another number: the list that is open ends, and one with that number
    /// begins.
    pub fn count_from(&mut self, number: u32) {
        self.end_para();
        if !matches!(self.frames.last(), Some(Frame::List(list)) if list.start.is_some()) {
            return;
        }
        self.close();
        self.frames.push(Frame::List(List {
            start: Some(number),
            items: Vec::new(),
        }));
    }

    /// Whether the row that is open names the columns.
    pub fn in_head(&self) -> bool {
        match self.frames.last() {
            Some(Frame::Table(table)) => table.has_head && table.rows.len() <= 1,
            _ => false,
        }
    }

    /// Says that the row that is open names the columns, if it is the first.
    pub fn is_head(&mut self) {
        if let Some(Frame::Table(table)) = self.frames.last_mut()
            && table.rows.len() == 1
            && table.rows.first().is_some_and(Vec::is_empty)
        {
            table.has_head = true;
        }
    }

    /// A table that is full ends, and its rows go on in one of their own: no word is lost.
    pub(super) fn divide_table(&mut self) {
        self.report.add(What::LongTable, self.place, "");
        if let Some(Frame::Table(full)) = self.frames.pop() {
            self.block(Block::Table(full));
        }
        self.frames.push(Frame::Table(Table {
            rows: vec![Vec::new()],
            ..Table::default()
        }));
    }
}
