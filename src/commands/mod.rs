//! What the command line does. Each command returns one plain line when it fails.

mod deadline;
mod demo;
mod generate;
mod holidays;
mod import;
mod inbound;
mod maintain;
mod serve;

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;

use actix_web::web;
use tracing_subscriber::EnvFilter;

use crate::app::{App, db_options};
use crate::config::Config;
use crate::platform::actor::Role;
use crate::platform::clock::Clock;
use crate::platform::db::{Db, migrate as migrations};
use crate::platform::error::AppError;

pub use deadline::{Deadline, deadline};
pub use demo::demo;
pub use generate::{Counts, generate};
pub use holidays::import_holidays;
pub use import::import_petitions;
pub use inbound::take_mail;
pub use maintain::{
    add_user, check_config, check_counts, import_document, migrate, print_openapi, read_name,
};
pub use serve::{check_health, serve, work};

/// One plain line on what went wrong.
pub type Outcome = Result<(), String>;

/// A role on the command line; None is a citizen.
#[derive(Clone, Copy, Debug)]
pub struct RoleChoice(pub Option<Role>);

/// Logs go to stderr: text on a terminal, JSON otherwise. `RUST_LOG` chooses how much.
pub fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        log.with_target(false).init();
    } else {
        log.json().init();
    }
}

fn load_config(path: Option<&Path>) -> Result<Config, String> {
    let default = Path::new("folkmoot.toml");
    let path = path.or_else(|| default.exists().then_some(default));
    Config::load(path, std::env::vars().collect::<BTreeMap<_, _>>())
        .map_err(|error| error.to_string())
}

fn plain(error: AppError) -> String {
    match error {
        AppError::Internal(text) => text,
        AppError::Unavailable => "the database does not answer".to_owned(),
        other => other.to_string(),
    }
}

/// Opens everything, and makes sure that the database has the schema this program knows.
fn open(config: Config) -> Result<web::Data<App>, String> {
    ensure_current(App::build(config, Clock::system()).map_err(plain)?)
}

/// As [`open`], for commands that send no mail; letters they post wait for a node that does.
fn open_without_mail(config: Config) -> Result<web::Data<App>, String> {
    ensure_current(App::build_without_mail(config, Clock::system()).map_err(plain)?)
}

fn ensure_current(app: App) -> Result<web::Data<App>, String> {
    let mut conn = Db::dedicated(&db_options(&app.config)).map_err(plain)?;
    if !migrations::is_current(&mut conn).map_err(plain)? {
        return Err("the database is not current; run `folkmoot migrate` first".to_owned());
    }
    Ok(web::Data::new(app))
}

/// Says something to the person at the terminal.
fn say(line: &str) {
    use std::io::Write;
    // Whoever reads may have gone (a closed pipe): that is not our failure.
    let _ = writeln!(std::io::stdout(), "{line}");
}
