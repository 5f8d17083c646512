//! Rendered public pages, kept compressed until what they show changes.
//!
//! A page names the topics it shows ('petition:7', 'consultations'). Every committed write names
//! the topics it touched. A page is fresh while none of its topics was touched after the page
//! began to be made. Nothing has to be found and deleted: a stale page is noticed when asked for.
//!
//! A topic that begins with `~` is a count that may change a thousand times a second: a page that shows
//! it is kept for a set time all the same, and made again once, however many ask.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

use chrono::Duration;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use quick_cache::sync::{Cache, PlaceholderGuard};
use quick_cache::{DefaultHashBuilder, Weighter};

use crate::platform::crypto::sha256_hex;
use crate::platform::db::UtcTime;

/// Bytes that the names of topics may take, with what it costs to keep one. Beyond that, those
/// that no kept page shows are dropped, so that memory stays bounded whatever is asked for.
const MAX_TOPIC_BYTES: usize = 8 * 1024 * 1024;
/// Bytes that keeping a topic costs besides its name.
const TOPIC_COST: usize = 96;
/// A page that names a longer topic is not kept.
const MAX_TOPIC: usize = 200;
/// A page under a longer address is not kept.
const MAX_ADDRESS: usize = 1024;

/// A page as it is sent.
#[derive(Clone, Debug)]
pub struct CachedPage {
    pub content_type: &'static str,
    pub gzip: Vec<u8>,
    /// Strong validator, with its quotes.
    pub etag: String,
    /// Value of the `Link` header; '' for none.
    pub link: String,
    as_of: u64,
    fresh_until: UtcTime,
    topics: Vec<Arc<AtomicU64>>,
    /// Counts that it shows …
    counts: Vec<Arc<AtomicU64>>,
    /// … and until when it may show them as they were.
    counts_until: UtcTime,
}

impl CachedPage {
    /// The bytes before compression, for the rare client that does not take gzip.
    pub fn plain(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        // What was compressed here a moment ago decompresses.
        let _ = GzDecoder::new(self.gzip.as_slice()).read_to_end(&mut plain);
        plain
    }

    fn is_fresh(&self, now: UtcTime) -> bool {
        let is_untouched = |topics: &[Arc<AtomicU64>]| {
            topics
                .iter()
                .all(|touched| touched.load(Ordering::Acquire) <= self.as_of)
        };
        now < self.fresh_until
            && is_untouched(&self.topics)
            && (now < self.counts_until || is_untouched(&self.counts))
    }
}

/// Which page: path with query, and language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageKey {
    pub lang: &'static str,
    pub address: String,
}

/// Borrowed form of [`PageKey`], so that looking up allocates nothing.
#[derive(Hash)]
pub struct PageQuery<'a> {
    pub lang: &'static str,
    pub address: &'a str,
}

impl quick_cache::Equivalent<PageKey> for PageQuery<'_> {
    fn equivalent(&self, key: &PageKey) -> bool {
        self.lang == key.lang && self.address == key.address
    }
}

#[derive(Clone)]
struct BySize;

impl Weighter<PageKey, Arc<CachedPage>> for BySize {
    fn weight(&self, key: &PageKey, page: &Arc<CachedPage>) -> u64 {
        let topics = (page.topics.len() + page.counts.len()) * size_of::<usize>();
        (page.gzip.len() + page.link.len() + key.address.len() + topics + 256) as u64
    }
}

/// All kept pages of this node.
pub struct PageCache {
    pages: Cache<PageKey, Arc<CachedPage>, BySize>,
    /// Counts touches on this node; a topic remembers the count of its last one.
    sequence: AtomicU64,
    topics: RwLock<Topics>,
    /// How long counts may be shown as they were.
    late: Duration,
}

/// Known topics, and when each was touched last.
#[derive(Default)]
struct Topics {
    touched: HashMap<String, Arc<AtomicU64>>,
    /// What the names cost, in bytes.
    bytes: usize,
}

impl Topics {
    fn cost(name: &str) -> usize {
        name.len() + TOPIC_COST
    }

    /// Drops topics that no page shows.
    fn shrink(&mut self) {
        self.touched
            .retain(|_, touched| Arc::strong_count(touched) > 1);
        self.bytes = self.touched.keys().map(|name| Self::cost(name)).sum();
    }

    /// Drops them all; pages that show one count as touched from now on.
    fn forget(&mut self) {
        for touched in self.touched.values() {
            touched.store(u64::MAX, Ordering::Release);
        }
        *self = Self::default();
    }
}

/// The state of the world when a page began to be made.
#[derive(Clone, Copy, Debug)]
pub struct AsOf(u64);

impl PageCache {
    /// Keeps at most `capacity` bytes of compressed pages.
    pub fn new(capacity: u64) -> Self {
        Self {
            pages: Cache::with_weighter(2_000, capacity, BySize),
            sequence: AtomicU64::new(0),
            topics: RwLock::new(Topics::default()),
            late: Duration::zero(),
        }
    }

    /// Counts may be shown as they were so long ago.
    #[must_use]
    pub fn showing_counts_late(mut self, late: Duration) -> Self {
        self.late = late;
        self
    }

    /// To be taken before the page's data is read.
    pub fn begin(&self) -> AsOf {
        AsOf(self.sequence.load(Ordering::Acquire))
    }

    /// A fresh page, if one is kept.
    pub fn find(&self, lang: &'static str, address: &str, now: UtcTime) -> Option<Arc<CachedPage>> {
        let page = self.pages.get(&PageQuery { lang, address })?;
        page.is_fresh(now).then_some(page)
    }

    /// A fresh page, or the right to make it: others that ask meanwhile wait for the one.
    pub async fn find_or_claim(
        &self,
        key: &PageKey,
        now: UtcTime,
    ) -> Result<Arc<CachedPage>, Claim<'_>> {
        if key.address.len() > MAX_ADDRESS {
            return Err(Claim {
                cache: self,
                guard: None,
                as_of: self.begin(),
                now,
            });
        }
        self.pages.remove_if(key, |page| !page.is_fresh(now));
        match self.pages.get_value_or_guard_async(key).await {
            Ok(page) => Ok(page),
            Err(guard) => Err(Claim {
                cache: self,
                guard: Some(guard),
                as_of: self.begin(),
                now,
            }),
        }
    }

    /// What `topics` show has changed.
    pub fn touch(&self, topics: &[String]) {
        let Ok(known) = self.topics.read() else {
            return;
        };
        for topic in topics {
            if let Some(touched) = known.touched.get(topic) {
                let count = self.sequence.fetch_add(1, Ordering::AcqRel) + 1;
                touched.store(count, Ordering::Release);
            } else {
                // Nothing is kept about it, but a page may be in the making.
                self.sequence.fetch_add(1, Ordering::AcqRel);
            }
        }
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.pages.clear();
    }

    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    fn topic(&self, name: &str) -> Arc<AtomicU64> {
        if let Ok(known) = self.topics.read()
            && let Some(touched) = known.touched.get(name)
        {
            return touched.clone();
        }
        // A topic that nobody knew may have been touched while the page was made: it counts as
        // touched now, so that such a page is used once and made again.
        let count = self.sequence.load(Ordering::Acquire);
        let fresh = Arc::new(AtomicU64::new(count));
        if let Ok(mut known) = self.topics.write() {
            if known.bytes + Topics::cost(name) > MAX_TOPIC_BYTES {
                known.shrink();
                // Shrinking looks at every topic: it must not be needed again at once.
                if known.bytes > MAX_TOPIC_BYTES / 2 {
                    known.forget();
                    self.pages.clear();
                }
            }
            if let Some(touched) = known.touched.get(name) {
                return touched.clone();
            }
            known.bytes += Topics::cost(name);
            known.touched.insert(name.to_owned(), fresh.clone());
        }
        fresh
    }
}

type Guard<'a> = PlaceholderGuard<
    'a,
    PageKey,
    Arc<CachedPage>,
    BySize,
    DefaultHashBuilder,
    quick_cache::sync::DefaultLifecycle<PageKey, Arc<CachedPage>>,
>;

/// The right and duty to make one page. Dropped without a page, the next who asks gets it.
pub struct Claim<'a> {
    cache: &'a PageCache,
    /// None: what is made is sent and not kept.
    guard: Option<Guard<'a>>,
    as_of: AsOf,
    now: UtcTime,
}

/// A page that was just made.
#[derive(Clone, Copy, Debug)]
pub struct Fresh<'a> {
    pub content_type: &'static str,
    pub body: &'a [u8],
    /// It is made again when one of these is touched …
    pub topics: &'a [String],
    /// … or when this has come.
    pub fresh_until: UtcTime,
    /// Value of the `Link` header; '' for none.
    pub link: &'a str,
}

impl Claim<'_> {
    /// Keeps the page, unless it names a topic that is too long to be kept.
    pub fn keep(self, made: Fresh<'_>) -> Arc<CachedPage> {
        let is_kept = made.topics.iter().all(|name| name.len() <= MAX_TOPIC);
        let guard = self.guard.filter(|_| is_kept);
        let (counts, topics) = match guard {
            Some(_) => made.topics.iter().partition(|name| name.starts_with('~')),
            None => (Vec::new(), Vec::new()),
        };
        let known = |names: Vec<&String>| -> Vec<_> {
            names
                .into_iter()
                .map(|name| self.cache.topic(name))
                .collect()
        };
        let page = Arc::new(CachedPage {
            content_type: made.content_type,
            gzip: gzip(made.body),
            etag: etag(made.body),
            link: made.link.to_owned(),
            as_of: self.as_of.0,
            fresh_until: made.fresh_until,
            topics: known(topics),
            counts: known(counts),
            counts_until: self.now.plus(self.cache.late),
        });
        if let Some(guard) = guard {
            // An error means that the entry was replaced meanwhile; the page is good all the same.
            let _ = guard.insert(page.clone());
        }
        page
    }
}

/// A strong entity tag over the uncompressed bytes.
pub fn etag(body: &[u8]) -> String {
    let digest = sha256_hex(body);
    format!("\"{}\"", digest.get(..24).unwrap_or(&digest))
}

/// Compresses with a level that pays for pages sent many times.
pub fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::new(6));
    // Writing into memory does not fail.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests;
