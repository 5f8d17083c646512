//! Storing and judging passwords.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

use super::random_bytes;
use crate::platform::text::fold;

/// Least and greatest length of a password, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=200;
/// Personal words shorter than this match by accident.
const PERSONAL_MIN: usize = 4;

/// What one Argon2id computation costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Degree of parallelism.
    pub lanes: u32,
}

impl PasswordCost {
    /// OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
    pub const RECOMMENDED: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
    /// As cheap as the algorithm allows: for tests and demo data only.
    pub const CHEAP: Self = Self {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };

    fn argon2(self) -> Result<Argon2<'static>, PasswordError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None)
            .map_err(|error| PasswordError(error.to_string()))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

impl Default for PasswordCost {
    fn default() -> Self {
        Self::RECOMMENDED
    }
}

/// The password could not be hashed: impossible cost parameters, or no memory.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("password hashing failed: {0}")]
pub struct PasswordError(String);

/// Hashes a password with Argon2id (RFC 9106) to a PHC string that names its own parameters.
/// Slow on purpose: call it off the request threads.
///
/// # Errors
/// [`PasswordError`] if the cost is out of Argon2's range or memory runs out.
pub fn hash_password(password: &str, cost: PasswordCost) -> Result<String, PasswordError> {
    let hash: PasswordHash = cost
        .argon2()?
        .hash_password_with_salt(normalised(password).as_bytes(), &random_bytes::<16>())
        .map_err(|error| PasswordError(error.to_string()))?;
    Ok(hash.to_string())
}

/// True where `password` is the one behind `hash`. An unreadable hash matches nothing.
pub fn verify_password(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(normalised(password).as_bytes(), &hash)
            .is_ok()
    })
}

/// Spends the time of a verification where there is no account to verify against, so that the
/// duration of a failed log-in does not tell which addresses exist. Always false.
pub fn dummy_verify(password: &str, cost: PasswordCost) -> bool {
    let mut out = [0_u8; 32];
    if let Ok(argon2) = cost.argon2() {
        let password = normalised(password);
        let _ = argon2.hash_password_into(password.as_bytes(), b"no such account", &mut out);
        std::hint::black_box(out);
    }
    false
}

/// True where `hash` was made at another cost and should be renewed at the next log-in.
pub fn needs_rehash(hash: &str, cost: PasswordCost) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else {
        return true;
    };
    let Ok(params) = Params::try_from(&parsed) else {
        return true;
    };
    (params.m_cost(), params.t_cost(), params.p_cost())
        != (cost.memory_kib, cost.passes, cost.lanes)
}

/// Why a new password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer than 10 characters.
    #[error("the password has fewer than 10 characters")]
    TooShort,
    /// More than 200 characters.
    #[error("the password has more than 200 characters")]
    TooLong,
    /// On the lists of passwords that are tried first, or a plain repetition.
    #[error("the password is one of the first that are tried")]
    Common,
    /// Made of too little that is not predictable.
    #[error("the password is too easy to guess")]
    TooGuessable,
    /// Mostly the person's own name or address.
    #[error("the password is made of personal details")]
    ContainsPersonal,
}

impl PasswordProblem {
    /// Stable key, also the key of the advice shown to the person.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooShort => "password.too-short",
            Self::TooLong => "password.too-long",
            Self::Common => "password.common",
            Self::TooGuessable => "password.too-guessable",
            Self::ContainsPersonal => "password.contains-personal",
        }
    }
}

/// Judges a new password: 10 to 200 characters, and a zxcvbn score of at least 3 of 4
/// (more than 10^8 guesses). `user_inputs` are the person's name, address and the like.
/// No rules about kinds of characters (NIST SP 800-63B section 5.1.1.2).
///
/// # Errors
/// The first [`PasswordProblem`] found.
pub fn password_problems(password: &str, user_inputs: &[&str]) -> Result<(), PasswordProblem> {
    let password = normalised(password);
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Err(PasswordProblem::TooShort);
    }
    if length > *LENGTH.end() {
        return Err(PasswordProblem::TooLong);
    }
    if distinct_count(&password) <= 3 {
        return Err(PasswordProblem::Common);
    }
    if is_personal(&password, user_inputs) {
        return Err(PasswordProblem::ContainsPersonal);
    }
    let judged = zxcvbn(&password, user_inputs);
    if judged.score() >= Score::Three {
        return Ok(());
    }
    Err(
        match judged.feedback().and_then(|feedback| feedback.warning()) {
            Some(
                Warning::ThisIsATop10Password
                | Warning::ThisIsATop100Password
                | Warning::ThisIsACommonPassword
                | Warning::ThisIsSimilarToACommonlyUsedPassword,
            ) => PasswordProblem::Common,
            _ => PasswordProblem::TooGuessable,
        },
    )
}

/// NFC: the same password typed on another keyboard may come decomposed.
fn normalised(password: &str) -> String {
    password.nfc().collect()
}

fn distinct_count(password: &str) -> usize {
    password
        .chars()
        .collect::<std::collections::HashSet<char>>()
        .len()
}

/// True where less than seven characters are left once the person's own words are taken out.
fn is_personal(password: &str, user_inputs: &[&str]) -> bool {
    let folded = fold(password);
    let mut rest = folded.clone();
    for input in user_inputs {
        let input = fold(input);
        for word in input.split(|c: char| !c.is_alphanumeric()) {
            if word.chars().count() >= PERSONAL_MIN {
                rest = rest.replace(word, "");
            }
        }
    }
    rest.len() < folded.len() && rest.chars().count() < 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_verify_and_name_their_cost() {
        let hash = hash_password("correct horse", PasswordCost::CHEAP).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        assert!(verify_password("correct horse", &hash));
        assert!(!verify_password("wrong horse", &hash));
        assert!(!verify_password("", &hash));
        for broken in ["", "$argon2id$", "plain", "$2b$12$abcdefghijklmnopqrstuv"] {
            assert!(!verify_password("x", broken));
            assert!(needs_rehash(broken, PasswordCost::CHEAP));
        }
        assert_ne!(
            hash,
            hash_password("correct horse", PasswordCost::CHEAP).unwrap()
        );
        assert!(!needs_rehash(&hash, PasswordCost::CHEAP));
        assert!(needs_rehash(&hash, PasswordCost::RECOMMENDED));
        assert!(!dummy_verify("x", PasswordCost::CHEAP));
        let impossible = PasswordCost {
            memory_kib: 0,
            passes: 0,
            lanes: 0,
        };
        assert!(hash_password("x", impossible).is_err());
    }

    #[test]
    fn keyboards_that_decompose_make_no_difference() {
        let hash = hash_password("caf\u{e9} am See", PasswordCost::CHEAP).unwrap();
        assert!(verify_password("cafe\u{301} am See", &hash));
    }

    #[test]
    fn passwords_are_judged() {
        let person = ["Joanna Whitfield", "joanna.whitfield@example.org"];
        for (password, expected) in [
            ("short", Err(PasswordProblem::TooShort)),
            ("aaaaaaaaaaaaaaaaaa", Err(PasswordProblem::Common)),
            ("ababababababab", Err(PasswordProblem::Common)),
            ("password123", Err(PasswordProblem::Common)),
            ("qwertyuiop", Err(PasswordProblem::Common)),
            ("Whitfield1984", Err(PasswordProblem::ContainsPersonal)),
            ("joannawhitfield", Err(PasswordProblem::ContainsPersonal)),
            ("2019-04-01", Err(PasswordProblem::TooGuessable)),
            ("copper kettle fjord 7", Ok(())),
            ("Wz8#kq!Lm2vR", Ok(())),
            ("grüne Äpfel im Nebel", Ok(())),
        ] {
            assert_eq!(password_problems(password, &person), expected, "{password}");
        }
        // A sequence or a well-known word: either advice is right, and which comes is open.
        assert!(password_problems("12345678901234", &person).is_err());
        let long = "x7Kp".repeat(51);
        assert_eq!(password_problems(&long, &[]), Err(PasswordProblem::TooLong));
        assert_eq!(
            PasswordProblem::TooGuessable.key(),
            "password.too-guessable"
        );
    }
}
