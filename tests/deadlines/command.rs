//! `folkmoot deadline`.

use std::process::{Command, Output};

pub fn run(line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_folkmoot"))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deadlines"))
        .env_clear()
        .arg("deadline")
        .args(line.split_whitespace())
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_due_date_with_its_account() {
    let output = run("--received 2009-03-12 --working-days 20 --holidays england.ics");
    assert!(output.status.success(), "{}", said(&output.stderr));
    let text = said(&output.stdout);
    for part in [
        "Due on Tuesday 14 April 2009, at the end of the day in Europe/London (2009-04-14T22:59:59Z).",
        "\n2009-03-12 Thu        received",
        "\n2009-03-13 Fri     1  counted",
        "\n2009-03-14 Sat        weekend",
        "\n2009-03-17 Tue        holiday: St Patrick’s Day",
        "\n2009-04-14 Tue    20  counted",
    ] {
        assert!(text.contains(part), "'{part}' is not in {text}");
    }
    assert_eq!(text.lines().count(), 2 + 34);
}

#[test]
fn what_is_refused() {
    for (line, code, says) in [
        ("--received 2009-03-12", 2, "--working-days"),
        ("--working-days 3", 2, "--received"),
        ("--received 12.3.2009 --working-days 3", 2, "2026-12-04"),
        (
            "--received 2009-03-12 --working-days 3 --months 1",
            2,
            "cannot be used",
        ),
        ("--received 2009-03-12 --working-days -1", 2, "-1"),
        ("--received 2009-03-12 --months 37", 2, "37"),
        (
            "--received 2009-03-12 --months 1 --zone Mars/Base",
            2,
            "Europe/London",
        ),
        ("--received 2200-12-31 --working-days 9", 1, "2200"),
        (
            "--received 2009-03-12 --months 1 --holidays none.ics",
            1,
            "none.ics",
        ),
        (
            "--received 2009-03-12 --months 1 --holidays busday.csv",
            1,
            "busday.csv: line 1: This is not an iCalendar file",
        ),
    ] {
        let output = run(line);
        let text = said(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{line}: {text}");
        assert!(text.contains(says), "'{says}' is not in: {text}");
    }
}
