//! Every page of the demo, as an accessibility checker sees it: both languages, both schemes.

use std::net::TcpListener;

use actix_web::web;
use folkmoot::app::{App, db_options};
use folkmoot::config::Config;
use folkmoot::demo::{self, PASSWORD};
use folkmoot::platform::clock::Clock;
use folkmoot::platform::db::{Db, migrate};

use super::{Browser, Crawl, Look, Stage};

#[test]
fn every_page_of_the_demo_passes_axe_in_english() {
    walk("axe-english", Look::desktop(), Look::desktop().dark());
}

#[test]
fn every_page_of_the_demo_passes_axe_in_spanish() {
    walk(
        "axe-spanish",
        Look::phone().language("es"),
        Look::desktop().dark().language("es"),
    );
}

/// Walks as a visitor in the first look, and as staff in the second.
fn walk(name: &str, as_visitor: Look, as_staff: Look) {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    actix_web::rt::System::new().block_on(async move {
        let Some(stage) = Stage::for_test(name).await else {
            return;
        };
        let dir = tempfile::tempdir().unwrap();
        let mut config = Config::for_demo(dir.path());
        config.site.base_url = format!("http://127.0.0.1:{port}");
        config.server.workers = 1;
        config.limits.enabled = false;
        let options = db_options(&config);
        migrate::run(&mut Db::dedicated(&options).unwrap()).unwrap();
        let url = config.site.base_url.clone();
        let app = web::Data::new(App::build(config, Clock::system()).unwrap());
        demo::build(app.clone()).unwrap();
        let address = format!("127.0.0.1:{port}").parse().unwrap();
        let (server, _) = folkmoot::server::bind(&app, address).unwrap();
        actix_web::rt::spawn(server);

        let visitor = stage.open(&url, as_visitor.clone()).await;
        see_everything(&visitor).await;
        for who in ["citizen", "official", "moderator", "editor", "admin"] {
            let browser = stage.open(&url, as_staff.clone()).await;
            browser.open("/login").await;
            browser
                .find("input[name=email]")
                .await
                .send_keys(&format!("{who}@demo.example"))
                .await
                .unwrap();
            browser
                .find("input[name=password]")
                .await
                .send_keys(PASSWORD)
                .await
                .unwrap();
            browser.submit().await;
            for desk in desks(who) {
                see(&browser, desk).await;
            }
            browser.close().await;
        }
    });
}

fn desks(who: &str) -> &'static [&'static str] {
    match who {
        "official" => &[
            "/desk/questions",
            "/desk/questions?view=all",
            "/desk/questions?view=review",
            "/desk/questions?view=all&q=nothing+at+all",
            // It waits for its second reader; and with the form open.
            "/desk/questions/8",
            "/desk/questions/8?template=1",
            "/desk/questions/topics",
            "/desk/questions/topics/1",
            "/desk/questions/absences",
            "/desk/questions/templates",
            "/desk/questions/templates/1",
            "/desk/petitions",
        ],
        "moderator" => &[
            "/desk/moderation",
            "/desk/moderation/sweeps",
            "/desk/moderation/sweeps/new",
            "/desk/moderation/sweeps/1",
        ],
        "editor" => &["/desk/editor"],
        "admin" => &[
            "/admin",
            "/admin/bodies/1/questions",
            "/admin/petitions",
            "/admin/petitions/1",
            "/admin/petitions/maps/new",
            "/petitions/1/stop",
            "/desk/questions",
        ],
        _ => &[
            "/account",
            "/account/contributions",
            "/account/data",
            "/account/notifications",
        ],
    }
}

async fn see(browser: &Browser, path: &str) {
    browser.open(path).await;
    assert_eq!(browser.status().await, 200, "{path}");
    browser.passes_axe().await;
    browser.fits().await;
}

async fn see_everything(visitor: &Browser) {
    let limits = Crawl {
        pages: 120,
        per_shape: 2,
        ..Crawl::default()
    };
    let seen = visitor
        .see_all_pages("/", &limits, async |browser, page| {
            if page.status == 200 {
                browser.passes_axe().await;
                browser.fits().await;
            }
        })
        .await;
    assert!(seen.len() > 30, "only {} pages were found", seen.len());
}
