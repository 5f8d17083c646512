//! The styles, script and images of the interface: one style sheet and one script, put together
//! at start, compressed once, and addressed by their content so that browsers keep them for good.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName,
    IF_NONE_MATCH, VARY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, web};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::platform::embedded::{ImageFiles, ScriptFiles, Stamp, StyleFiles, stamp};

/// One file as it is sent.
#[derive(Debug, Clone)]
pub struct Asset {
    pub bytes: web::Bytes,
    /// `None` where compression would gain nothing.
    pub gzip: Option<web::Bytes>,
    pub content_type: &'static str,
    /// A strong entity tag, in its quotes.
    pub etag: String,
}

struct Bundle {
    by_path: BTreeMap<String, Asset>,
    css_url: String,
    js_url: String,
    stamps: [Stamp; 3],
}

/// All files of the interface, ready to be sent.
pub struct Assets {
    bundle: RwLock<Arc<Bundle>>,
}

impl Default for Assets {
    fn default() -> Self {
        Self::load()
    }
}

impl Assets {
    /// Puts the files together.
    #[must_use]
    pub fn load() -> Self {
        Self {
            bundle: RwLock::new(Arc::new(assemble())),
        }
    }

    /// The address of the one style sheet, with its content in the name.
    #[must_use]
    pub fn css_url(&self) -> String {
        self.current().css_url.clone()
    }

    /// The address of the one script, with its content in the name.
    #[must_use]
    pub fn js_url(&self) -> String {
        self.current().js_url.clone()
    }

    /// The file at a path below `/assets/`: `site-<hash>.css`, `img/mark.svg`.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Asset> {
        self.current().by_path.get(path).cloned()
    }

    fn current(&self) -> Arc<Bundle> {
        Arc::clone(&self.bundle.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// In debug builds, puts the files together again when one has changed; true when an address
    /// changed with it.
    pub fn refresh(&self) -> bool {
        if !cfg!(debug_assertions) || self.current().stamps == stamps() {
            return false;
        }
        let fresh = Arc::new(assemble());
        let before = self.current();
        let is_new = fresh.css_url != before.css_url || fresh.js_url != before.js_url;
        *self.bundle.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        is_new
    }
}

fn stamps() -> [Stamp; 3] {
    ["assets/css", "assets/js", "assets/img"].map(stamp)
}

fn assemble() -> Bundle {
    let stamps = stamps();
    let mut by_path = BTreeMap::new();
    let css = style_sheet();
    let js = ScriptFiles::get("site.js")
        .map(|f| f.data.into_owned())
        .unwrap_or_default();
    let css_name = format!("site-{}.css", short_hash(&css));
    let js_name = format!("site-{}.js", short_hash(&js));
    let (css_url, js_url) = (format!("/assets/{css_name}"), format!("/assets/{js_name}"));
    by_path.insert(css_name, asset(css, "text/css; charset=utf-8"));
    by_path.insert(js_name, asset(js, "text/javascript; charset=utf-8"));
    for path in ImageFiles::iter() {
        if let Some(file) = ImageFiles::get(&path) {
            let content_type = content_type(&path);
            by_path.insert(
                format!("img/{path}"),
                asset(file.data.into_owned(), content_type),
            );
        }
    }
    Bundle {
        by_path,
        css_url,
        js_url,
        stamps,
    }
}

/// Tokens first, then the base, then every component by name: the order of the cascade.
fn style_sheet() -> Vec<u8> {
    let rank = |name: &str| match name {
        "tokens.css" => 0,
        "base.css" => 1,
        "print.css" => 3,
        _ => 2,
    };
    let mut names: Vec<_> = StyleFiles::iter().filter(|n| n.ends_with(".css")).collect();
    names.sort_by(|a, b| (rank(a), a).cmp(&(rank(b), b)));
    let files = names.iter().filter_map(|name| StyleFiles::get(name));
    files
        .flat_map(|file| [file.data.as_ref(), b"\n"].concat())
        .collect()
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        _ => "application/octet-stream",
    }
}

fn asset(bytes: Vec<u8>, content_type: &'static str) -> Asset {
    let etag = format!("\"{}\"", short_hash(&bytes));
    let gzip = compress(&bytes).filter(|packed| packed.len() < bytes.len());
    Asset {
        bytes: bytes.into(),
        gzip: gzip.map(Into::into),
        content_type,
        etag,
    }
}

fn compress(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// Sends a file of the interface; bound to `/assets/{path:.*}`, with `web::Data<Assets>`.
///
/// Addresses with a hash never change their content, so they are kept for a year; images, whose
/// addresses are plain, for a day.
pub async fn serve_asset(
    request: HttpRequest,
    path: web::Path<String>,
    assets: web::Data<Assets>,
) -> HttpResponse {
    respond(&request, &path, &assets)
}

/// As [`serve_asset`], for an application that keeps its `Assets` elsewhere.
#[must_use]
pub fn respond(request: &HttpRequest, path: &str, assets: &Assets) -> HttpResponse {
    let Some(asset) = assets.find(path) else {
        return HttpResponse::NotFound().finish();
    };
    let caching = if path.starts_with("img/") {
        "public, max-age=86400"
    } else {
        "public, max-age=31536000, immutable"
    };
    let names = |header: HeaderName, wanted: &str| {
        let value = request.headers().get(header).and_then(|v| v.to_str().ok());
        value.is_some_and(|v| v.split(',').any(|part| part.trim().starts_with(wanted)))
    };
    let unchanged = names(IF_NONE_MATCH, &asset.etag);
    let mut response = if unchanged {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((CACHE_CONTROL, caching))
        .insert_header((ETAG, asset.etag))
        .insert_header((VARY, "accept-encoding"));
    if unchanged {
        return response.finish();
    }
    response
        .insert_header((CONTENT_TYPE, asset.content_type))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"));
    match asset.gzip {
        Some(gzip) if names(ACCEPT_ENCODING, "gzip") => response
            .insert_header((CONTENT_ENCODING, "gzip"))
            .body(gzip),
        _ => {
            // Without this, actix's own compression would pack it again on every request.
            response
                .insert_header((CONTENT_ENCODING, "identity"))
                .body(asset.bytes)
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_style_sheet_begins_with_the_tokens() {
        let assets = Assets::load();
        let name = assets.css_url().replace("/assets/", "");
        let css = assets.find(&name).unwrap();
        let text = String::from_utf8(css.bytes.to_vec()).unwrap();
        assert!(text.trim_start().starts_with("/* Tokens"));
        assert!(
            css.gzip.unwrap().len() < 14_000,
            "the whole style sheet stays small"
        );
    }

    #[test]
    fn a_changed_style_sheet_is_noticed_once() {
        let assets = Assets::load();
        assert!(!assets.refresh(), "nothing has changed");
        let mut stale = assemble();
        stale.css_url = "/assets/site-0.css".to_owned();
        stale.stamps = Default::default();
        *assets.bundle.write().unwrap() = Arc::new(stale);
        assert!(assets.refresh());
        assert_ne!(assets.css_url(), "/assets/site-0.css");
        assert!(!assets.refresh());
    }

    #[test]
    fn files_are_sent_compressed_cacheable_and_once() {
        let assets = Assets::load();
        let name = assets.js_url().replace("/assets/", "");
        let first = TestRequest::default()
            .insert_header((ACCEPT_ENCODING, "br, gzip"))
            .to_http_request();
        let sent = respond(&first, &name, &assets);
        assert_eq!(sent.headers().get(CONTENT_ENCODING).unwrap(), "gzip");
        assert!(
            sent.headers()
                .get(CACHE_CONTROL)
                .unwrap()
                .to_str()
                .unwrap()
                .contains("immutable")
        );
        let etag = sent.headers().get(ETAG).unwrap().clone();
        let again = TestRequest::default()
            .insert_header((IF_NONE_MATCH, etag))
            .to_http_request();
        assert_eq!(respond(&again, &name, &assets).status(), 304);
        assert_eq!(respond(&first, "../Cargo.toml", &assets).status(), 404);
    }
}
