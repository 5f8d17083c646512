//! What every operation of the API has alike, put into its description: problems, headers, keys.

use serde_json::{Map, Value, json};

/// Problems by status, and what they mean wherever nothing more particular is said.
const PROBLEMS: [(&str, &str); 12] = [
    ("400", "The request cannot be read"),
    ("401", "No key, or a bad one"),
    ("403", "The key, or its owner, may not do this"),
    ("404", "There is nothing here"),
    (
        "405",
        "The address is not used in this way; `Allow` says how",
    ),
    ("409", "It was done already, or its time is over"),
    ("410", "It was here and is gone"),
    ("413", "The body is too large"),
    ("422", "Some values were refused; `errors` names each"),
    (
        "429",
        "Too many requests; `Retry-After` says when to try again",
    ),
    ("500", "A mistake of the site"),
    ("503", "The site cannot answer now; try again"),
];
/// What any request, any reading and any writing can end in.
const ALWAYS: [&str; 5] = ["400", "401", "429", "500", "503"];
const READING: [&str; 1] = ["405"];
const WRITING: [&str; 3] = ["409", "413", "422"];

/// Completes a description that names what is particular to each operation.
pub fn complete(description: &mut Value) {
    let paths = description.get_mut("paths").and_then(Value::as_object_mut);
    for (_, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            if let Some(operation) = operation.as_object_mut() {
                complete_operation(operation, method == "get");
            }
        }
    }
    if let Some(components) = description
        .get_mut("components")
        .and_then(Value::as_object_mut)
    {
        let responses = PROBLEMS.map(|(status, text)| (name(status), problem(status, text)));
        components.insert("responses".to_owned(), Map::from_iter(responses).into());
        components.insert("headers".to_owned(), headers());
    }
}

fn name(status: &str) -> String {
    format!("Problem{status}")
}

/// A problem document (RFC 9457).
fn problem(status: &str, text: &str) -> Value {
    let mut response = json!({
        "description": text,
        "content": {
            "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } }
        },
    });
    let header = match status {
        "405" => Some("Allow"),
        "429" => Some("Retry-After"),
        _ => None,
    };
    if let (Some(header), Some(response)) = (header, response.as_object_mut()) {
        response.insert("headers".to_owned(), named(&[header]));
    }
    response
}

fn named(names: &[&str]) -> Value {
    let reference = |name: &&str| {
        let place = format!("#/components/headers/{name}");
        ((*name).to_owned(), json!({ "$ref": place }))
    };
    Map::from_iter(names.iter().map(reference)).into()
}

fn headers() -> Value {
    let text =
        |description: &str| json!({ "description": description, "schema": { "type": "string" } });
    json!({
        "Allow": text("Methods that the address takes"),
        "ETag": text("For `If-None-Match`"),
        "Link": text("`rel=next`: the next page of the list, if there is one (RFC 8288)"),
        "Location": text("Address of what was made"),
        "Retry-After": { "description": "Seconds", "schema": { "type": "integer" } },
    })
}

fn parameter(name: &str, description: &str) -> Value {
    json!({
        "name": name,
        "in": "header",
        "required": false,
        "description": description,
        "schema": { "type": "string" },
    })
}

fn complete_operation(operation: &mut Map<String, Value>, is_reading: bool) {
    let has = |values: Option<&Value>, name: &str| {
        let values = values.and_then(Value::as_array).into_iter().flatten();
        values.into_iter().any(|value| value["name"] == name)
    };
    let is_list = has(operation.get("parameters"), "after");
    let asks = operation
        .get("parameters")
        .and_then(Value::as_array)
        .is_some_and(|all| all.iter().any(|one| one["in"] == "query"));
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.push(if is_reading {
            parameter(
                "If-None-Match",
                "An `ETag`: what it names is not sent again",
            )
        } else {
            parameter(
                "Idempotency-Key",
                "1 to 128 characters: makes a repeated request one act",
            )
        });
    }
    let responses = operation.entry("responses").or_insert_with(|| json!({}));
    let Some(responses) = responses.as_object_mut() else {
        return;
    };
    let more: &[&str] = if is_reading { &READING } else { &WRITING };
    for status in ALWAYS.iter().chain(more) {
        responses.entry(*status).or_insert(Value::Null);
    }
    if is_reading {
        responses.insert(
            "304".to_owned(),
            json!({ "description": "You have it already" }),
        );
        if asks {
            responses.entry("422").or_insert(Value::Null);
        }
    }
    for (status, response) in responses.iter_mut() {
        let said = response["description"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if PROBLEMS.iter().any(|(known, _)| known == status) {
            *response = if said.is_empty() {
                json!({ "$ref": format!("#/components/responses/{}", name(status)) })
            } else {
                problem(status, &said)
            };
        } else if let Some(response) = response.as_object_mut() {
            let names: &[&str] = match (is_reading, is_list, status.as_str()) {
                (true, true, "200") => &["ETag", "Link"],
                (true, _, "200" | "304") => &["ETag"],
                (false, _, "201") => &["Location"],
                _ => continue,
            };
            response.insert("headers".to_owned(), named(names));
        }
    }
}
