//! Somebody's browser, without a browser: cookies, redirects, real forms.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::body::{BoxBody, to_bytes};
use actix_web::cookie::Cookie;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header;
use actix_web::test::{self, TestRequest};
use actix_web::web;
use folkmoot::app::App;
use folkmoot::features::contributions::Spine;
use folkmoot::routes;
use folkmoot::server::site;
use futures_util::future::LocalBoxFuture;
use scraper::{ElementRef, Html, Node, Selector};

/// Elements within a line of text.
const INLINE: [&str; 8] = ["a", "b", "code", "em", "i", "mark", "strong", "time"];

type Handler = Rc<dyn Fn(TestRequest) -> LocalBoxFuture<'static, ServiceResponse<BoxBody>>>;

thread_local! {
    /// The sites of this thread's test as they answer. Their routes are put together once: there are
    /// hundreds, and unoptimised that takes longer than many a test.
    static HANDLERS: RefCell<Vec<(web::Data<App>, Handler)>> = const { RefCell::new(Vec::new()) };
}

/// Lets go of the sites, and of their databases, when it is dropped.
pub struct Answering;

impl Drop for Answering {
    fn drop(&mut self) {
        HANDLERS.take();
    }
}

async fn handler(app: &web::Data<App>, spine: &Spine) -> Handler {
    let kept = HANDLERS.with_borrow(|handlers| {
        let mut own = handlers.iter().filter(|(of, _)| Arc::ptr_eq(of, app));
        own.next().map(|(_, handler)| handler.clone())
    });
    if let Some(handler) = kept {
        return handler;
    }
    let spine = web::Data::new(spine.clone());
    let gate = web::Data::new(routes::gate());
    let service = test::init_service(site(app.clone(), spine, gate)).await;
    let handler: Handler = Rc::new(move |request: TestRequest| {
        let answer = service.call(request.to_request());
        Box::pin(async move { answer.await.unwrap().map_into_boxed_body() })
    });
    HANDLERS.with_borrow_mut(|handlers| handlers.push((app.clone(), handler.clone())));
    handler
}

pub struct Client {
    app: web::Data<App>,
    spine: Spine,
    cookies: BTreeMap<String, String>,
    /// Sent as `Accept-Language`.
    pub language: String,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    /// Path and query, after redirects.
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
    pub bytes: Vec<u8>,
}

/// A file to be sent: field, name, content.
pub type Upload<'a> = (&'a str, &'a str, &'a [u8]);

impl Client {
    pub fn new(app: web::Data<App>, spine: Spine) -> Self {
        Self {
            app,
            spine,
            cookies: BTreeMap::new(),
            language: "en".to_owned(),
        }
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub async fn get(&mut self, path: &str) -> Page {
        let page = self.send(TestRequest::get(), path).await;
        self.follow(page).await
    }

    pub async fn head(&mut self, path: &str) -> Page {
        self.send(TestRequest::default().method(Method::HEAD), path)
            .await
    }

    /// Asks with further headers, without following.
    pub async fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Page {
        let mut request = TestRequest::get();
        for header in headers {
            request = request.insert_header(*header);
        }
        self.send(request, path).await
    }

    /// Asks with a header that is no text.
    pub async fn get_with_bytes(&mut self, path: &str, name: &str, value: &[u8]) -> Page {
        let value = header::HeaderValue::from_bytes(value).unwrap();
        let request = TestRequest::get().insert_header((name, value));
        self.send(request, path).await
    }

    /// Asks with any method, without a body.
    pub async fn ask(&mut self, method: Method, path: &str) -> Page {
        self.send(TestRequest::default().method(method), path).await
    }

    /// Submits the form of `page` whose action is `action` with these fields filled in; hidden
    /// and pre-filled fields are sent as they are. Fields named `button` choose nothing else.
    /// Follows redirects.
    pub async fn submit(&mut self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.submit_here(page, action, fields).await;
        self.follow(answer).await
    }

    pub async fn submit_here(
        &mut self,
        page: &Page,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let mut sent = page.form_fields(action);
        sent.retain(|(known, _)| !fields.iter().any(|(name, _)| name == known));
        let given = fields.iter();
        sent.extend(given.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let target = if action.is_empty() {
            page.path.clone()
        } else {
            action.to_owned()
        };
        self.post_here(&target, &sent).await
    }

    /// As [`Client::submit`], with files: the form must be one that sends them.
    pub async fn submit_files(
        &mut self,
        page: &Page,
        action: &str,
        fields: &[(&str, &str)],
        files: &[Upload<'_>],
    ) -> Page {
        let kinds = page.attrs(&format!("form[action='{action}']"), "enctype");
        assert_eq!(kinds, ["multipart/form-data"], "{}", page.path);
        let mut sent = page.form_fields(action);
        sent.retain(|(known, _)| !fields.iter().any(|(name, _)| name == known));
        let given = fields.iter();
        sent.extend(given.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let answer = self.post_files_here(action, &sent, files).await;
        self.follow(answer).await
    }

    /// Posts a form with files, without following.
    pub async fn post_files_here(
        &mut self,
        path: &str,
        fields: &[(String, String)],
        files: &[Upload<'_>],
    ) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("Content-Disposition: form-data; name=\"{name}\"");
            body.extend(format!("--XyZ\r\n{head}\r\n\r\n{value}\r\n").into_bytes());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream"
            );
            body.extend(format!("--XyZ\r\n{head}\r\n\r\n").into_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--XyZ--\r\n");
        self.post_raw(path, "multipart/form-data; boundary=XyZ", body)
            .await
    }

    /// Posts without a form, as an attacker or a script would.
    pub async fn post_here(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        let request = TestRequest::post().set_form(fields);
        self.send(request, path).await
    }

    pub async fn post_json(
        &mut self,
        path: &str,
        headers: &[(&str, &str)],
        json: &serde_json::Value,
    ) -> Page {
        let mut request = TestRequest::post().set_json(json);
        for header in headers {
            request = request.insert_header(*header);
        }
        self.send(request, path).await
    }

    /// Posts bytes as they are.
    pub async fn post_raw(&mut self, path: &str, content_type: &str, body: Vec<u8>) -> Page {
        let request = TestRequest::post()
            .insert_header((header::CONTENT_TYPE, content_type))
            .set_payload(body);
        self.send(request, path).await
    }

    async fn follow(&mut self, mut page: Page) -> Page {
        for _ in 0..5 {
            let Some(location) = page.headers.get("location").cloned() else {
                return page;
            };
            if !(300..400).contains(&page.status) {
                return page;
            }
            let base = self.app.config.site.base_url.clone();
            let path = location.strip_prefix(&base).unwrap_or(&location).to_owned();
            page = self.send(TestRequest::get(), &path).await;
        }
        page
    }

    async fn send(&mut self, request: TestRequest, path: &str) -> Page {
        let path = path.split('#').next().unwrap();
        let mut request = request
            .uri(path)
            .insert_header((header::HOST, "127.0.0.1:8080"))
            .peer_addr("127.0.0.1:50000".parse().unwrap());
        if !self.language.is_empty() {
            request = request.append_header((header::ACCEPT_LANGUAGE, self.language.clone()));
        }
        for (name, value) in &self.cookies {
            request = request.cookie(Cookie::new(name.clone(), value.clone()));
        }
        let response = handler(&self.app, &self.spine).await(request).await;
        for cookie in response.response().cookies() {
            let gone = cookie.value().is_empty()
                || cookie
                    .max_age()
                    .is_some_and(|age| age.is_zero() || age.is_negative());
            if gone {
                self.cookies.remove(cookie.name());
            } else {
                self.cookies
                    .insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        let bytes = to_bytes(response.into_body()).await.unwrap_or_default();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Page {
            status,
            path: path.to_owned(),
            headers,
            body,
            bytes: bytes.to_vec(),
        }
    }
}

impl Page {
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The words of the page as read, white space folded; without the head.
    pub fn text(&self) -> String {
        let html = self.html();
        let mut text = String::new();
        for body in html.select(&selector("body")) {
            for node in body.descendants() {
                match node.value() {
                    Node::Text(words) => text.push_str(words),
                    // A block begins a new word, an inline element does not.
                    Node::Element(element) if !INLINE.contains(&element.name()) => text.push(' '),
                    _ => {}
                }
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Fails with the page's text unless it holds `words`.
    #[track_caller]
    pub fn sees(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(
            text.contains(words),
            "'{words}' is not on {} ({}):\n{text}",
            self.path,
            self.status
        );
        self
    }

    #[track_caller]
    pub fn sees_nothing_of(&self, words: &str) -> &Self {
        assert!(
            !self.body.contains(words),
            "'{words}' is on {} ({})",
            self.path,
            self.status
        );
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}:\n{}", self.path, self.text());
        self
    }

    /// Texts of everything that matches a CSS selector.
    pub fn all(&self, css: &str) -> Vec<String> {
        let html = self.html();
        html.select(&selector(css))
            .map(|found| {
                found
                    .text()
                    .collect::<String>()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    }

    /// Values of an attribute of everything that matches.
    pub fn attrs(&self, css: &str, name: &str) -> Vec<String> {
        let html = self.html();
        html.select(&selector(css))
            .filter_map(|found| found.attr(name).map(str::to_owned))
            .collect()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// Names and values that the form would send as it stands.
    #[track_caller]
    pub fn form_fields(&self, action: &str) -> Vec<(String, String)> {
        let html = self.html();
        let forms = selector("form");
        let form = html
            .select(&forms)
            .find(|form| {
                form.attr("method")
                    .is_some_and(|method| method.eq_ignore_ascii_case("post"))
                    && form.attr("action").unwrap_or_default() == action
            })
            .unwrap_or_else(|| panic!("no form to '{action}' on {}:\n{}", self.path, self.text()));
        let fields = selector("input, textarea, select");
        form.select(&fields).filter_map(field).collect()
    }
}

fn field(element: ElementRef<'_>) -> Option<(String, String)> {
    let name = element.attr("name")?.to_owned();
    let value = match element.value().name() {
        "textarea" => element
            .text()
            .collect::<String>()
            .trim_start_matches('\n')
            .to_owned(),
        "select" => {
            let options: Vec<_> = element.select(&selector("option")).collect();
            let chosen = options
                .iter()
                .find(|option| option.attr("selected").is_some());
            let option = chosen.or_else(|| options.first())?;
            option.attr("value").unwrap_or_default().to_owned()
        }
        _ => match element.attr("type").unwrap_or("text") {
            "checkbox" | "radio" if element.attr("checked").is_none() => return None,
            "submit" | "button" | "file" => return None,
            _ => element.attr("value").unwrap_or_default().to_owned(),
        },
    };
    Some((name, value))
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}
