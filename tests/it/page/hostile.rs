//! Nothing that stands in a graph can do anything in the page.

use std::collections::BTreeSet;

use dictum::{Claim, Date, Document, Graph, Outside, Person, Quote, Stance};

use super::markup::{Piece, pieces, tags, values};
use super::written;
use crate::seen::seen;

const PAYLOADS: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "<!--<script>",
    "]]><![CDATA[<a href=\"javascript:alert(1)\">",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7*7 }}${7*7}<%= 7*7 %>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "\u{202e}gnp.exe\u{2066}\u{200b}\u{feff}",
    "\u{2028}</script>\u{2029}<base href=//example.org>",
];

/// A graph in which every text is the payload: title, key, name, quote, cue, claim, label, note.
fn hostile(payload: &str) -> Graph {
    let mut graph = Graph::new();
    let text = format!("Somebody said {payload} before noon.\nIt is so: {payload}.");
    let key = format!("key {} key", seen(payload));
    let document = Document::new(key.as_str(), text.as_str()).title(payload, Outside).language(payload, Outside);
    let document = graph.insert(document).unwrap();
    let first = text.find(payload).unwrap();
    let span = dictum::Span::new(first as u32, (first + payload.len()) as u32).unwrap();
    let person = Person::named(payload, document, span).key(format!("who {} who", seen(payload)).as_str());
    let person = graph.insert(person.attribute("homepage", payload, Outside).note(payload)).unwrap();
    let quote = Quote::direct(document, span).key(format!("quote {} quote", seen(payload)).as_str());
    let quote = graph.insert(quote.spoken_by(person, "Somebody").cue("said").note(payload)).unwrap();
    let stance = Stance::asserts(document.at(span)).by(quote);
    graph
        .insert(
            Claim::new(format!("{payload} is so"))
                .key(format!("claim {} claim", seen(payload)).as_str())
                .stance(stance),
        )
        .unwrap();
    graph.verify().unwrap();
    graph
}

fn names(html: &str) -> BTreeSet<String> {
    tags(html)
        .into_iter()
        .flat_map(|(name, attributes)| {
            let attributes = attributes.into_iter().map(move |(attribute, _)| format!("@{attribute}"));
            std::iter::once(name).chain(attributes).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_text_becomes_markup_wherever_it_stands() {
    let harmless = hostile("harmless");
    let plain = names(&written(&harmless));
    for payload in PAYLOADS {
        let html = written(&hostile(payload));
        let allowed = |name: &String| plain.contains(name) || ["@lang", "@rel"].contains(&name.as_str());
        let added: Vec<String> = names(&html).into_iter().filter(|name| !allowed(name)).collect();
        assert!(added.is_empty(), "{payload}: {added:?}");
        let scripts = |html: &str| tags(html).iter().filter(|(name, _)| name == "script").count();
        assert_eq!(scripts(&html), 3, "{payload}");
        assert!(
            tags(&html).iter().all(|(_, all)| all.iter().all(|(name, _)| !name.starts_with("on") && name != "style"))
        );
    }
}

#[test]
fn the_data_of_the_graph_cannot_end_its_script() {
    for payload in PAYLOADS {
        let html = written(&hostile(payload));
        let pieces = pieces(&html);
        let is_data = |piece: &Piece| matches!(piece, Piece::Open(name, all) if name == "script" && all.iter().any(|(name, _)| name == "id"));
        let at = pieces.iter().position(is_data).unwrap();
        let Piece::Text(data) = &pieces[at + 1] else { panic!("data") };
        assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{payload}");
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["nodes"].as_array().unwrap().len(), 4);
    }
}

#[test]
fn a_link_leads_within_the_page_or_to_an_address_of_the_web() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana Ruiz spoke.")).unwrap();
    let addresses = [
        "https://example.org/a?b=c&d=e",
        "HTTP://example.org/",
        "javascript:alert(1)",
        " https://example.org/",
        "data:text/html,x",
        "https://",
        "http:/example.org",
        "https://example.org/\u{202e}",
        "https://example.org/\" onclick=\"x",
        "//example.org/",
        "vbscript:x",
    ];
    let person = addresses.iter().fold(Person::named("Ana Ruiz", note, "Ana Ruiz"), |person, address| {
        person.attribute("address", *address, Outside)
    });
    graph.insert(person).unwrap();
    let html = written(&graph);
    let outward: Vec<String> = values(&html, "href").into_iter().filter(|href| !href.starts_with('#')).collect();
    assert_eq!(outward, ["https://example.org/a?b=c&d=e", "HTTP://example.org/"]);
    assert!(html.contains("javascript:alert(1)"), "it is shown as the text that it is");
}

#[test]
fn direction_and_invisible_characters_are_shown_as_escapes() {
    let mut graph = Graph::new();
    let text = "She said “a\u{202e}b\u{200b}c\u{ad}d” and \u{feff}left.\tThen\u{1}.";
    let note = graph.insert(Document::new("note", text)).unwrap();
    graph.insert(Person::described("s\u{2066}he", note, "She")).unwrap();
    graph.insert(Quote::direct(note, "a\u{202e}b\u{200b}c\u{ad}d").unattributed()).unwrap();
    let html = written(&graph);
    let body = html.split("<script").next().unwrap();
    assert!(body.contains("a\\u{202e}b\\u{200b}c\\u{ad}d"));
    let seen = |c: char| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{1}');
    assert!(body.chars().all(seen));
    let data = html.split("application/json").nth(1).unwrap().split("</script").next().unwrap();
    assert!(data.chars().all(seen));
}

#[test]
fn a_language_that_is_none_is_not_told_to_the_browser() {
    for (tag, told) in
        [("en", true), ("zh-Hant-TW", true), ("en\" onload=\"x", false), ("x", false), ("english!", false)]
    {
        let mut graph = Graph::new();
        graph.insert(Document::new("note", "A word.").language(tag, Outside)).unwrap();
        let html = written(&graph);
        let articles: Vec<_> = tags(&html).into_iter().filter(|(name, _)| name == "article").collect();
        let lang = articles[0].1.iter().find(|(name, _)| name == "lang");
        assert_eq!(lang.map(|(_, value)| value.as_str()), told.then_some(tag), "{tag}");
    }
}

#[test]
fn an_empty_graph_and_one_without_texts_are_pages_too() {
    let mut graph = Graph::new();
    assert!(written(&graph).contains("0 documents, 0 quotes"));
    let date: Date = "../2025-08".parse().unwrap();
    let blank = graph.insert(Document::new("blank", "")).unwrap();
    graph.insert(Document::new("white", " \n\r\n\t\n")).unwrap();
    graph.insert(blank.published(date, Outside)).unwrap();
    assert!(written(&graph).contains("2 documents"));
}
