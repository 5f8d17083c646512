//! Values that never print.

use std::fmt;

use ammonia::Url;
use serde::{Deserialize, Serialize, Serializer};

const MASK: &str = "********";

/// A secret. `Debug`, `Display` and serialisation show asterisks, or nothing where none is set.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

/// An address that may hold a password; everything but the password prints.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct SecretUrl(String);

impl Secret {
    /// Wraps a secret.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// True where none is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl SecretUrl {
    /// Wraps an address.
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// The address with its password.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// True where none is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The part before `://`.
    pub fn scheme(&self) -> &str {
        self.0.split_once("://").map_or("", |(scheme, _)| scheme)
    }

    /// The address with asterisks for its password, and without the values of its query, where
    /// some drivers take one too.
    pub fn masked(&self) -> String {
        if !self.0.contains(['@', '?']) {
            return self.0.clone();
        }
        let Ok(mut url) = Url::parse(&self.0) else {
            return format!("{}://{MASK}", self.scheme());
        };
        let has_password = url.password().is_some();
        if has_password && url.set_password(Some(MASK)).is_err() {
            return format!("{}://{MASK}", self.scheme());
        }
        let names: Vec<String> = url
            .query_pairs()
            .map(|(name, _)| name.into_owned())
            .collect();
        if !names.is_empty() {
            let masked: Vec<String> = names.iter().map(|name| format!("{name}={MASK}")).collect();
            url.set_query(Some(&masked.join("&")));
        }
        url.to_string()
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "" } else { MASK })
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for SecretUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for SecretUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for SecretUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
