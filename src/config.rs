//! Settings: `folkmoot.toml`, overridden by `FOLKMOOT__SECTION__KEY`, `DATABASE_URL` and
//! `SMTP_URL`. Unknown keys are errors, values are checked once, here; secrets do not print.

mod check;
mod debate;
mod files;
mod load;
mod safety;
mod secret;
mod signatures;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use serde::{Deserialize, Serialize};

pub use check::{Network, Zone};
pub use debate::Debate;
pub use files::Files;
pub use load::ConfigError;
pub use safety::UnsafeSetting;
pub use secret::{Secret, SecretUrl};
pub use signatures::Signatures;

use crate::platform::crypto::{PasswordCost, SecretKey, SecretKeyTooShort};

/// Every setting of the installation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// What the site is and how it is reached.
    pub site: Site,
    /// Listening for requests.
    pub server: Server,
    /// Keys and password hashing.
    pub security: Security,
    /// Where data is kept.
    pub database: Database,
    /// Outgoing mail.
    pub mail: Mail,
    /// How people talk with each other.
    pub debate: Debate,
    /// Files that officials attach to documents.
    pub files: Files,
    /// What is read by a moderator first because it looks like advertising by machine.
    pub spam: Spam,
    /// Signing petitions, and what becomes of who signed.
    pub signatures: Signatures,
    /// How much one person or address may do.
    pub limits: Limits,
    /// Background work.
    pub worker: Worker,
}

/// What the site is and how it is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// Name in titles and mails.
    pub name: String,
    /// Public address without a trailing slash, for links in mails and feeds.
    pub base_url: String,
    /// Time zone in which days begin and end (IANA name).
    pub time_zone: Zone,
    /// Languages offered (BCP 47), best supported first.
    pub languages: Vec<String>,
    /// The language of visitors who ask for none of them.
    pub default_language: String,
    /// Where people write with questions about the site; may be empty.
    pub contact_email: String,
    /// The demo town runs: shows log-ins and sent mail. Set by `folkmoot demo` alone.
    #[serde(skip)]
    pub demo: bool,
}

/// Listening for requests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port.
    pub bind: SocketAddr,
    /// Request threads; 0 means one per processor.
    pub workers: usize,
    /// Greatest size of a request body, in bytes.
    pub body_limit: usize,
    /// Proxies whose `X-Forwarded-For` is believed: addresses or networks.
    pub trusted_proxies: Vec<Network>,
    /// `/metrics` answers everybody, not only this machine.
    pub metrics_public: bool,
}

/// Keys and password hashing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Security {
    /// The installation's secret, at least 32 random characters, equal on all nodes.
    pub secret_key: Secret,
    /// Memory of one Argon2id computation, in KiB.
    pub password_memory_kib: u32,
    /// Passes of one Argon2id computation.
    pub password_passes: u32,
}

/// Where data is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite://path` or `postgres://user:password@host/name`.
    pub url: SecretUrl,
    /// A read replica for pages of anonymous visitors; empty: none.
    pub read_url: SecretUrl,
    /// Greatest number of connections.
    pub pool_size: u32,
}

/// Outgoing mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// `smtp://`, `smtps://` or `file://dir`; empty: no mail can be sent.
    pub url: SecretUrl,
    /// Sender's address.
    pub from: String,
    /// Sender's name; empty: the site's name.
    pub from_name: String,
    /// Mails sent per minute at most; 0: as fast as the server takes them.
    pub per_minute: u32,
}

/// What is read by a moderator first because it looks like advertising by machine, and how much is
/// cleaned up at once. Nothing is thrown away by these; only `most_posts_per_ten_minutes` refuses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Spam {
    /// What citizens send is looked at when it comes in.
    pub enabled: bool,
    /// Sent within so many seconds after the form was shown: read first. 0: never for that.
    pub form_seconds: u32,
    /// Accounts are new for so many days, and until something of theirs was published.
    pub new_account_days: u32,
    /// Texts of a new account within an hour; what comes beyond is read first.
    pub new_account_posts_per_hour: u32,
    /// Links in one text of a new account; what holds more is read first.
    pub new_account_links: u32,
    /// The same or nearly the same text of one account within an hour: from this one on, read first.
    pub same_text_posts: u32,
    /// The same or nearly the same text of so many accounts within an hour: from then on, read first.
    pub same_text_accounts: u32,
    /// So many accounts link to the same site within an hour: what further new accounts send with
    /// such a link is read first.
    pub same_link_accounts: u32,
    /// Texts of one account within ten minutes; what comes beyond is read first.
    pub posts_per_ten_minutes: u32,
    /// Texts of one account within ten minutes; what comes beyond is refused, and stays in its form.
    pub most_posts_per_ten_minutes: u32,
    /// Sites that anybody may link to as often as they like: `town.example`, with all below it.
    pub trusted_domains: Vec<String>,
    /// Leading zero bits of a hash that the sender's browser has to find; 0: none. Without script
    /// nothing is found, and what was sent is read first.
    pub proof_of_work_bits: u32,
    /// A clean-up of more posts than this needs a second moderator.
    pub sweep_second_moderator_above: u32,
}

/// How much one person or address may do before being asked to wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Limits are applied at all.
    pub enabled: bool,
    /// Pages per minute and network address, other than kept ones.
    pub reads_per_minute: u32,
    /// Texts and follows sent per minute and account.
    pub writes_per_minute: u32,
    /// Forms sent per minute and network address (town halls and carriers share one).
    pub network_writes_per_minute: u32,
    /// Searches per minute and network address.
    pub searches_per_minute: u32,
    /// Failed log-ins per hour and account or network address.
    pub log_ins_per_hour: u32,
    /// New accounts per hour and network address.
    pub accounts_per_hour: u32,
    /// Petition signatures per hour and network address: a school signs within a lesson, and the
    /// customers of a phone company share one. The mail proves a person, not this.
    pub signatures_per_hour: u32,
    /// Mails asked for (log-in links, confirmations) per hour and receiving address.
    pub mails_per_hour: u32,
    /// API calls per minute and token.
    pub api_calls_per_minute: u32,
}

/// Background work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Worker {
    /// Jobs done at the same time.
    pub threads: usize,
    /// Seconds between looks at the queue.
    pub poll_seconds: u64,
    /// Seconds after which the job of a node that fell silent is taken over.
    pub lease_seconds: u64,
    /// Tries before a job is parked.
    pub max_attempts: u32,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: "Folkmoot".to_owned(),
            base_url: "http://127.0.0.1:8080".to_owned(),
            time_zone: Zone::default(),
            languages: vec!["en".to_owned()],
            default_language: "en".to_owned(),
            contact_email: String::new(),
            demo: false,
        }
    }
}

impl Default for Server {
    fn default() -> Self {
        Self {
            bind: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            workers: 0,
            body_limit: 2 * 1024 * 1024,
            trusted_proxies: Vec::new(),
            metrics_public: false,
        }
    }
}

impl Default for Security {
    fn default() -> Self {
        let cost = PasswordCost::RECOMMENDED;
        Self {
            secret_key: Secret::default(),
            password_memory_kib: cost.memory_kib,
            password_passes: cost.passes,
        }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: SecretUrl::new("sqlite://var/folkmoot.db"),
            read_url: SecretUrl::default(),
            pool_size: 10,
        }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            url: SecretUrl::default(),
            from: String::new(),
            from_name: String::new(),
            per_minute: 3_000,
        }
    }
}

impl Default for Spam {
    fn default() -> Self {
        Self {
            enabled: true,
            form_seconds: 2,
            new_account_days: 3,
            new_account_posts_per_hour: 5,
            new_account_links: 1,
            same_text_posts: 3,
            same_text_accounts: 4,
            same_link_accounts: 4,
            posts_per_ten_minutes: 10,
            most_posts_per_ten_minutes: 30,
            trusted_domains: Vec::new(),
            proof_of_work_bits: 0,
            sweep_second_moderator_above: 1000,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            enabled: true,
            reads_per_minute: 1200,
            writes_per_minute: 30,
            network_writes_per_minute: 300,
            searches_per_minute: 60,
            log_ins_per_hour: 20,
            accounts_per_hour: 20,
            signatures_per_hour: 1_000,
            mails_per_hour: 5,
            api_calls_per_minute: 120,
        }
    }
}

impl Default for Worker {
    fn default() -> Self {
        Self {
            threads: 2,
            poll_seconds: 2,
            lease_seconds: 120,
            max_attempts: 8,
        }
    }
}

impl Security {
    /// The installation's secret as a key.
    ///
    /// # Errors
    /// [`SecretKeyTooShort`] where none, or one of fewer than 32 characters, is set.
    pub fn key(&self) -> Result<SecretKey, SecretKeyTooShort> {
        SecretKey::new(self.secret_key.expose())
    }

    /// What one password hash costs.
    pub fn password_cost(&self) -> PasswordCost {
        PasswordCost {
            memory_kib: self.password_memory_kib,
            passes: self.password_passes,
            lanes: 1,
        }
    }
}

impl Mail {
    /// Sender's name: the one set, else the site's.
    pub fn sender_name<'a>(&'a self, site: &'a Site) -> &'a str {
        if self.from_name.is_empty() {
            &site.name
        } else {
            &self.from_name
        }
    }
}

impl Config {
    /// Settings of the demo town, with its database and mail folder in `dir`.
    pub fn for_demo(dir: &Path) -> Self {
        let mut config = Self::default();
        config.site.name = "Rivermouth".to_owned();
        config.site.contact_email = "hello@demo.example".to_owned();
        config.site.demo = true;
        // Fixed, so that links survive a restart. The log-ins are printed: nothing to protect.
        config.security.secret_key = Secret::new("demo only: this key is public, never serve it");
        config.security.password_memory_kib = PasswordCost::CHEAP.memory_kib;
        config.security.password_passes = PasswordCost::CHEAP.passes;
        config.database.url = SecretUrl::new(format!("sqlite://{}", dir.join("demo.db").display()));
        config.mail.url = SecretUrl::new(format!("file://{}", dir.join("mail").display()));
        config.mail.from = "moot@demo.example".to_owned();
        // Into a folder: nobody is to be spared.
        config.mail.per_minute = 0;
        config
    }

    /// Settings of a test, which sets the database: no limits, nothing held back, cheap passwords.
    pub fn for_tests() -> Self {
        let mut config = Self::default();
        config.site.name = "Test town".to_owned();
        config.site.contact_email = "hello@moot.example".to_owned();
        config.security.secret_key = Secret::new("test only: a key that no installation uses");
        config.security.password_memory_kib = PasswordCost::CHEAP.memory_kib;
        config.security.password_passes = PasswordCost::CHEAP.passes;
        config.mail.from = "moot@moot.example".to_owned();
        config.mail.per_minute = 0;
        config.limits.enabled = false;
        // A test sends its forms at once, and at a clock that stands.
        config.signatures.shown_late_ms = 0;
        config.spam.enabled = false;
        config
    }

    /// All settings in force as TOML, secrets masked.
    pub fn effective(&self) -> String {
        let unshown = |error| format!("# the settings cannot be shown: {error}\n");
        toml::to_string_pretty(self).unwrap_or_else(unshown)
    }
}
