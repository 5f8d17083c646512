//! The permission table, complete: role × action × state of the contribution, through the pages.
//!
//! `accounts/permissions.rs` has the table of the rule that says who may act at all. This one says
//! what comes of it where the state of a contribution has a say, too.

use folkmoot::features::accounts::{self, Account};
use folkmoot::features::bodies::Body;
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, Move, NewContribution, State,
};
use folkmoot::features::ledger::ActingAs;
use folkmoot::features::moderation::{self, AppealState, CaseState, Decision, Ruling};
use folkmoot::platform::actor::{Actor, Role};

use super::forums::{FORUM, post, scene, start};
use super::moderation::reasons;
use crate::both;
use crate::common::{Client, TestSite};

const WORDS: &str = "Words about the bridge, number";
const GROUNDS: &str = "It breaks no rule: it is about the bridge and nothing else.";

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// See the text on the page of the contribution, not only that there is one.
    Read,
    Edit,
    Withdraw,
    Report,
    Support,
    Reply,
    SeeQueue,
    SeeCase,
    OpenCase,
    Claim,
    Note,
    Decide(Decision),
    Appeal,
    DecideAppeal,
}

/// What must be there for the act to have a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// No case is open but the one that a text has which waits to be read.
    Plain,
    /// A case is open, where the state allows one.
    Case,
    /// An appeal is open, where the state allows one.
    Appeal,
}

impl Act {
    fn stage(self) -> Stage {
        match self {
            Self::SeeCase | Self::Claim | Self::Note | Self::Decide(_) => Stage::Case,
            Self::DecideAppeal => Stage::Appeal,
            _ => Stage::Plain,
        }
    }
}

/// A text received and not yet read is `in_review`: `received` is the state of what is confidential
/// and stands in no queue.
const STATES: [State; 7] = [
    State::InReview,
    State::Published,
    State::Hidden,
    State::Rejected,
    State::Withdrawn,
    State::Erased,
    State::MergedInto,
];

/// One letter a person: Visitor, Citizen, Author, Official, Moderator, First moderator (whoever
/// decided before), moderator who Wrote it, Editor, aDministrator, X (suspended, with every role),
/// and suspended author (S). A capital letter: it is done; a small one: it is refused, and nothing
/// changes. `-`: there is nothing that it could be done to.
const TABLE: [(Act, [&str; 7]); 23] = {
    use Act::{
        Appeal, Claim, Decide, DecideAppeal, Edit, Note, OpenCase, Read, Reply, Report, SeeCase,
        SeeQueue, Support, Withdraw,
    };
    use Decision::{Approve, AskEdit, Close, Hide, Merge, Redact, Reject, TakeBack, Warn};
    const NOBODY: &str = "vcaomfwedxs";
    const READERS: &str = "vcAoMFWeDxS";
    const DESK: &str = "vcaoMFWedxs";
    // Nobody judges their own words.
    const OTHERS: &str = "vcaoMFwedxs";
    [
        //              in_review      published      hidden         rejected       withdrawn erased  merged
        (
            Read,
            [
                READERS,
                "VCAOMFWEDXS",
                READERS,
                READERS,
                READERS,
                NOBODY,
                READERS,
            ],
        ),
        (
            Edit,
            [
                "vcAomfWedxs",
                "vcAomfWedxs",
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
            ],
        ),
        (
            Withdraw,
            [
                "vcAomfWedxS",
                "vcAomfWedxS",
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
            ],
        ),
        (
            Report,
            [
                NOBODY,
                "VCaOMFwEDxs",
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
            ],
        ),
        (
            Support,
            [
                NOBODY,
                "vCaOMFwEDxs",
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
            ],
        ),
        (
            Reply,
            [
                NOBODY,
                "vCAOMFWEDxs",
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
                NOBODY,
            ],
        ),
        (SeeQueue, [DESK, DESK, DESK, DESK, DESK, DESK, DESK]),
        (SeeCase, [DESK, DESK, DESK, DESK, DESK, DESK, DESK]),
        (
            OpenCase,
            [NOBODY, OTHERS, OTHERS, OTHERS, NOBODY, NOBODY, NOBODY],
        ),
        (
            Claim,
            [OTHERS, OTHERS, OTHERS, OTHERS, NOBODY, NOBODY, NOBODY],
        ),
        (
            Note,
            [OTHERS, OTHERS, OTHERS, OTHERS, OTHERS, NOBODY, OTHERS],
        ),
        (
            Decide(Approve),
            [OTHERS, OTHERS, OTHERS, OTHERS, NOBODY, NOBODY, NOBODY],
        ),
        (
            Decide(Reject),
            [OTHERS, NOBODY, NOBODY, OTHERS, NOBODY, NOBODY, NOBODY],
        ),
        (
            Decide(Hide),
            [NOBODY, OTHERS, OTHERS, NOBODY, NOBODY, NOBODY, NOBODY],
        ),
        (
            Decide(Warn),
            [NOBODY, OTHERS, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY],
        ),
        (
            Decide(Redact),
            [OTHERS, OTHERS, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY],
        ),
        (
            Decide(AskEdit),
            [OTHERS, OTHERS, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY],
        ),
        // Topics alone go on elsewhere, or are closed.
        (Decide(Decision::Move), [NOBODY; 7]),
        (Decide(Merge), [NOBODY; 7]),
        (Decide(Close), [NOBODY; 7]),
        // No earlier decision stands.
        (Decide(TakeBack), [NOBODY; 7]),
        (
            Appeal,
            [
                NOBODY,
                NOBODY,
                "vcAomfWedxS",
                "vcAomfWedxS",
                NOBODY,
                NOBODY,
                NOBODY,
            ],
        ),
        (
            DecideAppeal,
            ["-", "-", "vcaoMfwedxs", "vcaoMfwedxs", "-", NOBODY, "-"],
        ),
    ]
};

/// Refused: sign in, not you, not there, not now, gone, not so.
const REFUSED: [u16; 6] = [401, 403, 404, 409, 410, 422];

struct Person {
    letter: char,
    account: Option<Account>,
    client: Client,
    csrf: String,
}

struct World {
    t: TestSite,
    people: Vec<Person>,
    topic: Contribution,
    /// A post that others are made after.
    model: Contribution,
    made: u32,
}

/// What an act is done to.
struct Subject {
    sent: Contribution,
    case_id: i64,
    appeal_id: Option<i64>,
}

/// Everything that an act could change.
#[derive(Debug, PartialEq, Eq)]
struct Standing {
    state: State,
    /// Of its text, of those who agree, and of its answers.
    counts: [i64; 3],
    case: Option<(i64, CaseState, i64)>,
    appeal: Option<AppealState>,
}

impl World {
    async fn new(t: TestSite) -> Self {
        reasons(&t);
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches on the bridge");
        let model = post(&t, &topic, "A post like any other.");
        let body = t.body("Parks Office");
        let mut people = Vec::new();
        for letter in "vcaomfwedxs".chars() {
            let account = account_of(&t, letter, &body);
            let mut client = match &account {
                Some(account) => t.sign_in(account),
                None => t.visitor(),
            };
            let page = client.get("/account").await;
            let csrf = page.attrs("input[name=csrf]", "value").into_iter().next();
            people.push(Person {
                letter,
                account,
                client,
                csrf: csrf.unwrap_or_default(),
            });
        }
        Self {
            t,
            people,
            topic,
            model,
            made: 0,
        }
    }

    fn account(&self, letter: char) -> Account {
        let person = self.people.iter().find(|person| person.letter == letter);
        person.unwrap().account.clone().unwrap()
    }

    /// As they act, suspended or not: an account that was suspended wrote before that.
    fn actor(&self, letter: char) -> Actor {
        self.t.actor(&self.account(letter))
    }

    /// Whose text this person deals with.
    fn author(letter: char) -> char {
        match letter {
            'w' | 's' => letter,
            _ => 'a',
        }
    }

    fn send(&mut self, author: char, how: Moderation) -> Contribution {
        self.made += 1;
        let (account, model) = (self.account(author), self.model.clone());
        let text = format!("{WORDS} {}.", self.made);
        let new = NewContribution {
            kind: Kind::Post,
            place: model.place,
            anchor: String::new(),
            consultation_id: model.consultation_id,
            body_id: model.body_id,
            parent_id: None,
            url: format!("{FORUM}/topics/{}", self.topic.token),
            place_title: model.place_title,
            account_id: Some(account.id),
            author_name: account.name,
            author_role: AuthorRole::Citizen,
            channel: Channel::Web,
            lang: "en".to_owned(),
            title: String::new(),
            html: format!("<p>{text}</p>"),
            text,
            submission_key: None,
            marks: None,
        };
        let (spine, zone, now) = (self.t.spine.clone(), self.t.zone(), self.t.now());
        let received = self
            .t
            .write(move |tx| moderation::take_in(tx, &spine, &new, how, zone, now));
        received.contribution
    }

    fn found(&self, id: i64) -> Contribution {
        let found = self
            .t
            .app
            .db
            .read_here(|conn| contributions::find(conn, id));
        found.unwrap().unwrap()
    }

    fn latest_case(&self, id: i64) -> Option<moderation::Case> {
        let found = self
            .t
            .app
            .db
            .read_here(|conn| moderation::find_latest_case(conn, id));
        found.unwrap()
    }

    fn open_case(&self, by: char, id: i64) {
        let (actor, zone, now) = (self.actor(by), self.t.zone(), self.t.now());
        self.t.write(move |tx| {
            let found = contributions::find(tx, id)?.unwrap();
            moderation::open_case(tx, &actor, &found, zone, now)
        });
    }

    fn decide(&self, by: char, id: i64, decision: Decision) {
        let case_id = self.latest_case(id).unwrap().id;
        let (actor, spine, now) = (self.actor(by), self.t.spine.clone(), self.t.now());
        let ruling = Ruling {
            decision,
            reason: Some("insult".to_owned()),
            explanation: String::new(),
            ..Ruling::approve()
        };
        self.t
            .write(move |tx| moderation::decide(tx, &spine, &actor, case_id, &ruling, now));
    }

    fn move_to(&self, id: i64, to: State) {
        let (spine, now) = (self.t.spine.clone(), self.t.now());
        self.t.write(move |tx| {
            let how = Move {
                acting_as: ActingAs::Author,
                account_id: None,
                reason: None,
            };
            let found = contributions::find(tx, id)?.unwrap();
            contributions::set_state(tx, &spine, &found, to, &how, now)
        });
    }

    fn appeal(&self, by: char, id: i64) -> i64 {
        let (actor, zone, now) = (self.actor(by), self.t.zone(), self.t.now());
        let appeal = self
            .t
            .write(move |tx| moderation::appeal(tx, &actor, id, GROUNDS, zone, now));
        appeal.id
    }

    /// A text in this state with what the act needs.
    fn make(&mut self, author: char, state: State, stage: Stage) -> Subject {
        let first = match state {
            State::Published | State::Hidden | State::MergedInto => Moderation::Post,
            _ => Moderation::Pre,
        };
        let id = self.send(author, first).id;
        let mut appeal_id = None;
        match state {
            State::Hidden | State::MergedInto => self.open_case('f', id),
            _ => {}
        }
        match state {
            State::Hidden => self.decide('f', id, Decision::Hide),
            State::Rejected => self.decide('f', id, Decision::Reject),
            State::Erased if stage == Stage::Appeal => {
                self.decide('f', id, Decision::Reject);
                appeal_id = Some(self.appeal(author, id));
            }
            _ => {}
        }
        if matches!(state, State::Withdrawn | State::Erased | State::MergedInto) {
            self.move_to(id, state);
        }
        let is_there = matches!(state, State::Published | State::Hidden | State::Rejected);
        let is_away = matches!(state, State::Hidden | State::Rejected);
        if stage == Stage::Case && is_there {
            self.open_case('m', id);
        }
        if stage == Stage::Appeal && is_away {
            appeal_id = Some(self.appeal(author, id));
        }
        let case_id = self.latest_case(id).map_or(0, |case| case.id);
        let sent = self.found(id);
        assert_eq!(sent.state, state);
        Subject {
            sent,
            case_id,
            appeal_id,
        }
    }

    fn standing(&self, subject: &Subject) -> Standing {
        let sent = self.found(subject.sent.id);
        let case = self.latest_case(sent.id);
        let appeal = self
            .t
            .app
            .db
            .read_here(|conn| moderation::find_latest_appeal(conn, sent.id));
        Standing {
            state: sent.state,
            counts: [sent.version, sent.support_count, sent.reply_count],
            case: case.map(|case| (case.id, case.state, case.report_count)),
            appeal: appeal.unwrap().map(|appeal| appeal.state),
        }
    }

    /// Whether it was done, and the status that came back.
    async fn attempt(&mut self, letter: char, act: Act, subject: &Subject) -> (bool, u16) {
        let Subject { sent, case_id, .. } = subject;
        let (token, topic) = (&sent.token, &self.topic.token);
        let person = self.people.iter_mut().find(|one| one.letter == letter);
        let person = person.unwrap();
        let of_case = format!("/desk/moderation/{case_id}");
        let version = sent.version.to_string();
        let (path, fields): (String, Vec<(&str, &str)>) = match act {
            Act::Read | Act::SeeQueue | Act::SeeCase => {
                let path = match act {
                    Act::Read => format!("/c/{token}"),
                    Act::SeeQueue => "/desk/moderation".to_owned(),
                    _ => of_case,
                };
                let page = person.client.get(&path).await;
                let is_seen = act != Act::Read || page.body.contains(WORDS);
                return (page.status == 200 && is_seen, page.status);
            }
            Act::Edit => (
                format!("/c/{token}/edit"),
                vec![
                    ("text", "Other words about the bridge."),
                    ("version", &version),
                ],
            ),
            Act::Withdraw => (format!("/c/{token}/withdraw"), vec![]),
            Act::Report => (format!("/c/{token}/report"), vec![("reason", "insult")]),
            Act::Support => (format!("/c/{token}/support"), vec![("do", "agree")]),
            Act::Reply => (
                format!("{FORUM}/topics/{topic}/posts/{token}/reply"),
                vec![("text", "An answer to what was said.")],
            ),
            Act::OpenCase => (format!("/c/{token}/case"), vec![]),
            Act::Claim => (format!("{of_case}/claim"), vec![("do", "take")]),
            Act::Note => (format!("{of_case}/notes"), vec![("note", "Look at this.")]),
            Act::Decide(decision) => (
                of_case,
                vec![
                    ("decision", decision.as_str()),
                    ("reason", "insult"),
                    ("passages", "about the bridge"),
                    ("target", FORUM),
                ],
            ),
            Act::Appeal => (format!("/c/{token}/appeal"), vec![("grounds", GROUNDS)]),
            Act::DecideAppeal => (
                format!("/desk/moderation/appeals/{}", subject.appeal_id.unwrap()),
                vec![("finding", "uphold"), ("explanation", GROUNDS)],
            ),
        };
        let mut sent: Vec<(String, String)> = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        sent.push(("csrf".to_owned(), person.csrf.clone()));
        let page = person.client.post_here(&path, &sent).await;
        // Reporting thanks on the spot; everything else leads on.
        let done = if act == Act::Report { 200 } else { 303 };
        (page.status == done, page.status)
    }
}

fn account_of(t: &TestSite, letter: char, body: &Body) -> Option<Account> {
    Some(match letter {
        'v' => return None,
        'c' => t.citizen("Carl Zen"),
        'a' => t.citizen("Anna Vale"),
        'o' => t.official("Olga Reed", body).0,
        'm' => t.staff("Mo Derator", Role::Moderator),
        'f' => t.staff("Mo First", Role::Moderator),
        'w' => t.staff("Mo Writer", Role::Moderator),
        'e' => t.staff("Ed Itor", Role::Editor),
        'd' => t.staff("Ada Stone", Role::Administrator),
        'x' => {
            let (account, _) = t.official("Xavier All", body);
            let (id, now) = (account.id, t.now());
            t.write(move |tx| {
                for role in [Role::Moderator, Role::Editor, Role::Administrator] {
                    accounts::grant(tx, id, role, None, now)?;
                }
                Ok(())
            });
            suspend(t, account)
        }
        _ => suspend(t, t.citizen("Sue Spended")),
    })
}

fn suspend(t: &TestSite, account: Account) -> Account {
    let (id, now) = (account.id, t.now());
    t.write(move |tx| {
        let how = accounts::Suspending {
            reason: "Threats against others.",
            until: None,
            appeal: None,
            acting_as: ActingAs::Administrator,
            by: None,
        };
        accounts::set_suspended(tx, &account, true, &how, now)?;
        Ok(accounts::find(tx, id)?.unwrap())
    })
}

/// Checks these lines of the table. Three tests share it, so that they run side by side.
async fn check(t: TestSite, lines: std::ops::Range<usize>) {
    let mut world = World::new(t).await;
    let mut wrong = Vec::new();
    for (act, cells) in &TABLE[lines] {
        for (state, letters) in STATES.into_iter().zip(cells) {
            if *letters == "-" {
                continue;
            }
            assert_eq!(letters.to_lowercase(), "vcaomfwedxs", "{act:?} {state}");
            // One for each author, made anew when something was done to it.
            let mut subjects: Vec<(char, Subject)> = Vec::new();
            for expected in letters.chars() {
                let letter = expected.to_ascii_lowercase();
                let author = World::author(letter);
                if !subjects.iter().any(|(known, _)| *known == author) {
                    let made = world.make(author, state, act.stage());
                    subjects.push((author, made));
                }
                let at = subjects.iter().position(|(known, _)| *known == author);
                let (_, subject) = subjects.swap_remove(at.unwrap());
                let before = world.standing(&subject);
                let (done, status) = world.attempt(letter, *act, &subject).await;
                let should = expected.is_ascii_uppercase();
                if done != should {
                    wrong.push(format!("{expected} {act:?} {state}: answered {status}"));
                }
                if !done {
                    let is_page = *act == Act::Read && status == 200;
                    if !is_page && !REFUSED.contains(&status) {
                        wrong.push(format!("{expected} {act:?} {state}: refused with {status}"));
                    }
                    let after = world.standing(&subject);
                    if after != before {
                        wrong.push(format!(
                            "{expected} {act:?} {state}: {before:?} → {after:?}"
                        ));
                    }
                    subjects.push((author, subject));
                } else if matches!(act, Act::Read | Act::SeeQueue | Act::SeeCase) {
                    subjects.push((author, subject));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cells:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_act_and_every_decision_has_its_line() {
    for &decision in Decision::ALL {
        let has = TABLE.iter().any(|(act, _)| *act == Act::Decide(decision));
        assert!(has, "{decision}");
    }
    for &state in State::ALL {
        assert!(
            STATES.contains(&state) || state == State::Received,
            "{state}"
        );
    }
}

both! {
    async fn who_may_read_change_and_answer(t: TestSite) {
        check(t, 0..6).await;
    }

    async fn who_may_see_and_work_on_cases(t: TestSite) {
        check(t, 6..11).await;
    }

    async fn who_may_decide_and_appeal(t: TestSite) {
        check(t, 11..22).await;
    }
}
