//! Small files that crawlers and researchers look for.

use actix_web::{HttpResponse, web};
use chrono::{Datelike, Duration};

use crate::app::App;
use crate::features::search;
use crate::platform::error::AppError;
use crate::web::{Data, Visit};

/// Addresses in one site map (the protocol allows 50,000).
const SITE_MAP: i64 = 20_000;

/// What is public may be indexed; searches, forms and desks are not pages to find.
pub async fn show_robots(app: web::Data<App>) -> HttpResponse {
    let text = format!(
        "User-agent: *\nDisallow: /account\nDisallow: /admin\nDisallow: /api/\nDisallow: /desk/\n\
         Disallow: /dev/\nDisallow: /login\nDisallow: /search\nDisallow: /signup\n\
         Disallow: /unsubscribe\n\nSitemap: {}\n",
        app.absolute("/sitemap.xml")
    );
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

/// RFC 9116: whom to tell of a weakness.
pub async fn show_security(app: web::Data<App>) -> HttpResponse {
    let contact = &app.config.site.contact_email;
    if contact.is_empty() {
        return HttpResponse::NotFound().finish();
    }
    // It must expire within a year; it is renewed by being served.
    let expires = app.now().plus(Duration::days(180)).utc();
    let text = format!(
        "Contact: mailto:{contact}\nExpires: {}-{:02}-01T00:00:00Z\nPreferred-Languages: en, es\n\
         Canonical: {}\n",
        expires.year(),
        expires.month(),
        app.absolute("/.well-known/security.txt")
    );
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

/// Every public page that can be found by searching, newest first.
pub async fn show_site_map(visit: Visit) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    visit
        .public_data(
            move |conn| search::list_addresses(conn, now, SITE_MAP),
            |visit, found| {
                let mut xml = String::from(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                     <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                );
                for path in [
                    "/",
                    "/consultations",
                    "/petitions",
                    "/questions",
                    "/forums",
                    "/results",
                    "/decisions",
                    "/bodies",
                    "/calendar",
                    "/moderation/log",
                    "/moderation/rules",
                    "/glossary",
                    "/deadlines",
                ] {
                    let address = escape(&visit.app.absolute(path));
                    xml.push_str(&format!("<url><loc>{address}</loc></url>\n"));
                }
                let pages = found.iter().filter(|(path, _)| !is_part(path));
                for (path, shown_at) in pages {
                    let address = escape(&visit.app.absolute(path));
                    let day = shown_at.utc().date_naive();
                    xml.push_str(&format!(
                        "<url><loc>{address}</loc><lastmod>{day}</lastmod></url>\n"
                    ));
                }
                xml.push_str("</urlset>\n");
                Ok(Data::new("application/xml", xml))
            },
        )
        .await
}

/// The page of one section with its comments: a part of the document, which is listed itself.
fn is_part(path: &str) -> bool {
    path.contains("/sections/")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
