//! Where a text links to.

/// The sites that a text links to, each once, in the order in which they come; without those that
/// anybody may link to.
pub fn domains(text: &str, trusted: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for domain in all(text) {
        if !found.contains(&domain) && !is_within_any(&domain, trusted) {
            found.push(domain);
        }
    }
    found
}

/// How many links a text holds, without those that anybody may set.
pub fn count(text: &str, trusted: &[String]) -> usize {
    let all = all(text).into_iter();
    all.filter(|domain| !is_within_any(domain, trusted)).count()
}

/// Whether a text links to `domain` or to something below it.
pub fn has_domain(text: &str, domain: &str) -> bool {
    all(text).iter().any(|one| is_within(one, domain))
}

/// `www.bridge.example` is within `bridge.example`; `newbridge.example` is not.
fn is_within(domain: &str, outer: &str) -> bool {
    domain == outer
        || domain
            .strip_suffix(outer)
            .is_some_and(|rest| rest.ends_with('.'))
}

fn is_within_any(domain: &str, trusted: &[String]) -> bool {
    trusted.iter().any(|one| is_within(domain, one))
}

/// The site of every link in a text, in small letters, without `www.`. Links are what a browser or a
/// mail program makes one of: `https://…`, `http://…`, `www.…`.
fn all(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    let mut rest = lower.as_str();
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let start = ["https://", "http://"]
            .into_iter()
            .find(|start| rest.starts_with(start));
        let address = match start {
            Some(start) => rest.get(start.len()..),
            None if rest.starts_with("www.") && !before.is_alphanumeric() && before != '.' => {
                Some(rest)
            }
            None => None,
        };
        let step = match address.and_then(host) {
            Some((domain, length)) => {
                found.push(domain);
                length + start.map_or(0, str::len)
            }
            None => first.len_utf8(),
        };
        let (passed, after) = rest.split_at_checked(step).unwrap_or((rest, ""));
        before = passed.chars().next_back().unwrap_or(' ');
        rest = after;
    }
    found
}

/// The host at the beginning of an address without its scheme, and how long it is there.
fn host(address: &str) -> Option<(String, usize)> {
    let end = address
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '@' | ':' | '_' | '%')))
        .unwrap_or(address.len());
    let authority = address.get(..end)?;
    // `https://user:password@host:port`
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let name = host.trim_matches('.');
    let name = name.strip_prefix("www.").unwrap_or(name);
    (name.contains('.') && name.len() <= 253).then(|| (name.to_owned(), end.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_as_they_are_written() {
        for (text, expected) in [
            ("no link here, e.g. none", &[][..]),
            ("see https://Cheap.example/pills?x=1.", &["cheap.example"]),
            (
                "HTTP://a.example and (http://b.example)",
                &["a.example", "b.example"],
            ),
            (
                "[here](https://www.a.example) www.c.example,",
                &["a.example", "c.example"],
            ),
            ("https://user:word@d.example:8080/x", &["d.example"]),
            ("https://trusted.example@evil.example/", &["evil.example"]),
            ("wwww.x.example and a.www.x.example", &[]),
            ("https:// http://. https://localhost", &[]),
            ("https://bücher.example", &["bücher.example"]),
            (
                "https://a.example/?to=https://b.example",
                &["a.example", "b.example"],
            ),
            ("mail me@town.example", &[]),
        ] {
            assert_eq!(all(text), expected, "{text}");
        }
        assert_eq!(all(&"https://a.example ".repeat(500)).len(), 500);
    }

    #[test]
    fn what_is_trusted_does_not_count() {
        let trusted = ["town.example".to_owned()];
        let text = "https://town.example https://www.town.example https://news.town.example \
                    https://newtown.example https://newtown.example/x";
        assert_eq!(count(text, &trusted), 2);
        assert_eq!(domains(text, &trusted), ["newtown.example"]);
        assert_eq!(count(text, &[]), 5);
    }

    #[test]
    fn a_site_has_what_is_below_it() {
        for (domain, has) in [
            ("b.example", true),
            ("a.b.example", true),
            ("x.example", false),
            ("example", true),
            ("b.examp", false),
        ] {
            assert_eq!(has_domain("https://a.b.example/p", domain), has, "{domain}");
        }
    }
}
