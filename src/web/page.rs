//! A page: a template, its title, what it shows, and how long that holds.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header;
use chrono::Duration;
use serde::Serialize;
use tera::Context;

use super::forms::{guard, parse_day};
use super::frame::{Flash, Frame, addresses, alternates, nav, user};
use super::kept::{FRESH_SECONDS, send_kept};
use super::summary::name_fields;
use super::visit::Visit;
use super::{FormView, cookies};
use crate::platform::cache::{Fresh, PageKey};
use crate::platform::crypto::random_nonce;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::i18n::format::long_date;

const HTML: &str = "text/html; charset=utf-8";

/// A page in the making.
pub struct Page {
    template: &'static str,
    title: String,
    description: String,
    feed_url: String,
    body_class: &'static str,
    status: StatusCode,
    context: Context,
    /// A form that was refused.
    refused: Option<FormView>,
    topics: Vec<String>,
    fresh_until: Option<UtcTime>,
}

impl Page {
    pub fn new(template: &'static str, title: impl Into<String>) -> Self {
        let mut context = Context::new();
        context.insert("form", &FormView::default());
        Self {
            template,
            title: title.into(),
            description: String::new(),
            feed_url: String::new(),
            body_class: "",
            status: StatusCode::OK,
            context,
            refused: None,
            topics: Vec::new(),
            fresh_until: None,
        }
    }

    /// Something for the template.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl Serialize) -> Self {
        self.context.insert(name, value);
        self
    }

    #[must_use]
    pub fn form(self, form: &FormView) -> Self {
        let refused = !form.errors.is_empty();
        let mut page = self.with("form", form);
        if refused {
            page.refused = Some(form.clone());
            page.status(StatusCode::UNPROCESSABLE_ENTITY)
        } else {
            page
        }
    }

    /// For search engines and previews.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    #[must_use]
    pub fn feed(mut self, url: impl Into<String>) -> Self {
        self.feed_url = url.into();
        self
    }

    /// What the feed is called: '/feeds/answers.atom' by the text `feeds-answers`.
    fn feed_title(&self, visit: &Visit) -> String {
        let file = self.feed_url.rsplit('/').next().unwrap_or_default();
        match file.strip_suffix(".atom") {
            Some(name) => visit.text(&format!("feeds-{name}")),
            None => String::new(),
        }
    }

    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.body_class = class;
        self
    }

    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The page shows this ('petition:7'): it is made again when a write touches it.
    #[must_use]
    pub fn topic(mut self, topic: impl Into<String>) -> Self {
        self.topics.push(topic.into());
        self
    }

    /// The page changes by itself at `at` (a consultation closes).
    #[must_use]
    pub fn fresh_until(mut self, at: UtcTime) -> Self {
        self.fresh_until = Some(self.fresh_until.map_or(at, |earlier| earlier.min(at)));
        self
    }

    /// # Errors
    /// `Internal` when the template is broken.
    pub fn render(&self, visit: &Visit) -> Result<String, AppError> {
        let mut context = self.context.clone();
        let flash = visit.request.cookie(cookies::FLASH).and_then(|cookie| {
            let (key, day) = cookie
                .value()
                .split_once('~')
                .unwrap_or((cookie.value(), ""));
            let known = visit.app.i18n.has(Lang::En, key);
            let day = parse_day(day).map(|day| long_date(visit.lang, day));
            known.then(|| Flash {
                kind: "success",
                text: visit.text_with(key, &[("day", day.unwrap_or_default().into())]),
            })
        });
        let (canonical, translations) = addresses(visit, self.status.is_success());
        let frame = Frame {
            title: &self.title,
            description: &self.description,
            canonical,
            alternates: alternates(visit),
            translations,
            nav: nav(visit.request.path()),
            site_name: &visit.app.config.site.name,
            user: user(&visit.actor),
            csrf: visit.csrf(),
            form_key: if visit.actor.is_signed_in() {
                random_nonce()
            } else {
                String::new()
            },
            form_time: if visit.actor.is_signed_in() {
                guard::stamp(&visit.app, &visit.csrf(), visit.now)
            } else {
                String::new()
            },
            form_work: visit.app.config.spam.proof_of_work_bits,
            flash,
            css_url: visit.app.assets.css_url(),
            js_url: visit.app.assets.js_url(),
            feed_url: &self.feed_url,
            feed_title: self.feed_title(visit),
            demo: visit.app.config.site.demo,
            body_class: self.body_class,
        };
        context.insert("lang", visit.lang.code());
        context.insert("now", &visit.now);
        context.insert("page", &frame);
        let html = self.fill(visit, &context)?;
        let Some(mut form) = self.refused.clone() else {
            return Ok(html);
        };
        // The summary stands above the fields it names: it is known once they are there.
        name_fields(&mut form, &html);
        context.insert("form", &form);
        self.fill(visit, &context)
    }

    fn fill(&self, visit: &Visit, context: &Context) -> Result<String, AppError> {
        let templates = &visit.app.templates;
        templates
            .render(self.template, context)
            .map_err(|error| AppError::Internal(format!("{}: {error}", self.template)))
    }

    /// Answers one person; nothing is kept.
    ///
    /// # Errors
    /// As [`Page::render`].
    pub fn respond(self, visit: &Visit) -> Result<HttpResponse, AppError> {
        let html = self.render(visit)?;
        let mut response = HttpResponse::build(self.status);
        response
            .content_type(HTML)
            .insert_header((header::CACHE_CONTROL, "no-store"));
        if visit.request.cookie(cookies::FLASH).is_some() {
            response.cookie(cookies::forget(&visit.app, cookies::FLASH));
        }
        // The session has ended: its cookie would only keep pages from being shared.
        let is_error = self.status.is_client_error() || self.status.is_server_error();
        if !visit.actor.is_signed_in() && !visit.csrf().is_empty() && !is_error {
            let name = cookies::session_name(&visit.app);
            response.cookie(cookies::forget(&visit.app, name));
        }
        Ok(response.body(html))
    }
}

/// Public data in the making: JSON, CSV, a feed.
pub struct Data {
    content_type: &'static str,
    body: Vec<u8>,
    topics: Vec<String>,
    link: String,
    is_for_all: bool,
}

impl Data {
    pub fn new(content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            content_type,
            body: body.into(),
            topics: Vec::new(),
            link: String::new(),
            is_for_all: true,
        }
    }

    /// # Errors
    /// When the value has no JSON form.
    pub fn json(value: &impl Serialize) -> Result<Self, AppError> {
        Ok(Self::new("application/json", serde_json::to_vec(value)?))
    }

    pub fn csv(text: String) -> Self {
        Self::new("text/csv; charset=utf-8", text)
    }

    /// As [`Page::topic`].
    #[must_use]
    pub fn topic(mut self, topic: impl Into<String>) -> Self {
        self.topics.push(topic.into());
        self
    }

    /// False where only some may read it, as editors do before it is public: then nothing keeps it.
    #[must_use]
    pub fn for_all(mut self, is_for_all: bool) -> Self {
        self.is_for_all = is_for_all;
        self
    }

    /// Value of the `Link` header (RFC 8288); '' for none.
    #[must_use]
    pub fn link(mut self, link: String) -> Self {
        self.link = link;
        self
    }
}

/// What a handler made: something to keep, or an answer for once.
enum Made {
    Kept {
        content_type: &'static str,
        body: Vec<u8>,
        topics: Vec<String>,
        fresh_until: Option<UtcTime>,
        link: String,
    },
    Answer(HttpResponse),
}

impl Visit {
    /// A public page. For somebody not signed in it is made once per change and kept; the
    /// person signed in gets it made for them.
    ///
    /// `read` gets the data in one database call, `show` makes the page of it.
    ///
    /// # Errors
    /// What `read` and `show` return.
    pub async fn public<T, R, S>(&self, read: R, show: S) -> Result<HttpResponse, AppError>
    where
        T: Send + 'static,
        R: FnOnce(&mut DbConn) -> Result<T, AppError> + Send + 'static,
        S: FnOnce(&Self, T) -> Result<Page, AppError>,
    {
        // A cookie of a session that has ended still decides what forms must carry.
        let is_personal = self.actor.is_signed_in() || !self.csrf().is_empty();
        if is_personal || self.request.cookie(cookies::FLASH).is_some() {
            let data = self.app.db.read(read).await?;
            return show(self, data)?.respond(self);
        }
        self.kept(read, |visit, data| {
            let page = show(visit, data)?;
            if page.status != StatusCode::OK {
                return page.respond(visit).map(Made::Answer);
            }
            Ok(Made::Kept {
                content_type: HTML,
                body: page.render(visit)?.into_bytes(),
                topics: page.topics,
                fresh_until: page.fresh_until,
                link: String::new(),
            })
        })
        .await
    }

    /// Public data for machines: the same for everybody, made once per change and kept. What is not
    /// for all must say so ([`Data::for_all`]).
    ///
    /// # Errors
    /// What `read` and `show` return.
    pub async fn public_data<T, R, S>(&self, read: R, show: S) -> Result<HttpResponse, AppError>
    where
        T: Send + 'static,
        R: FnOnce(&mut DbConn) -> Result<T, AppError> + Send + 'static,
        S: FnOnce(&Self, T) -> Result<Data, AppError>,
    {
        self.kept(read, |visit, data| {
            let data = show(visit, data)?;
            if !data.is_for_all {
                let answer = HttpResponse::Ok()
                    .insert_header((header::CONTENT_TYPE, data.content_type))
                    .insert_header((header::CACHE_CONTROL, "private, no-store"))
                    .body(data.body);
                return Ok(Made::Answer(answer));
            }
            Ok(Made::Kept {
                content_type: data.content_type,
                body: data.body,
                topics: data.topics,
                fresh_until: None,
                link: data.link,
            })
        })
        .await
    }

    async fn kept<T, R, S>(&self, read: R, show: S) -> Result<HttpResponse, AppError>
    where
        T: Send + 'static,
        R: FnOnce(&mut DbConn) -> Result<T, AppError> + Send + 'static,
        S: FnOnce(&Self, T) -> Result<Made, AppError>,
    {
        let key = PageKey {
            lang: self.lang.code(),
            address: self.address(),
        };
        let page = match self.app.pages.find_or_claim(&key, self.now).await {
            Ok(page) => page,
            Err(claim) => {
                let data = self.app.db.read_replica(read).await?;
                match show(self, data)? {
                    Made::Answer(response) => return Ok(response),
                    Made::Kept {
                        content_type,
                        body,
                        topics,
                        fresh_until,
                        link,
                    } => {
                        let soon = self.now.plus(Duration::seconds(FRESH_SECONDS));
                        let fresh_until = fresh_until.map_or(soon, |at| at.min(soon));
                        claim.keep(Fresh {
                            content_type,
                            body: &body,
                            topics: &topics,
                            fresh_until,
                            link: &link,
                        })
                    }
                }
            }
        };
        Ok(send_kept(&page, &self.request))
    }

    /// Goes to `path` after something was done (303), where the text `flash` is shown. With a day
    /// behind it (`key~2026-12-04`) the text can name it: `{ $day }`.
    pub fn redirect(&self, path: &str, flash: Option<&str>) -> HttpResponse {
        let mut response = HttpResponse::SeeOther();
        response.insert_header((header::LOCATION, path));
        if let Some(key) = flash {
            response.cookie(cookies::flash(&self.app, key));
        }
        response.finish()
    }
}
