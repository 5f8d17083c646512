//! The command line: what it needs, what it refuses, and with which code it ends.

use std::process::{Command, Output};

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A database of its own, a key, and no settings for mail.
    fn run(&self, line: &str, env: &[(&str, &str)]) -> Output {
        let url = format!("sqlite://{}", self.0.path().join("moot.db").display());
        Command::new(env!("CARGO_BIN_EXE_folkmoot"))
            .current_dir(self.0.path())
            .env_clear()
            .env("DATABASE_URL", url)
            .env(
                "FOLKMOOT__SECURITY__SECRET_KEY",
                "kP3v9sQ0xW7zR2mT5yB8nC1dF4gH6jLa",
            )
            .envs(env.iter().copied())
            .args(words(line))
            .output()
            .unwrap()
    }
}

/// Words of a line, where '' is an empty one.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(' ').map(|word| word.trim_matches('\''))
}

#[track_caller]
fn ends(output: &Output, code: i32, says: &str) {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{text}");
    assert!(text.contains(says), "'{says}' is not in: {text}");
}

#[test]
fn commands_that_send_no_mail_need_no_mail() {
    let place = Place::new();
    ends(&place.run("migrate", &[]), 0, "");
    let add = "user add --email a@people.example --name Ada --role administrator";
    ends(&place.run(add, &[]), 0, "");
    ends(
        &place.run("generate --petitions 1 --signatures 3", &[]),
        0,
        "",
    );
    // Those that do say what is missing.
    ends(&place.run("worker", &[]), 1, "SMTP_URL");
    let url = [("SMTP_URL", "smtp://127.0.0.1:1")];
    ends(&place.run("worker", &url), 1, "FOLKMOOT__MAIL__FROM");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let place = Place::new();
    ends(&place.run("migrate", &[]), 0, "");
    for (line, code, says) in [
        (
            "user add --email bad --name Ada --role citizen",
            2,
            "--email",
        ),
        (
            "user add --email a@people.example --name '' --role citizen",
            2,
            "--name",
        ),
        ("generate", 2, "--petitions"),
        ("generate --seed 3", 2, "--petitions"),
        ("generate --signatures 5", 2, "--petitions"),
        ("generate --petitions 0 --signatures 5", 1, "--petitions"),
        ("generate --petitions 0", 1, "nothing to make"),
    ] {
        ends(&place.run(line, &[]), code, says);
    }
    let languages = [("FOLKMOOT__SITE__LANGUAGES", "en,xx")];
    ends(&place.run("check-config", &languages), 1, "`xx`");
}

#[test]
fn a_database_that_does_not_answer_is_one_plain_line() {
    let place = Place::new();
    let nobody = [("DATABASE_URL", "postgres://nobody:hush@127.0.0.1:1/none")];
    let output = place.run("migrate", &nobody);
    ends(&output, 1, "folkmoot: cannot connect to PostgreSQL");
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(!text.contains("hush"), "{text}");
}

#[test]
fn the_demo_says_that_it_reads_no_settings() {
    let output = Place::new().run("demo --help", &[]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("reads no settings"));
}

#[test]
fn a_mail_from_a_pipe_ends_with_the_code_that_mail_servers_know() {
    use std::io::Write;
    use std::process::Stdio;
    let place = Place::new();
    let pipe = |mail: &[u8], url: Option<&str>| {
        let own = format!("sqlite://{}", place.0.path().join("moot.db").display());
        let mut child = Command::new(env!("CARGO_BIN_EXE_folkmoot"))
            .current_dir(place.0.path())
            .env_clear()
            .env("DATABASE_URL", url.unwrap_or(&own))
            .env(
                "FOLKMOOT__SECURITY__SECRET_KEY",
                "kP3v9sQ0xW7zR2mT5yB8nC1dF4gH6jLa",
            )
            .arg("inbound-mail")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(mail).unwrap();
        child.wait_with_output().unwrap()
    };
    let plain = include_bytes!("mail/plain.eml").as_slice();
    ends(&pipe(plain, None), 75, "migrate");
    ends(&place.run("migrate", &[]), 0, "");
    ends(&pipe(plain, None), 65, "no body has this address");
    ends(&pipe(b"", None), 65, "this is no mail");
    ends(&pipe(&vec![b'x'; 11 * 1024 * 1024], None), 65, "10 MB");
    ends(
        &pipe(include_bytes!("mail/list.eml"), None),
        0,
        "left alone",
    );
    let nowhere = Some("postgres://nobody@127.0.0.1:1/none");
    ends(&pipe(plain, nowhere), 75, "PostgreSQL");
    let said = String::from_utf8(pipe(plain, None).stderr).unwrap();
    assert!(
        !said.contains("anna") && !said.contains("crossing"),
        "{said}"
    );
}
