//! Which addresses and names may sign: no services for minutes, no names made of letters that only
//! look like others.

use crate::features::accounts::{mixes_scripts, skeleton};

const DISPOSABLE: &str = include_str!("disposable.txt");

/// What an administrator says of mail domains.
#[derive(Clone, Copy, Debug)]
pub struct Domains<'a> {
    /// The project's own list counts.
    pub refuse_disposable: bool,
    pub refused: &'a [String],
    pub accepted: &'a [String],
}

/// Whether no address of a domain (in its ASCII form) may sign.
pub fn is_refused(domain: &str, domains: &Domains<'_>) -> bool {
    let listed = || DISPOSABLE.lines().filter(|line| !line.starts_with('#'));
    let is_in = |names: &[String]| names.iter().any(|name| is_below(domain, name));
    if is_in(domains.accepted) {
        return false;
    }
    is_in(domains.refused)
        || (domains.refuse_disposable && listed().any(|name| is_below(domain, name)))
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
            ("notmailinator.com", false),
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
    fn the_list_is_one_of_domains_in_order() {
        let listed: Vec<&str> = DISPOSABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        for name in &listed {
            let address =
                crate::platform::email::EmailAddress::parse(&format!("x@{name}")).unwrap();
            assert_eq!(address.ascii_domain(), *name);
        }
        assert!(listed.len() > 50);
        let once: std::collections::BTreeSet<_> = listed.iter().collect();
        assert_eq!(once.len(), listed.len());
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
