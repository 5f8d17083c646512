//! Figures, printed: `cargo bench --bench similar [-- --answered=100000]`. Answered questions like
//! one that somebody types are looked for among so many: words, half-typed words, words with a slip
//! of the pen. On SQLite, and on PostgreSQL where `DATABASE_URL` names an empty database. What they
//! mean is in docs/performance.md.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark prints figures, and a panic is its message"
)]

#[path = "../common/site.rs"]
mod site;

use std::path::Path;
use std::time::{Duration, Instant};

use folkmoot::app::App;
use folkmoot::features::questions::{self, Load};
use folkmoot::features::search::{self, Document};
use folkmoot::platform::db::{Db, DbConn};

/// Words that questions are made of: few are in most of them, most are in few, as in any language.
const WORDS: u64 = 30_000;
/// Questions written in one transaction.
const CHUNK: i64 = 500;
/// Questions that are looked for.
const SOUGHT: u64 = 400;
/// What a suggestion may take.
const MOST: Duration = Duration::from_millis(50);

fn main() {
    let answered = std::env::args()
        .find_map(|word| word.strip_prefix("--answered=").map(str::to_owned))
        .map_or(100_000, |count| count.parse().unwrap());
    let dir = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", dir.path().join("similar.db").display());
    measure("SQLite", dir.path(), &file, answered);
    match std::env::var("DATABASE_URL") {
        Ok(url) if url.starts_with("postgres") => measure("PostgreSQL", dir.path(), &url, answered),
        _ => println!("PostgreSQL: not measured, DATABASE_URL names none"),
    }
}

/// A number that looks like chance and is the same each time.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The word of a rank: two to five syllables.
fn word(rank: u64) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "ri", "ton", "del", "mo", "ke", "sar", "lin", "pu", "vo", "tra", "nes", "gal", "hi",
        "cor", "fe", "wen", "dis", "jo", "lum", "per", "ska", "tir", "bro",
    ];
    let draw = mix(rank + 1_000_003);
    (0..2 + draw % 4)
        .map(|at| SYLLABLES[(draw.rotate_right(u32::try_from(at).unwrap() * 9 + 5) % 24) as usize])
        .collect()
}

/// Words of a text, the frequent ones often: the chance of a rank falls as the rank grows.
fn text(seed: u64, length: u64) -> Vec<String> {
    (0..length)
        .map(|at| {
            let share = (mix(seed.wrapping_mul(977) + at) >> 11) as f64 / (1_u64 << 53) as f64;
            word((WORDS as f64).powf(share) as u64)
        })
        .collect()
}

fn title(number: u64) -> String {
    text(number, 5 + mix(number) % 6).join(" ")
}

/// `count` questions, most of them answered, and the words by which each is found.
fn make_answered(app: &App, count: i64) {
    let (zone, now) = (app.config.site.time_zone.0, app.now());
    let load = Load {
        questions: count,
        seed: 1,
        days: questions::FIVE_YEARS,
    };
    questions::generate(&app.db, &load, zone, now, |_| {}).unwrap();
    for from in (0..count).step_by(usize::try_from(CHUNK).unwrap()) {
        app.db
            .write_here(move |tx| {
                for number in from..(from + CHUNK).min(count) {
                    let seed = number.unsigned_abs();
                    let document = Document {
                        subject: format!("contribution:{}", number + 1),
                        kind: "question",
                        lang: "en",
                        title: &title(seed),
                        body: &text(seed + 7_000_000, 40).join(" "),
                        url: &format!("/questions/{}", number + 1),
                        shown_at: now,
                    };
                    search::put(tx, &document, now)?;
                }
                Ok(())
            })
            .unwrap();
    }
}

/// One letter of the longest word is another one.
fn slipped(title: &str) -> String {
    let longest = title.split(' ').max_by_key(|word| word.len()).unwrap();
    let slip = format!("{}z{}", &longest[..2], &longest[3..]);
    title.replacen(longest, &slip, 1)
}

fn measure(name: &str, dir: &Path, url: &str, answered: i64) {
    let app = site::open(dir, url);
    let begun = Instant::now();
    make_answered(&app, answered);
    let took = begun.elapsed().as_secs_f64();
    println!("{name}: {answered} questions made and their words kept in {took:.0} s");

    let now = app.now();
    let sought: Vec<String> = (0..SOUGHT)
        .map(|at| title(mix(at) % answered.unsigned_abs()))
        .collect();
    let bare = figure(
        &app.db,
        "look-up by primary key",
        &sought,
        None,
        |conn, _| {
            questions::find(conn, answered / 2)
                .unwrap()
                .map_or(0, |_| 1)
        },
    );
    let find = |conn: &mut DbConn, typed: &str| {
        questions::find_similar(conn, typed, now, 5).unwrap().len()
    };
    let half: Vec<String> = sought
        .iter()
        .map(|title| title.chars().take(title.len() / 2).collect())
        .collect();
    let slips: Vec<String> = sought.iter().map(|title| slipped(title)).collect();
    // The most frequent words say least and are in most questions.
    let common: Vec<String> = (0..SOUGHT)
        .map(|at| format!("{} {} {}", word(at % 7), word(at % 11), word(at % 13)))
        .collect();
    for (what, typed) in [
        ("a whole title", &sought),
        ("half of it typed", &half),
        ("with a slip in its longest word", &slips),
        ("three of the most frequent words", &common),
    ] {
        figure(&app.db, what, typed, Some(bare), find);
    }
}

/// Prints p50 and p99, the ratio of the medians to `bare`, and how often something was found;
/// returns the median.
fn figure(
    db: &Db,
    what: &str,
    typed: &[String],
    bare: Option<Duration>,
    read: impl Fn(&mut DbConn, &str) -> usize,
) -> Duration {
    let mut taken = Vec::new();
    let mut found = 0;
    for text in typed {
        db.read_here(|conn| {
            let start = Instant::now();
            let count = read(conn, text);
            taken.push(start.elapsed());
            found += usize::from(count > 0);
            Ok(())
        })
        .unwrap();
    }
    taken.sort_unstable();
    let (half, most) = (taken[taken.len() / 2], taken[taken.len() * 99 / 100]);
    let ratio = bare.map_or(String::new(), |bare| {
        format!("{:>6.0} × bare", half.as_secs_f64() / bare.as_secs_f64())
    });
    println!(
        "{what:<40} p50 {:>7.2} ms  p99 {:>7.2} ms {ratio}  found for {:.0} %{}",
        half.as_secs_f64() * 1e3,
        most.as_secs_f64() * 1e3,
        100.0 * found as f64 / typed.len() as f64,
        if most > MOST { "   over 50 ms" } else { "" }
    );
    half
}
