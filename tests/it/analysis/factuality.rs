//! How certain a chain leaves a quote.

use dictum::{
    Certainty, Document, Graph, Hedging, Implied, Modality, Organization, Outside, Person, Polarity, Quote, Unnamed,
};
use proptest::prelude::*;

const TEXT: &str =
    "A deckhand denied that Ana Ruiz had allegedly told the Gazette that the port may be shut, they say.";

/// The quote of Ana Ruiz, nested in the deckhand's.
fn nested(build: impl FnOnce(Quote) -> Quote) -> (Graph, dictum::Id<Quote>) {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", TEXT)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    let deckhand = graph.insert(Person::described("a deckhand", note, "A deckhand")).unwrap();
    let outer = "Ana Ruiz had allegedly told the Gazette that the port may be shut";
    let outer = Quote::indirect(note, outer).spoken_by(deckhand, "A deckhand").modality(Modality::Denied, "denied");
    let outer = graph.insert(outer.hedged("allegedly")).unwrap();
    let inner = Quote::indirect(note, "the port may be shut").spoken_by(ana, "Ana Ruiz").nested_in(outer);
    let inner = graph.insert(build(inner)).unwrap();
    graph.verify().unwrap();
    (graph, inner)
}

fn shown(graph: &Graph, quote: dictum::Id<Quote>) -> String {
    graph.quote(quote).unwrap().account().factuality(&Hedging::default()).to_string()
}

#[test]
fn a_flat_word_of_somebody_named_is_certain() {
    let (graph, quote) = nested(|quote| quote);
    let factuality = graph.quote(quote).unwrap().account().factuality(&Hedging::default());
    assert_eq!(factuality.hops()[0].certainty, Certainty::Certain);
    assert_eq!(factuality.certainty(), Certainty::Unknown, "for the deckhand has no name");
}

#[test]
fn hedges_and_denials_are_shown_at_the_hop_that_speaks_them() {
    let (graph, quote) = nested(|quote| quote.hedged("may"));
    let expected = "Uu: Ana Ruiz PS (may), a deckhand U (allegedly) denies, note CT; by the policy default";
    assert_eq!(shown(&graph, quote), expected);
}

#[test]
fn polarity_is_that_of_the_innermost_alone() {
    let (graph, quote) = nested(|quote| quote.polarity(Polarity::Negative, Implied));
    assert!(shown(&graph, quote).starts_with("U-: "));
}

#[test]
fn what_the_speaker_of_an_outer_quote_hedges_is_the_documents_where_an_explicit_list_leaves_him_out() {
    let (graph, quote) = nested(|quote| quote.by_way_of(Unnamed, "they say"));
    let expected = "Uu: Ana Ruiz CT, somebody unnamed U, note PS (allegedly) denies; by the policy default";
    assert_eq!(shown(&graph, quote), expected);
}

#[test]
fn a_hedge_of_no_class_leaves_the_chain_unknown_and_the_policy_is_named() {
    let (graph, quote) = nested(|quote| quote.hedged("they say"));
    let policy = Hedging::default().with("they say", Certainty::Probable).named("ours");
    let account = graph.quote(quote).unwrap().account();
    assert_eq!(account.factuality(&Hedging::default()).hops()[0].certainty, Certainty::Unknown);
    assert_eq!(account.factuality(&policy).hops()[0].certainty, Certainty::Probable);
    assert_eq!(account.factuality(&policy).policy(), "ours");
}

#[test]
fn of_several_terms_the_lowest_counts_and_a_longer_one_hides_what_stands_in_it() {
    let hedging = Hedging::default();
    assert_eq!(hedging.certainty("probably, and perhaps"), Certainty::Possible);
    let hedging = hedging.with("may well be", Certainty::Probable);
    assert_eq!(hedging.certainty("MAY well BE"), Certainty::Probable);
    assert_eq!(hedging.certainty("mayor"), Certainty::Unknown);
    assert_eq!(hedging.certainty(""), Certainty::Unknown);
}

#[test]
fn the_closest_named_source_is_the_first_with_a_name_from_the_words_on() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "A deckhand told the Gazette that the port was shut.")).unwrap();
    let deckhand = graph.insert(Person::described("a deckhand", note, "A deckhand")).unwrap();
    let gazette = graph.insert(Organization::named("the Gazette", note, "the Gazette")).unwrap();
    let said = || Quote::indirect(note, "the port was shut").spoken_by(deckhand, "A deckhand");
    let alone = graph.insert(said()).unwrap();
    let told = graph.insert(said().by_way_of(gazette, "the Gazette").key("told")).unwrap();
    assert_eq!(graph.quote(told).unwrap().account().closest_named().unwrap().to_string(), "the Gazette");
    assert_eq!(graph.quote(told).unwrap().account().depth(), 1);
    assert!(graph.quote(alone).unwrap().account().closest_named().is_none());
    assert!(graph.quote(alone).unwrap().account().self_quotation().is_none());
    graph.verify().unwrap();
}

#[test]
fn who_is_among_those_who_passed_on_his_words_quotes_himself() {
    let mut graph = Graph::new();
    let note =
        graph.insert(Document::new("note", "Ana Ruiz told the Gazette what she had said: the port was shut.")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    let gazette = graph.insert(Organization::outside("the Gazette")).unwrap();
    let quote = Quote::indirect(note, "the port was shut").spoken_by(ana, "she");
    let quote = graph.insert(quote.by_way_of(ana, "Ana Ruiz").by_way_of(gazette, Outside)).unwrap();
    assert_eq!(graph.quote(quote).unwrap().account().self_quotation().unwrap().id(), ana.widen());
    graph.verify().unwrap();
}

proptest! {
    /// The lowest class of the words, where every term has one word.
    #[test]
    fn a_hedge_is_as_certain_as_its_least_certain_word(words in prop::collection::vec(0..4_usize, 0..6)) {
        let all = ["probably", "maybe", "boat", "likely"];
        let classes = [Some(Certainty::Probable), Some(Certainty::Possible), None, Some(Certainty::Probable)];
        let hedge: Vec<&str> = words.iter().map(|word| all[*word]).collect();
        let expected = words.iter().filter_map(|word| classes[*word]).min().unwrap_or(Certainty::Unknown);
        prop_assert_eq!(Hedging::default().certainty(&hedge.join(" - ")), expected);
    }
}
