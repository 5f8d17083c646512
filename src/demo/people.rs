//! Who lives and works in Rivermouth: log-ins, citizens, bodies and their officials.

use crate::demo::{PASSWORD, Town};
use crate::features::accounts::{self, Account, NewAccount};
use crate::features::bodies::{self, NewBody, NewOfficial};
use crate::platform::actor::Role;
use crate::platform::crypto::hash_password;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;

/// Key in `town.accounts` (also the address before `@demo.example`), name, language.
const LOG_INS: [(&str, &str, &str); 11] = [
    ("citizen", "Maren Oduya", "en"),
    ("official", "Tobias Fenwick", "en"),
    ("moderator", "Ines Halloran", "en"),
    ("editor", "Gideon Marsh", "en"),
    ("admin", "Petra Lindqvist", "en"),
    ("moderator2", "Samir Castellan", "es"),
    ("head-council", "Judith Amberley", "en"),
    ("head-roads", "Callum Strand", "en"),
    ("head-parks", "Rosa Villanueva", "es"),
    ("head-culture", "Nadia Brightwell", "en"),
    ("moderator3", "Wilma Trask", "en"),
];

/// Twenty-four people who write; without log-in.
const CITIZENS: [&str; 24] = [
    "Agnes Thorley",
    "Bilal Rahmani",
    "Carmen Ibáñez",
    "Dominic Hale",
    "Esther Nyambura",
    "Fergus Kinnear",
    "Greta Sandholm",
    "Hugo Pereira",
    "Imogen Vance",
    "Jakub Wiśniewski",
    "Keiko Tanabe",
    "Lionel Abbott",
    "Mirela Popescu",
    "Noor Al-Sayed",
    "Oswin Gallagher",
    "Paloma Redondo",
    "Quentin Lacroix",
    "Ruth Eisenberg",
    "Stellan Moberg",
    "Tamsin Pike",
    "Usha Menon",
    "Viktor Hrubý",
    "Winifred Osei",
    "Yusuf Demir",
];

struct BodyPlan {
    slug: &'static str,
    name: &'static str,
    purpose: &'static str,
    responsibilities: &'static str,
    phone: &'static str,
    address: &'static str,
    days: i64,
    /// Name, post, what they answer for, and the log-in if they have one. The first is the head.
    officials: [(&'static str, &'static str, &'static str, &'static str); 3],
}

const BODIES: [BodyPlan; 4] = [
    BodyPlan {
        slug: "council",
        name: "Rivermouth City Council",
        purpose: "Decides on the budget, the rules and the plans of the city, in public session.",
        responsibilities: "The council is elected every four years and has 31 members. It decides on\n\n- the yearly budget, local taxes and charges,\n- the land-use plan and every change of it,\n- by-laws, from street markets to short-term letting,\n- what the offices of the city propose after a consultation.\n\nIts sessions are public, on the second Tuesday of each month at 18:00 in the Tide Hall. The agenda is published seven days before.",
        phone: "0100 555 100",
        address: "Tide Hall, 1 Quay Street, Rivermouth",
        days: 15,
        officials: [
            (
                "Judith Amberley",
                "Mayor",
                "Speaks for the council, chairs its sessions, and signs its decisions.",
                "head-council",
            ),
            (
                "Edmund Sallow",
                "City Clerk",
                "Agenda, minutes, access to documents, and elections.",
                "",
            ),
            (
                "Leila Farahani",
                "Head of Finance",
                "Budget, local taxes, charges and grants.",
                "",
            ),
        ],
    },
    BodyPlan {
        slug: "roads",
        name: "Roads and Transport Office",
        purpose: "Plans, builds and keeps up streets, bridges, cycle paths and bus stops.",
        responsibilities: "The office looks after 412 kilometres of street, 38 bridges and 260 bus stops. It is responsible for\n\n- speed limits, crossings and parking,\n- road works, and telling residents at least ten working days ahead,\n- the contract with the bus company, timetables included,\n- gritting in winter: main roads within three hours, side streets within a day.\n\nA pothole that is reported is looked at within two working days.",
        phone: "0100 555 240",
        address: "Old Depot, 14 Weir Lane, Rivermouth",
        days: 10,
        officials: [
            (
                "Callum Strand",
                "Head of Roads and Transport",
                "Programme and budget of the office.",
                "head-roads",
            ),
            (
                "Tobias Fenwick",
                "Project Manager, Bridges and Crossings",
                "The harbour bridge, school streets, and every crossing in the city.",
                "official",
            ),
            (
                "Annika Rowe",
                "Public Transport Planner",
                "Bus lines, night services, stops and shelters.",
                "",
            ),
        ],
    },
    BodyPlan {
        slug: "parks",
        name: "Parks and Environment Office",
        purpose: "Cares for parks, trees, the river bank, clean air and the collection of waste.",
        responsibilities: "The office looks after 61 parks and playgrounds, 19,000 street trees and nine kilometres of river bank. It is responsible for\n\n- planting and felling: no street tree is felled without notice on this site,\n- playgrounds, inspected every month,\n- collecting waste and the two recycling yards,\n- measuring air and noise at twelve places; the readings are open data.",
        phone: "0100 555 310",
        address: "The Boathouse, Willow Walk, Rivermouth",
        days: 10,
        officials: [
            (
                "Rosa Villanueva",
                "Head of Parks and Environment",
                "Programme and budget of the office.",
                "head-parks",
            ),
            (
                "Magnus Birch",
                "Tree Officer",
                "Street trees, planting, felling and protection orders.",
                "",
            ),
            (
                "Oona Delacey",
                "Waste and Recycling Manager",
                "Collection rounds, charges and recycling yards.",
                "",
            ),
        ],
    },
    BodyPlan {
        slug: "culture",
        name: "Libraries and Culture Service",
        purpose: "Runs the libraries, the city museum and the community halls, and supports the arts.",
        responsibilities: "The service runs five libraries, the Museum of the Estuary and four community halls. It is responsible for\n\n- opening hours, lending and the mobile library,\n- letting halls to clubs at a price they can pay,\n- grants to choirs, theatre groups and festivals, twice a year,\n- the city archive, open to everybody on weekdays.",
        phone: "0100 555 470",
        address: "Central Library, 3 Lantern Square, Rivermouth",
        days: 10,
        officials: [
            (
                "Nadia Brightwell",
                "Head of Libraries and Culture",
                "Programme and budget of the service.",
                "head-culture",
            ),
            (
                "Piotr Zielinski",
                "Libraries Manager",
                "Opening hours, staff and lending of all libraries.",
                "",
            ),
            (
                "Beatrix Coombe",
                "Halls and Grants Officer",
                "Community halls, and grants to groups.",
                "",
            ),
        ],
    },
];

struct Settled {
    accounts: Vec<(&'static str, Account)>,
    citizens: Vec<Account>,
    bodies: Vec<(&'static str, i64)>,
}

/// Accounts, roles, bodies and officials, in one transaction.
///
/// # Errors
/// When a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let cost = town.app.config.security.password_cost();
    let hash =
        hash_password(PASSWORD, cost).map_err(|error| AppError::Internal(error.to_string()))?;
    let founded = town.ago(700, 0);
    let joined: Vec<_> = (0..CITIZENS.len() + LOG_INS.len())
        .map(|n| town.ago(600 - 13 * i64::try_from(n).unwrap_or(0), 0))
        .collect();
    let settled = town
        .app
        .db
        .write_here(move |tx| settle(tx, &hash, founded, &joined))?;
    town.accounts.extend(settled.accounts);
    town.citizens.extend(settled.citizens);
    town.bodies.extend(settled.bodies);
    Ok(())
}

fn settle(
    tx: &mut Tx<'_>,
    hash: &str,
    founded: UtcTime,
    joined: &[UtcTime],
) -> Result<Settled, AppError> {
    let mut settled = Settled {
        accounts: Vec::new(),
        citizens: Vec::new(),
        bodies: Vec::new(),
    };
    let mut days = joined.iter().copied();
    for (key, name, lang) in LOG_INS {
        let at = days.next().unwrap_or(founded);
        let account = create(tx, key, name, lang, Some(hash), at)?;
        let role = match key {
            "moderator" | "moderator2" | "moderator3" => Some(Role::Moderator),
            "editor" => Some(Role::Editor),
            "admin" => Some(Role::Administrator),
            _ => None,
        };
        if let Some(role) = role {
            accounts::grant(tx, account.id, role, None, at)?;
        }
        settled.accounts.push((key, account));
    }
    for (n, name) in CITIZENS.iter().enumerate() {
        let at = days.next().unwrap_or(founded);
        let lang = if n % 6 == 2 { "es" } else { "en" };
        let account = create(tx, &format!("citizen{}", n + 1), name, lang, None, at)?;
        settled.citizens.push(account);
    }
    for plan in &BODIES {
        let id = found(tx, plan, &settled.accounts, founded)?;
        settled.bodies.push((plan.slug, id));
    }
    Ok(settled)
}

fn create(
    tx: &mut Tx<'_>,
    key: &str,
    name: &str,
    lang: &str,
    hash: Option<&str>,
    at: UtcTime,
) -> Result<Account, AppError> {
    let email = EmailAddress::parse(&format!("{key}@demo.example"))
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let new = NewAccount {
        email,
        name: name.to_owned(),
        password_hash: hash.map(str::to_owned),
        lang: lang.to_owned(),
        demo: true,
    };
    accounts::create(tx, &new, at)
}

fn found(
    tx: &mut Tx<'_>,
    plan: &BodyPlan,
    known: &[(&'static str, Account)],
    at: UtcTime,
) -> Result<i64, AppError> {
    let new = NewBody {
        slug: Some(plan.slug.to_owned()),
        name: plan.name.to_owned(),
        purpose: plan.purpose.to_owned(),
        responsibilities: plan.responsibilities.to_owned(),
        email: format!("{}@rivermouth.example", plan.slug),
        phone: plan.phone.to_owned(),
        postal_address: plan.address.to_owned(),
        website: String::new(),
        answer_working_days: plan.days,
    };
    let body = bodies::create(tx, &new, at)?;
    for (n, (name, post, responsibilities, key)) in plan.officials.iter().enumerate() {
        let account = known.iter().find(|(known, _)| known == key);
        let account_id = account.map(|(_, account)| account.id);
        if let Some(id) = account_id {
            accounts::grant(tx, id, Role::Official, Some(body.id), at)?;
        }
        let official = NewOfficial {
            body_id: body.id,
            account_id,
            name: (*name).to_owned(),
            post: (*post).to_owned(),
            responsibilities: (*responsibilities).to_owned(),
            is_head: n == 0,
        };
        bodies::create_official(tx, &official, at)?;
    }
    Ok(body.id)
}
