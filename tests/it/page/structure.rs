//! What stands in the page.

use std::collections::HashSet;

use dictum::{Document, Graph, Outside, Page, Person, Quote};

use super::markup::{Piece, pieces, values};
use super::{bundled, written};

/// The text of each part of a page that opens with this tag and attribute, up to where it closes.
fn texts(html: &str, tag: &str, attribute: (&str, &str)) -> Vec<String> {
    let (mut texts, mut depth) = (Vec::<String>::new(), 0);
    for piece in pieces(html) {
        match piece {
            Piece::Open(name, all) if name == tag => {
                let is_one = all.iter().any(|(name, value)| name == attribute.0 && value == attribute.1);
                if depth > 0 {
                    depth += 1;
                } else if is_one {
                    texts.push(String::new());
                    depth = 1;
                }
            }
            Piece::Close(name) if name == tag => depth = i32::max(depth - 1, 0),
            Piece::Text(text) if depth > 0 => texts.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    texts
}

fn squeezed(text: &str) -> String {
    text.replace('◆', "").split_whitespace().collect()
}

#[test]
fn every_document_stands_in_it_to_the_letter_whatever_lies_over_its_words() {
    let graph = bundled();
    let html = written(&graph);
    let shown: String = texts(&html, "p", ("data-find", "text")).concat();
    let documents: String = graph.documents().iter().map(|document| document.text()).collect();
    assert_eq!(squeezed(&shown), squeezed(&documents));
}

#[test]
fn each_id_is_there_once_and_each_link_leads_to_one() {
    let html = written(&bundled());
    let ids = values(&html, "id");
    let known: HashSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    for href in values(&html, "href") {
        assert!(known.contains(&href[1..].to_owned()), "{href} leads nowhere");
    }
    for labelled in values(&html, "aria-labelledby") {
        assert!(known.contains(&labelled), "{labelled} labels nothing");
    }
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    let (one, other) = (written(&bundled()), written(&bundled()));
    assert!(one == other);
}

#[test]
fn the_page_of_the_bundled_corpus_is_small() {
    let bytes = written(&bundled()).len();
    assert!(bytes < 1_500_000, "{bytes} bytes");
}

#[test]
fn a_quote_opens_on_its_chain_with_the_words_for_each_hop() {
    let graph = bundled();
    let html = written(&graph);
    for quote in graph.quotes().iter() {
        let id = format!("quote:{}", quote.key());
        let [sheet] = &texts(&html, "section", ("id", &id))[..] else { panic!("{id}") };
        for hop in quote.account().hops().iter().skip(1) {
            assert!(sheet.contains(&hop.to_string()), "{id} lacks {hop}");
        }
        for hedge in quote.account().hedges() {
            assert!(squeezed(sheet).contains(&squeezed(hedge.text())), "{id} lacks {hedge:?}");
        }
        for stance in quote.stances() {
            let wording = stance.claim().wording();
            assert!(sheet.contains(wording), "{id} lacks {wording}");
        }
    }
    let [finally] = &texts(&html, "section", ("id", "quote:finally"))[..] else { panic!("finally") };
    let places: Vec<usize> =
        ["Donald Trump", "a lip reader", "the Daily Mail", "tarmac"].map(|name| finally.find(name).unwrap()).into();
    assert!(places.is_sorted(), "hop after hop");
}

#[test]
fn words_that_differ_are_marked_between_renderings() {
    let mut graph = Graph::new();
    let wire =
        graph.insert(Document::new("wire", "“The port will probably stay shut until spring,” said Ana Ruiz.")).unwrap();
    let blog = graph.insert(Document::new("blog", "“The port will stay shut until spring,” she said.")).unwrap();
    graph.insert(Quote::direct(wire, "The port will probably stay shut until spring,").unattributed()).unwrap();
    graph.insert(Quote::direct(blog, "The port will stay shut until spring,").unattributed()).unwrap();
    let html = written(&graph);
    assert!(html.contains("<del><span class=\"unseen\">left out: </span>probably</del>"));
    assert!(html.contains("<ins><span class=\"unseen\">put in: </span>probably</ins>"), "seen from the other");
}

#[test]
fn marks_that_cross_are_told_apart() {
    let mut graph = Graph::new();
    let text = "She said that one two three four five.";
    let note = graph.insert(Document::new("note", text)).unwrap();
    graph.insert(Quote::indirect(note, "one two three").key("first").unattributed()).unwrap();
    graph.insert(Quote::indirect(note, "three four five").key("second").unattributed()).unwrap();
    graph.insert(Person::described("a two", note, "two three four").key("crossing")).unwrap();
    let html = written(&graph);
    assert_eq!(texts(&html, "p", ("data-find", "text")).concat(), text);
    assert_eq!(texts(&html, "a", ("href", "#quote:first")).first().unwrap(), "one two ");
    let second: String = texts(&html, "a", ("href", "#quote:second"))[..2].concat();
    assert_eq!(second, "three four five");
    assert!(html.contains("Over the same words"));
}

#[test]
fn keys_that_would_meet_in_one_id_do_not() {
    let mut graph = Graph::new();
    for key in ["a b", "a~20b", "a+b", "ä", "~", "a/b", "A b"] {
        graph.insert(Document::new(key, "A word.")).unwrap();
    }
    let ids = values(&written(&graph), "id");
    let documents: HashSet<&String> =
        ids.iter().filter(|id| id.starts_with("document:") && !id.ends_with("+title")).collect();
    assert_eq!(documents.len(), 7);
    assert!(documents.contains(&"document:a~20b".to_owned()) && documents.contains(&"document:a~7E20b".to_owned()));
}

#[test]
fn a_line_that_goes_on_is_no_new_paragraph() {
    let mut graph = Graph::new();
    graph.insert(Document::new("note", "The port is\nshut today.\nNobody knows why.\n\nso be it.")).unwrap();
    let paragraphs = texts(&written(&graph), "p", ("data-find", "text"));
    assert_eq!(paragraphs, ["The port is shut today.", "Nobody knows why.", "so be it."]);
}

#[test]
fn the_title_is_the_callers() {
    let mut html = Vec::new();
    Page::of(&Graph::new()).title("The <harbour>").write(&mut html).unwrap();
    let html = String::from_utf8(html).unwrap();
    assert!(html.contains("The &#60;harbour&#62;") && !html.contains("<harbour>"));
}

#[test]
fn what_cannot_be_written_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let error = Page::of(&bundled()).write(&mut Full).unwrap_err();
    assert_eq!(error.to_string(), "full");
}

#[test]
fn what_is_retracted_is_not_shown() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana Ruiz said that it is shut.")).unwrap();
    let quote = graph.insert(Quote::indirect(note, "it is shut").key("shut").unattributed()).unwrap();
    assert!(written(&graph).contains("#quote:shut"));
    graph.insert(quote.retracted(Outside)).unwrap();
    assert!(!written(&graph).contains("#quote:shut"));
}

#[test]
fn a_hedge_that_no_rule_weighs_is_no_source_without_a_name() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana Ruiz, more tentatively, said that the port is shut.")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    let quote = Quote::indirect(note, "the port is shut").key("shut").hedged("more tentatively");
    graph.insert(quote.spoken_by(ana, "Ana Ruiz")).unwrap();
    let html = written(&graph);
    let sheets = texts(&html, "section", ("id", "quote:shut"));
    assert!(sheets[0].contains("unclear how certain") && !sheets[0].contains("no name"), "{}", sheets[0]);
    let unvouched = texts(&html, "section", ("id", "unvouched"));
    assert!(!unvouched[0].contains("the port is shut"), "she has a name");
}
