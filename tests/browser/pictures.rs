//! The README's pictures, for scripts/screenshots.

use super::{Look, Stage};

/// Opens each page of `FOLKMOOT_PAGES` (`name=/path …`) on the site at `FOLKMOOT_SITE`, at two
/// widths, and leaves `NAME-1280.png` and `NAME-360.png` in `FOLKMOOT_SCREENSHOTS`.
#[tokio::test]
async fn pictures_of_a_running_site() {
    // Nothing to picture: only scripts/screenshots has a site running.
    let Ok(site) = std::env::var("FOLKMOOT_SITE") else {
        return;
    };
    let Some(stage) = Stage::for_test("pictures").await else {
        return;
    };
    let pages = std::env::var("FOLKMOOT_PAGES").expect("FOLKMOOT_PAGES: name=/path …");
    for look in [Look::desktop(), Look::phone()] {
        let width = look.width;
        let visitor = stage.open(&site, look).await;
        for page in pages.split_whitespace() {
            let (name, path) = page.split_once('=').expect("name=/path");
            visitor.open(path).await;
            assert_eq!(visitor.status().await, 200, "{path}");
            let picture = visitor.picture(&format!("{name}-{width}")).await;
            println!("{}", picture.display());
        }
        visitor.close().await;
    }
}
