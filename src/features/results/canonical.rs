//! One way to write a JSON value, so that its digest is one.

/// JSON without white space and with the keys of every object in order: equal values give equal
/// bytes (`jq -cS` gives the same).
pub fn canonical_json(value: &serde_json::Value) -> String {
    let mut out = String::new();
    write_canonical(value, &mut out);
    out
}

fn write_canonical(value: &serde_json::Value, out: &mut String) {
    use serde_json::Value;
    match value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let sorted: std::collections::BTreeMap<_, _> = fields.iter().collect();
            out.push('{');
            for (at, (key, field)) in sorted.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write_canonical(field, out);
            }
            out.push('}');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn canonical_json_sorts_keys_at_every_depth_and_escapes_as_json() {
        let value = json!({ "b": [ { "z": null, "a": "é\n\"" } ], "a": true, "ab": -3 });
        assert_eq!(
            canonical_json(&value),
            r#"{"a":true,"ab":-3,"b":[{"a":"é\n\"","z":null}]}"#
        );
    }
}
