//! Petitions beyond their page: procedures at the administrator's desk, maps, frames, sheets, and
//! the shape in which they are exchanged.

use folkmoot::features::moderation::Ruling;
use folkmoot::features::petitions::{self, Procedure, State, exchange, procedures};
use folkmoot::platform::actor::Role;

use super::petitions::{counts_are_right, decide, find, open, scene, start, start_by};
use crate::both;
use crate::common::TestSite;

/// Two districts side by side.
const MAP: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"code":"RM1","name":"Old Quay"},"geometry":{"type":"Polygon",
     "coordinates":[[[0,51],[0.1,51],[0.1,51.1],[0,51.1],[0,51]]]}},
    {"type":"Feature","properties":{"code":"RM2","name":"Hillside"},"geometry":{"type":"Polygon",
     "coordinates":[[[0.1,51],[0.2,51],[0.2,51.1],[0.1,51.1],[0.1,51]]]}}]}"#;

const ELSEWHERE: &str = r#"{"links":{"self":"https://petition.example/archived/petitions/241584.json"},
 "data":{"type":"petition","id":241584,
  "links":{"self":"https://petition.example/archived/petitions/241584.json"},
  "attributes":{"action":"=Revoke the notice","background":"It was given without a plan.",
   "additional_details":"A vote may not happen.","state":"closed","signature_count":6103056,
   "created_at":"2019-02-14T12:14:59.000Z","opened_at":"2019-02-20T10:25:02.000Z",
   "closed_at":"2019-08-20T22:59:59.000Z",
   "response_threshold_reached_at":"2019-03-18T13:26:30.000Z",
   "government_response_at":"2019-03-26T21:16:35.000Z",
   "debate_threshold_reached_at":"2019-03-20T20:33:35.000Z",
   "debate_outcome_at":"2019-04-02T14:38:37.000Z","scheduled_debate_date":"2019-04-01",
   "creator_name":"Somebody Known",
   "government_response":{"responded_on":"2019-03-26","summary":"This will not be done.",
     "details":"The result of the vote is honoured."},
   "debate":{"debated_on":"2019-04-01","transcript_url":"https://hansard.example/1",
     "video_url":"https://video.example/1","overview":"Many spoke."},
   "signatures_by_country":[{"name":"United Kingdom","code":"GB","signature_count":5845474}],
   "signatures_by_region":[{"name":"North East","ons_code":"E12000001","signature_count":178222}],
   "signatures_by_constituency":[
     {"name":"Old Quay","ons_code":"E14000530","mp":"Somebody Elected","signature_count":9010},
     {"name":"Hillside","ons_code":"E14000531","signature_count":11224}]}}}"#;

fn bring_in(t: &TestSite, body_id: i64, text: &str) -> Result<Vec<i64>, Vec<String>> {
    let documents = exchange::read(text).unwrap();
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    let outcome = t.write(move |tx| exchange::import(tx, &spine, &documents, body_id, zone, now));
    match outcome {
        Ok(imported) => Ok(imported.into_iter().map(|one| one.id).collect()),
        Err(problems) => Err(problems.into_iter().map(|problem| problem.reason).collect()),
    }
}

both! {
    async fn an_administrator_sets_a_procedure_and_its_map(t: TestSite) {
        let scene = scene(&t);
        let admin = t.staff("Ada Min", Role::Administrator);
        let mut admin = t.sign_in(&admin);
        t.visitor().get("/admin/petitions").await.is(401);
        for path in ["/admin/petitions", "/admin/petitions/new", "/admin/petitions/maps/new"] {
            t.sign_in(&scene.moderator).get(path).await.is(403);
        }
        let form = "/admin/petitions/maps/new";
        let page = admin.get(form).await;
        let named = [("name", "Districts"), ("source", "Town survey")];
        let page = admin.submit_files(&page, form, &named, &[("file", "map.geojson", b"nonsense")]).await;
        page.is(422).sees("This is not JSON");
        assert_eq!(page.attrs("input[name=name]", "value"), ["Districts"]);
        let page = admin.submit_files(&page, form, &named, &[("file", "map.geojson", MAP.as_bytes())]).await;
        page.is(200).sees("Districts");
        let page = admin.get(form).await;
        let page = admin.submit_files(&page, form, &named, &[("file", "map.geojson", MAP.as_bytes())]).await;
        page.is(422).sees("Another map has this name");

        let form = "/admin/petitions/new";
        let page = admin.get(form).await;
        let names = [
            ("slug", "town"), ("title_en", "Town petition"), ("title_es", "Petición municipal"),
            ("explanation_en", "For everything that the town decides."),
            ("explanation_es", "Para todo lo que decide el municipio."),
            ("sponsors_needed", "2"), ("sponsors_most", "1"), ("debate_threshold", "3"),
            ("region_minimums", "RM1"),
        ];
        let page = admin.submit(&page, form, &names).await;
        page.is(422).sees("Write one region a line");
        let page = admin.submit(&page, form, &[("region_minimums", "RM1 40")]).await;
        page.is(422).sees("as many sponsors as it needs").sees("at least as many signatures");
        assert_eq!(page.attrs("input[name=title_es]", "value"), ["Petición municipal"]);
        let map_id = t.app.db.read_here(petitions::maps::list_names).unwrap()[0].0.to_string();
        let good = [
            ("sponsors_most", "20"), ("debate_threshold", "2000"), ("map", map_id.as_str()),
        ];
        let page = admin.submit(&page, form, &good).await;
        page.is(200).sees("Town petition");
        let public = t.visitor().get("/petitions/procedures").await;
        public.is(200).sees("Town petition").sees("From 2,000 signatures on");
        let spanish = t.visitor().get("/petitions/procedures?lang=es").await;
        spanish.sees("Petición municipal");

        // A petition keeps the rules it began with.
        let stored = t.app.db.read_here(procedures::list).unwrap();
        let town = stored.iter().find(|one| one.slug == "town").unwrap();
        assert_eq!(town.terms.get().regions.named["RM1"], 40);
        let before = start(&t, &scene, town.terms.get().clone());
        let path = format!("/admin/petitions/{}", town.id);
        let page = admin.get(&path).await;
        let page = admin.submit(&page, &path, &[("response_threshold", "900")]).await;
        page.is(200).sees("A response from 900 signatures on");
        assert_eq!(find(&t, before.id).response_threshold, 500);
        admin.get("/admin/petitions/999999").await.is(404);
    }

    async fn signatures_are_drawn_on_the_map_of_the_procedure(t: TestSite) {
        let scene = scene(&t);
        let drawing = petitions::maps::geojson::read(MAP).unwrap();
        let new = petitions::maps::NewMap {
            name: "Districts".to_owned(),
            source: "Town survey".to_owned(),
            drawing,
        };
        let now = t.now();
        let map_id = t.write(move |tx| petitions::maps::add(tx, &new, None, now));
        let stored = t.app.db.read_here(procedures::list).unwrap().remove(0);
        let changed = procedures::NewProcedure {
            slug: stored.slug.clone(),
            name: stored.name.get().clone(),
            explanation: stored.explanation.get().clone(),
            terms: stored.terms.get().clone(),
            position: 1,
            active: true,
            map_id: Some(map_id),
        };
        t.write(move |tx| procedures::change(tx, stored.id, &changed, None, now));
        let petition = start_by(&t, &scene, Procedure::without_sponsors(), Some(stored.id));
        decide(&t, &scene, &petition, Ruling::approve());
        t.visitor().get(&petition.url()).await.is(200).sees_nothing_of("Where signatures come from");
        t.write(move |tx| petitions::add_signatures(tx, petition.id, 300, 7, now, now));
        let page = t.visitor().get(&petition.url()).await;
        page.sees("Where signatures come from").sees("Old Quay").sees("Town survey");
        assert_eq!(page.all("svg.region-map path").len(), 2);
        assert_eq!(page.all("svg.region-map path.shade-0").len(), 0);
        assert!(!page.all("svg.region-map path.shade-5").is_empty());
    }

    async fn a_petition_stands_in_frames_of_other_sites(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let path = format!("/embed/petitions/{}", petition.id);
        let page = t.visitor().get(&format!("{path}?lang=es")).await;
        page.is(200).sees("0 firmas");
        let header = |name: &str| page.headers.iter().find(|(key, _)| key.as_str() == name).map(|(_, v)| v.clone());
        assert_eq!(header("set-cookie"), None);
        assert_eq!(header("x-frame-options"), None);
        assert!(header("content-security-policy").unwrap().contains("frame-ancestors *"));
        assert_eq!(page.all("form, script, img").len(), 0);
        assert_eq!(page.attrs("a.button", "target"), ["_blank"]);
        // Again, from what was kept.
        let again = t.visitor().get(&path).await;
        assert!(!again.headers.iter().any(|(name, _)| name == "set-cookie" || name == "x-frame-options"));
        let whole = t.visitor().get(&petition.url()).await;
        assert!(whole.headers.iter().any(|(name, value)| name == "x-frame-options" && value == "DENY"));
        let hidden = start(&t, &scene, Procedure::default());
        t.visitor().get(&format!("/embed/petitions/{}", hidden.id)).await.is(404);
        t.visitor().get("/embed/petitions/99999").await.is(404);
    }

    async fn a_sheet_for_paper_bears_a_code(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let page = t.visitor().get(&format!("{}/sheet", petition.url())).await;
        let code = petitions::rules::sheet_code(petition.id);
        page.is(200).sees(&code);
        assert_eq!(page.all("table.sheet tbody tr").len(), 10);
    }

    async fn a_petition_that_ran_elsewhere_is_read_and_written(t: TestSite) {
        let scene = scene(&t);
        let ids = bring_in(&t, scene.body.id, ELSEWHERE).unwrap();
        let petition = find(&t, ids[0]);
        assert_eq!((petition.state, petition.signature_count), (State::Closed, 6_103_056));
        counts_are_right(&t);
        let page = t.visitor().get(&petition.url()).await;
        page.is(200).sees("6,103,056").sees("counted elsewhere").sees("This will not be done.");
        page.sees("It was debated on Monday 1 April 2019");
        let json = t.visitor().get(&format!("{}.json", petition.url())).await;
        let value: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        let (there, here): (serde_json::Value, _) =
            (serde_json::from_str(ELSEWHERE).unwrap(), &value["data"]["attributes"]);
        let there = &there["data"]["attributes"];
        for field in ["action", "background", "additional_details", "state", "signature_count", "creator_name"] {
            assert_eq!(here[field], there[field], "{field}");
        }
        for field in [
            "created_at", "opened_at", "closed_at", "response_threshold_reached_at",
            "debate_threshold_reached_at", "government_response_at",
        ] {
            let plain = |value: &serde_json::Value| value.as_str().unwrap().replace(".000Z", "Z");
            assert_eq!(plain(&here[field]), plain(&there[field]), "{field}");
        }
        assert_eq!(here["government_response"]["summary"], "This will not be done.");
        assert_eq!(here["debate"]["video_url"], "https://video.example/1");
        assert_eq!(value["signature_count"], 6_103_056);
        // What we write can be read again, and is the same.
        let again = exchange::read(&json.body).unwrap();
        assert_eq!(again[0].attributes.action, "=Revoke the notice");
        let counted = |data: &exchange::Data| {
            let from = &data.attributes;
            let lists = [
                &from.signatures_by_country, &from.signatures_by_region,
                &from.signatures_by_constituency,
            ];
            lists.map(|list| {
                let of = list.iter().map(|place| (place.name.clone(), place.signature_count));
                of.collect::<Vec<_>>()
            })
        };
        assert_eq!(counted(&again[0]), counted(&exchange::read(ELSEWHERE).unwrap()[0]));
        // Where they came from, most first.
        let places = page.all("#where ~ details tbody th");
        assert_eq!(places, ["United Kingdom", "North East", "Hillside", "Old Quay"]);
        // The list has the same shape, and can be read again as a whole.
        let list = t.visitor().get("/petitions.json?state=closed").await;
        let read = exchange::read(&list.body).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].attributes.signature_count, 6_103_056);
        assert_eq!(read[0].attributes.background.as_deref(), Some("It was given without a plan."));
        let value = list.json();
        assert_eq!(value["links"]["next"], serde_json::Value::Null);
        let own = value["data"][0]["links"]["self"].as_str().unwrap();
        assert!(own.ends_with(&format!("{}.json", petition.url())), "{own}");
        assert_eq!(t.visitor().get("/petitions.json?page=x&state=y").await.is(200).json()["data"], serde_json::json!([]));
        // No text of it stands in the table for spreadsheets.
        let csv = t.visitor().get(&format!("{}.csv", petition.url())).await;
        csv.sees_nothing_of("=Revoke");

        // A petition alone has its address beside it, in a list within it: the same one is known.
        let beside = ELSEWHERE.replacen("\"id\":241584,\n  \"links\":{\"self\":\"https://petition.example/archived/petitions/241584.json\"},", "\"id\":241584,", 1);
        assert_ne!(beside, ELSEWHERE);
        let again = bring_in(&t, scene.body.id, &beside).unwrap_err();
        assert!(again[0].contains("was imported before"), "{again:?}");
        let two = format!("[{0},{0}]", ELSEWHERE.replace("241584", "9"));
        let problems = bring_in(&t, scene.body.id, &two).unwrap_err();
        assert!(problems.iter().any(|problem| problem.contains("is in it twice")), "{problems:?}");
        let twice = bring_in(&t, scene.body.id, ELSEWHERE).unwrap_err();
        assert!(twice[0].contains("was imported before"), "{twice:?}");
        assert_eq!(t.send_mails().len(), 0, "an archive is no news");
    }

    async fn nothing_is_half_imported(t: TestSite) {
        let scene = scene(&t);
        let good = ELSEWHERE.replace("petitions/241584", "petitions/7");
        let bad = ELSEWHERE
            .replace("\"state\":\"closed\"", "\"state\":\"pending\"")
            .replace("6103056", "-1")
            .replace("2019-08-20", "2119-08-20");
        let both = format!("[{good},{bad}]");
        let problems = bring_in(&t, scene.body.id, &both).unwrap_err();
        let told = problems.join("\n");
        for part in ["state: 'pending' is not public", "signature_count: -1", "closed_at: is still ahead"] {
            assert!(told.contains(part), "{told}");
        }
        t.visitor().get("/petitions?state=closed").await.sees_nothing_of("Revoke the notice");
    }
}
