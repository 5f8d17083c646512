//! Every query on calendars, promises and feeds.

mod calendars;
mod feeds;
pub mod load;
mod promises;
mod responses;

pub use calendars::*;
pub use feeds::*;
pub use promises::*;
pub use responses::*;
