//! One mail from a mail server's pipe. The codes are those of sysexits.h, which mail servers know.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use super::{load_config, open_without_mail};
use crate::features::inbound::{self, Failure, Outcome, rules};

const DATA_ERROR: u8 = 65;
const TRY_LATER: u8 = 75;

/// Reads one mail from standard input and files it.
pub fn take_mail(config: Option<&Path>) -> ExitCode {
    match take(config) {
        Ok(Outcome::Filed | Outcome::Known) => ExitCode::SUCCESS,
        Ok(Outcome::Ignored(why)) => {
            eprintln!("folkmoot: the mail was left alone: {why}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("folkmoot: {failure}");
            ExitCode::from(match failure {
                Failure::Data(_) => DATA_ERROR,
                Failure::Later(_) => TRY_LATER,
            })
        }
    }
}

fn take(config: Option<&Path>) -> Result<Outcome, Failure> {
    let bytes = read_input()?;
    // A wrong setting is mended, and the mail is not lost meanwhile.
    let app = load_config(config)
        .and_then(open_without_mail)
        .map_err(Failure::Later)?;
    inbound::receive(&app, &bytes, app.now())
}

/// One byte more than is taken, which tells that there were too many. The rest is read and thrown
/// away: a mail server that cannot write to the end takes it for a failure of the pipe.
fn read_input() -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| Failure::Later(format!("cannot read the mail: {error}"));
    let mut input = std::io::stdin().lock();
    let mut bytes = Vec::new();
    let most = u64::try_from(rules::MAX_BYTES + 1).unwrap_or(u64::MAX);
    input
        .by_ref()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    std::io::copy(&mut input, &mut std::io::sink()).map_err(failed)?;
    Ok(bytes)
}
