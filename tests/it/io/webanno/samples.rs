//! The samples of the data model, correct and incorrect.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use dictum::io::webanno::Breach::{
    self, Class, Context, Excluded, Missing, NotIri, NotJson, NotListed, NotMoment, NotText, TooMany,
};
use dictum::io::webanno::{Faults, Published, SelectorKind};
use dictum::{Content, Match};

fn samples(of: &str) -> BTreeMap<String, String> {
    let data =
        std::env::var_os("DICTUM_DATA").map(PathBuf::from).expect("set DICTUM_DATA to the folder of the corpora");
    let files = fs::read_dir(data.join("web-annotation").join(of)).unwrap();
    let files = files.map(|file| file.unwrap().path());
    files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn found(faults: &Faults) -> Vec<(String, Breach)> {
    faults.iter().map(|fault| (fault.path.clone(), fault.breach)).collect()
}

/// Where something is wrong, and what.
type Wrong = (&'static str, Breach);

/// What is wrong with each of the incorrect samples: as it stands, and with what many of them have wrong besides put right: two addresses where one is permitted, and a comma
/// before a closing brace.
const WRONG: &[(&str, &[Wrong], &[Wrong])] = {
    const TWO: Wrong = ("$.id", TooMany);
    const COMMA: &[Wrong] = &[("$", NotJson)];
    &[
        ("anno1", COMMA, COMMA),
        (
            "anno2",
            &[("$.@context", Missing), ("$.id", Missing), ("$.type", Missing), ("$.target", Missing)],
            &[("$.@context", Missing), ("$.id", Missing), ("$.type", Missing), ("$.target", Missing)],
        ),
        ("anno3", &[("$.@context", Missing)], &[("$.@context", Missing)]),
        ("anno4", &[("$.@context", Context)], &[("$.@context", Context)]),
        ("anno5", &[("$.@context", Context)], &[("$.@context", Context)]),
        ("anno6", &[("$.id", NotIri)], &[("$.id", NotIri)]),
        ("anno7", &[TWO], &[]),
        ("anno8", &[TWO, ("$.type", Missing)], &[("$.type", Missing)]),
        ("anno9", &[("$.type", Class), TWO], &[("$.type", Class)]),
        ("anno10", COMMA, &[("$.target", Missing)]),
        ("anno11", &[TWO, ("$.target", NotIri)], &[("$.target", NotIri)]),
        ("anno12", COMMA, &[("$.body", NotIri)]),
        ("anno13", COMMA, &[("$.body.id", NotIri)]),
        ("anno14", COMMA, &[("$.body.format", NotText)]),
        // Its key is misspelt, so that it says nothing of the language.
        ("anno15", COMMA, &[]),
        ("anno16", COMMA, &[("$.body.textDirection", NotListed)]),
        ("anno17", COMMA, &[("$.body.value", Missing)]),
        ("anno18", COMMA, &[("$.body.value", TooMany)]),
        ("anno19", COMMA, &[("$.bodyValue", Excluded)]),
        ("anno20", COMMA, &[("$.bodyValue", TooMany)]),
        ("anno21", COMMA, &[("$.bodyValue", NotText)]),
        ("anno22", COMMA, &[("$.body.type", TooMany)]),
        ("anno23", COMMA, &[("$.body.processingLanguage", TooMany)]),
        ("anno24", COMMA, &[("$.body.textDirection", TooMany)]),
        ("anno25", COMMA, &[("$.body.type", Missing)]),
        ("anno26", &[TWO, ("$.creator", NotIri)], &[("$.creator", NotIri)]),
        ("anno27", &[TWO, ("$.generator", NotIri)], &[("$.generator", NotIri)]),
        ("anno28", &[TWO, ("$.created", NotMoment)], &[("$.created", NotMoment)]),
        ("anno29", &[TWO, ("$.modified", NotMoment)], &[("$.modified", NotMoment)]),
        ("anno30", &[TWO, ("$.generated", NotMoment)], &[("$.generated", NotMoment)]),
        ("anno31", &[TWO, ("$.modified", TooMany)], &[("$.modified", TooMany)]),
        ("anno32", &[TWO, ("$.created", TooMany)], &[("$.created", TooMany)]),
        ("anno33", &[TWO, ("$.generated", TooMany)], &[("$.generated", TooMany)]),
        ("anno34", &[TWO, ("$.rights", NotIri)], &[("$.rights", NotIri)]),
        ("anno35", &[TWO, ("$.via", NotIri)], &[("$.via", NotIri)]),
        ("anno36", &[TWO, ("$.canonical", NotIri)], &[("$.canonical", NotIri)]),
        ("anno37", COMMA, &[("$.target.source", Missing)]),
        (
            "anno38",
            &[TWO, ("$.target.source", Missing), ("$.target.selector.value", Missing)],
            &[("$.target.source", Missing), ("$.target.selector.value", Missing)],
        ),
        (
            "anno39",
            &[TWO, ("$.target.source", Missing), ("$.target.selector.value", TooMany)],
            &[("$.target.source", Missing), ("$.target.selector.value", TooMany)],
        ),
    ]
};

/// With what many samples have wrong besides put right.
fn repaired(json: &str) -> String {
    let one = json.replace(r#"["http://example.org/1", "http://example.org/2"]"#, r#""http://example.org/1""#);
    let mut whole = String::new();
    for part in one.split_inclusive('}') {
        let inside = part.strip_suffix('}').map(str::trim_end).and_then(|inside| inside.strip_suffix(','));
        whole += &inside.map_or_else(|| part.to_owned(), |inside| format!("{inside}}}"));
    }
    whole
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn every_incorrect_sample_is_refused_for_what_is_wrong_with_it() {
    let samples = samples("incorrect");
    assert_eq!(samples.len(), WRONG.len());
    let expected = |faults: &[(&str, Breach)]| {
        faults.iter().map(|(path, breach)| ((*path).to_owned(), *breach)).collect::<Vec<_>>()
    };
    for (name, as_it_stands, put_right) in WRONG {
        let sample = &samples[&format!("{name}.json")];
        let refused = Published::read(sample).expect_err(name);
        assert_eq!(found(&refused), expected(as_it_stands), "{name}: {refused}");
        let left = Published::read(&repaired(sample)).map_or_else(|faults| found(&faults), |_| Vec::new());
        assert_eq!(left, expected(put_right), "{name}, but for two addresses and a comma");
    }
    let spelt = repaired(&samples["anno15.json"]).replace("langauage", "language");
    assert_eq!(found(&Published::read(&spelt).unwrap_err()), [("$.body.language".to_owned(), NotText)]);
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn every_correct_sample_is_well_formed_and_is_the_same_when_it_is_read_again() {
    let samples = samples("correct");
    assert_eq!(samples.len(), 45);
    for (name, sample) in &samples {
        let published = Published::read(sample).unwrap_or_else(|faults| panic!("{name}: {faults}"));
        assert_eq!(Published::read(&published.to_json()).unwrap(), published, "{name}");
        let same: serde_json::Value = serde_json::from_str(sample).unwrap();
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&published.to_json()).unwrap(),
            same,
            "{name}: nothing is lost"
        );
    }
    assert_eq!(Published::read(&samples["collection1.json"]).unwrap().annotations().count(), 41);
}

/// A text in which something begins at a character.
fn text_with(at: usize, words: &str) -> Content {
    Content::new(format!("{}{words} and so on", "ü".repeat(at))).unwrap()
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn samples_with_text_selectors_anchor_where_their_text_is_given() {
    let samples = samples("correct");
    let texts: BTreeMap<&str, (Content, Option<&str>)> = BTreeMap::from([
        (
            "anno26.json",
            (Content::new("For this is an anotation that has some anotation.").unwrap(), Some("anotation")),
        ),
        ("anno27.json", (text_with(412, &"x".repeat(383)), Some(&*Box::leak("x".repeat(383).into_boxed_str())))),
        ("anno28.json", (text_with(2048, "the byte"), Some("the byte"))),
        (
            "anno32.json",
            (
                Content::new("Selected Text: text before the Selected Text and text after it").unwrap(),
                Some("Selected Text"),
            ),
        ),
        // Positions in a part that a plain text does not tell.
        ("anno41-example44.json", (text_with(6, "words of the paragraph"), None)),
    ]);
    let mut pointing = 0;
    for (name, sample) in samples.iter().filter(|(name, _)| name.starts_with("anno")) {
        let published = Published::read(sample).unwrap();
        let target = published.annotations().next().unwrap().targets().next().unwrap();
        let selectors: Vec<_> =
            target.selectors().flat_map(|selector| [selector].into_iter().chain(selector.refined_by())).collect();
        let of_text = |kind: SelectorKind<'_>| {
            matches!(
                kind,
                SelectorKind::TextQuote { .. } | SelectorKind::TextPosition { .. } | SelectorKind::DataPosition { .. }
            )
        };
        if !selectors.iter().any(|selector| of_text(selector.kind())) {
            assert!(target.anchor(&text_with(0, "anything"), Match::EXACT).is_err(), "{name}");
            continue;
        }
        pointing += 1;
        let (content, words) = &texts[name.as_str()];
        let there = target.anchor(content, Match::EXACT).map(|anchor| content.slice(anchor.span).unwrap().to_owned());
        assert_eq!(there.as_deref().ok(), *words, "{name}: {there:?}");
    }
    assert_eq!(pointing, texts.len());
}
