//! What must be set before the public is let in.

use std::collections::HashSet;
use std::fmt;
use std::net::IpAddr;

use ammonia::Url;

use super::Config;
use crate::platform::crypto::SecretKey;

/// A setting with which the site must not be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsafeSetting {
    /// `section.key`.
    pub key: &'static str,
    /// What is wrong and what to do, one sentence.
    pub advice: String,
}

impl fmt::Display for UnsafeSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.advice)
    }
}

impl Config {
    /// Checks that the site may be served to the public.
    ///
    /// # Errors
    /// Every [`UnsafeSetting`] found, so that all can be mended at once.
    pub fn ensure_safe_to_serve(&self) -> Result<(), Vec<UnsafeSetting>> {
        let mut found = Vec::new();
        let mut refuse = |bad: bool, key: &'static str, advice: &str| {
            if bad {
                found.push(UnsafeSetting {
                    key,
                    advice: advice.to_owned(),
                });
            }
        };
        let secret = self.security.secret_key.expose();
        let how = "set it to 32 or more random characters, for example with \
            `openssl rand -base64 48`, the same on all nodes";
        if secret.is_empty() {
            refuse(true, "security.secret_key", &format!("is not set; {how}"));
        } else if secret.chars().count() < SecretKey::MIN_LENGTH {
            refuse(true, "security.secret_key", &format!("is too short; {how}"));
        } else {
            let placeholder = is_placeholder(secret);
            refuse(
                placeholder,
                "security.secret_key",
                &format!("is a placeholder; {how}"),
            );
        }
        let left_over = |url: &str| url.to_lowercase().contains("change-me");
        let copied = "still holds CHANGE-ME of the example; put the real password there";
        refuse(
            left_over(self.database.url.expose()),
            "database.url",
            copied,
        );
        refuse(
            left_over(self.database.read_url.expose()),
            "database.read_url",
            copied,
        );
        refuse(left_over(self.mail.url.expose()), "mail.url", copied);
        let loopback = is_loopback(&self.site.base_url);
        refuse(
            !loopback && !self.site.base_url.starts_with("https://"),
            "site.base_url",
            "must begin with https://, so that log-ins and signatures cannot be read on the way",
        );
        refuse(
            loopback
                && !self.server.bind.ip().is_loopback()
                && self.server.trusted_proxies.is_empty(),
            "site.base_url",
            "is an address of this machine while the site listens to others; \
             set the address that people use, or name the proxy in server.trusted_proxies",
        );
        refuse(
            self.site.demo,
            "site.demo",
            "the demo's accounts have public passwords; use `folkmoot demo`",
        );
        refuse(
            self.mail.url.is_empty(),
            "mail.url",
            "is not set (SMTP_URL), so that nobody could confirm an address or a signature",
        );
        refuse(
            self.mail.from.is_empty(),
            "mail.from",
            "is not set (FOLKMOOT__MAIL__FROM); mail needs a sender",
        );
        refuse(
            self.server
                .trusted_proxies
                .iter()
                .any(|network| network.is_everything()),
            "server.trusted_proxies",
            "trusts every address, so that anybody could pose as another; name your proxies",
        );
        // OWASP Password Storage Cheat Sheet, least Argon2id parameters.
        let cost = self.security.password_cost();
        refuse(
            u64::from(cost.memory_kib) * u64::from(cost.passes) < 7 * 1024 * 5,
            "security.password_memory_kib",
            "is too little to protect passwords; leave it at 19456 with 2 passes",
        );
        refuse(
            !self.limits.enabled && !loopback,
            "limits.enabled",
            "must be true, so that passwords cannot be tried without end",
        );
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

/// Text that somebody copied or typed, not random characters.
fn is_placeholder(secret: &str) -> bool {
    let lower = secret.to_lowercase();
    let words = [
        "change",
        "secret",
        "example",
        "placeholder",
        "password",
        "demo only",
        "test only",
        "your-",
        "replace",
        "insert",
        "12345678",
        "abcdefgh",
    ];
    let distinct: HashSet<char> = lower.chars().collect();
    distinct.len() < 10 || words.iter().any(|word| lower.contains(word))
}

fn is_loopback(base_url: &str) -> bool {
    let Ok(url) = Url::parse(base_url) else {
        return false;
    };
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost"
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
