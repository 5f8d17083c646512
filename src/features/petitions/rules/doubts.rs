//! Signatures in doubt: who looks at them, by which criteria they are taken out, what is unusual.

use serde::{Deserialize, Serialize};

use super::plain;
use crate::features::accounts::{Action, Subject, ensure};
use crate::platform::actor::{Actor, Role};
use crate::platform::db::UtcTime;
use crate::platform::error::{AppError, FieldErrors};
use crate::text_enum;

text_enum! {
    /// Why signatures do not count; published.
    pub enum Doubt {
        /// Many at once, as programs send them.
        Automated = "automated",
        /// No person of this name, or a name made up.
        MadeUp = "made_up",
        /// Whoever has the address did not sign.
        NotSigned = "not_signed",
        /// The same person more than once.
        Repeated = "repeated",
        /// Whoever signed asked for it.
        OwnWish = "own_wish",
    }
}

text_enum! {
    /// How a name is compared.
    pub enum NameRule {
        Is = "is",
        Begins = "begins",
        Ends = "ends",
        Holds = "holds",
    }
}

/// By what signatures are found. Everything that is given must be true of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criteria {
    /// As it is kept: an IPv4 /24 or an IPv6 /64.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub network: String,
    /// Of the address; this one exactly, in its ASCII form.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// Signed from this instant on …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UtcTime>,
    /// … and before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<UtcTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_rule: Option<NameRule>,
    /// Letters and digits alone, folded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// One signature alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature_id: Option<i64>,
}

impl Criteria {
    /// Names of what is looked for, for the public: without the values, which can be personal.
    pub fn kinds(&self) -> Vec<&'static str> {
        [
            ("network", !self.network.is_empty()),
            ("domain", !self.domain.is_empty()),
            ("time", self.from.is_some() || self.until.is_some()),
            ("name", self.name_rule.is_some()),
            ("single", self.signature_id.is_some()),
        ]
        .into_iter()
        .filter_map(|(kind, is_given)| is_given.then_some(kind))
        .collect()
    }

    /// What the key of a person (`name|postcode`, folded) is like, in the words of SQL's `LIKE`.
    /// None: any.
    pub fn person_like(&self) -> Option<String> {
        let name = &self.name;
        Some(match self.name_rule? {
            NameRule::Is => format!("{name}|%"),
            NameRule::Begins => format!("{name}%|%"),
            NameRule::Ends => format!("%{name}|%"),
            NameRule::Holds => format!("%{name}%|%"),
        })
    }
}

/// A name as it is compared: no sign of it can mean something to the database.
pub fn plain_name(typed: &str) -> String {
    plain(typed)
}

/// # Errors
/// `Invalid` when nothing narrows the search down, or no time lies between the two.
pub fn ensure_sane(criteria: &Criteria) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    if criteria.kinds().is_empty() {
        errors.add("", "petitions.doubt-too-wide");
    }
    if criteria.name_rule.is_some() && criteria.name.chars().count() < 2 {
        errors.add("name", "petitions.doubt-name");
    }
    if let (Some(from), Some(until)) = (criteria.from, criteria.until)
        && until <= from
    {
        errors.add("until", "petitions.doubt-times");
    }
    errors.into_result()
}

/// Moderators and administrators look at signatures and take them out; nobody does so to a
/// petition of their own.
///
/// # Errors
/// `Unauthenticated`, `Forbidden`.
pub fn ensure_may_doubt(actor: &Actor, starter_id: Option<i64>) -> Result<(), AppError> {
    let is_own = starter_id.is_some() && starter_id == actor.account_id;
    if actor.has(Role::Administrator) && !actor.suspended && !is_own {
        return Ok(());
    }
    ensure(actor, Action::Moderate, &Subject::of_owner(starter_id))
}

/// From so many on something can be unusual at all.
pub const LEAST_BURST: i64 = 20;
/// So many times what is usual is unusual.
pub const FACTOR: i64 = 8;

/// The middle of sizes with how often each comes; 0 when there is none.
pub fn median(mut sizes: Vec<(i64, i64)>) -> i64 {
    sizes.sort_unstable();
    let total: i64 = sizes.iter().map(|size| size.1).sum();
    let mut seen = 0;
    for (size, count) in sizes {
        seen += count;
        if seen * 2 >= total {
            return size;
        }
    }
    0
}

/// Whether a count stands out of what is usual.
pub fn is_burst(count: i64, usual: i64) -> bool {
    count >= LEAST_BURST && count >= usual.max(1) * FACTOR
}

/// What a share of `part` in `whole` makes of `of`, rounded down.
pub fn expected(part: i64, whole: i64, of: i64) -> i64 {
    i64::try_from(i128::from(part) * i128::from(of) / i128::from(whole.max(1))).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::actor::Grant;

    #[test]
    fn names_are_compared_exactly_and_cannot_reach_the_database() {
        let like = |rule, typed: &str| {
            let criteria = Criteria {
                name_rule: Some(rule),
                name: plain_name(typed),
                ..Criteria::default()
            };
            criteria.person_like().unwrap()
        };
        assert_eq!(like(NameRule::Is, "Test Person"), "testperson|%");
        assert_eq!(like(NameRule::Begins, "Té%st_"), "test%|%");
        assert_eq!(like(NameRule::Ends, "O'Bot"), "%obot|%");
        assert_eq!(like(NameRule::Holds, "|x'; --"), "%x%|%");
    }

    #[test]
    fn criteria_narrow_something_down() {
        let at = |text: &str| Some(UtcTime::parse(text).unwrap());
        let none = Criteria::default();
        assert!(ensure_sane(&none).is_err());
        let name = |text: &str| Criteria {
            name_rule: Some(NameRule::Is),
            name: plain_name(text),
            ..Criteria::default()
        };
        assert!(ensure_sane(&name("%")).is_err());
        assert!(ensure_sane(&name("ab")).is_ok());
        let time = |from: &str, until: &str| Criteria {
            from: at(from),
            until: at(until),
            ..Criteria::default()
        };
        assert!(ensure_sane(&time("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z")).is_ok());
        assert!(ensure_sane(&time("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z")).is_err());
    }

    #[test]
    fn who_may_doubt() {
        let actor = |id: i64, role: Option<Role>| Actor {
            account_id: Some(id),
            grants: role
                .into_iter()
                .map(|role| Grant {
                    role,
                    body_id: None,
                })
                .collect(),
            ..Actor::default()
        };
        for (role, may) in [
            (None, false),
            (Some(Role::Official), false),
            (Some(Role::Editor), false),
            (Some(Role::Moderator), true),
            (Some(Role::Administrator), true),
        ] {
            assert_eq!(
                ensure_may_doubt(&actor(1, role), Some(2)).is_ok(),
                may,
                "{role:?}"
            );
            assert!(
                ensure_may_doubt(&actor(2, role), Some(2)).is_err(),
                "one's own"
            );
        }
        assert!(ensure_may_doubt(&Actor::anonymous(), None).is_err());
        let suspended = Actor {
            suspended: true,
            ..actor(1, Some(Role::Administrator))
        };
        assert!(ensure_may_doubt(&suspended, None).is_err());
    }

    #[test]
    fn what_is_unusual() {
        assert_eq!(median(vec![]), 0);
        assert_eq!(median(vec![(1, 90), (2, 9), (500, 1)]), 1);
        assert_eq!(median(vec![(7, 1), (3, 1)]), 3);
        for (count, usual, unusual) in [
            (19, 1, false),
            (20, 1, true),
            (20, 0, true),
            (100, 20, false),
            (160, 20, true),
        ] {
            assert_eq!(is_burst(count, usual), unusual, "{count} of {usual}");
        }
        assert_eq!(expected(10, 100, 50), 5);
        assert_eq!(expected(1, 0, 5), 5);
    }
}
