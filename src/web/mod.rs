//! The actix glue between HTTP and the features; it knows no feature.
//!
//! A request passes [`edge`] (kept pages, headers, error pages), becomes a [`Visit`] (who, which
//! language, when), perhaps with a [`PostForm`], and is answered by a [`Page`].

pub mod api;
pub mod assets;
pub mod body;
pub mod cookies;
pub mod dev;
pub mod edge;
pub mod errors;
pub mod forms;
pub mod frame;
pub mod kept;
pub mod multipart;
pub mod page;
pub mod problem;
pub mod summary;
pub mod upload;
pub mod visit;

pub use forms::guard::FormMarks;
pub use forms::{Choice, FormView, KeptFile, PostForm};
pub use page::{Data, Page};
pub use upload::{FileForm, LargeFileForm};
pub use visit::Visit;
