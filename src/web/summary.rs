//! The summary on top of a refused form: it calls the fields what the page calls them, in the order
//! in which they stand there. Both are read from the page itself, so that no form has to say twice
//! what its fields are called.

use super::forms::FormView;

/// Names the fields of `form` as `html` labels them, and puts its errors in their order.
pub fn name_fields(form: &mut FormView, html: &str) {
    for error in &mut form.errors {
        let label = find(html, &error.field).map(|(_, label)| label);
        error.label = label.map(as_opening).unwrap_or_default();
    }
    form.errors.sort_by_key(|error| {
        if error.field.is_empty() {
            return 0;
        }
        find(html, &error.field).map_or(usize::MAX, |(at, _)| at)
    });
}

/// Where a field stands, and what it is called there.
fn find<'h>(html: &'h str, field: &str) -> Option<(usize, &'h str)> {
    let label = format!("<label for=\"f-{field}\">");
    let (at, rest) = match html.find(&label) {
        Some(at) => (at, html.get(at + label.len()..)?),
        None => {
            let group = format!(" id=\"f-{field}\"");
            let at = html.find(&group)?;
            let inside = html.get(at..)?;
            let (_, rest) = inside
                .split_once("</fieldset>")
                .map_or(inside, |(group, _)| group)
                .split_once("<legend>")?;
            (at, rest)
        }
    };
    let text = rest.split('<').next()?.trim();
    (!text.is_empty()).then_some((at, text))
}

/// `Title` opens the line as `Title:`; a question stands for itself.
fn as_opening(label: &str) -> String {
    let mut text = label.to_owned();
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    if !text.ends_with(['?', '!', ':', '.']) {
        text.push(':');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::forms::FormError;
    use super::*;

    #[test]
    fn errors_are_named_and_ordered_as_the_page_is() {
        let html = r##"<a href="#f-text">x</a>
            <label for="f-title">Title &amp; aim <span>(optional)</span></label><input id="f-title">
            <fieldset class="field" id="f-kind"><legend>Kind</legend>
            <input id="f-kind-1"><label for="f-kind-1">One</label></fieldset>
            <label for="f-text">What is it about?</label><textarea id="f-text"></textarea>"##;
        let error = |field: &str| FormError {
            field: field.to_owned(),
            label: String::new(),
            text: "Write something here".to_owned(),
        };
        let mut form = FormView {
            errors: ["text", "unknown", "kind", "title", ""].map(error).to_vec(),
            ..FormView::default()
        };
        name_fields(&mut form, html);
        let named: Vec<_> = form
            .errors
            .iter()
            .map(|error| (error.field.as_str(), error.label.as_str()))
            .collect();
        let expected = [
            ("", ""),
            ("title", "Title & aim:"),
            ("kind", "Kind:"),
            ("text", "What is it about?"),
            ("unknown", ""),
        ];
        assert_eq!(named, expected);
    }
}
