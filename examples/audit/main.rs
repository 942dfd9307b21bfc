//! Audits a folder of annotated texts, as a compiler checks a program.
//!
//! `cargo run --release --example audit -- [--format text|json|sarif] [--allow CODE] [--warn CODE] [--deny CODE] [FOLDER]`: the findings on standard output; exit status 1 when something denied was
//! found, 2 when the folder could not be read. `--explain CODE` shows the page of a rule. Without a folder the bundled corpus is audited.

pub(crate) mod json;
pub(crate) mod sarif;

use std::fmt::Display;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dictum::{Audit, Finding, Graph, Import, Level, Rule};

/// Whatever went wrong.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// In which form the findings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Sarif,
}

/// What is asked on the command line.
pub(crate) enum Asked {
    Audit { folder: PathBuf, format: Format, audit: Box<Audit> },
    Explain(Rule),
    Help,
}

fn main() -> ExitCode {
    let mut out = BufWriter::new(stdout().lock());
    let done = asked(std::env::args().skip(1)).and_then(|asked| {
        let is_denied = run(&asked, &mut out)?;
        out.flush()?;
        Ok(is_denied)
    });
    match done {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Reads the command line.
///
/// # Errors
/// What is not understood.
pub(crate) fn asked(mut arguments: impl Iterator<Item = String>) -> Result<Asked, Failure> {
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/alaska");
    let (mut folder, mut format, mut audit) = (PathBuf::from(bundled), Format::Text, Audit::default());
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument}: what follows is missing"));
        match argument.as_str() {
            "--format" => format = format_named(&value()?)?,
            "--allow" => audit = audit.set(rule(&value()?)?, Level::Allow),
            "--warn" => audit = audit.set(rule(&value()?)?, Level::Warn),
            "--deny" => audit = audit.set(rule(&value()?)?, Level::Deny),
            "--help" | "-h" => return Ok(Asked::Help),
            "--explain" => return Ok(Asked::Explain(rule(&value()?)?)),
            option if option.starts_with('-') => {
                return Err(
                    format!("{option}: expected --format, --allow, --warn, --deny, --explain or a folder").into()
                );
            }
            path => folder = PathBuf::from(path),
        }
    }
    Ok(Asked::Audit { folder, format, audit: Box::new(audit) })
}

fn format_named(name: &str) -> Result<Format, Failure> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "sarif" => Ok(Format::Sarif),
        _ => Err(format!("--format {name}: expected text, json or sarif").into()),
    }
}

fn rule(code: &str) -> Result<Rule, Failure> {
    Rule::named(code).ok_or_else(|| format!("{code}: expected one of {}", listed(Rule::ALL)).into())
}

fn listed(values: &[impl Display]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Does what is asked; whether something denied was found.
///
/// # Errors
/// What could not be read or written, and every fault of the annotations.
pub(crate) fn run(asked: &Asked, out: &mut impl Write) -> Result<bool, Failure> {
    match asked {
        Asked::Help => {
            writeln!(out, "audit [--format text|json|sarif] [--allow CODE] [--warn CODE] [--deny CODE] [FOLDER]")?;
            writeln!(out, "audit --explain CODE\n\nWithout a folder the bundled texts are audited. The rules:")?;
            let level = |rule: &Rule| format!("  {:<24}{}", rule.code(), rule.default_level());
            Rule::ALL.iter().try_for_each(|rule| writeln!(out, "{}", level(rule)))?;
            Ok(false)
        }
        Asked::Explain(rule) => {
            write!(out, "{}", rule.page())?;
            Ok(false)
        }
        Asked::Audit { folder, format, audit } => {
            let graph = read(folder)?;
            let findings = graph.audit(audit);
            match format {
                Format::Text => text(&findings, out)?,
                Format::Json => json::write(&findings, out)?,
                Format::Sarif => sarif::write(&findings, out)?,
            }
            Ok(findings.iter().any(|finding| finding.level() == Level::Deny))
        }
    }
}

fn read(folder: &Path) -> Result<Graph, Failure> {
    let mut graph = Graph::new();
    Import::folder(folder).into_graph(&mut graph)?;
    Ok(graph)
}

fn text(findings: &[Finding<'_>], out: &mut impl Write) -> Result<(), Failure> {
    findings.iter().try_for_each(|finding| writeln!(out, "{finding}"))?;
    let denied = findings.iter().filter(|finding| finding.level() == Level::Deny).count();
    Ok(writeln!(out, "{} findings: {denied} errors, {} warnings", findings.len(), findings.len() - denied)?)
}
