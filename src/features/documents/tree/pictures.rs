//! The pictures of a tree.

use super::address::is_picture;
use super::{Block, Piece, Run, Tree};

/// Behind the address of a picture that only decorates: what is not described because there is
/// nothing to describe, told from what nobody has described yet.
pub const DECORATIVE: &str = "#decorative";

/// Whether a picture only decorates, as somebody has said.
pub fn is_decorative(address: &str) -> bool {
    address.ends_with(DECORATIVE)
}

impl Tree {
    /// Addresses of pictures that nobody has described and that nobody says only decorate, each
    /// once, in reading order.
    pub fn undescribed(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for section in &self.sections {
            let notes = section.notes.iter().flat_map(|note| &note.blocks);
            for block in section.blocks.iter().chain(notes) {
                each_run(block, &mut |run| {
                    let Piece::Image { address, alt } = &run.piece else {
                        return;
                    };
                    let is_open = alt.is_empty() && is_picture(address) && !is_decorative(address);
                    if is_open && !found.contains(address) {
                        found.push(address.clone());
                    }
                });
            }
        }
        found
    }

    /// Gives pictures a description, or another address, wherever they stand.
    pub fn each_picture(&mut self, change: &mut dyn FnMut(&mut String, &mut String)) {
        for section in &mut self.sections {
            let notes = section.notes.iter_mut().flat_map(|note| &mut note.blocks);
            for block in section.blocks.iter_mut().chain(notes) {
                each_run_mut(block, &mut |run| {
                    if let Piece::Image { address, alt } = &mut run.piece {
                        change(address, alt);
                    }
                });
            }
        }
    }
}

fn each_run(block: &Block, look: &mut dyn FnMut(&Run)) {
    match block {
        Block::Para(runs) => runs.iter().for_each(look),
        Block::Quote(inner) => inner.iter().for_each(|block| each_run(block, look)),
        Block::List(list) => {
            for block in list.items.iter().flat_map(|item| &item.blocks) {
                each_run(block, look);
            }
        }
        Block::Table(table) => table.rows.iter().flatten().flatten().for_each(look),
        Block::Code(_) | Block::Rule => {}
    }
}

fn each_run_mut(block: &mut Block, change: &mut dyn FnMut(&mut Run)) {
    match block {
        Block::Para(runs) => runs.iter_mut().for_each(change),
        Block::Quote(inner) => inner
            .iter_mut()
            .for_each(|block| each_run_mut(block, change)),
        Block::List(list) => {
            for block in list.items.iter_mut().flat_map(|item| &mut item.blocks) {
                each_run_mut(block, change);
            }
        }
        Block::Table(table) => table.rows.iter_mut().flatten().flatten().for_each(change),
        Block::Code(_) | Block::Rule => {}
    }
}
