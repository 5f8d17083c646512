//! Questions that are offered to somebody who types one: misspelt, hidden, hostile.

use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::{Body, Official};
use folkmoot::features::contributions::{self, Channel, Move, State};
use folkmoot::features::ledger::ActingAs;
use folkmoot::features::questions::{self, Answer, Ask, Asked};
use folkmoot::platform::error::AppError;

use crate::both;
use crate::common::{Page, TestSite};

const TEXT: &str = "Please say what is planned, and by when we can expect it to be done.";

const ENGLISH: [&str; 6] = [
    "When does the library in Quay Street open on Saturdays?",
    "How full is the reservoir above the town?",
    "When will the crossing at Mill Lane be repaired?",
    "Why were the lime trees along the avenue felled?",
    "Who empties the recycling containers at the harbour?",
    "Are the playgrounds inspected every spring?",
];

const SPANISH: [&str; 4] = [
    "¿Cuándo abre la biblioteca municipal los sábados?",
    "¿Por qué se talaron los árboles de la avenida?",
    "¿Quién limpia los contenedores de reciclaje del puerto?",
    "¿Cuándo se reparará la iluminación del jardín botánico?",
];

struct Town {
    anna: Account,
    body: Body,
    officer: Account,
    official: Official,
}

impl Town {
    fn new(t: &TestSite) -> Self {
        let body = t.body("Roads Office");
        let (officer, official) = t.official("Olga Reed", &body);
        let anna = t.citizen("Anna Vale");
        Self {
            anna,
            body,
            officer,
            official,
        }
    }

    fn beside(t: &TestSite, other: &Self) -> Self {
        let (officer, official) = t.official("Otto Kern", &other.body);
        Self {
            anna: other.anna.clone(),
            body: other.body.clone(),
            officer,
            official,
        }
    }

    fn ask(&self, t: &TestSite, title: &str) -> Asked {
        let ask = Ask {
            body_id: self.body.id,
            lang: "en".to_owned(),
            title: title.to_owned(),
            text: TEXT.to_owned(),
            ..Ask::by_account(self.anna.id, &self.anna.name, t.now())
        };
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
    }

    fn answered(&self, t: &TestSite, title: &str) -> Asked {
        let asked = self.ask(t, title);
        let answer = Answer {
            question_id: asked.question.id,
            official_id: Some(self.official.id),
            account_id: Some(self.officer.id),
            author_name: self.officer.name.clone(),
            channel: Channel::Web,
            lang: "en".to_owned(),
            text: "It is done by the end of the month.".to_owned(),
            submission_key: None,
        };
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        t.write(move |tx| questions::answer(tx, &spine, &answer, zone, now));
        asked
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn offered(t: &TestSite, typed: &str) -> Vec<String> {
    let path = format!("/api/v1/questions/similar?q={}", encoded(typed));
    let page: Page = t.visitor().get(&path).await;
    let items = page.is(200).json()["items"].as_array().unwrap().clone();
    items
        .iter()
        .map(|item| item["title"].as_str().unwrap().to_owned())
        .collect()
}

fn move_to(t: &TestSite, asked: &Asked, to: State) {
    let (spine, now, id) = (t.spine.clone(), t.now(), asked.contribution.id);
    t.write(move |tx| {
        let contribution = contributions::find(tx, id)?.ok_or(AppError::NotFound)?;
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: None,
            reason: None,
        };
        contributions::set_state(tx, &spine, &contribution, to, &how, now)
    });
}

both! {
    async fn misspelt_and_unfinished_questions_find_their_like(t: TestSite) {
        let town = Town::new(&t);
        for title in ENGLISH.iter().chain(&SPANISH) {
            town.answered(&t, title);
        }
        for (typed, expected) in [
            ("Is the libary open?", ENGLISH[0]),
            ("libraries on a saturday", ENGLISH[0]),
            ("resevoir", ENGLISH[1]),
            ("the level of the resevior", ENGLISH[1]),
            ("reservoirs", ENGLISH[1]),
            ("corssing mill lane", ENGLISH[2]),
            ("will somebody repare the crosing", ENGLISH[2]),
            ("What is the cros", ENGLISH[2]),
            ("LIME TREE AVENEU", ENGLISH[3]),
            ("recycling contaners harbor", ENGLISH[4]),
            ("playgruond", ENGLISH[5]),
            ("bibloteca municipal", SPANISH[0]),
            ("BIBLIOTECAS", SPANISH[0]),
            ("bibliotéca sabado", SPANISH[0]),
            ("arboles talados avenida", SPANISH[1]),
            ("arbol taalron", SPANISH[1]),
            ("contendores de recilcaje", SPANISH[2]),
            ("ilumniacion jardin", SPANISH[3]),
            ("la iluminaci", SPANISH[3]),
        ] {
            let found = offered(&t, typed).await;
            assert_eq!(found.first().map(String::as_str), Some(expected), "{typed}: {found:?}");
            assert!(found.len() <= 5);
        }
        for typed in ["zeppelin", "libr4ry", "hippopotamus carousel", "bank"] {
            assert_eq!(offered(&t, typed).await, [""; 0], "{typed}");
        }
    }

    async fn what_shares_rare_words_comes_first_and_the_title_weighs_more(t: TestSite) {
        let town = Town::new(&t);
        for number in 1..=7 {
            town.answered(&t, &format!("What does the street of number {number} cost us?"));
        }
        town.answered(&t, "What does the windmill in our street cost us?");
        let found = offered(&t, "windmill street").await;
        assert_eq!(found[0], "What does the windmill in our street cost us?");
        assert!(found.len() <= 5);
        // 'planned' stands in the text of all, and in the title of one.
        town.answered(&t, "Which festival is planned in June?");
        town.answered(&t, "Which market is held in June?");
        assert_eq!(offered(&t, "planned").await[0], "Which festival is planned in June?");
    }

    async fn only_what_was_answered_and_can_be_read_is_offered(t: TestSite) {
        let town = Town::new(&t);
        town.ask(&t, "Where does the zeppelin land tomorrow?");
        assert_eq!(offered(&t, "zeppelin").await, [""; 0], "it waits for its answer");
        let title = "Why is the zeppelin always late?";
        let asked = town.answered(&t, title);
        let typed = ["zeppelin", "zepelin", "zepp"];
        let places = typed.map(|word| format!("/questions/similar?q={word}"));
        for (word, place) in typed.iter().zip(&places) {
            assert_eq!(offered(&t, word).await, [title], "{word}");
            t.visitor().get(place).await.is(200).sees(title);
        }
        for state in [State::Hidden, State::Published, State::Erased] {
            move_to(&t, &asked, state);
            let shown = usize::from(state == State::Published);
            for (word, place) in typed.iter().zip(&places) {
                assert_eq!(offered(&t, word).await.len(), shown, "{word} {state}");
                let page = t.visitor().get(place).await;
                assert_eq!(page.is(200).text().contains(title), shown == 1, "{word} {state}");
            }
        }
    }

    async fn officials_are_found_by_what_they_answered(t: TestSite) {
        let town = Town::new(&t);
        let otto = Town::beside(&t, &town);
        otto.answered(&t, "When does the swimming pool open in May?");
        town.answered(&t, ENGLISH[0]);
        town.answered(&t, "Is the library lending tools?");
        let asked = town.ask(&t, "Does the libary lend games?");
        let (id, now) = (asked.question.id, t.now());
        let found = t.app.db.read_here(|conn| questions::experts(conn, id, now, 5)).unwrap();
        let names: Vec<_> = found.iter().map(|one| one.official.name.as_str()).collect();
        assert_eq!(names, ["Olga Reed"]);
        assert_eq!(found[0].answered.len(), 2);
        let unknown = t.app.db.read_here(|conn| questions::experts(conn, 9_999, now, 5));
        assert!(unknown.is_err());
    }

    async fn words_of_what_was_erased_are_gone_and_others_stay(t: TestSite) {
        let town = Town::new(&t);
        let first = town.answered(&t, "Why is Mr Xylander parking in the park?");
        town.answered(&t, "Who looks after the park in winter?");
        let known = |word: &'static str| {
            let read = move |conn: &mut folkmoot::platform::db::DbConn| {
                folkmoot::features::search::is_known(conn, word)
            };
            t.app.db.read_here(read).unwrap()
        };
        assert!(known("xylander") && known("park"));
        move_to(&t, &first, State::Erased);
        assert!(!known("xylander"), "the name is not kept");
        assert!(known("park"), "somebody else used it");
    }

    async fn hostile_queries_find_nothing_and_break_nothing(t: TestSite) {
        let town = Town::new(&t);
        town.answered(&t, ENGLISH[0]);
        for typed in [
            String::new(), " ".repeat(500), "\u{0}\u{1}\u{7f}\u{202e}".to_owned(), "x".repeat(10_240),
            "word ".repeat(2_048), "' OR 1=1; DROP TABLE search_words; --".to_owned(),
            "NEAR(a b) AND NOT \"c* ^title:".to_owned(), "a:* & !b | <->".to_owned(),
            "what is the of and with".to_owned(), "¿qué es lo que por para?".to_owned(),
            "%_\\".to_owned(), "\u{10ffff}\u{10ffff}\u{10ffff}\u{10ffff}".to_owned(), "ﷺ".repeat(300), "e\u{301}".repeat(900),
            "\u{1f468}\u{200d}\u{1f469}".repeat(40), "公園はどこ".to_owned(),
        ] {
            assert_eq!(offered(&t, &typed).await, [""; 0], "{typed:?}");
            for place in ["/questions/similar", "/petitions/similar"] {
                let path = format!("{place}?part=list&q={}", encoded(&typed));
                t.visitor().get(&path).await.is(200);
            }
        }
        for query in ["", "?q", "?q=%ff%fe", "?q=a&q=b", "?part"] {
            for place in ["/questions/similar", "/petitions/similar", "/api/v1/questions/similar"] {
                let status = t.visitor().get(&format!("{place}{query}")).await.status;
                assert!(status == 200 || status == 400, "{place}{query}: {status}");
            }
        }
    }

    async fn the_page_is_for_people_and_its_part_for_the_script(t: TestSite) {
        let town = Town::new(&t);
        let asked = town.answered(&t, ENGLISH[0]);
        let page = t.visitor().get("/questions/similar?q=libary").await;
        page.is(200).sees(ENGLISH[0]).sees("Answered");
        assert_eq!(page.attrs("meta[name=robots]", "content"), ["noindex"]);
        assert!(page.attrs("main a", "href").contains(&asked.question.url()));
        let part = t.visitor().get("/questions/similar?part=list&q=libary").await;
        part.is(200).sees("One answered question is similar").sees(ENGLISH[0]);
        assert!(part.all("header").is_empty() && part.body.len() < 2_000, "{}", part.body.len());
        assert_eq!(part.headers["cache-control"], "private, max-age=60");
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        visitor.get("/questions/similar?part=list&q=libary").await.sees("Una pregunta respondida es parecida");
        let none = t.visitor().get("/questions/similar?part=list&q=zeppelin").await;
        assert_eq!(none.is(200).text().trim(), "");
    }

    async fn who_asks_too_often_is_told_to_wait(t: TestSite) {
        let site = t.another_node(|config| {
            config.limits.enabled = true;
            config.limits.searches_per_minute = 2;
        });
        let mut visitor = site.visitor();
        for status in [200, 200, 429] {
            visitor.get("/questions/similar?part=list&q=library").await.is(status);
        }
        for place in ["/api/v1/questions/similar", "/petitions/similar"] {
            visitor.get(&format!("{place}?q=library")).await.is(429);
        }
    }
}
