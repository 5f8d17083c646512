//! A wave of advertising is cleaned up, and one post that was caught wrongly comes back by appeal. The
//! moderators use the keyboard alone.

use folkmoot::features::contributions::{self, Contribution, State};
use folkmoot::features::moderation;
use folkmoot::platform::actor::Role;

use super::journey::sign_in_by_mail;
use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};
use crate::http::debate::answer;
use crate::http::forums::{scene, start};
use crate::http::moderation::reasons;

/// Posts of the wave.
const POSTS: usize = 60;
const WORDS: &str = "These posts advertise watches. Nobody asked for them here.";

#[test]
fn a_wave_is_cleaned_up_by_keyboard_on_sqlite() {
    serve_on_sqlite(|t| a_wave_is_cleaned_up(t, "sweeping-sqlite"));
}

#[test]
fn a_wave_is_cleaned_up_by_keyboard_on_postgres() {
    serve_on_postgres(|t| a_wave_is_cleaned_up(t, "sweeping-postgres"));
}

fn state(t: &TestSite, one: &Contribution) -> State {
    let found = t.app.db.read_here(|conn| contributions::find(conn, one.id));
    found.unwrap().unwrap().state
}

async fn a_wave_is_cleaned_up(t: TestSite, name: &str) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    reasons(&t);
    let (_, forum) = scene(&t);
    let topic = start(&t, &forum, "Lights at the crossing");
    let anna = t.citizen("Anna Vale");
    let good = answer(
        &t,
        &topic,
        None,
        &anna,
        "The crossing needs a light at night.",
    );
    let advertisers = [t.citizen("Max Cheap"), t.citizen("Moritz Cheap")];
    let wave: Vec<_> = (0..POSTS)
        .map(|number| {
            let text = format!("Watches number {number}: https://www.cheap.example/{number}");
            answer(&t, &topic, None, &advertisers[number % 2], &text)
        })
        .collect();
    let first = t.staff("Mo First", Role::Moderator);
    let second = t.staff("Ola Second", Role::Moderator);
    let mo = stage.open(&t.url(), Look::desktop()).await;
    sign_in_by_mail(&t, &mo, &first).await;
    the_moderator_cleans_up(&t, &mo).await;
    assert_eq!(state(&t, &wave[0]), State::Published, "it was left out");
    assert!(wave[1..].iter().all(|one| state(&t, one) == State::Hidden));
    assert_eq!(state(&t, &good), State::Published);
    assert_eq!(t.send_mails().len(), 2, "one mail for each author");

    // Moritz sells nothing: he shows a museum, and says so.
    let (actor, id, zone, now) = (t.actor(&advertisers[1]), wave[1].id, t.zone(), t.now());
    let grounds = "This is a museum of watches, and nothing is sold there.";
    t.write(move |tx| moderation::appeal(tx, &actor, id, grounds, zone, now));
    let ola = stage.open(&t.url(), Look::desktop()).await;
    sign_in_by_mail(&t, &ola, &second).await;
    another_moderator_gives_one_back(&ola).await;
    assert_eq!(state(&t, &wave[1]), State::Published);
    assert!(wave[2..].iter().all(|one| state(&t, one) == State::Hidden));

    let visitor = stage.open(&t.url(), Look::phone()).await;
    visitor.open(&topic.url).await;
    visitor.see("Watches number 1:").await;
    visitor.see_nothing_of("Watches number 2:").await;
    visitor.see("3 answers").await;
    visitor.open("/moderation/log").await;
    visitor
        .see("Appeal succeeded: the decision is undone")
        .await;
    visitor.see("Clean-up 1").await;
    for secret in ["Cheap", "Mo First", "Ola Second", "museum"] {
        visitor.see_nothing_of(secret).await;
    }
    visitor.passes_axe().await;
    visitor.fits().await;
}

async fn the_moderator_cleans_up(t: &TestSite, mo: &Browser) {
    mo.open("/desk/moderation").await;
    mo.tab_to("Clean-ups").await;
    mo.press_keys("Enter").await;
    mo.at("/desk/moderation/sweeps").await;
    mo.tab_to("Draw up a clean-up").await;
    mo.press_keys("Enter").await;
    mo.at("/desk/moderation/sweeps/new").await;
    mo.passes_axe().await;
    mo.tab_to("Links to the site").await;
    mo.type_text("cheap.example").await;
    mo.press_keys("Alt+s").await;
    mo.see("60 posts were found.").await;
    mo.see("2 accounts wrote them.").await;
    mo.passes_axe().await;
    mo.tab_to("Leave out: Watches number 0").await;
    mo.press_keys("Space").await;
    mo.tab_to("Leave the ticked ones out").await;
    mo.press_keys("Enter").await;
    mo.see("1 post is left out.").await;
    // Nothing goes without a reason, and what was written stays.
    mo.tab_to("Your words to the author").await;
    mo.type_text(WORDS).await;
    mo.press_keys("Alt+s").await;
    mo.see("Choose the published reason that fits").await;
    // The summary of what is wrong leads to the field.
    mo.tab_to("Reason").await;
    mo.press_keys("Enter").await;
    mo.type_text("Adv").await;
    mo.press_keys("Alt+s").await;
    mo.see("It has begun").await;
    mo.see("0 of 59 done").await;
    t.run_jobs();
    mo.tab_to("Look again").await;
    mo.press_keys("Enter").await;
    mo.see("59 taken away").await;
    mo.see("Done. The authors were told.").await;
    mo.passes_axe().await;
    mo.fits().await;
}

async fn another_moderator_gives_one_back(ola: &Browser) {
    ola.open("/desk/moderation").await;
    ola.tab_to("1 appeal").await;
    ola.press_keys("Enter").await;
    ola.at("/desk/moderation/appeals").await;
    ola.tab_to("Watches number 1").await;
    ola.press_keys("Enter").await;
    ola.see("This is a museum of watches").await;
    ola.press_keys("Alt+a").await;
    ola.tab_to("Your reasons").await;
    ola.type_text("You are right: it is a museum, and nothing is sold.")
        .await;
    ola.press_keys("Alt+s").await;
    ola.see("Decided. The author is told").await;
}
