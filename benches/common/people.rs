//! A body, and people who ask it.

use folkmoot::app::App;
use folkmoot::features::accounts::{self, NewAccount};
use folkmoot::features::bodies::{self, NewBody};
use folkmoot::platform::email::EmailAddress;

/// A body and so many accounts; their numbers.
pub fn make(app: &App, people: i64) -> (i64, Vec<i64>) {
    let now = app.now();
    app.db
        .write_here(move |tx| {
            let new = NewBody {
                slug: None,
                name: "Synthetic Council".to_owned(),
                purpose: "Made to be measured.".to_owned(),
                responsibilities: String::new(),
                email: String::new(),
                phone: String::new(),
                postal_address: String::new(),
                website: String::new(),
                answer_working_days: 20,
            };
            let body = bodies::create(tx, &new, now)?;
            let mut ids = Vec::new();
            for number in 0..people {
                let new = NewAccount {
                    email: EmailAddress::parse(&format!("p{number}@people.example")).unwrap(),
                    name: format!("Person {number}"),
                    password_hash: None,
                    lang: "en".to_owned(),
                    demo: false,
                };
                ids.push(accounts::create(tx, &new, now)?.id);
            }
            Ok((body.id, ids))
        })
        .unwrap()
}
