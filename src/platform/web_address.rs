//! Addresses of other sites, to which a page may lead.

use ammonia::Url;

/// Bytes of an address.
const MAX_ADDRESS: usize = 2_000;

/// Whether a link may lead there: the web, openly, and as nobody in particular.
pub fn is_web_address(address: &str) -> bool {
    let is_plain = |c: char| !c.is_control() && !c.is_whitespace() && c != '\\';
    if address.len() > MAX_ADDRESS || !address.chars().all(is_plain) {
        return false;
    }
    let Ok(url) = Url::parse(address) else {
        return false;
    };
    matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| host.contains('.'))
        && url.username().is_empty()
        && url.password().is_none()
}

/// The site that a link leads to, as it is shown beside it.
pub fn host_of(address: &str) -> String {
    let host = Url::parse(address)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_open_web() {
        for good in [
            "https://video.example/w/1?t=2#a",
            "http://a.example",
            "https://a.example/ñ",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        let long = format!("https://a.example/{}", "x".repeat(2_000));
        for bad in [
            "",
            "a.example",
            "ftp://a.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https://localhost/x",
            "https://anna:secret@a.example",
            "/within",
            "//a.example",
            "https://a.example/ x",
            "https:\\\\a.example",
            &long,
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
        assert_eq!(host_of("https://www.video.example/w"), "video.example");
    }
}
