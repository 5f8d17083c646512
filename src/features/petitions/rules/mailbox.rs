//! Which addresses and names may sign: no services for minutes, no names made of letters that only
//! look like others.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::features::accounts::{mixes_scripts, skeleton};

/// Services that give anybody an address for minutes: the library's list, without those that forward
/// to a mailbox of one's own. A signature confirmed at one of them proves nothing about a person.
static DISPOSABLE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let relays: HashSet<&str> = RELAYS.into_iter().collect();
    let listed = mailchecker::blacklist().into_iter().chain(MORE);
    listed.filter(|name| !relays.contains(name)).collect()
});

/// Aliases that forward to a mailbox of one's own for as long as one wishes: whoever has one can be
/// reached, and uses it so that addresses are not traded. Gathered from what the services say.
const RELAYS: [&str; 20] = [
    "33mail.com",
    "8shield.net",
    "addy.io",
    "addymail.com",
    "aleeas.com",
    "anonaddy.com",
    "anonaddy.me",
    "duck.com",
    "erine.email",
    "forwardemail.net",
    "mozmail.com",
    "opayq.com",
    "passinbox.com",
    "passmail.net",
    "privaterelay.appleid.com",
    "relay.firefox.com",
    "simplelogin.co",
    "simplelogin.com",
    "slmail.me",
    "spamgourmet.com",
];

/// Known to us and not to the library.
const MORE: [&str; 2] = ["minuteinbox.com", "tempmail.com"];

/// What an administrator says of mail domains.
#[derive(Clone, Copy, Debug)]
pub struct Domains<'a> {
    /// The list of services for minutes counts.
    pub refuse_disposable: bool,
    pub refused: &'a [String],
    pub accepted: &'a [String],
}

/// Whether no address of a domain (in its ASCII form) may sign.
pub fn is_refused(domain: &str, domains: &Domains<'_>) -> bool {
    let is_in = |names: &[String]| names.iter().any(|name| is_below(domain, name));
    if is_in(domains.accepted) {
        return false;
    }
    is_in(domains.refused) || (domains.refuse_disposable && is_disposable(domain))
}

/// Whether it, or a name that it is below, is listed.
fn is_disposable(domain: &str) -> bool {
    let starts = domain.match_indices('.').map(|(dot, _)| dot + 1);
    std::iter::once(0)
        .chain(starts)
        .filter_map(|start| domain.get(start..))
        .any(|name| DISPOSABLE.contains(name))
}

/// Whether it is `name`, or a name below it.
fn is_below(domain: &str, name: &str) -> bool {
    domain
        .strip_suffix(name)
        .is_some_and(|rest| !name.is_empty() && (rest.is_empty() || rest.ends_with('.')))
}

/// Whether a word of a name mixes alphabets whose letters look alike, as no honest name does.
pub fn is_mixed(name: &str) -> bool {
    mixes_scripts(name)
}

/// Whether two names are one person's: equal however spelt, or, where letters beyond ASCII are in
/// one of them, alike to the eye.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let both_plain = one.is_ascii() && other.is_ascii();
    super::plain(one) == super::plain(other) || (!both_plain && skeleton(one) == skeleton(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_for_minutes_are_refused_with_all_below_them() {
        let town = ["town.example".to_owned()];
        let odd = ["odd.example".to_owned(), String::new()];
        let domains = Domains {
            refuse_disposable: true,
            refused: &odd,
            accepted: &town,
        };
        for (domain, refused) in [
            ("mailinator.com", true),
            ("x.y.mailinator.com", true),
            ("mailinator-town.example", false),
            ("mailinator.com.people.example", false),
            ("odd.example", true),
            ("people.example", false),
            ("mail.town.example", false),
        ] {
            assert_eq!(is_refused(domain, &domains), refused, "{domain}");
        }
        let open = Domains {
            refuse_disposable: false,
            refused: &[],
            accepted: &[],
        };
        assert!(!is_refused("mailinator.com", &open));
        let excepted = Domains {
            accepted: &["mailinator.com".to_owned()],
            ..domains
        };
        assert!(!is_refused("x.mailinator.com", &excepted));
    }

    #[test]
    fn the_list_is_long_and_spares_where_people_are() {
        assert!(DISPOSABLE.len() > 50_000);
        for name in MORE
            .into_iter()
            .chain(["x.guerrillamail.com", "yopmail.com"])
        {
            assert!(is_disposable(name), "{name}");
        }
        let homes = ["gmail.com", "proton.me", "web.de", "icloud.com", "qq.com"];
        for name in RELAYS.into_iter().chain(homes).chain(["com", "", "."]) {
            assert!(!is_disposable(name), "{name}");
        }
    }

    #[test]
    fn what_is_listed_is_written_as_addresses_are_compared() {
        // Names that are no host names or of a whole country would refuse nobody or too many.
        for name in DISPOSABLE.iter() {
            assert!(name.contains('.') && name.is_ascii(), "{name}");
            assert_eq!(*name, name.to_ascii_lowercase());
        }
    }

    #[test]
    fn names_that_look_alike_are_one_persons() {
        for (one, other, same) in [
            ("Ada Byron", "ADA  BYRON", true),
            ("O’Brien", "o brien", true),
            // The first letter of the second one is Cyrillic.
            ("Anna Byron", "Аnna Byron", true),
            ("Kai Byron", "Kal Byron", false),
            ("Zoë Byron", "Zoe Byron", true),
            ("Анна Петрова", "Нина Петрова", false),
        ] {
            assert_eq!(is_same_name(one, other), same, "{one} {other}");
        }
        assert!(is_mixed("Аnna Byron"));
        assert!(!is_mixed("Анна Byron") && !is_mixed("Zoë Byron"));
    }
}
