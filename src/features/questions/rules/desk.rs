//! What may be done at the desk. Pure decisions.

use crate::features::questions::model::{Draft, Question, QuestionState};
use crate::platform::actor::{Actor, Role};
use crate::platform::error::AppError;

/// Words of a search that are looked at.
const MAX_WORDS: usize = 6;

/// An answer can be prepared while the question waits, also while it waits for its asker.
///
/// # Errors
/// `Conflict` when it was answered, `Closed` when it is not public.
pub fn ensure_may_prepare(question: &Question) -> Result<(), AppError> {
    match question.state {
        QuestionState::Open | QuestionState::Clarifying => Ok(()),
        QuestionState::Answered | QuestionState::Refused | QuestionState::Merged => {
            Err(AppError::Conflict("questions.answered-already"))
        }
        QuestionState::InModeration | QuestionState::Withdrawn | QuestionState::Removed => {
            Err(AppError::Closed("questions.not-waiting"))
        }
    }
}

/// Whether the desk shows the question at all: what is hidden or still in moderation is not shown
/// to those who answer either.
pub fn is_on_desk(question: &Question) -> bool {
    !matches!(
        question.state,
        QuestionState::InModeration | QuestionState::Withdrawn | QuestionState::Removed
    )
}

/// Nobody reads their own answer for the second time.
///
/// # Errors
/// `Forbidden`
pub fn ensure_second_reader(draft: &Draft, account_id: i64) -> Result<(), AppError> {
    if draft.saved_by == Some(account_id) {
        Err(AppError::Forbidden("questions.own-draft"))
    } else {
        Ok(())
    }
}

/// Who arranges the work of a body: its topics and texts.
pub fn may_arrange(actor: &Actor, body_id: i64) -> bool {
    !actor.suspended && (actor.is_official_of(body_id) || actor.has(Role::Administrator))
}

/// Who enters an absence: the person, whoever heads the body, an administrator.
pub fn may_enter_absence(
    actor: &Actor,
    body_id: i64,
    of_account: Option<i64>,
    heads_body: bool,
) -> bool {
    let is_own = of_account.is_some() && of_account == actor.account_id;
    let is_official = actor.is_official_of(body_id) && (is_own || heads_body);
    !actor.suspended && (is_official || actor.has(Role::Administrator))
}

/// The text of a template with its placeholders filled in. What is filled in is not looked at
/// again.
pub fn fill_template(text: &str, asker: &str, title: &str, date: &str) -> String {
    let known = [("{asker}", asker), ("{title}", title), ("{date}", date)];
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        filled.push_str(before);
        let found = known
            .iter()
            .find_map(|(name, value)| Some((value, from.strip_prefix(name)?)));
        rest = if let Some((value, after)) = found {
            filled.push_str(value);
            after
        } else {
            filled.push('{');
            from.get(1..).unwrap_or_default()
        };
    }
    filled.push_str(rest);
    filled
}

/// Patterns, escaped by a backslash, that a title in small letters must all be like to hold what was
/// typed. The two databases do not agree on the small form of letters beyond ASCII: any letter will
/// do in their place.
pub fn title_patterns(typed: &str) -> Vec<String> {
    let words = typed.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .map(|word| {
            let mut pattern = "%".to_owned();
            for c in word.chars() {
                match c {
                    '%' | '_' | '\\' => pattern.extend(['\\', c]),
                    c if c.is_ascii() => pattern.push(c.to_ascii_lowercase()),
                    _ => pattern.push('_'),
                }
            }
            pattern.push('%');
            pattern
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::actor::Grant;

    #[test]
    fn placeholders_are_filled_in_once() {
        for (text, expected) in [
            ("Dear {asker},\nabout {title}", "Dear {title},\nabout Lamps"),
            ("{date}{date}", "1 May1 May"),
            ("{Asker} {asker {} }{ {x}", "{Asker} {asker {} }{ {x}"),
            ("", ""),
            ("{", "{"),
            ("ñ{título}", "ñ{título}"),
        ] {
            assert_eq!(fill_template(text, "{title}", "Lamps", "1 May"), expected);
        }
    }

    #[test]
    fn what_is_typed_is_no_pattern() {
        assert_eq!(
            title_patterns(" Lamp\0  10%_\\ ÑU"),
            ["%lamp%", "%10\\%\\_\\\\%", "%_u%"]
        );
        assert_eq!(title_patterns("a b c d e f g").len(), 6);
        assert!(title_patterns("  ").is_empty());
    }

    /// Capital: may; small: may not. Visitor, Citizen, Official of the body, of anOther body,
    /// Moderator, Editor, Administrator, suspended administrator (X).
    #[test]
    fn who_arranges_and_who_enters_absences() {
        let actor = |role: Option<Role>, body_id| Actor {
            account_id: Some(1),
            name: String::new(),
            grants: role
                .into_iter()
                .map(|role| Grant { role, body_id })
                .collect(),
            suspended: false,
        };
        let barred = Actor {
            suspended: true,
            ..actor(Some(Role::Administrator), None)
        };
        let people = [
            ('v', Actor::anonymous()),
            ('c', actor(None, None)),
            ('f', actor(Some(Role::Official), Some(10))),
            ('o', actor(Some(Role::Official), Some(11))),
            ('m', actor(Some(Role::Moderator), None)),
            ('e', actor(Some(Role::Editor), None)),
            ('a', actor(Some(Role::Administrator), None)),
            ('x', barred),
        ];
        let table = |may: &dyn Fn(&Actor) -> bool| -> String {
            people
                .iter()
                .map(|(letter, actor)| {
                    if may(actor) {
                        letter.to_ascii_uppercase()
                    } else {
                        *letter
                    }
                })
                .collect()
        };
        assert_eq!(table(&|actor| may_arrange(actor, 10)), "vcFomeAx");
        let own = Some(1);
        assert_eq!(
            table(&|actor| may_enter_absence(actor, 10, own, false)),
            "vcFomeAx"
        );
        assert_eq!(
            table(&|actor| may_enter_absence(actor, 10, Some(2), false)),
            "vcfomeAx"
        );
        assert_eq!(
            table(&|actor| may_enter_absence(actor, 10, Some(2), true)),
            "vcFomeAx"
        );
        assert_eq!(
            table(&|actor| may_enter_absence(actor, 10, None, false)),
            "vcfomeAx"
        );
    }
}
