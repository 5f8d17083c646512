//! Addresses that links lead to and pictures come from.

use super::runs::is_forbidden;

/// Bytes of an address.
const MAX_ADDRESS: usize = 2_000;

/// The one form of an address: signs that addresses have no use for, and that formats take for
/// their own, are written as addresses write them (RFC 3986, 2.1).
pub fn tidy_address(address: &str) -> String {
    address
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('|', "%7C")
}

/// Whether something may lead there: the web, a mail address, or a place within the site.
pub fn is_address(address: &str) -> bool {
    let odd = |c: char| c.is_control() || c.is_whitespace() || is_forbidden(c) || c == '\\';
    if address.is_empty() || address.len() > MAX_ADDRESS || address.chars().any(odd) {
        return false;
    }
    let lower = address.to_ascii_lowercase();
    let has = |scheme: &str| {
        lower
            .strip_prefix(scheme)
            .is_some_and(|rest| !rest.is_empty())
    };
    has("http://")
        || has("https://")
        || has("mailto:")
        || (address.starts_with('#') && address.len() > 1)
        || (address.starts_with('/') && !address.starts_with("//"))
}

/// Whether a picture may be fetched from there: the site itself only, for a page that is read
/// must not tell others who reads it.
pub fn is_picture(address: &str) -> bool {
    is_address(address) && address.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_are_links() {
        for good in ["https://a.example", "mailto:a@b.example", "#x", "/files/1"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "//evil.example",
            "data:text/html,x",
            "",
            "#",
            "http://",
            "/\\evil",
            "java\tscript:x",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
        assert!(is_picture("/files/1") && !is_picture("https://a.example/x.png"));
    }
}
