//! The harness itself, on a site of three small pages.

use actix_web::{App, HttpResponse, HttpServer, web};

use super::{Crawl, Look, Stage};

const GOOD: &str = r#"<!doctype html><html lang="en"><head><title>Good</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/style.css"><script src="/script.js" defer></script></head><body>
<header><p>Rivermouth</p></header><main><h1>Say what you think</h1>
<p class="scheme">Paper</p><p id="script">no script</p>
<form method="post" action="/sent"><p><label for="t">Your comment</label>
<textarea id="t" name="text"></textarea></p>
<p><label>Mayor's office <input name="who" value="old"></label></p>
<p><label for="k">Kind</label><select id="k" name="kind"><option>Idea</option><option>Complaint</option></select></p>
<p><label for="d">Day</label><input type="date" id="d" name="day"></p>
<p><input type="checkbox" id="c" name="mail" value="yes"><label for="c">Send me a copy</label></p>
<button>Send it</button></form>
<p><a href="/bad">The other page</a> <a href="/things/1">One</a> <a href="/things/2">Two</a>
<a href="/things/3">Three</a> <a href="/feed.atom">Feed</a></p></main></body></html>"#;

const BAD: &str = r#"<!doctype html><html><head><title></title></head><body>
<img src="/x.png"><input name="nameless"><p style="width: 3000px">wide</p></body></html>"#;

const STYLE: &str = "body { background: #fff; color: #111 } .scheme::after { content: ' by day' }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee }
.scheme::after { content: ' by night' } a { color: #9cf } }";

async fn site() -> String {
    let app = || {
        let page = |text: &'static str| {
            HttpResponse::Ok()
                .content_type("text/html; charset=utf-8")
                .insert_header(("Content-Security-Policy", "default-src 'self'"))
                .body(text)
        };
        App::new()
            .route("/", web::get().to(move || async move { page(GOOD) }))
            .route("/bad", web::get().to(move || async move { page(BAD) }))
            .route(
                "/things/{n}",
                web::get().to(move || async move { page("<p>A thing") }),
            )
            .route(
                "/style.css",
                web::get().to(|| async { HttpResponse::Ok().content_type("text/css").body(STYLE) }),
            )
            .route(
                "/script.js",
                web::get().to(|| async {
                    HttpResponse::Ok()
                        .content_type("text/javascript")
                        .body("document.getElementById('script').textContent = 'script runs'")
                }),
            )
            .route(
                "/sent",
                web::post().to(|body: String| async move {
                    HttpResponse::Ok()
                        .content_type("text/html")
                        .body(format!("<p>Got {body}</p>"))
                }),
            )
    };
    let server = HttpServer::new(app).workers(1).bind("127.0.0.1:0").unwrap();
    let address = server.addrs()[0];
    let running = server.disable_signals().run();
    tokio::spawn(running);
    format!("http://{address}")
}

#[tokio::test]
async fn a_form_is_filled_and_sent_with_and_without_script() {
    let Some(stage) = Stage::for_test("smoke-form").await else {
        return;
    };
    let site = site().await;
    for (look, says) in [
        (Look::desktop(), "script runs"),
        (Look::desktop().without_script(), "no script"),
        (Look::phone().without_script(), "no script"),
    ] {
        let anna = stage.open(&site, look).await;
        anna.open("/").await;
        anna.see(says).await;
        assert_eq!(anna.status().await, 200);
        anna.fill("Your comment", "More trees").await;
        anna.fill("Mayor's office", "the mayor").await;
        anna.fill("Kind", "Complaint").await;
        anna.fill("Day", "2027-02-03").await;
        anna.choose("Send me a copy").await;
        assert_eq!(anna.value_of("Your comment").await, "More trees");
        anna.click("Send it").await;
        anna.at("/sent").await;
        anna.see("Got text=More+trees&who=the+mayor&kind=Complaint&day=2027-02-03&mail=yes")
            .await;
        anna.back().await;
        anna.click("The other page").await;
        anna.at("/bad").await;
    }
}

#[tokio::test]
async fn keys_move_the_focus_and_enter_submits() {
    let Some(stage) = Stage::for_test("smoke-keys").await else {
        return;
    };
    let anna = stage.open(&site().await, Look::desktop()).await;
    anna.open("/").await;
    anna.press("Tab").await;
    anna.press("x").await;
    assert_eq!(anna.value_of("Your comment").await, "x");
    anna.submit().await;
    anna.see("Got text=x&who=old").await;
    anna.see_nothing_of("Say what you think").await;
    anna.open("/").await;
    anna.reload().await;
    assert_eq!(
        (anna.title().await.as_str(), anna.count("form option").await),
        ("Good", 2)
    );
    for _ in 0..12 {
        anna.press("Tab").await;
        if anna.focus().await == "Send it" {
            anna.press("Space").await;
            anna.at("/sent").await;
            return anna.close().await;
        }
    }
    panic!("the button never had the focus");
}

#[tokio::test]
async fn axe_finds_what_is_wrong_and_only_that() {
    let Some(stage) = Stage::for_test("smoke-axe").await else {
        return;
    };
    let site = site().await;
    for look in [Look::desktop(), Look::desktop().dark(), Look::phone()] {
        let anna = stage.open(&site, look).await;
        anna.open("/").await;
        anna.passes_axe().await;
        anna.open("/bad").await;
        let found = anna.axe_check().await.join("\n");
        for rule in ["image-alt", "html-has-lang", "document-title", "label"] {
            assert!(
                found.contains(&format!("- {rule} ")),
                "{rule} is missing from:\n{found}"
            );
        }
    }
}

#[tokio::test]
async fn looks_differ_in_width_scheme_and_language() {
    let Some(stage) = Stage::for_test("smoke-looks").await else {
        return;
    };
    let site = site().await;
    for (look, width, scheme) in [
        (Look::desktop(), 1280, "by day"),
        (Look::phone(), 360, "by day"),
        (Look::phone().dark().language("es"), 360, "by night"),
    ] {
        let language = look.language.clone();
        let anna = stage.open(&site, look).await;
        anna.open("/").await;
        assert_eq!(anna.run("return innerWidth", vec![]).await, width);
        let script =
            "return getComputedStyle(document.querySelector('.scheme'), '::after').content";
        assert!(
            anna.run(script, vec![])
                .await
                .as_str()
                .unwrap()
                .contains(scheme)
        );
        assert!(
            anna.run("return navigator.language", vec![])
                .await
                .as_str()
                .unwrap()
                .starts_with(&language)
        );
        anna.fits().await;
        let picture = anna
            .picture(&format!("smoke-{width}-{}", scheme.replace(' ', "-")))
            .await;
        assert!(std::fs::read(picture).unwrap().starts_with(b"\x89PNG"));
    }
}

#[tokio::test]
async fn every_page_is_seen_once_and_few_of_a_shape() {
    let Some(stage) = Stage::for_test("smoke-crawl").await else {
        return;
    };
    let anna = stage.open(&site().await, Look::desktop()).await;
    let mut visited = Vec::new();
    let limits = Crawl {
        per_shape: 2,
        ..Crawl::default()
    };
    let seen = anna
        .see_all_pages("/", &limits, async |_, page| {
            visited.push(page.path.clone())
        })
        .await;
    assert_eq!(visited, ["/", "/bad", "/things/1", "/things/2"]);
    assert_eq!(seen[1].from, "/");
}

#[tokio::test]
#[should_panic(expected = "waited in vain to see “The moon”")]
async fn a_wrong_expectation_fails_with_what_was_seen() {
    let Some(stage) = Stage::for_test("smoke-fails").await else {
        panic!("waited in vain to see “The moon”");
    };
    let anna = stage.open(&site().await, Look::desktop()).await;
    anna.open("/").await;
    anna.see("The moon").await;
}
