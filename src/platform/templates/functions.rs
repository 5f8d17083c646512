//! Functions of templates: texts, and what a refused form says about a field.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::platform::i18n::{self, I18n, Lang};

/// Registers `t`, `has_text`, `form_error`, `form_value` and `form_values`.
pub fn register(engine: &mut Tera, i18n: &Arc<I18n>, lang: Lang) {
    let texts = Arc::clone(i18n);
    engine.register_function("t", move |args: Kwargs, _: &State| {
        translate(&texts, lang, &args)
    });
    let texts = Arc::clone(i18n);
    engine.register_function(
        "has_text",
        move |args: Kwargs, _: &State| -> TeraResult<bool> {
            Ok(texts.has(lang, args.must_get("k")?))
        },
    );
    engine.register_function(
        "form_error",
        |args: Kwargs, _: &State| -> TeraResult<Value> {
            let name: &str = args.must_get("name")?;
            Ok(form_error(args.must_get("form")?, name))
        },
    );
    engine.register_function(
        "form_value",
        |args: Kwargs, _: &State| -> TeraResult<Value> {
            let name: &str = args.must_get("name")?;
            let fallback = args.get::<Value>("fallback")?.filter(|v| !v.is_none());
            Ok(form_value(args.must_get("form")?, name)
                .or(fallback)
                .unwrap_or_else(|| "".into()))
        },
    );
    engine.register_function(
        "form_values",
        |args: Kwargs, _: &State| -> TeraResult<Value> {
            let name: &str = args.must_get("name")?;
            let fallback = args.get::<Value>("fallback")?.filter(|v| !v.is_none());
            let form: &Value = args.must_get("form")?;
            Ok(form_list(form, name)
                .or_else(|| form_value(form, name))
                .or(fallback)
                .unwrap_or_else(|| "".into()))
        },
    );
}

/// `t(k="key", count=3, lang="es")`: every further argument is an argument of the text; `lang`
/// asks for another language than the page's.
fn translate(i18n: &I18n, page: Lang, args: &Kwargs) -> TeraResult<String> {
    let key: &str = args.must_get("k")?;
    let lang = args
        .get::<&str>("lang")?
        .and_then(Lang::parse)
        .unwrap_or(page);
    let given: Vec<(&str, i18n::Value<'_>)> = args
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value)))
        .filter(|(name, _)| !matches!(*name, "k" | "lang"))
        .map(|(name, value)| (name, argument(value)))
        .collect();
    Ok(i18n.text(lang, key, &given))
}

fn argument(value: &Value) -> i18n::Value<'static> {
    if let Some(text) = value.as_str() {
        text.to_owned().into()
    } else if let Some(whole) = value.as_i64() {
        whole.into()
    } else if let Some(number) = value.as_f64() {
        number.into()
    } else {
        value.to_string().into()
    }
}

fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value
        .as_map()?
        .iter()
        .find(|(key, _)| key.as_str() == Some(name))
        .map(|(_, value)| value)
}

/// The first error beside a field, or nothing.
fn form_error(form: &Value, name: &str) -> Value {
    member(form, "errors")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|error| member(error, "field").and_then(Value::as_str) == Some(name))
        .and_then(|error| member(error, "text"))
        .cloned()
        .unwrap_or_else(|| "".into())
}

/// What was sent for a field the last time; `None` when the form is fresh.
fn form_value(form: &Value, name: &str) -> Option<Value> {
    member(form, "values")
        .and_then(|values| member(values, name))
        .cloned()
}

/// All that was sent for a field that came more than once.
fn form_list(form: &Value, name: &str) -> Option<Value> {
    member(form, "lists")
        .and_then(|lists| member(lists, name))
        .cloned()
}
