//! Questions, each as it is asked: by conditions, by steps, as sets, as patterns.
//!
//! `cargo run --example questions`

use std::io::{Write, stdout};
use std::path::Path;

use dictum::{
    Budget, Excerpt, Graph, Import, Key, QuoteKind, QuoteRef, Ref, Relation, Set, StanceKind, Stated, View, VoiceKind,
};

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn main() -> Result {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result {
    let mut graph = Graph::new();
    Import::folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/alaska")).into_graph(&mut graph)?;
    graph.verify()?;
    by_conditions(&graph, out)?;
    by_steps(&graph, out)?;
    as_sets(&graph, out)?;
    as_patterns(&graph, out)
}

/// All of them take a view, so that a part of a graph can be asked like the whole.
fn by_conditions(view: &View, out: &mut impl Write) -> Result {
    let (trump, putin) = (view.person("trump")?, view.person("putin")?);
    let tarmac = view.document("tarmac")?;

    ask(out, "Which statements does Putin speak?", putin.quotes().keys())?;
    ask(out, "What did Trump say to Putin?", trump.quotes().to(putin).keys())?;
    let marked = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Scare];
    ask(
        out,
        "What of Trump's stands in quotation marks in this one?",
        trump.quotes().in_document(tarmac).kinds(marked).keys(),
    )?;
    ask(out, "What comes by way of the Daily Mail?", view.quotes().by_way_of(view.organization("daily-mail")?).keys())?;
    ask(out, "What comes through two or more?", view.quotes().relays(2..).keys())?;
    ask(out, "What is hedged with 'reportedly'?", view.quotes().hedged_with("reportedly").keys())?;
    ask(out, "What was uttered anywhere in Alaska?", view.quotes().within(view.place("alaska")?).keys())?;
    ask(
        out,
        "What is quoted between bytes 900 and 1300?",
        view.quotes().overlapping(tarmac.excerpt(900..1301)?.extent()).keys(),
    )?;
    ask(out, "Which claims are denied?", view.claims().stance(StanceKind::Denies).keys())
}

fn by_steps(view: &View, out: &mut impl Write) -> Result {
    writeln!(out, "By whose account do we know 'Finally'?")?;
    for quote in view.quotes().containing("finally").direct() {
        writeln!(out, "    {}", quote.account())?;
    }
    writeln!(out, "Who took part in the summit, as what, by which document?")?;
    for who in view.event("summit")?.participants() {
        let documents: Set<_> = who.evidence().excerpts().map(Excerpt::document).collect();
        let documents: Vec<&str> = documents.keys().map(Key::as_str).collect();
        writeln!(out, "    {who}, {} ({})", who.label().unwrap_or("?"), documents.join(", "))?;
    }
    writeln!(out, "How far is Lindqvist from Putin, and by what?")?;
    let talk = view.network([Relation::SpokenBy, Relation::To, Relation::About, Relation::Participated]).undirected();
    if let Some(path) = talk.shortest_path(view.person("lindqvist")?, view.person("putin")?) {
        for step in path.steps() {
            let words = step.evidence().excerpts().next().map_or("no words", Excerpt::text);
            writeln!(out, "    {step} (“{words}”)")?;
        }
    }
    Ok(())
}

fn as_sets(view: &View, out: &mut impl Write) -> Result {
    writeln!(out, "Who speaks most?")?;
    for (speaker, count) in view.quotes().tally(QuoteRef::speakers).take(3) {
        writeln!(out, "    {speaker}: {count}")?;
    }
    writeln!(out, "In which words are quotes hedged?")?;
    for (hedge, count) in view.quotes().tally(|quote| quote.hedges().map(Excerpt::text)) {
        writeln!(out, "    {hedge}: {count}")?;
    }
    let voices = |kind| view.voices().iter().filter(move |voice| voice.kind() == kind);
    let in_voices = |kind| voices(kind).flat_map(|voice| voice.claims()).collect::<Set<_>>();
    let only_noted = in_voices(VoiceKind::EditorNote) - in_voices(VoiceKind::Author);
    ask(out, "Which claims stand in an editor's note, and in no author's voice?", only_noted.keys())?;

    let heard = view.quotes().iter().flat_map(QuoteRef::addressees).map(Stated::into_value);
    let speakers = view.quotes().iter().flat_map(QuoteRef::speakers).map(Stated::into_value);
    let silent = heard.collect::<Set<_>>() - speakers;
    ask(out, "Who is spoken to and says nothing?", silent.keys())
}

fn as_patterns(view: &View, out: &mut impl Write) -> Result {
    writeln!(out, "What does one assert that another denies?")?;
    let mut pattern = view.pattern();
    let (assertion, denial) = (pattern.one_of(view.nodes()), pattern.one_of(view.nodes())); // quotes and voices
    let claim = pattern.one_of(view.claims());
    pattern.with(assertion, StanceKind::Asserts, claim).with(denial, StanceKind::Denies, claim);
    for row in pattern.rows(Budget(100_000))? {
        writeln!(out, "    {}\n      asserts: {}", row.get(claim), one_line(row.get(assertion)))?;
        writeln!(out, "      denies:  {}", one_line(row.get(denial)))?;
    }

    writeln!(out, "Who speaks about a claim that he himself makes or disputes?")?;
    let mut pattern = view.pattern();
    let who = pattern.one_of(view.agents());
    let (claim, quote) = (pattern.one_of(view.claims()), pattern.one_of(view.quotes()));
    pattern.with(quote, Relation::SpokenBy, who).with(quote, Relation::TakesStance, claim).with(
        claim,
        Relation::About,
        who,
    );
    for row in pattern.rows(Budget(100_000))? {
        writeln!(out, "    {} on: {}", row.get(who), row.get(claim))?;
        writeln!(out, "{}", indented(&row.evidence().snippet()))?;
    }

    writeln!(out, "Two who speak to each other:")?;
    let mut pattern = view.pattern();
    let (one, other) = (pattern.one_of(view.people()), pattern.one_of(view.people()));
    let (said, answered) = (pattern.one_of(view.quotes()), pattern.one_of(view.quotes()));
    pattern
        .with(said, Relation::SpokenBy, one)
        .with(said, Relation::To, other)
        .with(answered, Relation::SpokenBy, other)
        .with(answered, Relation::To, one)
        .differ(one, other);
    let pairs: Set<_> = pattern.rows(Budget(100_000))?.map(|row| row.get(one)).collect();
    writeln!(out, "    {}", pairs.iter().map(|person| person.to_string()).collect::<Vec<_>>().join(" and "))?;
    writeln!(out, "as it is looked for:\n{}", indented(&pattern.explain()?))?;
    Ok(())
}

fn ask<'g>(out: &mut impl Write, question: &str, keys: impl Iterator<Item = &'g Key>) -> Result {
    let keys: Vec<&str> = keys.map(Key::as_str).collect();
    writeln!(out, "{question}\n    {}", keys.join(", "))?;
    Ok(())
}

fn one_line<K>(node: Ref<'_, K>) -> String {
    node.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
