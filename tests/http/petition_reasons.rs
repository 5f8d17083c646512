//! For what a petition may be rejected: a procedure names it, and a petition keeps it.

use folkmoot::features::moderation::rulebook::{self, RuleChange};
use folkmoot::features::moderation::{self, Decision, Ruling, Translated};
use folkmoot::features::petitions::procedures;
use folkmoot::features::petitions::{Petition, Procedure, State};
use folkmoot::platform::actor::Role;
use folkmoot::platform::error::AppError;
use folkmoot::platform::i18n::Lang;

use super::petitions::{Scene, find, procedure, scene, start, start_by};
use crate::both;
use crate::common::TestSite;

/// Rejects a petition for a rule, as its moderator.
fn reject(t: &TestSite, scene: &Scene, petition: &Petition, rule: &str) -> Result<(), AppError> {
    let (spine, now, actor) = (t.spine.clone(), t.now(), t.actor(&scene.moderator));
    let (of, rule) = (petition.contribution_id, rule.to_owned());
    t.app.db.write_here(move |tx| {
        let case = moderation::find_open_case(tx, of)?.unwrap();
        let ruling = Ruling::citing(Decision::Reject, &rule, "Another body decides that.");
        moderation::decide(tx, &spine, &actor, case.id, &ruling, now).map(drop)
    })
}

fn change(title: &str, active: bool) -> RuleChange {
    RuleChange {
        title: Translated::new([(Lang::En, title)]),
        explanation: Translated::new([(Lang::En, "In words that hold from now on.")]),
        active,
        note: "The rules are reviewed once a year.".to_owned(),
    }
}

both! {
    async fn a_procedure_names_for_what_a_petition_may_be_rejected(t: TestSite) {
        let scene = scene(&t);
        let terms = Procedure {
            rejection_reasons: vec!["duplicate".to_owned(), "petition-unclear".to_owned()],
            ..Procedure::without_sponsors()
        };
        let id = procedure(&t, "narrow", terms.clone());
        let petition = start_by(&t, &scene, terms, Some(id));
        let refused = reject(&t, &scene, &petition, "advertising");
        assert_eq!(refused, Err(AppError::field("reason", "moderation.choose-reason")));
        assert_eq!(find(&t, petition.id).state, State::InModeration);

        // The desk offers nothing else, and the page of procedures says so to everybody.
        let of = petition.contribution_id;
        let case = t.app.db.read_here(move |conn| moderation::find_open_case(conn, of));
        let desk = format!("/desk/moderation/{}", case.unwrap().unwrap().id);
        let page = t.sign_in(&scene.moderator).get(&desk).await;
        let mut offered = page.attrs("[name=reason][value], [name=reason] option", "value");
        offered.retain(|key| !key.is_empty());
        assert_eq!(offered, ["duplicate", "petition-unclear"]);
        let page = t.visitor().get("/petitions/procedures").await;
        assert_eq!(page.attrs("section[aria-labelledby=procedure-2] dd a", "href"), [
            "/moderation/rules#duplicate", "/moderation/rules#petition-unclear",
        ]);
        reject(&t, &scene, &petition, "petition-unclear").unwrap();
        assert_eq!(find(&t, petition.id).state, State::Rejected);
    }

    async fn a_petition_keeps_the_rules_of_the_day_on_which_it_was_started(t: TestSite) {
        let scene = scene(&t);
        let earlier = start(&t, &scene, Procedure::without_sponsors());
        let admin = t.actor(&t.staff("Ada Min", Role::Administrator));
        let now = t.now();
        t.write(move |tx| {
            rulebook::add(tx, &admin, "too-late", &change("Too late for this year", true), now)?;
            rulebook::change(tx, &admin, "duplicate", &change("Asked already", false), now)
        });
        let later = start(&t, &scene, Procedure::without_sponsors());
        let (before, after) = (find(&t, earlier.id), find(&t, later.id));
        let (before, after) = (before.terms.get(), after.terms.get());
        assert!(before.rejection_reasons.contains(&"duplicate".to_owned()));
        assert!(!before.rejection_reasons.contains(&"too-late".to_owned()));
        assert!(!after.rejection_reasons.contains(&"duplicate".to_owned()));
        assert_eq!(after.rulebook, before.rulebook + 2);
        let too_new = reject(&t, &scene, &earlier, "too-late");
        assert_eq!(too_new, Err(AppError::field("reason", "moderation.choose-reason")));
        let retired = reject(&t, &scene, &later, "duplicate");
        assert_eq!(retired, Err(AppError::field("reason", "moderation.choose-reason")));
        reject(&t, &scene, &earlier, "duplicate").unwrap();
        reject(&t, &scene, &later, "too-late").unwrap();

        // Its page says so in the words of then, and leads to them.
        let page = t.visitor().get(&earlier.url()).await;
        page.is(200).sees("Sent twice");
        page.sees_nothing_of("Too late for this year").sees_nothing_of("Asked already");
        let link = format!("/moderation/rules/versions/{}#duplicate", before.rulebook);
        assert!(page.attrs("dd a", "href").contains(&link));
        let page = t.visitor().get(&later.url()).await;
        page.is(200).sees("Too late for this year");
        page.sees_nothing_of("Sent twice");
    }

    async fn administrators_tick_the_rules_and_the_form_keeps_every_tick(t: TestSite) {
        let scene = scene(&t);
        let id = t.app.db.read_here(procedures::list).unwrap()[0].id;
        let mut admin = t.sign_in(&t.staff("Ada Min", Role::Administrator));
        let path = format!("/admin/petitions/{id}");
        let ticked = "input[name=rejection_reasons][checked]";
        let page = admin.get(&path).await;
        page.is(200);
        let all = page.attrs(ticked, "value");
        assert_eq!(all.len(), 15, "every rule, where none is named");
        let two = [("rejection_reasons", "insult"), ("rejection_reasons", "petition-unclear")];
        let wrong = [two[0], two[1], ("sponsor_days", "0")];
        let page = admin.submit(&page, &path, &wrong).await;
        page.is(422);
        assert_eq!(page.attrs(ticked, "value"), ["insult", "petition-unclear"]);
        let page = admin.submit(&page, &path, &[("rejection_reasons", "")]).await;
        page.is(422).sees("Choose at least one rule");
        let none_known = [("rejection_reasons", "no-rule"), ("sponsor_days", "91")];
        admin.submit(&page, &path, &none_known).await.is(422).sees("Choose at least one rule");
        let good = [two[0], two[1], ("sponsor_days", "91")];
        admin.submit(&page, &path, &good).await.is(200);
        let stored = |t: &TestSite| {
            let found = t.app.db.read_here(move |conn| procedures::find(conn, id));
            found.unwrap().unwrap().terms.get().rejection_reasons.clone()
        };
        assert_eq!(stored(&t), ["insult", "petition-unclear"]);
        let page = admin.get(&path).await;
        assert_eq!(page.attrs(ticked, "value"), ["insult", "petition-unclear"]);
        let every: Vec<_> = all.iter().map(|key| ("rejection_reasons", key.as_str())).collect();
        admin.submit(&page, &path, &every).await.is(200);
        assert!(stored(&t).is_empty(), "all, also those to come");
        let petition = start(&t, &scene, Procedure::without_sponsors());
        assert_eq!(find(&t, petition.id).terms.get().rejection_reasons.len(), 15);
    }
}
