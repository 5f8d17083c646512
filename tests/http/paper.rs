//! Signatures on paper: handed in, sampled by a seed that is public first, counted, withdrawn.

use std::sync::{Arc, Barrier};

use chrono::Duration;
use folkmoot::features::ledger;
use folkmoot::features::petitions;
use folkmoot::features::petitions::paper::{self, Sheets};
use folkmoot::features::petitions::rules::paper::{Claim, sample};
use folkmoot::platform::error::AppError;

use super::signatures::{Scene, add, counts_are_right, find, scene};
use crate::both;
use crate::common::TestSite;

const PDF: &[u8] = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

fn sheets(t: &TestSite, sheet_count: i64, claimed_count: i64) -> Sheets {
    Sheets {
        claim: Claim {
            sheet_count,
            claimed_count,
            collected_on: t.now().naive().date(),
        },
        region: "GB RM1".to_owned(),
        submission_key: None,
        scans: Vec::new(),
    }
}

fn receive(t: &TestSite, scene: &Scene, sheets: Sheets) -> Result<i64, AppError> {
    let (actor, id, now) = (t.actor(&scene.moderator), scene.id, t.now());
    t.app
        .db
        .write_here(move |tx| paper::receive(tx, &actor, id, &sheets, now))
}

both! {
    async fn a_batch_through_the_pages(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 100);
        let path = format!("/desk/petitions/{}/paper", scene.id);
        let mut mo = t.sign_in(&scene.moderator);
        let form = mo.get(&path).await;
        form.is(200).sees("500 signatures are looked at");
        let code = petitions::rules::sheet_code(scene.id);
        let good = [("code", code.as_str()), ("sheets", "20"), ("claimed", "700"), ("collected_on", "2026-11-23"), ("region", "gb rm1")];
        for (field, value, says) in [
            ("claimed", "1001", "more signatures than lines"),
            ("claimed", "19", "fewer signatures than sheets"),
            ("claimed", "-5", "number"),
            ("claimed", "99999999999999999999", "number"),
            ("sheets", "0", "number"),
            ("sheets", "many", "number"),
            ("collected_on", "2026-11-24", "a day on which the petition was open"),
            ("collected_on", "2020-01-01", "a day on which the petition was open"),
            ("collected_on", "soon", "Enter a date"),
            ("region", "the bridge", "country and a district"),
            ("code", "P77-1", "the code that stands at the top"),
            ("code", "", "the code that stands at the top"),
            ("code", &petitions::rules::sheet_code(scene.id + 1), "of another petition"),
        ] {
            let mut sent = good.to_vec();
            sent.retain(|(name, _)| *name != field);
            sent.push((field, value));
            let page = mo.submit_files(&form, &path, &sent, &[]).await;
            page.is(422).sees(says);
            assert!(page.form_fields(&path).contains(&(field.to_owned(), value.to_owned())), "{field}");
        }
        let page = mo.submit_files(&form, &path, &good, &[("files", "sheets.pdf", PDF)]).await;
        page.is(200).sees("Handed in").sees("sheets.pdf").sees("GB RM1");
        let batch = page.path.clone();
        assert_eq!(find(&t, scene.id).signature_count, 100, "nothing is counted yet");
        let scans = page.attrs(".files a", "href");
        assert_eq!(scans.len(), 1);
        let scan = mo.get(&scans[0]).await;
        scan.is(200);
        assert_eq!(scan.headers["cache-control"], "private, no-store");
        t.visitor().get(&scans[0]).await.is(401);
        t.sign_in(&scene.starter).get(&scans[0]).await.is(403);
        let token = scans[0].rsplit('/').next().unwrap();
        t.visitor().get(&format!("/files/{token}/sheets.pdf")).await.is(404);
        mo.get(&format!("/files/{token}/sheets.pdf")).await.is(404);
        let looks = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["signatures-looked-at"], None, 9)).unwrap();
        assert_eq!(looks.len(), 1);

        let more = mo.submit_files(&page, &batch, &[("do", "scans")], &[("files", "more.pdf", PDF)]).await;
        more.is(200).sees("more.pdf");
        mo.submit(&page, &batch, &[("do", "count"), ("valid", "10")]).await.is(409);
        let drawn = mo.submit(&page, &batch, &[("do", "sample")]).await;
        drawn.is(200).sees("500").sees("Look at these");
        let log = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["paper-sampled"], None, 9)).unwrap();
        let seed = log[0].detail.get().text("sample_seed").to_owned();
        let seed = u64::from_str_radix(&seed, 16).unwrap();
        let numbers: Vec<String> = sample(seed, 700, 500).iter().map(ToString::to_string).collect();
        drawn.sees(&numbers.join(", "));
        mo.submit_here(&drawn, &batch, &[("do", "sample")]).await.is(409);
        for (valid, says) in [("501", "more valid ones"), ("-1", "number"), ("", "number")] {
            mo.submit(&drawn, &batch, &[("do", "count"), ("valid", valid)]).await.is(422).sees(says);
        }
        let counted = mo.submit(&drawn, &batch, &[("do", "count"), ("valid", "450")]).await;
        counted.is(200).sees("Counted").sees("630");
        mo.submit_here(&drawn, &batch, &[("do", "count"), ("valid", "450")]).await.is(409);
        assert_eq!(find(&t, scene.id).signature_count, 730, "700 × 450 ÷ 500, and those before");
        let petition = find(&t, scene.id);
        assert!(petition.threshold_reached_at.is_some(), "paper takes a petition over its threshold");
        counts_are_right(&t);
        t.visitor().get(&petition.url()).await.sees("630 of them are on paper");
        let json = t.visitor().get(&format!("{}.json", petition.url())).await.json();
        let cells = json["signatures_by_area"]["cells"].as_array().unwrap();
        assert!(cells.iter().any(|cell| cell["name"] == "GB RM1" && cell["signature_count"].as_i64().unwrap() >= 630));
        mo.get(&path).await.sees("630");

        mo.submit(&counted, &batch, &[("do", "withdraw"), ("explanation", "no")]).await.is(422);
        let gone = mo.submit(&counted, &batch, &[("do", "withdraw"), ("explanation", "The sheets were of another petition.")]).await;
        gone.is(200).sees("Withdrawn");
        assert_eq!(find(&t, scene.id).signature_count, 100);
        counts_are_right(&t);
        let public = t.visitor().get(&petition.url()).await;
        public.sees_nothing_of("of them are on paper").sees("630 signatures on paper were taken back");
        public.sees("The sheets were of another petition.");
    }

    async fn the_same_form_twice_is_one_batch_and_one_without_scans_is_not_sampled(t: TestSite) {
        let scene = scene(&t);
        let path = format!("/desk/petitions/{}/paper", scene.id);
        let mut mo = t.sign_in(&scene.moderator);
        let form = mo.get(&path).await;
        let code = petitions::rules::sheet_code(scene.id);
        let sent = [("code", code.as_str()), ("sheets", "2"), ("claimed", "30"), ("collected_on", "2026-11-23")];
        let first = mo.submit_files(&form, &path, &sent, &[]).await;
        let second = mo.submit_files(&form, &path, &sent, &[]).await;
        assert_eq!(first.path, second.path);
        let batch = first.path.clone();
        mo.submit(&first, &batch, &[("do", "sample")]).await.is(422).sees("Add a scan");
        let bad = mo.submit_files(&first, &batch, &[("do", "scans")], &[("files", "virus.exe", b"MZ\x90\x00")]).await;
        bad.is(422);
        mo.submit(&first, &batch, &[("do", "x")]).await.is(400);
    }

    async fn counting_and_withdrawing_at_once(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 50);
        let path = format!("/desk/petitions/{}/paper", scene.id);
        let mut mo = t.sign_in(&scene.moderator);
        let form = mo.get(&path).await;
        let code = petitions::rules::sheet_code(scene.id);
        let sent = [("code", code.as_str()), ("sheets", "2"), ("claimed", "30"), ("collected_on", "2026-11-23")];
        let page = mo.submit_files(&form, &path, &sent, &[("files", "sheets.pdf", PDF)]).await;
        mo.submit(&page, &page.path.clone(), &[("do", "sample")]).await.is(200);
        let barrier = Arc::new(Barrier::new(4));
        let (actor, id, now) = (t.actor(&scene.moderator), scene.id, t.now());
        let threads: Vec<_> = (0..4)
            .map(|n| {
                let (db, actor, barrier) = (t.app.db.clone(), actor.clone(), barrier.clone());
                std::thread::spawn(move || {
                    barrier.wait();
                    db.write_here(move |tx| if n % 2 == 0 {
                        paper::count(tx, &actor, (id, 1), 20, now)
                    } else {
                        paper::withdraw(tx, &actor, (id, 1), "Handed in by mistake.", now)
                    }).is_ok()
                })
            })
            .collect();
        let done = threads.into_iter().map(|thread| thread.join().unwrap()).filter(|ok| *ok).count();
        assert!((1..=2).contains(&done), "one of each at most: {done}");
        let count = find(&t, scene.id).signature_count;
        assert!(count == 50 || count == 70, "{count}");
        counts_are_right(&t);
    }

    async fn paper_comes_in_time(t: TestSite) {
        let scene = scene(&t);
        receive(&t, &scene, sheets(&t, 1, 5)).unwrap();
        let closes_at = find(&t, scene.id).closes_at.unwrap();
        t.advance(closes_at.since(t.now()) + Duration::days(13));
        assert!(receive(&t, &scene, sheets(&t, 1, 5)).is_err(), "signed after it closed");
        let mut late = sheets(&t, 1, 5);
        late.claim.collected_on = closes_at.naive().date();
        receive(&t, &scene, late.clone()).unwrap();
        t.advance(Duration::days(2));
        assert_eq!(receive(&t, &scene, late), Err(AppError::Closed("petitions.paper-closed")));
    }
}
