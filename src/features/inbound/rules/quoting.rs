//! What somebody wrote themselves: without the mail they answer to and without their signature.
//! Where it is not sure, it stays: whoever confirms the question can take it out.

/// Lines that a signature without the proper mark may have.
const SHORT_SIGNATURE: usize = 8;

/// The text without a quoted mail at its end and without a signature.
pub fn own_words(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    if let Some(at) = lines.iter().position(|line| is_forwarded(line)) {
        lines.truncate(at);
    }
    cut_quotes(&mut lines);
    if let Some(at) = signature(&lines) {
        lines.truncate(at);
    }
    cut_quotes(&mut lines);
    let own = lines.join("\n").trim().to_owned();
    // A mail that is nothing but a quotation is what somebody wants to say.
    if own.is_empty() {
        text.trim().to_owned()
    } else {
        own
    }
}

/// The line under which Outlook and others repeat the mail that is answered.
fn is_forwarded(line: &str) -> bool {
    let line = line.trim();
    let bare = line.trim_matches('-').trim().to_lowercase();
    let is_ruled = line.starts_with("-----") && line.ends_with("-----");
    is_ruled
        && [
            "original message",
            "mensaje original",
            "forwarded message",
            "mensaje reenviado",
        ]
        .contains(&bare.as_str())
}

/// Quoted lines at the end, and the line that says whose they are.
fn cut_quotes(lines: &mut Vec<&str>) {
    let before = lines.len();
    while lines.last().is_some_and(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('>')
    }) {
        lines.pop();
    }
    let was_quoted = before > lines.len();
    // Programs break it after 76 characters.
    for count in [1, 2] {
        let start = lines.len().saturating_sub(count);
        let last: Vec<&str> = lines.iter().skip(start).copied().collect();
        if was_quoted && is_attribution(&last.join(" ")) {
            lines.truncate(start);
            break;
        }
    }
}

/// 'On Monday, Anna Vale wrote:'
fn is_attribution(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let begins = ["on ", "el ", "am ", "le "];
    let ends = ["wrote:", "escribió:", "schrieb:", "a écrit :"];
    line.len() < 300
        && begins.iter().any(|start| line.starts_with(start))
        && ends.iter().any(|end| line.ends_with(end))
}

/// Where the signature begins (RFC 3676, 4.3; the space at the end is often lost).
fn signature(lines: &[&str]) -> Option<usize> {
    let at = lines
        .iter()
        .rposition(|line| matches!(*line, "-- " | "--"))?;
    (lines.len() - at <= SHORT_SIGNATURE + 1 && at > 0).then_some(at)
}
