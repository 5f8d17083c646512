//! Keeping pages: what makes one stale, and how much memory strangers can take.

use super::*;

fn at(text: &str) -> UtcTime {
    text.parse::<chrono::DateTime<chrono::Utc>>()
        .unwrap()
        .into()
}

fn now() -> UtcTime {
    at("2026-11-23T10:00:00Z")
}

fn key(address: &str) -> PageKey {
    PageKey {
        lang: "en",
        address: address.to_owned(),
    }
}

/// Makes a page under `address` that shows `topics`, unless it is kept; whether it was made.
async fn make(cache: &PageCache, address: &str, topics: &[&str]) -> bool {
    let topics: Vec<String> = topics.iter().map(|&name| name.to_owned()).collect();
    match cache.find_or_claim(&key(address), now()).await {
        Ok(_) => false,
        Err(claim) => {
            claim.keep(Fresh {
                content_type: "text/plain",
                body: b"words",
                topics: &topics,
                fresh_until: at("2026-11-23T10:01:00Z"),
                link: "",
            });
            true
        }
    }
}

#[actix_web::test]
async fn a_page_is_made_again_when_what_it_shows_was_touched() {
    let cache = PageCache::new(1_000_000);
    assert!(make(&cache, "/a", &["petition:1"]).await);
    assert!(!make(&cache, "/a", &["petition:1"]).await);
    cache.touch(&["petition:2".to_owned()]);
    assert!(!make(&cache, "/a", &["petition:1"]).await);
    cache.touch(&["petition:1".to_owned()]);
    assert!(make(&cache, "/a", &["petition:1"]).await);
}

#[actix_web::test]
async fn long_addresses_and_topics_are_answered_and_not_kept() {
    let cache = PageCache::new(1_000_000);
    let address = format!("/a?q={}", "x".repeat(MAX_ADDRESS));
    let topic = "x".repeat(MAX_TOPIC + 1);
    for _ in 0..2 {
        assert!(make(&cache, &address, &["a"]).await);
        assert!(make(&cache, "/b", &["a", &topic]).await);
    }
    assert_eq!(cache.page_count(), 0);
    assert_eq!(cache.topics.read().unwrap().bytes, 0);
}

#[actix_web::test]
async fn topics_that_no_page_shows_are_dropped_when_they_grow() {
    // Room for a few pages only: most topics lose theirs.
    let cache = PageCache::new(10_000);
    let name = |n: usize| format!("{n:0>width$}", width = MAX_TOPIC);
    for n in 0..2 * MAX_TOPIC_BYTES / Topics::cost(&name(0)) {
        assert!(make(&cache, &format!("/{n}"), &[&name(n)]).await);
    }
    let known = cache.topics.read().unwrap();
    assert!(known.bytes <= MAX_TOPIC_BYTES);
    let counted: usize = known.touched.keys().map(|name| Topics::cost(name)).sum();
    assert_eq!(known.bytes, counted);
}

#[test]
fn what_is_forgotten_counts_as_touched() {
    let cache = PageCache::new(1_000_000);
    let shown = cache.topic("petition:1");
    cache.topics.write().unwrap().forget();
    assert_eq!(shown.load(Ordering::Acquire), u64::MAX);
}

#[actix_web::test]
async fn a_count_may_be_shown_a_second_late_and_nothing_else_may() {
    let cache = PageCache::new(1_000_000).showing_counts_late(Duration::seconds(1));
    let topics = ["petition:1", "~petition:1"];
    let find = |at_text: &str| cache.find("en", "/a", at(at_text)).is_some();
    let touch = |topic: &str| cache.touch(&[topic.to_owned()]);
    assert!(make(&cache, "/a", &topics).await);
    touch("~petition:1");
    assert!(find("2026-11-23T10:00:00.999Z"), "within the second");
    assert!(!find("2026-11-23T10:00:01Z"), "after it");
    touch("petition:1");
    assert!(
        !find("2026-11-23T10:00:00Z"),
        "the response is shown at once"
    );
    let exact = PageCache::new(1_000_000);
    assert!(make(&exact, "/a", &topics).await);
    exact.touch(&["~petition:1".to_owned()]);
    assert!(
        make(&exact, "/a", &topics).await,
        "unless nothing may be late"
    );
}
