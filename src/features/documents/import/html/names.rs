//! What the elements and addresses of HTML mean.

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TokenSinkResult};

use crate::features::documents::tree::Marks;

pub(super) fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| &*attribute.value)
}

/// The elements that paragraphs and each other end at.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "figure"
            | "figcaption"
            | "address"
            | "dl"
            | "dt"
            | "dd"
            | "center"
            | "details"
            | "summary"
            | "body"
            | "html"
            | "fieldset"
            | "aside"
            | "hgroup"
            | "caption"
            | "legend"
    )
}

pub(super) fn mark_of(name: &str) -> Option<Marks> {
    Some(match name {
        "b" | "strong" => Marks::STRONG,
        "i" | "em" | "cite" | "dfn" | "var" => Marks::EMPHASIS,
        "s" | "strike" | "del" => Marks::STRUCK,
        "sup" => Marks::RAISED,
        "sub" => Marks::LOWERED,
        "code" | "kbd" | "samp" | "tt" => Marks::CODE,
        _ => return None,
    })
}

/// The footnote that an id or a fragment names, as browsers, word processors and converters write
/// them: 'fn-1', 'fn1', '_ftn1', 'sdfootnote1sym', '_edn2'.
pub(super) fn note_label(name: &str) -> Option<String> {
    let name = name.trim_start_matches('_');
    let (kind, rest) = [
        ("sdfootnote", 'f'),
        ("sdendnote", 'e'),
        ("footnote", 'f'),
        ("ftn", 'f'),
        ("fn", 'f'),
        ("edn", 'e'),
        ("endnote", 'e'),
    ]
    .iter()
    .find_map(|(prefix, kind)| Some((*kind, name.strip_prefix(prefix)?)))?;
    let rest = rest.trim_start_matches(['-', ':', '_']);
    let rest = rest.strip_suffix("sym").unwrap_or(rest);
    let is_number = (1..=5).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| format!("{kind}{rest}"))
}

pub(super) fn is_back_reference(fragment: &str) -> bool {
    let name = fragment.trim_start_matches('_');
    ["fnref", "ftnref", "ednref", "footnote-ref"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
        || (name.starts_with("sd") && name.ends_with("anc"))
}

/// Elements whose text is no markup.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "title" | "textarea" | "script" | "style" | "xmp" | "iframe" | "noframes"
    )
}

/// How the text of an element is read. A script is left out and never run, so that it ends at the
/// first end tag, as all others do, is enough.
pub(super) fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ if is_raw(name) => TokenSinkResult::RawData(RawKind::Rawtext),
        _ => TokenSinkResult::Continue,
    }
}

/// Markup whose words are kept and whose look is lost: what the report calls it.
pub(super) fn lost(name: &str) -> Option<&'static str> {
    Some(match name {
        "u" => "u",
        "ins" => "ins",
        "mark" => "mark",
        "small" => "small",
        "big" => "big",
        "ruby" => "ruby",
        _ => return None,
    })
}

/// Whether a browser would show nothing of it.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    if attribute(tag, "hidden").is_some() {
        return true;
    }
    let style: String = attribute(tag, "style")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase();
    style.split(';').any(|one| {
        let one = one.trim_end_matches("!important");
        matches!(
            one,
            "display:none" | "visibility:hidden" | "visibility:collapse" | "mso-hide:all"
        )
    })
}

/// Whether it has a colour of its own, which is lost.
pub(super) fn is_coloured(tag: &Tag) -> bool {
    if attribute(tag, "bgcolor").is_some()
        || (&*tag.name == "font" && attribute(tag, "color").is_some())
    {
        return true;
    }
    let style = attribute(tag, "style").unwrap_or_default().to_lowercase();
    style.split(';').any(|one| {
        let Some((name, value)) = one.split_once(':') else {
            return false;
        };
        let value = value.trim().trim_end_matches("!important").trim();
        let is_plain = matches!(
            value,
            "" | "inherit"
                | "initial"
                | "transparent"
                | "none"
                | "black"
                | "#000"
                | "#000000"
                | "windowtext"
                | "white"
                | "#fff"
                | "#ffffff"
        );
        matches!(name.trim(), "color" | "background" | "background-color") && !is_plain
    })
}
