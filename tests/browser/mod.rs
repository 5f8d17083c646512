//! Journeys in a real browser.
//!
//! A test asks for a [`Stage`] (one chromedriver) and opens a [`Browser`] on it for each person:
//!
//! ```ignore
//! #[tokio::test]
//! async fn a_citizen_comments() {
//!     let Some(stage) = Stage::for_test("a_citizen_comments").await else { return };
//!     let anna = stage.open(&site.url(), Look::desktop()).await;
//!     anna.open("/consultations").await;
//!     anna.click("New tram line").await;
//!     anna.fill("Your comment", "More trees, please").await;
//!     anna.click("Send your comment").await;
//!     anna.see("A moderator reads it by").await;
//!     anna.passes_axe().await;
//! }
//! ```
//!
//! Verbs name what a person does, wait up to ten seconds for it to become possible, and fail with
//! the address and the text of the page. On failure a picture is left in `FOLKMOOT_SCREENSHOTS`
//! (else `target/screenshots`). Without `FOLKMOOT_REQUIRE_BROWSER=1` the tests are left out and
//! say so once; `scripts/test` sets it, and what else is needed.

mod asking;
mod attaching;
mod axe;
mod crawl;
mod demo;
mod due_process;
mod explained;
mod files;
mod finding;
mod journey;
mod keys;
mod living;
mod promises;
mod stage;
mod sweeping;
mod verbs;
mod working;

mod petitions;
mod pictures;
mod smoke;

pub use self::{
    crawl::Crawl,
    stage::{Look, Stage},
    verbs::Browser,
};
