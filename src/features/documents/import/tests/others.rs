//! What other programs wrote, and what fuzzing found.

use super::*;

/// Made by another program: Bluebell 3.1.1 (Laws.Africa) wrote it from by-law.txt.
#[test]
fn a_by_law_from_another_program_keeps_its_parts() {
    let bytes = include_bytes!("../../../../../tests/documents/by-law.xml");
    let imported = read("by-law.xml", bytes).unwrap();
    assert_eq!(
        outline(&imported.tree),
        [
            " |",
            // 'I' begins sentences as well: a number that could not be read again is a word.
            "# |I General",
            "## 1|Words and purpose",
            "### 1|What the words mean",
            "### 2|Purpose",
            "#### (1)|",
            "#### (2)|",
            "##### (a)|",
            "##### (b)|",
            "# |II Charges",
            "## 3|What a berth costs",
            "## 4|The harbour office",
        ]
    );
    let words = &imported.tree.sections[3];
    assert_eq!(words.notes.len(), 1);
    assert!(
        words
            .text()
            .contains("(a) berth means a place at a quay or a buoy;")
    );
    assert!(
        imported.tree.sections[10]
            .text()
            .contains("up to 6 metres | 18.00")
    );
    assert_eq!(
        imported.report.count(What::Part),
        1,
        "the schedule: {:?}",
        imported.report
    );
}

/// Found by fuzzing: what is written here is read here again, whatever its words are.
#[test]
fn a_text_may_say_what_other_formats_begin_with() {
    for text in [
        "<https://a.example/x>\\<akomaNtoso> and so on",
        "\\%PDF-1.7 is how a PDF begins.\n\nNext.",
        "GIF89a is how a picture begins.",
        "## Code\n\n```\n%PDF-1.7\n```",
        "![x](</a.pn%3Cg>)",
    ] {
        let first = read("a.md", text.as_bytes()).unwrap();
        for (name, format) in [("a.md", "md"), ("a.html", "html"), ("a.xml", "xml")] {
            let written = crate::features::documents::export::write(&first.tree, format);
            let again = read(name, written.as_bytes());
            assert_eq!(
                again.map(|again| again.tree),
                Ok(first.tree.clone()),
                "{written}"
            );
        }
    }
}
