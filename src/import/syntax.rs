//! What is wrong with a file that is no JSON, and what to do about it.

use super::message::told;

/// What to do about more than one object.
pub(super) const AFTER: &str = "leave out what stands after the object";

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
        "trailing characters" => AFTER,
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

/// Where the first list begins that stands where an object does: as a record, or in a list. No list of a file holds lists, and a reader would take
/// one for the fields of an object, by their order. The text is JSON. Cost: O(text).
pub(super) fn list_for_object(json: &str) -> Option<usize> {
    // Whether each of the values around is a list; what is around a record is.
    let mut around = vec![true];
    let mut bytes = json.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => skip_text(&mut bytes),
            b'[' if around.last() == Some(&true) => return Some(at),
            b'[' | b'{' => around.push(byte == b'['),
            b']' | b'}' => _ = around.pop(),
            _ => {}
        }
    }
    None
}

/// To the end of a text that has begun.
fn skip_text(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next() {
        match byte {
            b'\\' => _ = bytes.next(),
            b'"' => return,
            _ => {}
        }
    }
}
