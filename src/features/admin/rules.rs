//! Pure decisions of administration.

use crate::platform::actor::Role;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;

/// Name of a body, of an official, of a post.
pub const LINE: TextRule = TextRule::line(2, 120);
/// One sentence.
pub const SENTENCE: TextRule = TextRule::line(3, 300);
/// Contact lines.
pub const CONTACT: TextRule = TextRule::line(0, 300);
/// Markdown.
pub const TEXT: TextRule = TextRule::text(3, 20_000);
/// Why somebody is suspended: they read it.
pub const REASON: TextRule = TextRule::text(3, 1_000);
/// Working days within which a body may promise an answer.
pub const ANSWER_DAYS: (i64, i64) = (1, 60);

/// Nobody takes away their own role or suspends themselves: nobody might be left to undo it.
///
/// # Errors
/// `Forbidden`
pub fn ensure_another(actor_id: i64, account_id: i64) -> Result<(), AppError> {
    if actor_id == account_id {
        Err(AppError::Forbidden("admin.not-yourself"))
    } else {
        Ok(())
    }
}

/// Roles that are granted to a person. Officials are made in their body, with a post.
pub fn is_grantable(role: Role) -> bool {
    role != Role::Official
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_locks_themselves_out() {
        assert!(ensure_another(1, 2).is_ok());
        assert_eq!(
            ensure_another(1, 1),
            Err(AppError::Forbidden("admin.not-yourself"))
        );
    }

    #[test]
    fn officials_are_made_in_their_body() {
        for &role in Role::ALL {
            assert_eq!(is_grantable(role), role != Role::Official, "{role}");
        }
    }
}
