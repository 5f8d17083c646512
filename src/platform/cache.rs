//! Rendered public pages, kept compressed until what they show changes.
//!
//! A page names the topics it shows ('petition:7', 'consultations'). Every committed write names
//! the topics it touched. A page is fresh while none of its topics was touched after the page
//! began to be made. Nothing has to be found and deleted: a stale page is noticed when asked for.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use quick_cache::sync::{Cache, PlaceholderGuard};
use quick_cache::{DefaultHashBuilder, Weighter};

use crate::platform::crypto::sha256_hex;
use crate::platform::db::UtcTime;

/// Beyond this many distinct topics everything is forgotten, so that memory stays bounded.
const MAX_TOPICS: usize = 100_000;

/// A page as it is sent.
#[derive(Clone, Debug)]
pub struct CachedPage {
    pub content_type: &'static str,
    pub gzip: Vec<u8>,
    /// Strong validator, with its quotes.
    pub etag: String,
    as_of: u64,
    fresh_until: UtcTime,
    topics: Vec<Arc<AtomicU64>>,
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
        now < self.fresh_until
            && self
                .topics
                .iter()
                .all(|touched| touched.load(Ordering::Acquire) <= self.as_of)
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
        (page.gzip.len() + key.address.len() + 256) as u64
    }
}

/// All kept pages of this node.
pub struct PageCache {
    pages: Cache<PageKey, Arc<CachedPage>, BySize>,
    /// Counts touches on this node; a topic remembers the count of its last one.
    sequence: AtomicU64,
    topics: RwLock<HashMap<String, Arc<AtomicU64>>>,
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
            topics: RwLock::new(HashMap::new()),
        }
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
        self.pages.remove_if(key, |page| !page.is_fresh(now));
        match self.pages.get_value_or_guard_async(key).await {
            Ok(page) => Ok(page),
            Err(guard) => Err(Claim {
                cache: self,
                guard,
                as_of: self.begin(),
            }),
        }
    }

    /// What `topics` show has changed.
    pub fn touch(&self, topics: &[String]) {
        let Ok(known) = self.topics.read() else {
            return;
        };
        for topic in topics {
            if let Some(touched) = known.get(topic) {
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
            && let Some(touched) = known.get(name)
        {
            return touched.clone();
        }
        // A topic that nobody knew may have been touched while the page was made: it counts as
        // touched now, so that such a page is used once and made again.
        let count = self.sequence.load(Ordering::Acquire);
        let fresh = Arc::new(AtomicU64::new(count));
        if let Ok(mut known) = self.topics.write() {
            if known.len() >= MAX_TOPICS {
                known.clear();
                self.pages.clear();
            }
            return known.entry(name.to_owned()).or_insert(fresh).clone();
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
    guard: Guard<'a>,
    as_of: AsOf,
}

impl Claim<'_> {
    /// Keeps the page until one of `topics` is touched or `fresh_until` has come.
    pub fn keep(
        self,
        content_type: &'static str,
        body: &[u8],
        topics: &[String],
        fresh_until: UtcTime,
    ) -> Arc<CachedPage> {
        let page = Arc::new(CachedPage {
            content_type,
            gzip: gzip(body),
            etag: etag(body),
            as_of: self.as_of.0,
            fresh_until,
            topics: topics.iter().map(|name| self.cache.topic(name)).collect(),
        });
        // An error means that the entry was replaced meanwhile; the page is good all the same.
        let _ = self.guard.insert(page.clone());
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
