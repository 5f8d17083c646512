//! What a clean-up finds, what it leaves alone, and who confirms it.

use super::model::{Criteria, Sweep, SweepState};
use crate::features::contributions::{AuthorRole, Contribution, Kind, State};
use crate::features::moderation::model::Reason;
use crate::features::moderation::spam::links;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::{TextRule, fold};

/// Kinds that can be cleaned up. Behind a petition others stand already: each is decided alone.
pub const KINDS: [Kind; 4] = [Kind::Comment, Kind::Topic, Kind::Post, Kind::Question];
/// States in which something can be taken away.
pub const STATES: [State; 2] = [State::Published, State::InReview];
/// Posts that one clean-up takes at most.
pub const MOST: usize = 50_000;

pub const WORDS: TextRule = TextRule::line(3, 200);
pub const DOMAIN: TextRule = TextRule::line(4, 253);
pub const PAGE: TextRule = TextRule::line(2, 500);
pub const EXPLANATION: TextRule = TextRule::text(10, 2_000);

/// The criteria as they are looked for.
///
/// # Errors
/// `Invalid` when nothing narrows the search down, or no day lies between the two.
pub fn ensure_sane(criteria: &Criteria) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    let narrows = !(criteria.words.is_empty()
        && criteria.domain.is_empty()
        && criteria.author_of.is_empty()
        && criteria.page.is_empty())
        || criteria.accounts_since.is_some()
        || criteria.from.is_some();
    if !narrows {
        errors.add("", "moderation.sweep-too-wide");
    }
    if !criteria.words.is_empty() && plain(&criteria.words).is_empty() {
        errors.add("words", "moderation.sweep-words");
    }
    if let (Some(from), Some(until)) = (criteria.from, criteria.until)
        && until < from
    {
        errors.add("until", "moderation.sweep-days");
    }
    errors.into_result()
}

/// A site as it was typed: `https://www.Cheap.example/x` is `cheap.example`. None when it is none.
pub fn domain(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let address = if typed.contains("://") {
        typed.to_owned()
    } else {
        format!("https://{typed}")
    };
    let mut found = links::domains(&address, &[]);
    let is_name = |name: &String| {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
        name.chars().all(plain)
    };
    (found.len() == 1)
        .then(|| found.swap_remove(0))
        .filter(is_name)
}

/// Path of a page as it was typed or copied: `https://moot.example/forums/x?after=3#c` is
/// `/forums/x`. None when it is no page of this site, or all of it.
pub fn page(typed: &str, base_url: &str) -> Option<String> {
    let typed = typed.trim();
    let path = typed
        .strip_prefix(base_url.trim_end_matches('/'))
        .unwrap_or(typed);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    let is_path = path.starts_with('/') && !path.starts_with("//") && path.len() > 1;
    is_path.then(|| path.to_owned())
}

/// What is looked at one by one: words, links and pages.
#[derive(Debug)]
pub struct Matcher {
    words: String,
    domain: String,
    page: String,
}

fn plain(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Matcher {
    pub fn new(criteria: &Criteria) -> Self {
        Self {
            words: plain(&criteria.words),
            domain: criteria.domain.clone(),
            page: criteria.page.clone(),
        }
    }

    /// Whether a post is one of those that are looked for. `url` is where it is read.
    pub fn matches(&self, url: &str, title: &str, text: &str) -> bool {
        let has_words = || {
            self.words.is_empty()
                || plain(text).contains(&self.words)
                || plain(title).contains(&self.words)
        };
        let has_link = || self.domain.is_empty() || links::has_domain(text, &self.domain);
        self.is_below(url) && has_link() && has_words()
    }

    fn is_below(&self, url: &str) -> bool {
        if self.page.is_empty() {
            return true;
        }
        let rest = url.strip_prefix(&self.page);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#', '?']))
    }
}

/// Whether a post of a sweep is taken away: it is what it was when it was looked at, and none of
/// those who confirmed wrote it.
pub fn is_swept(sweep: &Sweep, contribution: &Contribution, version: i64) -> bool {
    let is_own = contribution
        .account_id
        .is_some_and(|id| sweep.people().contains(&id));
    let is_citizens = matches!(
        contribution.author_role,
        AuthorRole::Citizen | AuthorRole::Guest
    );
    STATES.contains(&contribution.state)
        && KINDS.contains(&contribution.kind)
        && contribution.version == version
        && is_citizens
        && !is_own
}

/// To which state a post goes back that a sweep took away: to where it came from.
pub fn goes_back_to(state: State) -> Option<State> {
    match state {
        State::Hidden => Some(State::Published),
        State::Rejected => Some(State::InReview),
        _ => None,
    }
}

/// Whether a reason can be given for all kinds and states at once.
pub fn is_for_all(reason: &Reason) -> bool {
    reason.active && reason.may_hide && reason.may_reject && !reason.key.starts_with("petition-")
}

/// What follows when a moderator confirms so many posts.
pub fn state_confirmed(post_count: i64, alone_up_to: i64) -> SweepState {
    if post_count > alone_up_to {
        SweepState::Waiting
    } else {
        SweepState::Running
    }
}

/// Whether a sweep can be taken back: also while it runs, which ends it there.
pub fn may_undo(state: SweepState) -> bool {
    matches!(state, SweepState::Running | SweepState::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::moderation::tests::contribution;
    use crate::platform::db::{Json, UtcTime};

    fn day(text: &str) -> Option<chrono::NaiveDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn criteria_narrow_something_down() {
        let none = Criteria::default();
        let refused = |criteria: Criteria| ensure_sane(&criteria).is_err();
        assert!(refused(none.clone()));
        let kind = Some(Kind::Post);
        assert!(refused(Criteria {
            kind,
            ..none.clone()
        }));
        let accents = "\u{301}\u{301}\u{301}".to_owned();
        assert!(
            refused(Criteria {
                words: accents,
                ..none.clone()
            }),
            "it would find everything"
        );
        assert!(refused(Criteria {
            until: day("2026-11-23"),
            ..none.clone()
        }));
        for fine in [
            Criteria {
                words: "pills".to_owned(),
                ..none.clone()
            },
            Criteria {
                domain: "a.example".to_owned(),
                ..none.clone()
            },
            Criteria {
                author_of: "abc".to_owned(),
                ..none.clone()
            },
            Criteria {
                page: "/forums/x".to_owned(),
                ..none.clone()
            },
            Criteria {
                accounts_since: day("2026-11-20"),
                ..none.clone()
            },
            Criteria {
                from: day("2026-11-20"),
                until: day("2026-11-20"),
                ..none.clone()
            },
        ] {
            assert!(!refused(fine.clone()), "{fine:?}");
        }
        assert!(refused(Criteria {
            from: day("2026-11-20"),
            until: day("2026-11-19"),
            ..none
        }));
    }

    #[test]
    fn sites_and_pages_are_taken_as_they_are_copied() {
        for (typed, expected) in [
            ("Cheap.example", Some("cheap.example")),
            ("https://www.cheap.example/x?y", Some("cheap.example")),
            (" www.cheap.example ", Some("cheap.example")),
            ("cheap", None),
            ("%", None),
            ("_", None),
            ("%%.%%", None),
            ("a.example b.example", Some("a.example")),
            ("https://a.example https://b.example", None),
        ] {
            assert_eq!(domain(typed).as_deref(), expected, "{typed}");
        }
        let base = "https://moot.example";
        for (typed, expected) in [
            (
                "https://moot.example/forums/x/topics/y?after=3#c-z",
                Some("/forums/x/topics/y"),
            ),
            ("/forums/x/", Some("/forums/x")),
            ("https://moot.example/", None),
            ("/", None),
            ("//evil.example", None),
            ("https://other.example/forums/x", None),
            ("forums/x", None),
            ("%", None),
        ] {
            assert_eq!(page(typed, base).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_found() {
        let find = |criteria: &Criteria, url: &str, text: &str| {
            Matcher::new(criteria).matches(url, "A title with Ünïcode", text)
        };
        let words = |words: &str| Criteria {
            words: words.to_owned(),
            ..Criteria::default()
        };
        for (looked_for, text, is_found) in [
            ("best watches", "The BEST\n  watches!", true),
            ("best watches", "The best of watches", false),
            ("unicode", "nothing", true),
            ("100 %", "100 % pure", true),
            ("%%%", "100 % pure", false),
            ("___", "anything", false),
            ("señor", "SENOR", true),
        ] {
            assert_eq!(
                find(&words(looked_for), "/x", text),
                is_found,
                "{looked_for}: {text}"
            );
        }
        let linked = Criteria {
            domain: "cheap.example".to_owned(),
            ..Criteria::default()
        };
        assert!(find(&linked, "/x", "see https://www.cheap.example/1"));
        assert!(!find(&linked, "/x", "cheap.example is what I mean"));
        let at = Criteria {
            page: "/forums/a".to_owned(),
            ..Criteria::default()
        };
        for (url, is_found) in [
            ("/forums/a/topics/b#c-d", true),
            ("/forums/a", true),
            ("/forums/ab/topics/c", false),
            ("/documents/forums/a", false),
        ] {
            assert_eq!(find(&at, url, "x"), is_found, "{url}");
        }
    }

    fn sweep() -> Sweep {
        Sweep {
            id: 1,
            state: SweepState::Running,
            criteria: Json::new(Criteria::default()).unwrap(),
            made_by: 50,
            made_at: UtcTime::parse("2026-11-23T10:00:00Z").unwrap(),
            post_count: 1,
            author_count: 1,
            reason_id: None,
            explanation: String::new(),
            confirmed_by: Some(51),
            confirmed_at: None,
            seconded_by: Some(52),
            seconded_at: None,
            done_at: None,
            undone_by: None,
            undone_at: None,
        }
    }

    #[test]
    fn what_is_left_alone() {
        let sweep = sweep();
        let with = |change: &dyn Fn(&mut Contribution)| {
            let mut one = contribution(State::Published);
            one.account_id = Some(7);
            change(&mut one);
            let version = 1;
            is_swept(&sweep, &one, version)
        };
        assert!(with(&|one| one.version = 1));
        assert!(with(&|one| one.state = State::InReview));
        for state in [
            State::Hidden,
            State::Rejected,
            State::Withdrawn,
            State::Erased,
            State::MergedInto,
        ] {
            assert!(!with(&|one| one.state = state), "{state}");
        }
        for role in [
            AuthorRole::Official,
            AuthorRole::Moderator,
            AuthorRole::Editor,
        ] {
            assert!(!with(&|one| one.author_role = role), "{role}");
        }
        for moderator in [50, 51, 52] {
            assert!(
                !with(&|one| one.account_id = Some(moderator)),
                "{moderator}"
            );
        }
        assert!(!with(&|one| one.version = 2), "changed since");
        assert!(!with(&|one| one.kind = Kind::Petition));
        assert!(with(&|one| one.account_id = None));
    }

    #[test]
    fn who_confirms_and_what_can_be_taken_back() {
        assert_eq!(state_confirmed(1_000, 1_000), SweepState::Running);
        assert_eq!(state_confirmed(1_001, 1_000), SweepState::Waiting);
        let undoable: Vec<_> = SweepState::ALL
            .iter()
            .filter(|&&state| may_undo(state))
            .collect();
        assert_eq!(undoable, [&SweepState::Running, &SweepState::Done]);
        assert_eq!(goes_back_to(State::Hidden), Some(State::Published));
        assert_eq!(goes_back_to(State::Rejected), Some(State::InReview));
        assert_eq!(goes_back_to(State::Published), None);
    }
}
