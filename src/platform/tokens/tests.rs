use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;

use super::*;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Who {
    user_id: i64,
}

const WHO: Who = Who { user_id: i64::MAX };

fn at(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(2_000_000_000 + seconds, 0)
        .unwrap()
        .naive_utc()
}

fn tokens(secret: &str) -> Tokens {
    Tokens::new(
        &SecretKey::new(&secret.repeat(32)).unwrap(),
        "https://moot.example",
    )
}

fn issue(tokens: &Tokens, purpose: Purpose) -> String {
    tokens
        .issue(purpose, &WHO, at(0), TimeDelta::hours(1))
        .unwrap()
}

#[test]
fn a_token_is_good_for_its_time_and_purpose_only() {
    let tokens = tokens("a");
    for purpose in Purpose::ALL {
        let token = issue(&tokens, purpose);
        for (seconds, expected) in [
            (-60, Err(TokenProblem::Invalid)),
            (-20, Ok(WHO)),
            (0, Ok(WHO)),
            (3599, Ok(WHO)),
            (3600 + 20, Ok(WHO)),
            (3600 + 30, Err(TokenProblem::Expired)),
            (999_999, Err(TokenProblem::Expired)),
        ] {
            assert_eq!(
                tokens.check(purpose, &token, at(seconds)),
                expected,
                "{seconds}"
            );
        }
        for other in Purpose::ALL.into_iter().filter(|other| *other != purpose) {
            let result = tokens.check::<Who>(other, &token, at(0));
            assert_eq!(result, Err(TokenProblem::Invalid));
        }
    }
}

#[test]
fn identifiers_are_told_and_differ() {
    let tokens = tokens("a");
    let issue = || {
        tokens
            .issue_revocable(Purpose::ApiToken, &WHO, at(0), TimeDelta::days(1))
            .unwrap()
    };
    let (one, two) = (issue(), issue());
    assert_ne!(one.id, two.id);
    let checked = tokens
        .inspect::<Who>(Purpose::ApiToken, &one.token, at(5))
        .unwrap();
    assert_eq!((checked.id, checked.issued_at), (one.id, at(0)));
    assert_eq!(checked.expires_at, one.expires_at);
}

#[test]
fn forgeries_are_refused() {
    let ours = tokens("a");
    let good = issue(&ours, Purpose::LogIn);
    let parts: Vec<&str> = good.split('.').collect();
    let part = |json: &str| URL_SAFE_NO_PAD.encode(json);
    let none = part(r#"{"typ":"JWT","alg":"none"}"#);
    let hs512 = part(r#"{"typ":"JWT","alg":"HS512"}"#);
    let claims = r#"{"iss":"https://moot.example","aud":"log-in","iat":0,"nbf":0,"exp":9999999999,"jti":"x","claims":{"user_id":1}}"#;
    let elsewhere = Tokens::new(
        &SecretKey::new(&"a".repeat(32)).unwrap(),
        "https://other.example",
    );
    for forged in [
        format!("{none}.{}.", parts[1]),
        format!("{none}.{}.{}", parts[1], parts[2]),
        format!("{hs512}.{}.{}", parts[1], parts[2]),
        format!("{}.{}.{}", parts[0], part(claims), parts[2]),
        format!("{}.{}.", parts[0], parts[1]),
        format!("{}.{}", parts[0], parts[1]),
        good[..good.len() - 4].to_owned(),
        issue(&tokens("b"), Purpose::LogIn),
        issue(&elsewhere, Purpose::LogIn),
        String::new(),
        "garbage".to_owned(),
        "...".to_owned(),
        "x".repeat(100_000),
    ] {
        let result = ours.check::<Who>(Purpose::LogIn, &forged, at(0));
        assert_eq!(result, Err(TokenProblem::Invalid), "{forged:.80}");
    }
    let other_shape = ours.check::<Vec<u8>>(Purpose::LogIn, &good, at(0));
    assert_eq!(other_shape, Err(TokenProblem::Invalid));
}

#[test]
fn the_end_of_time_is_an_error() {
    assert!(
        tokens("a")
            .issue(Purpose::LogIn, &WHO, at(0), TimeDelta::MAX)
            .is_err()
    );
}

proptest! {
    #[test]
    fn noise_is_never_a_token(noise in "\\PC{0,200}") {
        prop_assert!(tokens("a").check::<Who>(Purpose::LogIn, &noise, at(0)).is_err());
    }
}
