//! Pure decisions about accounts: where to go after signing in, what a device is called, when the
//! use of a session is noted.

pub mod looks;

use chrono::Duration;

use crate::platform::db::UtcTime;
use crate::platform::text::TextRule;

/// Names as they are shown to the public.
pub const NAME: TextRule = TextRule::line(2, 80);
/// What somebody calls an API token.
pub const TOKEN_NAME: TextRule = TextRule::line(2, 60);
/// Tokens that one account may have at a time.
pub const MAX_TOKENS: usize = 20;
/// A session's last use is kept to this many minutes: no write for every request.
const NOTE_EVERY_MINUTES: i64 = 10;
/// Longer addresses are not worth returning to.
const MAX_NEXT: usize = 500;

/// The address on this site to go to after signing in: `next`, or the home page when `next` is
/// somewhere else, or where signing in or out happens.
pub fn local_path(next: &str) -> String {
    let local = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && next.len() <= MAX_NEXT
        && next.bytes().all(|byte| byte.is_ascii_graphic());
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let first = path.split('/').nth(1).unwrap_or_default();
    let doors = ["login", "logout", "signup", "reset", "set-password"];
    if local && !doors.contains(&first) {
        next.to_owned()
    } else {
        "/".to_owned()
    }
}

/// 'Firefox · Windows' from a `User-Agent`; '' when nothing in it is known.
pub fn device_label(user_agent: &str) -> String {
    // Order matters: most browsers claim to be several others as well.
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| {
        known
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let parts: Vec<_> = [find(&BROWSERS), find(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

/// Whether the use of something that was last used at `last` should be noted.
pub fn is_note_due(last: Option<UtcTime>, now: UtcTime) -> bool {
    last.is_none_or(|last| now.since(last) >= Duration::minutes(NOTE_EVERY_MINUTES))
}

/// A name is public: an address must not become so by mistake.
pub fn is_fit_to_be_public(name: &str) -> bool {
    !name.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        let long = format!("/{}", "a".repeat(500));
        for (next, expected) in [
            ("/petitions/7?page=2", "/petitions/7?page=2"),
            ("/account", "/account"),
            ("/loginservice", "/loginservice"),
            ("", "/"),
            ("petitions", "/"),
            ("//evil.example/", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example/", "/"),
            ("/a\r\nSet-Cookie: x=1", "/"),
            ("/espacio aquí", "/"),
            ("/login?next=/a", "/"),
            ("/logout", "/"),
            ("/signup/confirm?token=x", "/"),
            ("/reset#a", "/"),
            (long.as_str(), "/"),
        ] {
            assert_eq!(local_path(next), expected, "{next:?}");
        }
    }

    #[test]
    fn devices_have_names_that_people_know() {
        for (agent, label) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox · Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                "Chrome · Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari · iPhone",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "Safari · Mac",
            ),
            ("curl/8.9", ""),
            ("", ""),
        ] {
            assert_eq!(device_label(agent), label, "{agent}");
        }
    }

    #[test]
    fn use_is_noted_now_and_then() {
        let now = UtcTime::parse("2026-11-23T10:00:00Z").unwrap();
        for (minutes, due) in [(0, false), (9, false), (10, true), (600, true), (-5, false)] {
            let last = now.minus(Duration::minutes(minutes));
            assert_eq!(is_note_due(Some(last), now), due, "{minutes}");
        }
        assert!(is_note_due(None, now));
    }

    #[test]
    fn an_address_is_no_name() {
        assert!(is_fit_to_be_public("Anna O'Vale-Ruiz"));
        assert!(!is_fit_to_be_public("anna@example.org"));
    }
}
