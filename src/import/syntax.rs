//! What is wrong with a file that is no JSON, and what to do about it.

use super::message::told;

/// What a reader found wrong at a byte of a text, and the likely cause.
pub(super) fn malformed(text: &str, byte: usize, error: &serde_json::Error) -> String {
    let found = told(error);
    match hint(text, byte, &found, error) {
        Some(hint) => format!("{found}: {hint}"),
        None => found,
    }
}

fn hint(text: &str, byte: usize, found: &str, error: &serde_json::Error) -> Option<&'static str> {
    let begins_with = |mark: &str| text.trim_start().starts_with(mark);
    let here = text.get(byte..).and_then(|rest| rest.trim_start().chars().next());
    let hint = match found {
        _ if text.trim().is_empty() => "the file is empty",
        _ if begins_with("```") => "the object is wrapped in a code fence: leave the lines of ``` out",
        _ if begins_with("[") => "the lists of records stand in an object, like {\"quotes\": [...]}",
        _ if !begins_with("{") => "the object begins with `{`: leave out what stands before it",
        "trailing characters" => "leave out what stands after the object",
        _ if error.is_eof() => "the file is cut off, or a bracket or quotation mark is missing",
        "trailing comma" | "key must be a string" | "expected value" if matches!(here, Some('}' | ']')) => {
            "leave out the comma before the bracket"
        }
        "key must be a string" | "expected value" => "names and texts stand between straight quotation marks (\")",
        found if found.starts_with("expected `,` or") => {
            "a comma is missing, or a quotation mark within a text is not written as \\\""
        }
        found if found.starts_with("control character") => "a line break within a text is written as \\n",
        _ => return None,
    };
    Some(hint)
}
