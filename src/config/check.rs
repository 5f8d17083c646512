//! Values with a meaning: checked when read.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use ammonia::Url;
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use unic_langid::LanguageIdentifier;

use super::Config;
use crate::platform::email::EmailAddress;
use crate::platform::i18n::Lang;

/// A time zone by its IANA name. UTC unless set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(pub Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(Tz::UTC)
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Tz::from_str(&name).map(Self).map_err(|_| {
            de::Error::custom(format!(
                "`{name}` is no time zone; write it like `Europe/Paris`"
            ))
        })
    }
}

/// A network in CIDR notation, or a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// True where `address` lies in the network. IPv4 within IPv6 (`::ffff:…`) counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(address)) => {
                let shift = 32 - u32::from(self.prefix);
                let differing = net.to_bits() ^ address.to_bits();
                differing.checked_shr(shift).unwrap_or_default() == 0
            }
            (IpAddr::V6(net), IpAddr::V6(address)) => {
                let shift = 128 - u32::from(self.prefix);
                let differing = net.to_bits() ^ address.to_bits();
                differing.checked_shr(shift).unwrap_or_default() == 0
            }
            _ => false,
        }
    }

    /// True where every address is in it.
    pub fn is_everything(&self) -> bool {
        self.prefix == 0
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no address or network; write it like `10.0.0.0/8`");
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(longest), |prefix| prefix.trim().parse::<u8>());
        let prefix = prefix.map_err(|_| wrong())?;
        if prefix > longest {
            Err(wrong())
        } else {
            Ok(Self { address, prefix })
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

impl Serialize for Network {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// What is wrong with the values taken together, one line per setting, `section.key: reason`.
pub(super) fn problems(config: &Config) -> Vec<String> {
    let mut found = Vec::new();
    let mut wrong = |bad: bool, line: &str| {
        if bad {
            found.push(line.to_owned());
        }
    };
    let site = &config.site;
    wrong(site.name.trim().is_empty(), "site.name: must not be empty");
    wrong(
        !is_base_url(&site.base_url),
        "site.base_url: must be like https://moot.example",
    );
    wrong(
        site.languages.is_empty(),
        "site.languages: must name at least one language",
    );
    wrong(
        site.languages
            .iter()
            .any(|tag| tag.parse::<LanguageIdentifier>().is_err()),
        "site.languages: must be language tags like en or pt-BR",
    );
    let unknown = site
        .languages
        .iter()
        .filter(|tag| Lang::parse(tag).is_none());
    for tag in unknown {
        let known = Lang::ALL.map(Lang::code).join(", ");
        wrong(
            true,
            &format!("site.languages: there are no texts in `{tag}`; there are in {known}"),
        );
    }
    wrong(
        !site.languages.contains(&site.default_language),
        "site.default_language: must be one of site.languages",
    );
    wrong(
        !is_email_or_empty(&site.contact_email),
        "site.contact_email: is no e-mail address",
    );
    let body_limit = config.server.body_limit;
    wrong(
        !(16 * 1024..=1024 * 1024 * 1024).contains(&body_limit),
        "server.body_limit: must be between 16384 and 1073741824 bytes",
    );
    wrong(
        config.server.workers > 1024,
        "server.workers: must be at most 1024",
    );
    let cost = config.security.password_cost();
    wrong(
        !(8..=4 * 1024 * 1024).contains(&cost.memory_kib),
        "security.password_memory_kib: must be between 8 and 4194304",
    );
    wrong(
        !(1..=100).contains(&cost.passes),
        "security.password_passes: must be between 1 and 100",
    );
    wrong(
        !matches!(
            config.database.url.scheme(),
            "sqlite" | "postgres" | "postgresql"
        ),
        "database.url: must begin with sqlite:// or postgres://",
    );
    let read_url = &config.database.read_url;
    wrong(
        !read_url.is_empty() && !matches!(read_url.scheme(), "postgres" | "postgresql"),
        "database.read_url: must begin with postgres://, or be empty",
    );
    wrong(
        !(1..=1000).contains(&config.database.pool_size),
        "database.pool_size: must be between 1 and 1000",
    );
    let files = &config.files;
    wrong(
        !(1..=40).contains(&files.attachment_mib),
        "files.attachment_mib: must be between 1 and 40",
    );
    wrong(
        !(1..=200).contains(&files.attachments_per_document),
        "files.attachments_per_document: must be between 1 and 200",
    );
    let mail = &config.mail;
    wrong(
        !mail.url.is_empty() && !matches!(mail.url.scheme(), "smtp" | "smtps" | "file"),
        "mail.url: must begin with smtp://, smtps:// or file://",
    );
    wrong(
        !is_email_or_empty(&mail.from),
        "mail.from: is no e-mail address",
    );
    let limits = &config.limits;
    let counts = [
        limits.reads_per_minute,
        limits.writes_per_minute,
        limits.network_writes_per_minute,
        limits.searches_per_minute,
        limits.log_ins_per_hour,
        limits.accounts_per_hour,
        limits.signatures_per_hour,
        limits.mails_per_hour,
        limits.api_calls_per_minute,
    ];
    wrong(
        counts.contains(&0),
        "limits: every limit must be at least 1; see limits.enabled",
    );
    let spam = &config.spam;
    wrong(
        spam.form_seconds > 60,
        "spam.form_seconds: must be at most 60",
    );
    wrong(
        spam.proof_of_work_bits > 24,
        "spam.proof_of_work_bits: must be at most 24; 16 take a phone some seconds",
    );
    wrong(
        spam.most_posts_per_ten_minutes < spam.posts_per_ten_minutes.max(1),
        "spam.most_posts_per_ten_minutes: must be at least 1 and spam.posts_per_ten_minutes",
    );
    wrong(
        [
            spam.same_text_posts,
            spam.same_text_accounts,
            spam.same_link_accounts,
        ]
        .iter()
        .any(|count| !(2..=50).contains(count)),
        "spam.same_text_posts, same_text_accounts, same_link_accounts: must be between 2 and 50",
    );
    wrong(
        spam.trusted_domains.iter().any(|domain| !is_domain(domain)),
        "spam.trusted_domains: names such as `town.example`, in small letters, without `https://`",
    );
    let signatures = &config.signatures;
    wrong(
        signatures.shown_late_ms > 2_000,
        "signatures.shown_late_ms: must be at most 2000",
    );
    let named = signatures.refused_domains.iter();
    wrong(
        named
            .chain(&signatures.accepted_domains)
            .any(|domain| !is_domain(domain)),
        "signatures.refused_domains, accepted_domains: names such as `town.example`, in small \
         letters, without `https://`",
    );
    let worker = &config.worker;
    wrong(
        !(1..=64).contains(&worker.threads),
        "worker.threads: must be between 1 and 64",
    );
    wrong(
        !(1..=3600).contains(&worker.poll_seconds),
        "worker.poll_seconds: must be between 1 and 3600",
    );
    wrong(
        !(10..=86_400).contains(&worker.lease_seconds),
        "worker.lease_seconds: must be between 10 and 86400",
    );
    wrong(
        worker.max_attempts == 0,
        "worker.max_attempts: must be at least 1",
    );
    found
}

fn is_domain(text: &str) -> bool {
    text.contains('.')
        && !text.starts_with('.')
        && !text.ends_with('.')
        && text
            .chars()
            .all(|c| c == '-' || c == '.' || (c.is_alphanumeric() && !c.is_uppercase()))
}

fn is_email_or_empty(text: &str) -> bool {
    text.is_empty() || EmailAddress::parse(text).is_ok()
}

/// Scheme, host, perhaps a port; no path, so that cookies and links cover the whole host.
fn is_base_url(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
            && !text.ends_with('/')
    })
}
