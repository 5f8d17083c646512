//! Everything that is built once and shared: no globals. It knows the platform and no feature.

use std::sync::Arc;

use crate::config::Config;
use crate::platform::cache::PageCache;
use crate::platform::clock::Clock;
use crate::platform::crypto::SecretKey;
use crate::platform::db::{Db, DbOptions, UtcTime};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::i18n::{I18n, Lang};
use crate::platform::limits::Limiters;
use crate::platform::mail::{Mailer, Sender};
use crate::platform::metrics::Metrics;
use crate::platform::outbox::Postman;
use crate::platform::outbox::postman::MailSite;
use crate::platform::templates::Templates;
use crate::platform::tokens::Tokens;
use crate::web::assets::Assets;

/// Compressed pages that a node keeps, in bytes.
const PAGE_CACHE: u64 = 48 * 1024 * 1024;

pub struct App {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub mailer: Arc<Mailer>,
    pub i18n: Arc<I18n>,
    pub templates: Arc<Templates>,
    pub assets: Assets,
    pub tokens: Tokens,
    pub pages: Arc<PageCache>,
    pub limiters: Limiters,
    pub metrics: Metrics,
    /// Key of the form protection.
    pub csrf_key: [u8; 32],
    /// Key of the secret addresses of calendars.
    pub feed_key: [u8; 32],
    /// Hashing passwords takes memory: only so many at a time.
    pub hashing: Arc<tokio::sync::Semaphore>,
    /// Mebibytes that all files on their way in may take in memory together.
    pub uploads: Arc<tokio::sync::Semaphore>,
}

/// Beyond that, whoever sends a file is asked to try again.
const UPLOAD_MEBIBYTES: usize = 96;

impl App {
    /// Opens the database and reads templates and texts; migrates nothing.
    ///
    /// # Errors
    /// With one plain line on what is missing or wrong.
    pub fn build(config: Config, clock: Clock) -> Result<Self, AppError> {
        let options = db_options(&config);
        Self::build_with(config, clock, &options)
    }

    /// As [`App::build`], with the database opened in another way than configured.
    ///
    /// # Errors
    /// As [`App::build`].
    pub fn build_with(config: Config, clock: Clock, options: &DbOptions) -> Result<Self, AppError> {
        let mailer = mailer(&config)?;
        let db = Db::open(options)?;
        Self::assemble(config, clock, db, mailer)
    }

    /// As [`App::build`], for commands that send no mail: they need no settings for it.
    ///
    /// # Errors
    /// As [`App::build`].
    pub fn build_without_mail(config: Config, clock: Clock) -> Result<Self, AppError> {
        let nobody = Sender {
            address: EmailAddress::parse("nobody@localhost.invalid")
                .map_err(|error| AppError::Internal(error.to_string()))?,
            name: String::new(),
        };
        let db = Db::open(&db_options(&config))?;
        Self::assemble(config, clock, db, Mailer::nowhere(nobody))
    }

    /// Puts together what was opened elsewhere: for tests with their own database and mailer.
    ///
    /// # Errors
    /// When the key is too short, or a template or text is broken.
    pub fn assemble(
        config: Config,
        clock: Clock,
        db: Db,
        mailer: Mailer,
    ) -> Result<Self, AppError> {
        let internal = |error: &dyn std::fmt::Display| AppError::Internal(error.to_string());
        let key: SecretKey = config.security.key().map_err(|e| internal(&e))?;
        let i18n = Arc::new(I18n::load().map_err(|e| internal(&e))?);
        let templates =
            Templates::load(i18n.clone(), config.site.time_zone.0).map_err(|e| internal(&e))?;
        let late = chrono::Duration::milliseconds(config.signatures.shown_late_ms.into());
        let pages = Arc::new(PageCache::new(PAGE_CACHE).showing_counts_late(late));
        let dropper = pages.clone();
        db.on_commit(Arc::new(move |topics| dropper.touch(topics)));
        Ok(Self {
            tokens: Tokens::new(&key, config.site.base_url.clone()),
            csrf_key: key.derive("csrf"),
            feed_key: key.derive("deadline-feeds"),
            limiters: Limiters::new(&config.limits),
            metrics: Metrics::default(),
            assets: Assets::load(),
            hashing: Arc::new(tokio::sync::Semaphore::new(4)),
            uploads: Arc::new(tokio::sync::Semaphore::new(UPLOAD_MEBIBYTES)),
            mailer: Arc::new(mailer),
            templates: Arc::new(templates),
            i18n,
            pages,
            clock,
            db,
            config,
        })
    }

    pub fn now(&self) -> UtcTime {
        self.clock.now()
    }

    /// Absolute address of a path of this site.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.config.site.base_url.trim_end_matches('/'))
    }

    pub fn default_lang(&self) -> Lang {
        Lang::parse(&self.config.site.default_language).unwrap_or_default()
    }

    /// Whether cookies can be bound to HTTPS.
    pub fn is_https(&self) -> bool {
        self.config.site.base_url.starts_with("https://")
    }

    /// A postman for this app's outbox.
    pub fn postman(&self) -> Postman {
        let site = MailSite {
            name: self.config.site.name.clone(),
            base_url: self.config.site.base_url.trim_end_matches('/').to_owned(),
        };
        Postman::new(
            self.db.clone(),
            self.clock.clone(),
            self.mailer.clone(),
            self.templates.clone(),
            site,
            self.config.mail.per_minute,
        )
    }
}

fn mailer(config: &Config) -> Result<Mailer, AppError> {
    let mail = &config.mail;
    let unset = |name: &str| {
        Err(AppError::Internal(format!(
            "mail cannot be sent: {name} is not set"
        )))
    };
    if mail.url.is_empty() {
        return unset("SMTP_URL (mail.url)");
    }
    if mail.from.is_empty() {
        return unset("FOLKMOOT__MAIL__FROM (mail.from)");
    }
    let sender = Sender {
        address: EmailAddress::parse(&mail.from).map_err(|error| {
            AppError::Internal(format!("FOLKMOOT__MAIL__FROM (mail.from): {error}"))
        })?,
        name: mail.sender_name(&config.site).to_owned(),
    };
    Mailer::from_url(mail.url.expose(), sender)
        .map_err(|error| AppError::Internal(format!("SMTP_URL (mail.url): {error}")))
}

/// How the configured database is opened.
pub fn db_options(config: &Config) -> DbOptions {
    let read_url = &config.database.read_url;
    DbOptions {
        url: config.database.url.expose().to_owned(),
        read_url: (!read_url.is_empty()).then(|| read_url.expose().to_owned()),
        pool_size: config.database.pool_size,
        durable: true,
    }
}
