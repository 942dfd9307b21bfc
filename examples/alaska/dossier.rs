//! The dossier, section by section. Each takes a view, so a part of a graph can be asked like the whole.

use std::collections::BTreeSet;
use std::io::{Result, Write};

use dictum::{ClaimRef, Date, EventRef, Quote, QuoteRef, StanceKind, Stated, View, VoiceKind};

pub(crate) fn write(view: &View, out: &mut impl Write) -> Result<()> {
    sources(view, out)?;
    who_said_what(view, out)?;
    hedges(view, out)?;
    other_voices(view, out)?;
    timeline(view, out)?;
    one_account_only(view, out)
}

fn heading(out: &mut impl Write, text: &str) -> Result<()> {
    writeln!(out, "\n{text}\n{}\n", "=".repeat(text.chars().count()))
}

fn sources(view: &View, out: &mut impl Write) -> Result<()> {
    writeln!(out, "DOSSIER\n=======\n")?;
    for document in view.documents() {
        let dates: Vec<String> = document.published().filter_map(|date| Some(date.as_ref()?.to_string())).collect();
        let date = if dates.is_empty() { "undated".to_owned() } else { dates.join(" or ") };
        let author = document.author().owners().next().map(|owner| owner.to_string());
        let author = author.unwrap_or_else(|| "unsigned".to_owned());
        writeln!(out, "{}: {document}, {author}, {date}, {} quotes", document.key(), document.quotes().count())?;
        for source in document.cites() {
            writeln!(out, "    names as its source: {}", source.key())?;
        }
    }
    Ok(())
}

fn who_said_what(view: &View, out: &mut impl Write) -> Result<()> {
    heading(out, "WHO SAID WHAT, BY WHOSE ACCOUNT")?;
    for (speaker, count) in view.quotes().tally(QuoteRef::speakers) {
        writeln!(out, "{speaker} ({count})\n")?;
        speaker.quotes().iter().try_for_each(|quote| entry(quote, out))?;
    }
    let open = view.quotes().unattributed();
    if !open.is_empty() {
        writeln!(out, "nobody named ({})\n", open.count())?;
        open.iter().try_for_each(|quote| entry(quote, out))?;
    }
    Ok(())
}

fn entry(quote: QuoteRef<'_>, out: &mut impl Write) -> Result<()> {
    let account = quote.account();
    writeln!(out, "  {quote}")?;
    writeln!(out, "    by the account of: {account}")?;
    writeln!(out, "{}", indented(&quote.snippet()))
}

fn hedges(view: &View, out: &mut impl Write) -> Result<()> {
    heading(out, "HEDGED")?;
    for quote in view.quotes().hedged() {
        let hedges: Vec<String> = quote.hedges().map(|hedge| format!("“{}”", one_line(hedge.text()))).collect();
        writeln!(out, "  {}: {quote}", hedges.join(", "))?;
    }
    for claim in view.claims().hedged() {
        let hedges = claim.stances().flat_map(|stance| stance.hedges());
        let hedges: Vec<String> = hedges.map(|hedge| format!("“{}”", one_line(hedge.text()))).collect();
        writeln!(out, "  {}: {claim}", hedges.join(", "))?;
    }
    Ok(())
}

/// What stands in a voice that is neither the author's nor his headings'.
fn other_voices(view: &View, out: &mut impl Write) -> Result<()> {
    heading(out, "IN AN EDITOR'S OR A MACHINE'S VOICE")?;
    for voice in
        view.voices().iter().filter(|voice| matches!(voice.kind(), VoiceKind::EditorNote | VoiceKind::MachineSummary))
    {
        let owner = voice.owners().next().map_or_else(|| "owner unknown".to_owned(), |owner| owner.to_string());
        writeln!(out, "  {} ({}, {owner})", voice.key(), voice.kind())?;
        for quote in voice.quotes() {
            writeln!(out, "    reports  {quote}")?;
        }
        for claim in voice.claims() {
            writeln!(out, "    claims   {claim}")?;
            for stance in claim.stances().filter(|stance| stance.voice() == Some(voice)) {
                writeln!(out, "{}", indented(&stance.evidence().snippet()))?;
            }
        }
    }
    Ok(())
}

fn timeline(view: &View, out: &mut impl Write) -> Result<()> {
    heading(out, "TIMELINE")?;
    let dates = view.events().iter().flat_map(|event| event.dates().map(move |date| (date, event)));
    let mut dated: Vec<(&Date, Stated<'_, Option<&Date>>, EventRef<'_>)> =
        dates.filter_map(|(date, event)| Some(((*date)?, date, event))).collect();
    dated.sort_by_key(|(date, ..)| *date);
    for (date, said, event) in dated {
        let status: Vec<String> = event.statuses().map(|status| status.to_string()).collect();
        let ground = if said.evidence().is_worded() { "" } else { ", date concluded" };
        writeln!(out, "  {date:<14} {event} ({}{ground})", status.join(", "), date = date.to_string())?;
    }
    Ok(())
}

/// Claims that one document alone asserts, and quotes that reach us through somebody and that no other document reports.
fn one_account_only(view: &View, out: &mut impl Write) -> Result<()> {
    heading(out, "RESTS ON ONE ACCOUNT ONLY")?;
    for quote in view.quotes().relays(1..).iter().filter(|quote| documents_of(*quote).len() == 1) {
        writeln!(out, "  {quote}\n    {}", quote.account())?;
    }
    for claim in view.claims().iter().filter(|claim| holders(*claim).len() == 1) {
        let holder = claim.stances().filter_map(|stance| stance.holder()).next();
        let account = holder.and_then(|holder| holder.narrow::<Quote>()).map(|quote| quote.account().to_string());
        let account = account.or_else(|| holder.map(|voice| voice.key().to_string())).unwrap_or_default();
        writeln!(out, "  {claim}\n    {account}")?;
    }
    Ok(())
}

/// The documents that report the same utterance.
fn documents_of(quote: QuoteRef<'_>) -> BTreeSet<String> {
    let same = quote.same_utterance().map(Stated::into_value);
    std::iter::once(quote).chain(same).map(|quote| quote.document().key().to_string()).collect()
}

/// Who asserts it, in whatever way.
fn holders(claim: ClaimRef<'_>) -> BTreeSet<String> {
    let asserted =
        claim.stances().filter(|stance| !matches!(stance.kind(), StanceKind::Denies | StanceKind::Questions));
    asserted.filter_map(|stance| stance.holder()).map(|holder| holder.key().to_string()).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
