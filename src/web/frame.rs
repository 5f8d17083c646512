//! What stands around every page: navigation, languages, who is signed in.

use serde::Serialize;

use super::visit::Visit;
use crate::platform::actor::{Actor, Role};
use crate::platform::i18n::Lang;

/// Parts of the site in the main navigation.
const NAV: [(&str, &str); 6] = [
    ("consultations", "/consultations"),
    ("petitions", "/petitions"),
    ("questions", "/questions"),
    ("results", "/results"),
    ("decisions", "/decisions"),
    ("bodies", "/bodies"),
];

#[derive(Serialize)]
pub struct Frame<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// '' where there is nothing to come back to.
    pub canonical: String,
    /// The switch of languages.
    pub alternates: Vec<Alternate>,
    /// The same page in each language, for search engines.
    pub translations: Vec<Translation>,
    pub nav: Vec<NavItem>,
    pub site_name: &'a str,
    pub user: Option<User>,
    pub csrf: String,
    pub form_key: String,
    /// When this page is made, for forms that are looked at for it.
    pub form_time: String,
    /// Zero bits that browsers are asked to find; 0: none.
    pub form_work: u32,
    pub flash: Option<Flash>,
    pub css_url: String,
    pub js_url: String,
    pub feed_url: &'a str,
    pub feed_title: String,
    pub demo: bool,
    pub body_class: &'static str,
}

#[derive(Serialize)]
pub struct Alternate {
    pub lang: &'static str,
    pub name: &'static str,
    pub url: String,
    pub current: bool,
}

#[derive(Serialize)]
pub struct Translation {
    /// A language, or `x-default`: the address that chooses one itself.
    pub lang: &'static str,
    /// Absolute.
    pub url: String,
}

#[derive(Serialize)]
pub struct NavItem {
    pub key: &'static str,
    pub url: &'static str,
    pub current: bool,
}

#[derive(Serialize)]
pub struct Flash {
    pub kind: &'static str,
    pub text: String,
}

#[derive(Serialize)]
pub struct User {
    pub name: String,
    pub initials: String,
    pub desks: Vec<Desk>,
}

#[derive(Serialize)]
pub struct Desk {
    pub key: &'static str,
    pub url: &'static str,
}

pub fn nav(path: &str) -> Vec<NavItem> {
    NAV.iter()
        .map(|&(key, url)| NavItem {
            key,
            url,
            current: path == url || path.strip_prefix(url).is_some_and(|r| r.starts_with('/')),
        })
        .collect()
}

pub fn user(actor: &Actor) -> Option<User> {
    actor.account_id?;
    let initials: String = actor
        .name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .collect();
    let mut desks = Vec::new();
    let all = actor.has(Role::Administrator);
    if all || actor.has(Role::Official) {
        desks.push(Desk {
            key: "questions",
            url: "/desk/questions",
        });
        desks.push(Desk {
            key: "petitions",
            url: "/desk/petitions",
        });
        desks.push(Desk {
            key: "calendar",
            url: "/desk/calendar",
        });
    }
    // An administrator keeps the site running and judges nobody.
    if actor.has(Role::Moderator) {
        desks.push(Desk {
            key: "moderation",
            url: "/desk/moderation",
        });
    }
    if all || actor.has(Role::Editor) {
        desks.push(Desk {
            key: "editor",
            url: "/desk/editor",
        });
    }
    if all {
        desks.push(Desk {
            key: "admin",
            url: "/admin",
        });
    }
    Some(User {
        name: actor.name.clone(),
        initials: initials.to_uppercase(),
        desks,
    })
}

/// The absolute address of the page as it was asked for, and of its translations; nothing for what
/// is no page to come back to: an error, or a refused form.
pub fn addresses(visit: &Visit, is_page: bool) -> (String, Vec<Translation>) {
    if !is_page || visit.request.method() == actix_web::http::Method::POST {
        return (String::new(), Vec::new());
    }
    let asked = visit.address();
    let plain = without_lang(&asked);
    let of = |lang: Lang| visit.app.absolute(&with_lang(&plain, lang));
    // A language that was asked for by name makes another page.
    let canonical = if asks_for(&asked, visit.lang) {
        of(visit.lang)
    } else {
        visit.app.absolute(&plain)
    };
    let mut translations: Vec<Translation> = Lang::ALL
        .iter()
        .map(|lang| Translation {
            lang: lang.code(),
            url: of(*lang),
        })
        .collect();
    translations.push(Translation {
        lang: "x-default",
        url: visit.app.absolute(&plain),
    });
    (canonical, translations)
}

fn asks_for(address: &str, lang: Lang) -> bool {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let wanted = format!("lang={}", lang.code());
    query.split('&').any(|pair| pair == wanted)
}

fn with_lang(address: &str, lang: Lang) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}lang={}", lang.code())
}

pub fn alternates(visit: &Visit) -> Vec<Alternate> {
    let address = without_lang(&visit.address());
    let separator = if address.contains('?') { '&' } else { '?' };
    // After a refused form the address is that of the form's target, which takes no GET.
    let base = if visit.request.method() == actix_web::http::Method::POST {
        "/"
    } else {
        &address
    };
    let separator = if base == "/" { '?' } else { separator };
    Lang::ALL
        .iter()
        .map(|lang| Alternate {
            lang: lang.code(),
            name: lang.native_name(),
            url: format!("{base}{separator}lang={}", lang.code()),
            current: *lang == visit.lang,
        })
        .collect()
}

/// An address without its `lang` parameter.
pub fn without_lang(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else {
        return address.to_owned();
    };
    let kept: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.starts_with("lang="))
        .collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_no_part_of_an_address() {
        for (address, expected) in [
            ("/", "/"),
            ("/a?lang=es", "/a"),
            ("/a?q=1&lang=es", "/a?q=1"),
            ("/a?lang=es&q=1", "/a?q=1"),
            ("/a?language=es", "/a?language=es"),
        ] {
            assert_eq!(without_lang(address), expected);
        }
    }
}
