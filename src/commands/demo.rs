//! The demo: one command from nothing to a lively town.

use std::net::SocketAddr;
use std::path::Path;

use actix_web::web;

use super::serve::run;
use super::{Outcome, open, plain, say};
use crate::app::{App, db_options};
use crate::config::Config;
use crate::demo::{self, PASSWORD};
use crate::platform::clock::Clock;
use crate::platform::db::{Db, migrate as migrations};

const FOLDER: &str = "var/demo";
/// Where the town is built: what is half built is never served.
const BUILDING: &str = "var/demo.building";

/// Makes the town on first run, and serves it.
pub fn demo(address: SocketAddr) -> Outcome {
    let folder = Path::new(FOLDER);
    if !folder.join("demo.db").exists() {
        build(folder)?;
    }
    let mut config = Config::for_demo(folder);
    config.server.bind = address;
    config.site.base_url = format!("http://{address}");
    migrate_demo(&config)?;
    let app = open(config)?;
    run(&app, true, |address| {
        say(&format!("Rivermouth is at http://{address}"));
        say("");
        say("Sign in with one of these, password: rivermouth");
        for who in ["citizen", "official", "moderator", "editor", "admin"] {
            say(&format!("  {who}@demo.example"));
        }
        say("");
        say(&format!(
            "Outgoing mail can be read at http://{address}/dev/mail"
        ));
        say(&format!(
            "Everything is kept in ./{FOLDER}; delete it to begin anew. Stop with Ctrl-C."
        ));
    })
}

/// A demo made by an earlier version is brought up to date.
fn migrate_demo(config: &Config) -> Outcome {
    let mut conn = Db::dedicated(&db_options(config)).map_err(plain)?;
    if !migrations::is_current(&mut conn).map_err(plain)? {
        migrations::run(&mut conn).map_err(plain)?;
    }
    Ok(())
}

fn build(folder: &Path) -> Outcome {
    say("Building the demo town…");
    debug_assert!(!PASSWORD.is_empty());
    let building = Path::new(BUILDING);
    let failed = |error: std::io::Error| format!("{BUILDING}: {error}");
    if building.exists() {
        std::fs::remove_dir_all(building).map_err(failed)?;
    }
    std::fs::create_dir_all(building).map_err(failed)?;
    {
        let config = Config::for_demo(building);
        let mut options = db_options(&config);
        // A power cut while building costs nothing: it is begun again.
        options.durable = false;
        let mut conn = Db::dedicated(&options).map_err(plain)?;
        migrations::run(&mut conn).map_err(plain)?;
        drop(conn);
        let app = App::build_with(config, Clock::system(), &options).map_err(plain)?;
        demo::build(web::Data::new(app)).map_err(plain)?;
    }
    std::fs::rename(building, folder).map_err(failed)
}
