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
fn a_document_with_a_picture_that_nobody_described_is_not_imported() {
    let place = Place::new();
    ends(&place.run("migrate", &[]), 0, "");
    let text = "## Aims\n\nPeople cross the river safely.\n\n![](/documents/pictures/a.png)\n";
    std::fs::write(place.0.path().join("plan.md"), text).unwrap();
    let output = place.run("import document plan.md --consultation a-bridge", &[]);
    ends(&output, 1, "plan.md: line 5: picture without a description");
    ends(&output, 1, "nothing is published before every picture");
}

#[test]
fn counters_are_proved() {
    use diesel::connection::SimpleConnection;
    use diesel::prelude::*;
    let place = Place::new();
    ends(&place.run("check-counts", &[]), 1, "");
    ends(&place.run("migrate", &[]), 0, "");
    ends(
        &place.run("generate --petitions 2 --signatures 50", &[]),
        0,
        "",
    );
    let right = place.run("check-counts", &[]);
    ends(&right, 0, "");
    let said = String::from_utf8_lossy(&right.stdout).into_owned();
    assert!(
        said.contains("2 petitions, 50 signatures, 0 on paper"),
        "{said}"
    );
    let path = place.0.path().join("moot.db");
    let mut conn = SqliteConnection::establish(&path.display().to_string()).unwrap();
    conn.batch_execute("UPDATE petitions SET signature_count = 99 WHERE id = 2")
        .unwrap();
    let wrong = place.run("check-counts", &[]);
    ends(&wrong, 1, "one counter is wrong");
    let said = String::from_utf8_lossy(&wrong.stdout).into_owned();
    assert!(
        said.contains("petition 2 in all: the counter says 99, counted are 25"),
        "{said}"
    );
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

/// A file of holidays with these lines in it.
fn calendar_of(events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|lines| format!("BEGIN:VEVENT\n{}\nEND:VEVENT\n", lines.replace('|', "\n")))
        .collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
}

#[test]
fn holidays_are_taken_from_a_file_all_or_none() {
    let place = Place::new();
    let import = |text: &[u8], more: &str| {
        std::fs::write(place.0.path().join("days.ics"), text).unwrap();
        place.run(&format!("import holidays days.ics{more}"), &[])
    };
    let says = |output: &Output, code: i32, words: &str| {
        let text = [&output.stdout[..], &output.stderr[..]].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        assert_eq!(output.status.code(), Some(code), "{text}");
        assert!(text.contains(words), "'{words}' is not in: {text}");
        assert!(!text.contains("panicked"), "{text}");
        text
    };
    ends(&place.run("migrate", &[]), 0, "");
    let harbour = "UID:1|DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY|SUMMARY:New Year";

    // Nothing of a file is taken in which anything is wrong, and each refusal names its line.
    let sound = calendar_of(&[harbour]);
    let many = format!("DTSTART:20260101|SUMMARY:X|UID:{}", "x".repeat(9));
    let never = "DTSTART:00010101|SUMMARY:X|RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9";
    for (text, words) in [
        (
            "<html>Not found</html>\n".to_owned(),
            "line 1: This is not an iCalendar file",
        ),
        (String::new(), "This is not an iCalendar file"),
        (
            sound.replace("END:VCALENDAR\n", ""),
            "VCALENDAR does not end",
        ),
        (
            calendar_of(&vec![never; 10_000]),
            "recurrences of this file take too long",
        ),
        (
            calendar_of(&[
                harbour,
                "UID:2|DTSTART;TZID=Mars/Base:20260101T000000|SUMMARY:Landing",
            ]),
            "line 11: The time zone “Mars/Base” is not known",
        ),
        (
            calendar_of(&[harbour, "UID:2|DTSTART:20260231|SUMMARY:Never"]),
            "“20260231”",
        ),
        (
            calendar_of(&vec![many.as_str(); 100_000]),
            "larger than 2 MB",
        ),
        (
            calendar_of(&vec!["DTSTART:20260101|SUMMARY:X"; 20_000]),
            "10,000 events",
        ),
    ] {
        let output = import(text.as_bytes(), "");
        let told = says(&output, 1, words);
        assert!(told.contains("days.ics: nothing was imported"), "{told}");
    }
    says(
        &import(b"BEGIN:VCALENDAR\n\xFF\n", ""),
        1,
        "line 2: not UTF-8",
    );
    says(
        &import(sound.as_bytes(), " --calendar Atlantis"),
        1,
        "there is no calendar 'Atlantis'",
    );
    says(&place.run("import holidays none.ics", &[]), 1, "none.ics");
    says(&place.run("import holidays", &[]), 2, "FILE");

    // From the last year up to ten years ahead: an endless recurrence ends there, also a daily one.
    let told = says(
        &import(sound.as_bytes(), ""),
        0,
        "added to the calendar 'Default', version 2",
    );
    let count: usize = told.split(' ').next().unwrap().parse().unwrap();
    assert!((11..=12).contains(&count), "{told}");
    let again = import(sound.as_bytes(), " --calendar Default");
    says(&again, 0, "the calendar has all of them already");
    let daily = calendar_of(&["UID:2|DTSTART:20200101|RRULE:FREQ=DAILY|SUMMARY:Always"]);
    let told = says(&import(daily.as_bytes(), ""), 0, "version 3");
    let found: i64 = told.split(' ').nth(2).unwrap().parse().unwrap();
    assert!((4_380..=4_384).contains(&found), "twelve years: {told}");
}
