//! Signatures that come at the same time: written together, and each as if it had come alone.

use std::collections::HashSet;

use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use folkmoot::features::petitions::{self, Link, NewSignature};
use folkmoot::platform::error::AppError;

use super::signatures::{add, counts_are_right, find, scene, signature};
use crate::both;
use crate::common::{TestSite, on_postgres};

/// All of them at once, as requests would.
async fn sign_all(t: &TestSite, all: &[NewSignature]) -> Vec<Result<(), AppError>> {
    let begun: Vec<_> = all
        .iter()
        .map(|new| {
            let (app, new, now) = (t.app.clone(), new.clone(), t.now());
            actix_web::rt::spawn(async move {
                petitions::surge::sign(&app.db, app.tokens.clone(), new, now).await
            })
        })
        .collect();
    let mut outcomes = Vec::new();
    for one in begun {
        outcomes.push(one.await.unwrap());
    }
    outcomes
}

async fn confirm_all(t: &TestSite, links: &[Link]) -> Vec<Result<(), AppError>> {
    let begun: Vec<_> = links
        .iter()
        .map(|&link| {
            let (db, now) = (t.app.db.clone(), t.now());
            actix_web::rt::spawn(async move { petitions::surge::confirm(&db, link, now).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for one in begun {
        outcomes.push(one.await.unwrap());
    }
    outcomes
}

/// The links of all mails that ask for a confirmation, each once.
fn links(t: &TestSite, id: i64) -> Vec<Link> {
    let mut seen = HashSet::new();
    let mails = t.send_mails();
    let tokens = mails.iter().filter_map(|mail| {
        let (_, rest) = mail.message.text.split_once("/confirm?token=")?;
        rest.split_whitespace().next().map(str::to_owned)
    });
    tokens
        .filter(|token| seen.insert(token.clone()))
        .map(|token| Link::read(&t.app.tokens, &token, id, t.now()).unwrap())
        .collect()
}

both! {
    async fn whoever_signs_at_the_same_time_gets_a_mail_each_and_counts_once(t: TestSite) {
        let scene = scene(&t);
        let mut all: Vec<NewSignature> = (0..60)
            .map(|n| signature(scene.id, &format!("Racer Number {n}"), &format!("racer{n}@people.example")))
            .collect();
        // Two of one household, one who sends the form twice, and one who spells herself otherwise.
        all.push(signature(scene.id, "Partner Of Five", "racer5@people.example"));
        all.push(signature(scene.id, "Racer Number 7", "racer7@people.example"));
        all.push(signature(scene.id, "racer number 9", "Racer9@people.example"));
        let outcomes = sign_all(&t, &all).await;
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        let links = links(&t, scene.id);
        let people: HashSet<String> = links.iter().map(|link| format!("{link:?}")).collect();
        assert_eq!(people.len(), 61, "a signature each, and one for the household's second");
        // Signing again is answered alike, and mailed about to the owner alone.
        let again = sign_all(&t, &all).await;
        assert_eq!(again, outcomes);
        assert_eq!(find(&t, scene.id).signature_count, 0);
        let outcomes = confirm_all(&t, &[links.clone(), links.clone()].concat()).await;
        for outcome in outcomes {
            assert!(matches!(outcome, Ok(()) | Err(AppError::Conflict("petitions.confirmed-already"))), "{outcome:?}");
        }
        assert_eq!(find(&t, scene.id).signature_count, 61);
        counts_are_right(&t);
    }

    async fn a_number_is_reached_by_its_own_signature_however_many_come_at_once(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 480);
        t.advance(Duration::minutes(1));
        let all: Vec<NewSignature> = (0..50)
            .map(|n| signature(scene.id, &format!("Racer Number {n}"), &format!("racer{n}@people.example")))
            .collect();
        sign_all(&t, &all).await;
        let outcomes = confirm_all(&t, &links(&t, scene.id)).await;
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        let petition = find(&t, scene.id);
        assert_eq!(petition.signature_count, 530);
        assert_eq!(petition.threshold_reached_at, Some(t.now()));
        let id = scene.id;
        let events = t.app.db.read_here(move |conn| petitions::list_events(conn, id)).unwrap();
        let counts: Vec<i64> = events.iter().map(|(_, _, count)| *count).collect();
        assert!(counts.contains(&500), "{events:?}");
        counts_are_right(&t);
    }

    async fn what_is_refused_is_refused_alone(t: TestSite) {
        let scene = scene(&t);
        let mut all: Vec<NewSignature> = (0..20)
            .map(|n| signature(scene.id, &format!("Racer Number {n}"), &format!("racer{n}@people.example")))
            .collect();
        sign_all(&t, &all).await;
        let links_before = links(&t, scene.id);
        // The third of one address, when two count.
        for name in ["Second Of One", "Third Of One"] {
            sign_all(&t, &[signature(scene.id, name, "racer1@people.example")]).await;
        }
        let more = links(&t, scene.id);
        assert_eq!(more.len(), 2);
        let outcomes = confirm_all(&t, &[links_before, more].concat()).await;
        let refused: Vec<_> = outcomes.iter().filter(|one| one.is_err()).collect();
        assert_eq!(refused, [&Err(AppError::Closed("petitions.address-used"))]);
        assert_eq!(find(&t, scene.id).signature_count, 21);
        // After closing nobody signs, and nobody is told more than that.
        t.advance(Duration::days(400));
        all.truncate(5);
        let outcomes = sign_all(&t, &all).await;
        assert!(outcomes.iter().all(|one| matches!(one, Err(AppError::Closed(_)))), "{outcomes:?}");
        counts_are_right(&t);
    }
}

/// Rows of signatures that this site has read so far. Each connection says what it did when it ends,
/// so all are ended.
fn signatures_read(t: &TestSite) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let ask = |sql: &str| {
        let mut own = PgConnection::establish(&t.database_url()).unwrap();
        diesel::sql_query(sql)
            .get_result::<Count>(&mut own)
            .unwrap()
            .count
    };
    let ended = ask(
        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 10000)) AS count \
         FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    assert!(ended > 0, "there are connections");
    ask(
        "SELECT idx_tup_fetch + seq_tup_read AS count FROM pg_stat_user_tables \
         WHERE relname = 'signatures'",
    )
}

/// Whatever PostgreSQL believes of the table: here it has counted it when one had signed, every plan
/// that it keeps is made while it is small, and then it has 20,000. None of that may lead it to read
/// all of them, neither for a batch nor for one who signs alone.
#[test]
fn however_many_have_signed_only_those_who_sign_now_are_looked_up_postgres() {
    on_postgres(|t| async move {
        let scene = scene(&t);
        let people = |from: usize, count: usize| -> Vec<NewSignature> {
            let person = |n| {
                let (name, email) = (
                    format!("Racer Number {n}"),
                    format!("racer{n}@people.example"),
                );
                signature(scene.id, &name, &email)
            };
            (from..from + count).map(person).collect()
        };
        // Often enough on each connection for a plan to be kept.
        let counted_after = 1;
        let (alone, together) = ([1; 26], [3; 20]);
        let small = alone.len() + together.len();
        let waves = alone.into_iter().chain(together);
        let mut first = 0;
        for (wave, count) in waves.chain([1; 5]).chain([10; 5]).enumerate() {
            if wave == counted_after {
                let mut own = PgConnection::establish(&t.database_url()).unwrap();
                diesel::sql_query("ANALYZE signatures")
                    .execute(&mut own)
                    .unwrap();
            }
            if wave == small {
                add(&t, scene.id, 20_000);
            }
            sign_all(&t, &people(first, count)).await;
            let outcomes = confirm_all(&t, &links(&t, scene.id)).await;
            assert_eq!(outcomes.len(), count);
            assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
            first += count;
        }
        let read = signatures_read(&t);
        assert!(
            read < 20_000,
            "{read} rows read for {first} who signed and confirmed"
        );
    });
}
