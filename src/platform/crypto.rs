//! Random tokens, hashes, and keys derived from the one secret of the installation.
//!
//! Everything here is a thin, typed layer over audited crates; no algorithm is ours.

mod passwords;

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use rand::Rng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

pub use passwords::{
    PasswordCost, PasswordError, PasswordProblem, dummy_verify, hash_password, needs_rehash,
    password_problems, verify_password,
};

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`.
const PUBLIC_ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a public token: 13 × 5 = 65 bits.
const PUBLIC_LENGTH: usize = 13;

/// 256 random bits as 43 characters of base64url: session cookies, one-time links.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<32>())
}

/// 128 random bits as 22 characters of base64url: nonces, identifiers.
pub fn random_nonce() -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<16>())
}

/// A public identifier of 13 characters (65 random bits) that survives being read aloud or
/// copied by hand: digits and lower-case letters without `i`, `l`, `o`, `u`.
pub fn public_token() -> String {
    spell(random_bytes::<PUBLIC_LENGTH>())
}

/// A [`public_token`] that depends on `seed` alone: for demo and test data.
pub fn seeded_public_token(seed: &[u8]) -> String {
    spell(sha256(seed).into_iter().take(PUBLIC_LENGTH))
}

/// Random bytes from a cryptographically secure generator seeded by the system.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

fn spell(bytes: impl IntoIterator<Item = u8>) -> String {
    // 256 is a multiple of 32: the low five bits of a random byte are uniform.
    bytes
        .into_iter()
        .filter_map(|byte| PUBLIC_ALPHABET.get(usize::from(byte & 31)))
        .map(|letter| char::from(*letter))
        .collect()
}

/// SHA-256 (FIPS 180-4).
pub fn sha256(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256_hex(data: &[u8]) -> String {
    hex(&sha256(data))
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// HMAC-SHA-256 (RFC 2104) with a key of any length.
pub fn hmac_sha256(key: &[u8], data: &[u8]) -> [u8; 32] {
    // RFC 2104 section 2: longer keys are hashed, shorter ones padded with zeros.
    let mut block = [0_u8; 64];
    let hashed;
    let key = if key.len() > block.len() {
        hashed = sha256(key);
        hashed.as_slice()
    } else {
        key
    };
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(data);
    mac.finalize().into_bytes().into()
}

/// Compares without telling by its duration where two values differ. Their lengths are not
/// hidden.
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

/// The installation's secret, from which every other key is derived. `Debug` is masked.
#[derive(Clone)]
pub struct SecretKey {
    root: [u8; 32],
}

/// The secret is shorter than [`SecretKey::MIN_LENGTH`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the secret key must have at least {} characters",
    SecretKey::MIN_LENGTH
)]
pub struct SecretKeyTooShort;

impl SecretKey {
    /// Least length of the secret, in characters.
    pub const MIN_LENGTH: usize = 32;

    /// Takes the configured secret.
    ///
    /// # Errors
    /// [`SecretKeyTooShort`] below 32 characters.
    pub fn new(secret: &str) -> Result<Self, SecretKeyTooShort> {
        if secret.chars().count() < Self::MIN_LENGTH {
            return Err(SecretKeyTooShort);
        }
        // RFC 5869 section 2.2, HKDF-Extract.
        Ok(Self {
            root: hmac_sha256(b"folkmoot", secret.as_bytes()),
        })
    }

    /// A key of its own for each purpose: HKDF-Expand with one block (RFC 5869 section 2.3).
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut info = purpose.as_bytes().to_vec();
        info.push(1);
        hmac_sha256(&self.root, &info)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn tokens_have_their_shape_and_differ() {
        assert_eq!(random_token().len(), 43);
        assert_eq!(random_nonce().len(), 22);
        let tokens: HashSet<String> = (0..1000).map(|_| public_token()).collect();
        assert_eq!(tokens.len(), 1000);
        let legal = |c: char| PUBLIC_ALPHABET.contains(&(c as u8));
        assert!(
            tokens
                .iter()
                .all(|token| token.len() == 13 && token.chars().all(legal))
        );
        assert_eq!(seeded_public_token(b"a"), seeded_public_token(b"a"));
        assert_ne!(seeded_public_token(b"a"), seeded_public_token(b"b"));
    }

    #[test]
    fn hashes_match_their_standards() {
        // FIPS 180-4 example and RFC 4231 test cases 1, 2 and 6.
        assert_eq!(
            sha256_hex(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        for (key, data, mac) in [
            (
                vec![0x0b; 20],
                b"Hi There".as_slice(),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                b"Jefe".to_vec(),
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                vec![0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            assert_eq!(hex(&hmac_sha256(&key, data)), mac);
        }
    }

    #[test]
    fn keys_differ_by_purpose_and_stay_hidden() {
        let key = SecretKey::new(&"k".repeat(32)).unwrap();
        assert_ne!(key.derive("a"), key.derive("b"));
        assert_eq!(
            key.derive("a"),
            SecretKey::new(&"k".repeat(32)).unwrap().derive("a")
        );
        assert_ne!(
            key.derive("a"),
            SecretKey::new(&"j".repeat(32)).unwrap().derive("a")
        );
        assert_eq!(format!("{key:?}"), "SecretKey(…)");
        assert_eq!(SecretKey::new("short").unwrap_err(), SecretKeyTooShort);
        assert!(constant_time_eq(b"a", b"a"));
        assert!(!constant_time_eq(b"a", b"b") && !constant_time_eq(b"a", b"ab"));
    }
}
