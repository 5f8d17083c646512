//! Commands for whoever runs the site.

use std::path::Path;

use super::{Outcome, RoleChoice, load_config, open_without_mail, plain, say};
use crate::app::db_options;
use crate::features::accounts::{self, Invitation};
use crate::features::{bodies, documents, open_data, petitions};
use crate::platform::db::{Db, migrate as migrations};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;

pub fn migrate(config: Option<&Path>) -> Outcome {
    let config = load_config(config)?;
    if let Some(folder) = sqlite_folder(config.database.url.expose()) {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let mut conn = Db::dedicated(&db_options(&config)).map_err(plain)?;
    let applied = migrations::run(&mut conn).map_err(plain)?;
    if applied.is_empty() {
        say("The database is current; nothing to do.");
    }
    for name in applied {
        say(&format!("Applied {name}"));
    }
    Ok(())
}

fn sqlite_folder(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite://")?;
    Path::new(path)
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
}

pub fn check_config(config: Option<&Path>) -> Outcome {
    let config = load_config(config)?;
    say(config.effective().trim_end());
    if let Err(found) = config.ensure_safe_to_serve() {
        for setting in found {
            say(&format!("# `folkmoot serve` would refuse: {setting}"));
        }
    }
    Ok(())
}

/// Counts all signatures anew.
pub fn check_counts(config: Option<&Path>) -> Outcome {
    let mut options = db_options(&load_config(config)?);
    // A replica is a moment late, and would be found to be wrong.
    options.read_url = None;
    let mut conn = Db::dedicated(&options).map_err(plain)?;
    let check = petitions::check(&mut conn).map_err(plain)?;
    for wrong in &check.mismatches {
        say(&wrong.to_string());
    }
    if !check.mismatches.is_empty() {
        let count = check.mismatches.len();
        return Err(if count == 1 {
            "one counter is wrong".to_owned()
        } else {
            format!("{count} counters are wrong")
        });
    }
    say(&format!(
        "All counters are right: {} petitions, {} signatures, {} on paper",
        check.petitions, check.signatures, check.on_paper
    ));
    Ok(())
}

/// A name for an account, as somebody who signs up may give it.
///
/// # Errors
/// With what is wrong with it.
pub fn read_name(text: &str) -> Result<String, String> {
    accounts::NAME_RULE
        .check(text)
        .map_err(|problem| problem.to_string())
}

/// Makes an account and prints the link by which its owner sets a password.
pub fn add_user(
    config: Option<&Path>,
    email: EmailAddress,
    name: String,
    role: RoleChoice,
    body: Option<&str>,
) -> Outcome {
    let app = open_without_mail(load_config(config)?)?;
    let now = app.now();
    let slug = body.map(str::to_owned);
    let inner = app.clone();
    let token = app
        .db
        .write_here(move |tx| {
            let body = match &slug {
                Some(slug) => Some(bodies::find_by_slug(tx, slug)?.ok_or(AppError::NotFound)?),
                None => None,
            };
            let invitation = Invitation {
                email,
                name,
                role: role.0,
                body_id: body.map(|body| body.id),
                lang: inner.default_lang().code().to_owned(),
                post: String::new(),
                by: None,
            };
            let (_, token) = accounts::invite(tx, &inner.tokens, &invitation, now)?;
            Ok(token)
        })
        .map_err(|error| match error {
            AppError::NotFound => "--body: there is no body with this slug".to_owned(),
            AppError::Invalid(_) => "an official needs --body".to_owned(),
            other => plain(other),
        })?;
    say(&app.absolute(&format!("/set-password?token={token}")));
    Ok(())
}

pub fn import_document(
    config: Option<&Path>,
    file: &Path,
    consultation: &str,
    title: Option<&str>,
) -> Outcome {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let imported = documents::import::read(&name, &bytes)
        .map_err(|refusal| format!("{}: {refusal}", file.display()))?;
    if !imported.tree.undescribed().is_empty() {
        for line in imported.report.lines() {
            eprintln!("{}: {line}", file.display());
        }
        return Err(format!(
            "{}: nothing is published before every picture has a description; write them into the \
             file, or read it at the editor's desk",
            file.display()
        ));
    }
    let app = open_without_mail(load_config(config)?)?;
    let now = app.now();
    let (slug, title) = (consultation.to_owned(), title.map(str::to_owned));
    let (report, said) = (imported.report.clone(), imported.lang.clone());
    let (url, lang) = app
        .db
        .write_here(move |tx| {
            let document = documents::import_document(tx, &slug, title.as_deref(), &imported, now)?;
            let url = format!("/consultations/{slug}/documents/{}", document.slug);
            Ok((url, document.lang))
        })
        .map_err(|error| match error {
            AppError::NotFound => format!("there is no consultation '{consultation}'"),
            other => plain(other),
        })?;
    for line in report.lines() {
        eprintln!("{}: {line}", file.display());
    }
    if let Some(said) = said.filter(|said| *said != lang) {
        eprintln!(
            "{}: the file says that it is in '{said}'; it is published in '{lang}', the language of \
             the consultation",
            file.display()
        );
    }
    say(&app.absolute(&url));
    Ok(())
}

pub fn print_openapi() -> Outcome {
    say(&open_data::openapi_json().map_err(plain)?);
    Ok(())
}
