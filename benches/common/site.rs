//! A site that a benchmark measures: an empty database made ready, mail into a folder.

use std::path::Path;

use folkmoot::app::App;
use folkmoot::config::Config;
use folkmoot::platform::clock::Clock;
use folkmoot::platform::db::{Db, migrate};

const KEY: &str = "k3Jx9vQ2mZr7Lw5Tn8Yb1Hc6Pd4Sf0Ga";

/// Opens the database at `url` with all its tables; mails go into a folder of `dir`.
pub fn open(dir: &Path, url: &str) -> App {
    let settings = [
        ("DATABASE_URL", url.to_owned()),
        ("SMTP_URL", format!("file://{}", dir.join("mail").display())),
        ("FOLKMOOT__MAIL__FROM", "moot@moot.example".to_owned()),
        ("FOLKMOOT__SECURITY__SECRET_KEY", KEY.to_owned()),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value));
    let config = Config::load(None, settings).unwrap();
    migrate::run(&mut Db::dedicated(&folkmoot::app::db_options(&config)).unwrap()).unwrap();
    App::build(config, Clock::system()).unwrap()
}
