//! What a PDF may do by itself: run programs, send forms, carry other files, open them.

use super::lexer::{Dict, Value};

/// Keys that lead to something active, wherever they stand.
const KEYS: [&[u8]; 10] = [
    b"JS",
    b"JavaScript",
    b"AA",
    b"XFA",
    b"EF",
    b"EmbeddedFiles",
    b"AF",
    b"RichMediaContent",
    b"Launch",
    b"NeedsRendering",
];

/// Actions (12.6.4) and annotations (12.5.6) that do more than turn to a page or open an address.
const KINDS: [&[u8]; 18] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToR",
    b"GoToE",
    b"Rendition",
    b"Sound",
    b"Movie",
    b"RichMedia",
    b"RichMediaExecute",
    b"FileAttachment",
    b"EmbeddedFile",
    b"Screen",
    b"3D",
    b"GoTo3DView",
    b"GoToDp",
    b"ECMAScript",
];

/// Whether anything within is active.
pub fn is_active(value: &Value) -> bool {
    match value {
        Value::Plain(_) | Value::Name(_) | Value::Ref(_) => false,
        Value::Array(items) => items.iter().any(is_active),
        Value::Dict(dict) => is_active_dict(dict),
    }
}

fn is_active_dict(dict: &Dict) -> bool {
    dict.0.iter().any(|(key, value)| {
        KEYS.contains(&key.as_slice())
            || is_kind(key, value)
            || (key == b"URI" && leads_elsewhere(value))
            || (key == b"OpenAction" && !is_place(value))
            || is_active(value)
    })
}

/// `/S`, `/Subtype` and `/Type` name what something is.
fn is_kind(key: &[u8], value: &Value) -> bool {
    let names_kind = matches!(key, b"S" | b"Subtype" | b"Type");
    names_kind && matches!(value, Value::Name(name) if KINDS.contains(&name.as_slice()))
}

/// A page to begin with is harmless, and many programs write one; an action is looked at like any
/// other. A reference is followed to its object, which is looked at by itself.
fn is_place(value: &Value) -> bool {
    match value {
        Value::Array(_) | Value::Ref(_) | Value::Plain(_) | Value::Name(_) => true,
        Value::Dict(action) => action.is("S", "GoTo"),
    }
}

/// An address that is neither of the web nor of a mail.
fn leads_elsewhere(value: &Value) -> bool {
    let Value::Plain(written) = value else {
        // A dictionary of this key only says where addresses begin (12.6.4.8).
        return false;
    };
    let text = String::from_utf8_lossy(&string_of(written)).to_ascii_lowercase();
    let text = text.trim_start();
    let Some((scheme, _)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let is_plain = matches!(scheme, "http" | "https" | "mailto" | "tel");
    !is_plain && (is_scheme || scheme.chars().any(char::is_control))
}

/// What a string says (7.3.4): escapes and hexadecimal digits resolved.
fn string_of(written: &[u8]) -> Vec<u8> {
    if let Some(hex) = written.strip_prefix(b"<") {
        let digits: Vec<u8> = hex
            .iter()
            .filter_map(|byte| char::from(*byte).to_digit(16))
            .filter_map(|digit| u8::try_from(digit).ok())
            .collect();
        return digits
            .chunks(2)
            .map(|two| match two {
                [high, low] => high * 16 + low,
                [high] => high * 16,
                _ => 0,
            })
            .collect();
    }
    let mut out = Vec::new();
    let mut bytes = written.iter().skip(1).copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(first @ b'0'..=b'7') => {
                let mut code = u32::from(first - b'0');
                for _ in 0..2 {
                    match bytes.peek() {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            bytes.next();
                        }
                        _ => break,
                    }
                }
                out.push(u8::try_from(code & 0xFF).unwrap_or(0));
            }
            // A line that goes on says nothing.
            Some(b'\n' | b'\r') | None => {}
            Some(other) => out.push(other),
        }
    }
    out
}
