//! Petitions that ran elsewhere, from a file.

use std::path::Path;

use super::{Outcome, load_config, open_without_mail, plain, say};
use crate::features::bodies;
use crate::features::petitions::exchange;
use crate::routes;

/// Bytes of a file at most.
const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// Takes the petitions of a file in the shape that the petition site of the UK Parliament
/// publishes: all of them, or none when anything in it is refused.
pub fn import_petitions(config: Option<&Path>, file: &Path, body: Option<&str>) -> Outcome {
    let name = file.display();
    let size = std::fs::metadata(file).map_err(|error| format!("{name}: {error}"))?;
    if size.len() > MAX_BYTES {
        return Err(format!("{name}: larger than 20 MB"));
    }
    let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    let documents = exchange::read(&text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("{name}: line {line}, column {column}: nothing was imported: {error}")
    })?;
    let app = open_without_mail(load_config(config)?)?;
    let wanted = body.map(str::to_owned);
    let body = app.db.read_here(move |conn| {
        let all = bodies::list(conn)?;
        Ok(match wanted {
            Some(slug) => all.into_iter().find(|body| body.slug == slug),
            None => all.into_iter().next(),
        })
    });
    let body = body.map_err(plain)?.ok_or_else(|| {
        "there is no such body: make one at /admin/bodies, or name one by --body".to_owned()
    })?;
    let (zone, now) = (app.config.site.time_zone.0, app.now());
    let spine = routes::spine().in_zone(zone);
    // A refusal rolls back whatever was written before it.
    let outcome = app
        .db
        .write_here(move |tx| exchange::import(tx, &spine, &documents, body.id, zone, now));
    match outcome.map_err(plain)? {
        Ok(imported) => {
            for one in &imported {
                say(&format!(
                    "/petitions/{}: {} signatures",
                    one.id, one.signature_count
                ));
            }
            say(&format!("{} petitions imported.", imported.len()));
            Ok(())
        }
        Err(problems) => {
            let lines: Vec<String> = problems
                .iter()
                .map(|problem| format!("petition {}: {}", problem.id, problem.reason))
                .collect();
            Err(format!(
                "{name}: nothing was imported\n{}",
                lines.join("\n")
            ))
        }
    }
}
