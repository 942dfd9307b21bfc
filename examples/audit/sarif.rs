//! Findings in the form of tools that show what analyses found (SARIF 2.1.0, OASIS 2020).

use std::io::Write;

use dictum::{Excerpt, Finding, Level, LineColumn, Rule, Utf16};
use serde_json::{Map, Value, json};

use super::Failure;

/// One run, with the rules and the findings; offsets in bytes, columns in UTF-16 units, as is said in the run.
pub(crate) fn write(findings: &[Finding<'_>], out: &mut impl Write) -> Result<(), Failure> {
    let rules = Rule::ALL.iter().map(|rule| {
        json!({
            "id": rule.code(),
            "shortDescription": { "text": rule.page().lines().nth(2).unwrap_or_default() },
            "help": { "text": rule.help() },
            "defaultConfiguration": { "level": level(rule.default_level()) },
        })
    });
    let driver =
        json!({ "name": "dictum", "version": env!("CARGO_PKG_VERSION"), "rules": rules.collect::<Vec<Value>>() });
    let results: Vec<Value> = findings.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "utf16CodeUnits", "results": results }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    Ok(writeln!(out)?)
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Allow => "none",
        Level::Warn => "warning",
        Level::Deny => "error",
    }
}

fn result(finding: &Finding<'_>) -> Value {
    let mut evidence = finding.evidence().map(location);
    let first: Vec<Value> = evidence.next().into_iter().collect();
    let message = std::iter::once(finding.message())
        .chain(finding.notes().iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("\n");
    json!({
        "ruleId": finding.rule().code(),
        "ruleIndex": Rule::ALL.iter().position(|rule| *rule == finding.rule()),
        "level": level(finding.level()),
        "message": { "text": message },
        "locations": first,
        "relatedLocations": evidence.collect::<Vec<Value>>(),
    })
}

fn location(words: Excerpt<'_>) -> Value {
    let document = words.document();
    let file = document.file().unwrap_or_else(|| document.key().as_str());
    json!({ "physicalLocation": { "artifactLocation": { "uri": escaped(file) }, "region": region(words) } })
}

fn region(words: Excerpt<'_>) -> Value {
    let span = words.span();
    let mut region = Map::from_iter([
        ("byteOffset".to_owned(), json!(span.start())),
        ("byteLength".to_owned(), json!(span.len())),
        ("snippet".to_owned(), json!({ "text": words.text() })),
    ]);
    let ends = words.document().content().and_then(|content| {
        let column = |byte: u32| -> Option<(u32, u32)> {
            let LineColumn { line, .. } = content.line_column(byte)?;
            let begins = content.line(line).ok()?.start();
            let units = |byte| content.utf16(byte).map(|Utf16(units)| units);
            Some((line, units(byte)? - units(begins)? + 1))
        };
        column(span.start()).zip(column(span.end()))
    });
    if let Some(((line, column), (end_line, end_column))) = ends {
        let places = [("startLine", line), ("startColumn", column), ("endLine", end_line), ("endColumn", end_column)];
        region.extend(places.map(|(name, place)| (name.to_owned(), json!(place))));
    }
    Value::Object(region)
}

/// A path as part of an address.
fn escaped(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
