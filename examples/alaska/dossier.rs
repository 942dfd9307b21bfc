//! The dossier, section by section. Each takes a view, so a part of a graph can be asked like the whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Result, Write};

use dictum::{
    ClaimRef, Date, Event, EventRef, Holder, Id, Key, NodeKind, Quote, QuoteRef, Ref, Relation, StanceKind, StanceRef,
    View, VoiceKind,
};

pub(crate) fn write(view: &View, out: &mut impl Write) -> Result<()> {
    sources(view, out)?;
    who_said_what(view, out)?;
    hedges(view, out)?;
    other_voices(view, out)?;
    timeline(view, out)?;
    by_one_account_only(view, out)?;
    by_one_holder_only(view, out)
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
    for ((date, _), (event, is_worded)) in dated(view) {
        let statuses: BTreeSet<String> = event.statuses().map(|status| status.to_string()).collect();
        let mut notes: Vec<&str> = statuses.iter().map(String::as_str).collect();
        notes.extend((!is_worded).then_some("date concluded"));
        writeln!(out, "  {date:<14} {event} ({})", notes.join(", "), date = date.to_string())?;
    }
    Ok(())
}

/// The events by date, each once for each of its dates, and whether somebody's words give the date.
fn dated(view: &View) -> BTreeMap<(&Date, Id<Event>), (EventRef<'_>, bool)> {
    let mut dated = BTreeMap::new();
    for event in view.events() {
        for said in event.dates() {
            let Some(date) = *said else { continue };
            let (_, is_worded) = dated.entry((date, event.id())).or_insert((event, false));
            *is_worded |= said.evidence().is_worded();
        }
    }
    dated
}

/// Quotes of which no other report reaches us: all that is linked as the same words comes from one document by one chain.
fn by_one_account_only(view: &View, out: &mut impl Write) -> Result<()> {
    heading(out, "STATEMENTS REPORTED BY ONE ACCOUNT ONLY")?;
    let same_words = view.network([Relation::SameUtterance, Relation::Repeats]).among([NodeKind::Quote]).undirected();
    for reports in same_words.components() {
        let reports: Vec<QuoteRef<'_>> = reports.into_iter().filter_map(|report| report.narrow()).collect();
        let accounts: BTreeSet<String> = reports.iter().map(|report| report.account().to_string()).collect();
        if let Some(account) = accounts.first().filter(|_| accounts.len() == 1) {
            reports.iter().try_for_each(|report| writeln!(out, "  {report}"))?;
            writeln!(out, "    {account}")?;
        }
    }
    Ok(())
}

fn by_one_holder_only(view: &View, out: &mut impl Write) -> Result<()> {
    heading(out, "CLAIMS ASSERTED BY ONE HOLDER ONLY")?;
    for claim in view.claims() {
        let holders = holders(claim);
        if let Some(holder) = holders.values().next().filter(|_| holders.len() == 1) {
            let account = holder.narrow::<Quote>().map(|quote| quote.account().to_string());
            writeln!(out, "  {claim}\n    {}", account.unwrap_or_else(|| holder.key().to_string()))?;
        }
    }
    Ok(())
}

/// Who asserts it, in whatever way.
fn holders(claim: ClaimRef<'_>) -> BTreeMap<&Key, Ref<'_, Holder>> {
    let asserted =
        claim.stances().filter(|stance| !matches!(stance.kind(), StanceKind::Denies | StanceKind::Questions));
    asserted.map(StanceRef::holder).map(|holder| (holder.key(), holder)).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
