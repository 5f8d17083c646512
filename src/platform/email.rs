//! E-mail addresses: what is accepted, when two are the same mailbox, and how they are kept
//! out of logs.

use std::fmt;
use std::str::FromStr;

use ammonia::Url;
use unicode_normalization::UnicodeNormalization;

/// A mailbox address. `Debug` and `Display` are masked (`j…@e…`), so that it can stand in any
/// message or log; [`EmailAddress::as_str`] gives it in full.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress {
    full: String,
    at: usize,
}

/// Why something is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailProblem {
    /// Nothing was written.
    #[error("no e-mail address was given")]
    Empty,
    /// Longer than 254 bytes, or 64 before the `@` (RFC 5321 section 4.5.3.1).
    #[error("the e-mail address is too long")]
    TooLong,
    /// Not of the form `name@domain.tld`.
    #[error("this is not an e-mail address")]
    Invalid,
}

impl EmailProblem {
    /// Stable key, also the key of the message shown to the writer.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "email.empty",
            Self::TooLong => "email.too-long",
            Self::Invalid => "email.invalid",
        }
    }
}

/// How a provider reads the part before the `@`.
struct Provider {
    domains: &'static [&'static str],
    /// Where all domains lead to the same mailbox, the one to compare by.
    one_mailbox: Option<&'static str>,
    /// Characters that make no difference to the provider.
    ignored: &'static [char],
}

/// Providers known to drop a `+suffix`. Others may deliver it to somebody else.
const PROVIDERS: &[Provider] = &[
    Provider {
        domains: &["gmail.com", "googlemail.com"],
        one_mailbox: Some("gmail.com"),
        ignored: &['.'],
    },
    Provider {
        domains: &[
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "hotmail.co.uk",
            "hotmail.fr",
            "hotmail.de",
            "live.co.uk",
            "live.fr",
            "outlook.de",
            "outlook.fr",
        ],
        one_mailbox: None,
        ignored: &[],
    },
    Provider {
        domains: &["fastmail.com", "fastmail.fm"],
        one_mailbox: None,
        ignored: &[],
    },
    Provider {
        domains: &["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
        one_mailbox: Some("proton.me"),
        ignored: &['.', '-', '_'],
    },
    Provider {
        domains: &["icloud.com", "me.com", "mac.com"],
        one_mailbox: Some("icloud.com"),
        ignored: &[],
    },
    Provider {
        domains: &[
            "yandex.ru",
            "yandex.com",
            "yandex.by",
            "yandex.kz",
            "yandex.ua",
            "ya.ru",
        ],
        one_mailbox: Some("yandex.ru"),
        ignored: &[],
    },
    Provider {
        domains: &[
            "mailbox.org",
            "posteo.de",
            "posteo.net",
            "hey.com",
            "zoho.com",
        ],
        one_mailbox: None,
        ignored: &[],
    },
];

impl EmailAddress {
    /// Reads an address as typed. White space around it is ignored, the domain is put in lower
    /// case; the part before the `@` keeps its case (RFC 5321 section 2.4). Quoted local parts,
    /// address literals and domains without a dot are refused: they are valid on paper only.
    ///
    /// # Errors
    /// [`EmailProblem`].
    pub fn parse(input: &str) -> Result<Self, EmailProblem> {
        let input: String = input.trim().nfc().collect();
        if input.is_empty() {
            return Err(EmailProblem::Empty);
        }
        let (local, domain) = input.rsplit_once('@').ok_or(EmailProblem::Invalid)?;
        let domain = domain.to_lowercase();
        if local.len() > 64 || local.len() + 1 + domain.len() > 254 {
            return Err(EmailProblem::TooLong);
        }
        if !is_local_part(local) || ascii_domain(&domain).is_none() {
            return Err(EmailProblem::Invalid);
        }
        Ok(Self {
            full: format!("{local}@{domain}"),
            at: local.len(),
        })
    }

    /// The address in full. Never for logs or public pages.
    pub fn as_str(&self) -> &str {
        &self.full
    }

    /// The part before the `@`, as typed.
    pub fn local_part(&self) -> &str {
        self.full.get(..self.at).unwrap_or_default()
    }

    /// The part after the `@`, in lower case, as typed (may hold letters beyond ASCII).
    pub fn domain(&self) -> &str {
        self.full.get(self.at + 1..).unwrap_or_default()
    }

    /// The domain as mail servers know it: international names in their `xn--` form (IDNA).
    pub fn ascii_domain(&self) -> String {
        ascii_domain(self.domain()).unwrap_or_else(|| self.domain().to_owned())
    }

    /// The form in which two spellings of one mailbox are equal: lower case, ASCII domain, and
    /// for providers known to ignore them without dots and `+suffix`. For uniqueness checks
    /// only: mail goes to [`EmailAddress::as_str`].
    pub fn canonical(&self) -> String {
        let local = self.local_part().to_lowercase();
        let domain = self.ascii_domain();
        let known = PROVIDERS
            .iter()
            .find(|p| p.domains.contains(&domain.as_str()));
        let Some(provider) = known else {
            return format!("{local}@{domain}");
        };
        let base = local
            .split('+')
            .next()
            .unwrap_or_default()
            .replace(provider.ignored, "");
        let base = if base.is_empty() { local } else { base };
        format!("{base}@{}", provider.one_mailbox.unwrap_or(&domain))
    }
}

impl FromStr for EmailAddress {
    type Err = EmailProblem;

    fn from_str(input: &str) -> Result<Self, EmailProblem> {
        Self::parse(input)
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = |part: &str| part.chars().next().unwrap_or('?');
        write!(f, "{}…@{}…", first(self.local_part()), first(self.domain()))
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// RFC 5322 dot-atom, with letters and digits beyond ASCII as RFC 6531 allows.
fn is_local_part(local: &str) -> bool {
    local.split('.').all(|atom| {
        !atom.is_empty()
            && atom.chars().all(|c| {
                c.is_alphanumeric()
                    || "!#$%&'*+-/=?^_`{|}~".contains(c)
                    || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c))
            })
    })
}

fn ascii_domain(domain: &str) -> Option<String> {
    // Only letters, digits, hyphens and dots may reach the URL parser, which reads more.
    let plain = |c: char| {
        c.is_alphanumeric() || c == '-' || (!c.is_ascii() && !c.is_control() && !c.is_whitespace())
    };
    if !domain
        .split('.')
        .all(|label| !label.is_empty() && label.chars().all(plain))
    {
        return None;
    }
    let url = Url::parse(&format!("https://{domain}/")).ok()?;
    let ascii = url.domain()?.to_owned();
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    let (_, top) = ascii.rsplit_once('.')?;
    let top_ok = top.len() >= 2 && top.starts_with(|c: char| c.is_ascii_alphabetic());
    (top_ok && ascii.len() <= 253 && ascii.split('.').all(label_ok)).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accepts_real_addresses() {
        for (input, full) in [
            ("jo@example.org", "jo@example.org"),
            ("  Jo.Smith+tag@EXAMPLE.Org ", "Jo.Smith+tag@example.org"),
            ("o'brien@example.ie", "o'brien@example.ie"),
            ("jo@Bücher.example", "jo@bücher.example"),
            ("用户@例子.公司", "用户@例子.公司"),
            ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ] {
            assert_eq!(EmailAddress::parse(input).unwrap().as_str(), full);
        }
    }

    #[test]
    fn refuses_the_rest() {
        let long_local = format!("{}@example.org", "a".repeat(65));
        let long = format!("a@{}example.org", "abcdefgh.".repeat(30));
        let long_label = format!("a@{}.org", "a".repeat(64));
        for (input, problem) in [
            ("", EmailProblem::Empty),
            ("   ", EmailProblem::Empty),
            (long_local.as_str(), EmailProblem::TooLong),
            (long.as_str(), EmailProblem::TooLong),
            (long_label.as_str(), EmailProblem::Invalid),
            ("jo", EmailProblem::Invalid),
            ("@example.org", EmailProblem::Invalid),
            ("jo@", EmailProblem::Invalid),
            ("jo@localhost", EmailProblem::Invalid),
            ("jo@[127.0.0.1]", EmailProblem::Invalid),
            ("jo@127.0.0.1", EmailProblem::Invalid),
            ("jo@ex ample.org", EmailProblem::Invalid),
            ("jo@example.org/x", EmailProblem::Invalid),
            ("jo@example.org:25", EmailProblem::Invalid),
            ("jo@example..org", EmailProblem::Invalid),
            ("jo@-example.org", EmailProblem::Invalid),
            ("jo@example.org.", EmailProblem::Invalid),
            (".jo@example.org", EmailProblem::Invalid),
            ("jo..s@example.org", EmailProblem::Invalid),
            ("a@b@example.org", EmailProblem::Invalid),
            ("\"a b\"@example.org", EmailProblem::Invalid),
            ("Jo <jo@example.org>", EmailProblem::Invalid),
            ("jo\r\nBcc: x@example.org", EmailProblem::Invalid),
            ("jo\u{202E}@example.org", EmailProblem::Invalid),
        ] {
            assert_eq!(EmailAddress::parse(input), Err(problem), "{input:?}");
        }
    }

    #[test]
    fn canonical_unites_spellings_of_one_mailbox() {
        for (input, canonical) in [
            ("Jo@Example.org", "jo@example.org"),
            ("jo+a@example.org", "jo+a@example.org"),
            ("J.o.Smith+news@googlemail.com", "josmith@gmail.com"),
            ("+x@gmail.com", "+x@gmail.com"),
            ("jo.s+a@outlook.com", "jo.s@outlook.com"),
            ("jo+a@hotmail.com", "jo@hotmail.com"),
            ("jo+a@live.com", "jo@live.com"),
            ("jo+a@fastmail.com", "jo@fastmail.com"),
            ("j.o+a@protonmail.com", "jo@proton.me"),
            ("jo@pm.me", "jo@proton.me"),
            ("jo+a@me.com", "jo@icloud.com"),
            ("j.o-x+a@ya.ru", "j.o-x@yandex.ru"),
            ("jo+a@mailbox.org", "jo@mailbox.org"),
            ("jo@bücher.example", "jo@xn--bcher-kva.example"),
        ] {
            assert_eq!(EmailAddress::parse(input).unwrap().canonical(), canonical);
        }
    }

    #[test]
    fn logs_never_show_it() {
        let address = EmailAddress::parse("jo.smith@example.org").unwrap();
        assert_eq!(format!("{address} {address:?}"), "j…@e… j…@e…");
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_is_one_plain_line(input in "\\PC{0,20}@\\PC{0,20}") {
            if let Ok(address) = EmailAddress::parse(&input) {
                prop_assert!(!address.as_str().chars().any(|c| c.is_control() || c.is_whitespace() || "<>\",;:()[]\\".contains(c)));
                prop_assert_eq!(EmailAddress::parse(address.as_str()).unwrap(), address.clone());
                prop_assert!(address.ascii_domain().is_ascii());
            }
        }
    }
}
