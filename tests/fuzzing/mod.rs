//! A bounded run of the fuzzing targets: files of other programs and hostile pieces, changed at
//! random from a fixed seed. `FOLKMOOT_FUZZ_INPUTS` sets how many inputs each target gets,
//! `FOLKMOOT_FUZZ_SEED` another beginning. `fuzz/README.md` says how to run the same targets with
//! coverage.

mod targets;

use targets::TARGETS;

/// Inputs of each target in the ordinary run.
const INPUTS: u64 = 250;
/// Bytes of an input: what is longer than this was tested where the limits are.
const MAX_LENGTH: usize = 48 * 1024;

/// Files of other programs.
const FILES: [&[u8]; 6] = [
    include_bytes!("../documents/plan.docx"),
    include_bytes!("../documents/plan.html"),
    include_bytes!("../documents/plan.md"),
    include_bytes!("../documents/act.xml"),
    include_bytes!("../documents/by-law.xml"),
    include_bytes!("../documents/photo.jpg"),
];

/// Forty attributes.
macro_rules! letters {
    () => {
        " a b c d e f g h i j k l m n o p q r s t aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt"
    };
}

/// Pieces that formats know, and pieces that attacks are made of.
const PIECES: [&str; 80] = [
    "# ",
    "## 2.1 ",
    "- ",
    "1. ",
    "> ",
    "|a|b|\n|-|-|\n",
    "```\n",
    "[^1]",
    "\n\n[^1]: x\n",
    "![](/a.png)",
    "![x](<https://e.example/a.png>)",
    "[x](javascript:alert(1))",
    "**",
    "_",
    "~~",
    "\\",
    "<br>",
    "&amp;",
    "&#60;",
    "\u{202e}",
    "\u{0}",
    "\n\n",
    "(a) ",
    "iv) ",
    "Article 3. ",
    "https://a.example/(x)",
    // A tag with so many attributes is refused before it is read.
    concat!(
        "<p",
        letters!(),
        letters!(),
        letters!(),
        letters!(),
        letters!(),
        letters!(),
        letters!()
    ),
    concat!(
        letters!(),
        letters!(),
        letters!(),
        letters!(),
        letters!(),
        letters!(),
        letters!(),
        ">"
    ),
    " a='>' b=\"<p\" c",
    "<p hidden>",
    "<div style='display:none'>",
    "<li value=7>",
    "<th scope=row>",
    "<u><ins><mark>",
    "<table><tr><td colspan=9 rowspan=9>",
    "</table>",
    "<ul><li>",
    "<ol type=a start=-1>",
    "<h2>",
    "</h2>",
    "<a href=\"java\tscript:x\">",
    "<img src=\"data:image/png;base64,iVBORw0KGgo=\">",
    "<svg onload=x>",
    "<script>",
    "</script>",
    "<style>",
    "<math><mi>",
    "<pre>",
    "<blockquote>",
    "<p id=fn-1>",
    "<sup><a href=#fn-1>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version='1.0'?>",
    "<akomaNtoso><act name='a'><body>",
    "<section eId='s'><num>1</num><heading>",
    "</heading><content><p>",
    "</p></content></section>",
    "<blockList><item><num>(a)</num>",
    "<authorialNote marker='1'><p>",
    "<foreign>",
    "<img src='/a.png' alt=''/>",
    "</body></act></akomaNtoso>",
    "<w:p><w:r><w:t>",
    "</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc>",
    "<w:pStyle w:val='Heading1'/>",
    "<w:document xmlns:w='w'><w:body>",
    "</w:body></w:document>",
    "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
    "2 0 obj\n<</Kids[]/Count 0>>\nendobj\n",
    "trailer\n<</Root 1 0 R>>\n%%EOF\n",
    "/J#53(x)",
    "stream\nx\nendstream\n",
    "ID3\u{4}\0\0\0\0\0\u{1}x",
    "RIFF\0\0\0\0WAVEfmt ",
    "PK\u{3}\u{4}",
    "PK\u{5}\u{6}\0\0\0\0",
];

/// A stream of numbers that is the same each time (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn piece(&mut self) -> &'static [u8] {
        PIECES[self.below(PIECES.len())].as_bytes()
    }

    /// A file, or pieces one behind the other.
    fn seed(&mut self) -> Vec<u8> {
        if self.below(3) > 0 {
            return FILES[self.below(FILES.len())].to_vec();
        }
        let count = self.below(30);
        (0..count).flat_map(|_| self.piece().to_vec()).collect()
    }

    /// An input: a seed with some changes.
    fn input(&mut self) -> Vec<u8> {
        let mut bytes = self.seed();
        for _ in 0..=self.below(12) {
            self.change(&mut bytes);
        }
        bytes.truncate(MAX_LENGTH);
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let (a, b) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
        let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 400));
        match self.below(8) {
            0 | 1 => {
                let piece = self.piece();
                bytes.splice(from..from, piece.iter().copied());
            }
            2 => {
                bytes.drain(from..to);
            }
            3 => {
                let part = bytes[from..to].to_vec();
                let times = 1 + self.below(40);
                bytes.splice(from..from, part.repeat(times));
            }
            4 => {
                if let Some(byte) = bytes.get_mut(from) {
                    *byte ^= 1 << (self.next() % 8);
                }
            }
            5 => {
                let piece = self.piece().repeat(1 + self.below(150));
                bytes.splice(from..from, piece);
            }
            6 => {
                let other = self.seed();
                let part = self.below(other.len() + 1);
                bytes.splice(from..to, other[part..].iter().copied().take(2_000));
            }
            _ => bytes.truncate(from.max(16)),
        }
    }
}

fn number(name: &str, fallback: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(fallback)
}

/// Runs one target; an input that breaks it is left beside the test's output.
fn run(name: &str) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let seed = number("FOLKMOOT_FUZZ_SEED", 0x5EED_F01C);
    let count = number("FOLKMOOT_FUZZ_INPUTS", INPUTS);
    let mut chance = Chance(seed ^ u64::try_from(name.len()).unwrap().rotate_left(17));
    for n in 0..count {
        let input = chance.input();
        let outcome = std::panic::catch_unwind(|| target(&input));
        if outcome.is_err() {
            let path = std::env::temp_dir().join(format!("folkmoot-{name}-{seed:x}-{n}"));
            std::fs::write(&path, &input).unwrap();
            panic!(
                "{name}: input {n} of seed {seed:#x}, kept as {}",
                path.display()
            );
        }
    }
}

#[test]
fn markdown_bears_anything() {
    run("markdown");
}

#[test]
fn html_bears_anything() {
    run("html");
}

#[test]
fn akoma_ntoso_bears_anything() {
    run("akoma");
}

#[test]
fn word_files_bear_anything() {
    run("docx");
    run("docx_text");
}

#[test]
fn the_sanitiser_bears_anything() {
    run("sanitiser");
}

#[test]
fn files_bear_anything() {
    run("files");
}
