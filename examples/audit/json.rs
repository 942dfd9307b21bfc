//! Findings as one object.

use std::io::Write;

use dictum::Finding;
use serde_json::{Value, json};

use super::Failure;

/// `{"findings": [{"code", "severity", "message", "evidence": [{"document", "start", "end", "text"}], "notes", "help"}]}`: offsets in bytes.
pub(crate) fn write(findings: &[Finding<'_>], out: &mut impl Write) -> Result<(), Failure> {
    let findings: Vec<Value> = findings.iter().map(finding).collect();
    serde_json::to_writer_pretty(&mut *out, &json!({ "findings": findings }))?;
    Ok(writeln!(out)?)
}

fn finding(finding: &Finding<'_>) -> Value {
    let evidence = finding.evidence().map(|words| {
        let span = words.span();
        json!({ "document": words.document().key().as_str(), "start": span.start(), "end": span.end(), "text": words.text() })
    });
    json!({
        "code": finding.rule().code(),
        "severity": finding.level().to_string(),
        "message": finding.message(),
        "evidence": evidence.collect::<Vec<Value>>(),
        "notes": finding.notes(),
        "help": finding.rule().help(),
    })
}
