//! Writing a tree down in the formats that others read.

pub mod akoma;
mod html;
mod markdown;

pub use akoma::akoma;

use super::tree::Tree;
pub use html::{escape, origin, page_html, section_html};
pub use markdown::{escape_words, markdown};

/// A tree as a file of its own, without anything that is known of it beside its text: 'md', 'html'
/// or 'xml'.
pub fn write(tree: &Tree, format: &str) -> String {
    match format {
        "html" => page_html(tree, "", ""),
        "xml" => akoma(tree, &akoma::About::default()),
        _ => markdown(tree),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod validity;
