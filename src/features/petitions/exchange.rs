//! Petitions as the petition site of the UK Parliament publishes them: read and written, so that
//! tools and archives made for that shape work here too.

mod import;
mod listing;
mod places;
mod shape;

pub use import::{ImportProblem, Imported, import};
pub(super) use listing::{PageLinks, Texts, listing};
pub use places::{ImportedPlace, PlaceKind};
pub(super) use shape::document;
pub use shape::{Attributes, Data, Document, Place, read};
