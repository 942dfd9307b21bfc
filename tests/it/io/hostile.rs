//! Names, quotes, titles, keys and addresses that are markup, addresses, formulas or queries to somebody.

use dictum::{Claim, Document, Graph, Implied, Import, Organization, Outside, Person, Quote, Review, Someone, Stance};
use serde_json::{Value, json};

use crate::seen::seen;

/// What some reader of some format takes for more than text.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE quotes; --",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "-2+3+cmd",
    "]]><x/>",
    "<!-- x -->",
    "&amp;&lt;&#60;&#x3c;",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE x [<!ENTITY y \"z\">]>",
    "http://evil.example/ <urn:x> <urn:y> <urn:z> .",
    "javascript:alert(1)",
    "../../etc/passwd",
    "%2e%2e%2f%00",
    "{{7*7}} ${7*7} #{7*7}",
    "\"\"\" ''' \\\"",
    "\\ \\n \\u0041 \\x",
    "> ; } ] ) . ,",
    "\"]; evil [label=\"x",
    "\\N \\G \\l <b>x</b>",
    "} UNION SELECT ?s ?p ?o {",
    "_:b0 a <urn:x> .",
    "@prefix x: <urn:x> .",
    "@context @id @type @value",
    "{\"@id\": \"urn:x\"}",
    "T1\tOrganization 0 3\tfoo",
    "#char=0,1&position",
    "\u{202e}dekcart\u{202c}",
    "\u{200b}\u{feff}zero\u{200d}width",
    "\u{2028}line\u{2029}paragraph",
    "שלום \u{5d0}\u{5d1} مرحبا",
    "e\u{301} \u{1f469}\u{200d}\u{1f680} \u{10ffff}",
    "a\tb  c",
    "null true 0 NaN",
    "^^<http://www.w3.org/2001/XMLSchema#integer>",
    "text@en--ltr",
    "<<( <urn:s> <urn:p> <urn:o> )>>",
    "data:text/html,<script>alert(1)</script>",
];

/// 200 of them: each by itself, within words, before them, behind them, and twice.
pub(super) fn texts() -> Vec<String> {
    let within = PAYLOADS.iter().flat_map(|payload| {
        [
            (*payload).to_owned(),
            format!("Ana {payload} Ruiz"),
            format!("{payload} Ruiz"),
            format!("Ana {payload}"),
            format!("{payload} {payload}"),
        ]
    });
    let texts: Vec<String> = within.collect();
    assert_eq!(texts.len(), 200);
    texts
}

/// A graph that has each of them as a key, a name, a title, a text, the words of a quote, a verdict and an attribute.
pub(super) fn graph() -> Graph {
    let mut graph = Graph::new();
    graph.begin(dictum::Recording::by(PAYLOADS.concat())).unwrap();
    for (number, text) in texts().into_iter().enumerate() {
        let words = text.trim();
        let name = seen(words);
        let key = format!("{number} {name}");
        let document = Document::new(key.as_str(), format!("before «{text}» after")).title(text.as_str(), Outside);
        let document = graph.insert(document).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let who = graph.insert(Person::named(text.as_str(), document, words).key(format!("p{number} {name}"))).unwrap();
        graph.insert(Organization::named(text.as_str(), document, words).key(format!("o{number} {name}"))).unwrap();
        graph.insert(Someone::described(text.as_str(), document, words).key(format!("s{number} {name}"))).unwrap();
        graph.insert(Quote::direct(document, words).spoken_by(who, Implied).note(text.as_str())).unwrap();
        let claim = Claim::new(text.as_str()).key(format!("c{number} {name}")).looked_for(document);
        let claim = graph.insert(claim.stance(Stance::asserts(words))).unwrap();
        graph.insert(Review::new(claim, text.as_str(), Outside).key(format!("r{number} {name}"))).unwrap();
    }
    graph.verify().unwrap();
    graph
}

/// The same as an annotation file, for readers that are no Rust: `tests/data/hostile/annotations.json`. `DICTUM_RECORD=1` writes it anew.
#[test]
fn the_file_for_independent_readers_has_all_of_them() {
    let key = |of: char, number: usize, text: &str| format!("{of}{number} {}", seen(text.trim()));
    let each = |record: fn(&dyn Fn(char) -> String, &str) -> Value| -> Vec<Value> {
        let record = |(number, text): (usize, String)| record(&|of| key(of, number, &text), &text);
        texts().into_iter().enumerate().map(record).collect()
    };
    let file = json!({
        "documents": each(|key, text| json!({ "key": key('d'), "text": format!("before «{text}» after"),
            "titles": [{ "value": text, "outside": true }] })),
        "people": each(|key, text| json!({ "key": key('p'), "place": key('d'),
            "names": [{ "value": text, "words": text.trim() }] })),
        "quotes": each(|key, text| json!({ "key": key('q'), "place": key('d'), "kind": "direct", "segments": [text.trim()],
            "spoken_by": [{ "value": key('p'), "implied": true }], "notes": [text] })),
        "claims": each(|key, text| json!({ "key": key('c'), "place": key('d'), "wording": text,
            "stances": [{ "stance": "asserts", "by": key('q'), "words": text.trim() }] })),
    });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/hostile/annotations.json");
    let written = format!("{file:#}\n");
    if std::env::var_os("DICTUM_RECORD").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &written).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), written);
    let mut graph = Graph::new();
    assert_eq!(Import::json(written).into_graph(&mut graph).unwrap().accepted, 800);
    graph.verify().unwrap();
}
