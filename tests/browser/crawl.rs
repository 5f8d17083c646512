//! Walks the site as a patient visitor would: every link of every page, nearest first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Browser;

/// How far to go.
#[derive(Clone, Debug)]
pub struct Crawl {
    /// Pages in all.
    pub pages: usize,
    /// Pages of one shape (`/c/…`, `/petitions/…`): they come from one template.
    pub per_shape: usize,
    /// Paths that begin like this are not followed.
    pub leave_out: Vec<String>,
}

impl Default for Crawl {
    fn default() -> Self {
        let leave_out = [
            "/api/", "/feeds/", "/ledger/", "/embed/", "/assets/", "/log-out",
        ];
        Self {
            pages: 200,
            per_shape: 3,
            leave_out: leave_out.map(String::from).to_vec(),
        }
    }
}

/// A page that was seen.
#[derive(Clone, Debug)]
pub struct Page {
    pub path: String,
    /// The page that first linked to it.
    pub from: String,
    pub status: u16,
}

impl Browser {
    /// Opens every page that can be reached from `start`, breadth first, and calls `visit` on each
    /// while it is shown. Returns what was seen; fails on a link that leads to 404 or 5xx.
    pub async fn see_all_pages(
        &self,
        start: &str,
        limits: &Crawl,
        mut visit: impl AsyncFnMut(&Self, &Page),
    ) -> Vec<Page> {
        let mut known = BTreeSet::from([start.to_owned()]);
        let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
        let mut queue = VecDeque::from([(start.to_owned(), String::new())]);
        let mut seen = Vec::new();
        while let Some((path, from)) = queue.pop_front() {
            if seen.len() >= limits.pages {
                break;
            }
            let of_shape = shapes.entry(shape(&path)).or_default();
            if *of_shape >= limits.per_shape {
                continue;
            }
            *of_shape += 1;
            self.open(&path).await;
            let page = Page {
                path,
                from,
                status: self.status().await,
            };
            if page.status == 404 || page.status >= 500 {
                let what = format!(
                    "{} answers {}, linked from {}",
                    page.path, page.status, page.from
                );
                self.fail(&what).await;
            }
            visit(self, &page).await;
            for link in self.links().await {
                let wanted = !limits
                    .leave_out
                    .iter()
                    .any(|left| link.starts_with(left.as_str()));
                if wanted && is_page(&link) && known.insert(link.clone()) {
                    queue.push_back((link, page.path.clone()));
                }
            }
            seen.push(page);
        }
        seen
    }

    async fn links(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('a[href]')]\
            .filter(a => a.origin === location.origin && !a.hasAttribute('download'))\
            .map(a => a.pathname + a.search)";
        let links = self.run(script, vec![]).await;
        links
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|l| l.as_str().map(String::from))
            .collect()
    }
}

fn is_page(link: &str) -> bool {
    let path = link.split('?').next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    !file.contains('.')
}

/// What names a thing becomes `*`, so that pages of one template count together.
fn shape(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let mut parts: Vec<&str> = path.split('/').collect();
    for (place, part) in parts.iter_mut().enumerate() {
        let first = place <= 1;
        if !first
            && (part.len() > 16 || part.contains('-') || part.chars().any(|c| c.is_ascii_digit()))
        {
            *part = "*";
        }
    }
    let names: Vec<&str> = query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .collect();
    format!("{}?{}", parts.join("/"), names.join("&"))
}

#[test]
fn pages_of_one_template_have_one_shape() {
    assert_eq!(shape("/petitions/12"), shape("/petitions/7"));
    assert_eq!(shape("/c/k3fj2"), shape("/c/p9xw1"));
    assert_eq!(shape("/search?q=tram"), shape("/search?q=bus"));
    assert_ne!(shape("/petitions"), shape("/questions"));
    assert_ne!(shape("/petitions/12"), shape("/petitions/12/sign"));
    assert!(is_page("/calendar?month=3") && !is_page("/feeds/answers.atom"));
}
