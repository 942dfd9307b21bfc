//! What an audit finds.

use dictum::{Audit, Document, Event, EventStatus, Finding, Graph, Import, Level, Outside, Person, Quote, Rule};

/// The blocks of JSON of a page: the bad example, the good one.
fn examples(page: &str) -> Vec<String> {
    let blocks = page.split("```json\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap().to_owned()).collect()
}

fn imported(json: String) -> Graph {
    let mut graph = Graph::new();
    Import::json(json.clone()).into_graph(&mut graph).unwrap_or_else(|error| panic!("{error}\n{json}"));
    graph.verify().unwrap();
    graph
}

fn codes(findings: &[Finding<'_>]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule().code()).collect()
}

#[test]
fn each_rule_finds_the_bad_example_of_its_page_and_not_the_good_one() {
    for rule in Rule::ALL {
        let page = rule.page();
        assert!(page.starts_with(&format!("# {rule}\n")), "{rule}");
        let [bad, good] = &examples(page)[..] else { panic!("{rule}: two examples") };
        let (bad, good) = (imported(bad.clone()), imported(good.clone()));
        let found = bad.audit(&Audit::default());
        assert!(found.iter().any(|finding| finding.rule() == *rule), "{rule}: {found:?}");
        assert!(good.audit(&Audit::default()).iter().all(|finding| finding.rule() != *rule), "{rule}");
    }
}

/// What is found of one person's names, each with the words on which it rests.
fn of_names(text: &str, names: &[(&str, Option<&str>)]) -> Vec<&'static str> {
    let name = |(value, words): &(&str, Option<&str>)| match words {
        Some(words) => serde_json::json!({ "value": value, "words": words }),
        None => serde_json::json!({ "value": value, "outside": true }),
    };
    let names: Vec<_> = names.iter().map(name).collect();
    let file = serde_json::json!({ "documents": [{ "key": "d", "text": text }], "people": [{ "key": "p", "place": "d", "names": names }] });
    let graph = imported(file.to_string());
    codes(&graph.audit(&Audit::default()))
}

#[test]
fn a_name_may_be_a_part_of_its_words_or_their_initials_or_in_other_letters() {
    for (name, words) in [
        ("Ana Ruiz", "Mayor Ruiz’s"),
        ("United States", "US"),
        ("JBER", "Joint Base Elmendorf-Richardson"),
        ("Édith Bárány", "Edith Barany"),
        ("Kyiv", "Київ"),
    ] {
        assert_eq!(of_names(words, &[(name, Some(words))]), Vec::<&str>::new(), "{name}");
    }
    assert_eq!(of_names("Piet Lund left.", &[("Ana Ruiz", Some("Piet Lund"))]), ["misnamed"]);
    assert_eq!(of_names("He left; it shut.", &[("Bob", Some(";"))]), ["misnamed"]);
    assert_eq!(
        of_names("The World Health Organization", &[("WHO", Some("The World Health Organization"))]),
        Vec::<&str>::new()
    );
}

/// What is found of a direct quote of a text.
fn of_segments(text: &str, segments: &[&str]) -> Vec<&'static str> {
    let quote = serde_json::json!({ "place": "d", "kind": "direct", "segments": segments, "unattributed": true });
    let file = serde_json::json!({ "documents": [{ "key": "d", "text": text }], "quotes": [quote] });
    codes(&imported(file.to_string()).audit(&Audit::default()))
}

#[test]
fn a_word_that_says_no_is_not_left_out_beside_a_quotation() {
    let will_not = "“We will not, under any circumstances, open the port before it is safe,” Ana Ruiz said.";
    for (text, segments) in [
        ("“No money was lost,” he said.", &["money was lost,"][..]),
        ("“I don’t trust the weld,” he said.", &["trust the weld,"]),
        (will_not, &["We will", "open the port before it is safe,"]),
        ("“It will never open,” she said.", &["It will", "open,"]),
        ("“The port is open and quiet,” she said.", &["The port is", "quiet,"]),
    ] {
        assert!(of_segments(text, segments).contains(&"cut-short"), "{segments:?} of {text}");
    }
    for (text, segments) in [
        (will_not, &["We will not, under any circumstances, open the port before it is safe,"][..]),
        ("“It is not a strike, it is a warning,” she said.", &["it is a warning,"]),
        ("“Three turned back,” he said, “and none will try.”", &["Three turned back,", "and none will try."]),
        ("Nobody spoke. “We open,” he said.", &["We open,"]),
        ("“This is a good day. We did not expect it.”", &["This is a good day."]),
        ("“Is it open? No,” he said.", &["Is it open?"]),
        ("He did not say ‘We open.’", &["We open."]),
        ("‘We open’ was not what he said.", &["We open"]),
    ] {
        assert!(!of_segments(text, segments).contains(&"cut-short"), "{segments:?} of {text}");
    }
}

/// What is found of words of a text that may leave out others.
fn of_elided(text: &str, kind: &str, segment: &str) -> Vec<&'static str> {
    let segment = serde_json::json!({ "exact": segment, "allow": ["ellipsis"] });
    let quote = serde_json::json!({ "place": "d", "kind": kind, "segments": [segment], "unattributed": true });
    let file = serde_json::json!({ "documents": [{ "key": "d", "text": text }], "quotes": [quote] });
    codes(&imported(file.to_string()).audit(&Audit::default()))
}

#[test]
fn a_word_that_says_no_is_not_left_out_by_an_ellipsis_but_with_whole_sentences() {
    let will = "“We will not, whatever happens, open the port before spring,” Ana Ruiz said.";
    for (text, kind, segment) in [
        (will, "direct", "We will … open the port"),
        (will, "direct", "We will [...] whatever happens, ... before spring,"),
        ("“We don’t think that we will open it,” she said.", "direct", "We … think that … open it,"),
        ("“We open. Or so they say. We never shut,” she said.", "direct", "We open. … shut,"),
        ("She said that they would never open it.", "indirect", "they would … open it"),
    ] {
        assert!(of_elided(text, kind, segment).contains(&"cut-short"), "{segments} of {text}", segments = segment);
    }
    for (text, kind, segment) in [
        (will, "direct", "We will not, … open the port"),
        ("“We open. It was not easy. We are glad,” she said.", "direct", "We open. … We are glad,"),
        ("“We open on Monday. It was not easy. We are glad,” she said.", "direct", "We open … We are glad,"),
        ("She said that they would surely open it.", "indirect", "they would … open it"),
        ("“We open … and do not shut,” she said.", "direct", "We open … and do not shut,"),
    ] {
        assert!(!of_elided(text, kind, segment).contains(&"cut-short"), "{segment} of {text}");
    }
    let stance =
        serde_json::json!({ "stance": "asserts", "words": { "exact": "The port is … open", "allow": ["ellipsis"] } });
    let claim = serde_json::json!({ "wording": "The port is open.", "place": "d", "stances": [stance] });
    let file =
        serde_json::json!({ "documents": [{ "key": "d", "text": "The port is not yet open." }], "claims": [claim] });
    assert!(codes(&imported(file.to_string()).audit(&Audit::default())).contains(&"cut-short"));
}

/// What is found of quotes of one text by Ana Ruiz and Piet Lund; the fields of each but its place and kind.
fn of_speakers(quotes: &[serde_json::Value], more: &serde_json::Value) -> Vec<&'static str> {
    let text = "Ana Ruiz and Piet Lund met. “Not this year,” the mayor said; Lund passed it on.";
    let quotes: Vec<serde_json::Value> = quotes
        .iter()
        .enumerate()
        .map(|(number, quote)| {
            let mut quote = quote.clone();
            let fields = quote.as_object_mut().unwrap();
            fields.entry("key").or_insert(serde_json::json!(format!("q{number}")));
            fields.insert("place".to_owned(), serde_json::json!("d"));
            fields.entry("kind").or_insert(serde_json::json!("direct"));
            fields.entry("segments").or_insert(serde_json::json!(["Not this year,"]));
            quote
        })
        .collect();
    let person = |key: &str, name: &str| serde_json::json!({ "key": key, "place": "d", "names": [{ "value": name, "words": name }] });
    let mut file = serde_json::json!({
        "documents": [{ "key": "d", "text": text }],
        "people": [person("ana", "Ana Ruiz"), person("piet", "Piet Lund")],
        "quotes": quotes
    });
    file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    codes(&imported(file.to_string()).audit(&Audit::default()))
}

#[test]
fn what_marks_a_quotation_is_not_left_out_of_it() {
    let of = |text: &str, segments: &[&str], cues: &[&str]| {
        let quote = serde_json::json!({ "place": "d", "kind": "direct", "segments": segments, "cues": cues, "unattributed": true });
        let file = serde_json::json!({ "documents": [{ "key": "d", "text": text }], "quotes": [quote] });
        codes(&imported(file.to_string()).audit(&Audit::default()))
    };
    let within_marks = "« Ce jour est grave, dit-il. On verra. »";
    let after_dashes = "— Мы ждали три дня, — сказал рыбак, — и никто не пришёл.";
    let none: &[&str] = &[];
    assert_eq!(of(within_marks, &["Ce jour est grave", "On verra."], &["dit-il"]), none);
    assert_eq!(of(after_dashes, &["Мы ждали три дня,", "и никто не пришёл."], &["сказал"]), none);
    assert_eq!(of(after_dashes, &["Мы ждали три дня,", "и никто не пришёл."], &[]), none);
    let cut = "“It was a long, or so we thought, and quiet night,” he said.";
    assert_eq!(of(cut, &["It was a long,", "and quiet night,"], &["said"]), ["cut-short"]);
    let broken = "“It was — how shall I put it — a bad night,” he said.";
    assert_eq!(of(broken, &["It was", "a bad night,"], &["said"]), ["cut-short"]);
}

#[test]
fn words_at_one_place_are_not_given_to_two_but_by_a_chain_together_or_of_one_who_is_both() {
    let by = |who: &str| serde_json::json!([{ "value": who, "implied": true }]);
    let quote = |who: &str| serde_json::json!({ "spoken_by": by(who) });
    let none = serde_json::json!({});
    let is_found = |quotes: &[serde_json::Value], more| of_speakers(quotes, more).contains(&"wrong-speaker");
    assert!(is_found(&[quote("ana"), quote("piet")], &none));
    assert!(is_found(&[serde_json::json!({ "unattributed": true }), quote("ana"), quote("piet")], &none));
    let shorter = serde_json::json!({ "spoken_by": by("piet"), "segments": ["Not this year"] });
    assert!(is_found(&[quote("ana"), shorter], &none));
    let passed_on = serde_json::json!({ "spoken_by": by("ana"), "by_way_of": by("piet") });
    assert!(!is_found(&[passed_on, quote("piet")], &none));
    let nested = serde_json::json!({ "spoken_by": by("ana"), "nested_in": by("q0") });
    assert!(!is_found(&[quote("piet"), nested], &none));
    let both =
        serde_json::json!({ "spoken_by": [{ "value": "ana", "implied": true }, { "value": "piet", "implied": true }] });
    assert!(!is_found(std::slice::from_ref(&both), &none) && !is_found(&[both, quote("ana")], &none));
    assert!(!is_found(&[quote("ana"), quote("ana")], &none));
    let other_words =
        serde_json::json!({ "spoken_by": by("piet"), "kind": "indirect", "segments": ["Lund passed it on"] });
    assert!(!is_found(&[quote("ana"), other_words], &none));
    let indirect = serde_json::json!({ "spoken_by": by("piet"), "kind": "indirect" });
    assert!(!is_found(&[quote("ana"), indirect], &none));
    let same = serde_json::json!({ "statements": [{ "subject": "ana", "relation": "same_as", "object": "piet", "outside": true }] });
    assert!(!is_found(&[quote("ana"), quote("piet")], &same));
}

#[test]
fn words_given_to_two_are_found_across_imports() {
    let mut graph = Graph::new();
    let text = "Ana Ruiz met Piet Lund. “Not this year,” she said.";
    let import = |graph: &mut Graph, name: &str| {
        let file = serde_json::json!({
            "documents": [{ "key": "d", "text": text }],
            "people": [{ "key": name, "place": "d", "names": [{ "value": name, "words": name }] }],
            "quotes": [{ "key": format!("by {name}"), "place": "d", "kind": "direct", "segments": ["Not this year,"],
                         "spoken_by": [{ "value": name, "implied": true }] }]
        });
        Import::json(file.to_string()).into_graph(graph).unwrap();
    };
    import(&mut graph, "Ana Ruiz");
    assert!(!codes(&graph.audit(&Audit::default())).contains(&"wrong-speaker"));
    import(&mut graph, "Piet Lund");
    assert!(codes(&graph.audit(&Audit::default())).contains(&"wrong-speaker"));
}

#[test]
fn words_are_direct_speech_where_a_pair_of_marks_holds_them_and_not_between_two_pairs() {
    let is_unmarked = |text: &str, words: &str| of_segments(text, &[words]).contains(&"unmarked-quotation");
    for (text, words) in [
        ("“Come in,” he said wearily, “and sit.”", "he said wearily"),
        ("\"Come in,\" he said wearily, \"and sit.\"", "he said wearily"),
        ("'Come in,' he said wearily, 'and sit.'", "he said wearily"),
        ("'Come in', he said wearily, 'and sit'.", "he said wearily"),
        ("``Come in,'' he said wearily, ``and sit.''", "he said wearily"),
        ("« Come in, » he said wearily, « and sit. »", "he said wearily"),
        ("„Come in“, he said wearily, „and sit“.", "he said wearily"),
        ("“Come in,” he said.", "he said"),
        ("He said wearily: “Come in.”", "He said wearily"),
        ("He said wearily that they “may come in”.", "they “may come in"),
        ("He said wearily that they “may come in”.", "they “may come in”"),
        ("He said wearily that they 'may come in'.", "they 'may come in'"),
    ] {
        assert!(is_unmarked(text, words), "{text}");
    }
    for (text, words) in [
        ("“Come in and sit at the table,” he said.", "sit at"),
        ("'The dogs' owner will come in and sit at the table,' he said.", "sit at"),
        ("“Come in.\n“Then sit at the table.\n“Then eat.” He ate.", "sit at"),
        ("“Come in\nand sit at\nthe table,” he said.", "sit at"),
        ("“Come in.” “Then sit at the table.”", "sit at"),
        ("“Come in.\n“Then sit at the table.\n“Then eat.” He ate.", "Come in.\n“Then sit at"),
        ("“Come in,” he said.", "“Come in,”"),
        ("“They call it “home” here,” he said.", "They call it “home” here"),
        ("“They call it ‘home’ here,” he said.", "They call it ‘home’ here"),
        ("— They call it “home” here, — he said.", "They call it “home” here"),
        ("He said he would “come in”.", "come in"),
        ("— Come in, — he said.", "Come in"),
        ("— Come in — he said.", "Come in"),
        ("The 6\" board and \"the other one\" are here.", "the other one"),
    ] {
        assert!(!is_unmarked(text, words), "{text}");
    }
}

#[test]
fn a_speaker_is_not_given_by_a_part_of_the_name_of_another() {
    let found = |words: &str| {
        let text = format!("{words} and Ana Ruiz met Piet Lund. “We open,” he said.");
        let file = serde_json::json!({
            "documents": [{ "key": "d", "text": text }],
            "people": [{ "key": "ana", "place": "d", "names": [{ "value": "Ana Ruiz", "words": "Ana Ruiz" }] },
                       { "key": "piet", "place": "d", "names": [{ "value": "Piet Lund", "words": "Piet Lund" }] }],
            "quotes": [{ "place": "d", "kind": "direct", "segments": ["We open,"],
                         "spoken_by": [{ "value": "ana", "words": { "start": 0, "end": words.len() } }] }]
        });
        codes(&imported(file.to_string()).audit(&Audit::default())).contains(&"wrong-speaker")
    };
    assert!(found("Lund") && found("Mayor Lund"));
    assert!(!found("Ruiz") && !found("Mayor Ana") && !found("The mayor"));
    assert!(!found("Lund and Ruiz") && !found("Lund’s lawyer") && !found("The spokeswoman for Lund"));
}

/// What is found of a date that rests on words.
fn of_date(value: &str, words: &str) -> Vec<&'static str> {
    let text = format!("{words}: “No.”");
    let quote = serde_json::json!({ "place": "d", "kind": "direct", "segments": ["No."], "unattributed": true, "when": [{ "value": value, "words": words }] });
    let file = serde_json::json!({ "documents": [{ "key": "d", "text": text }], "quotes": [quote] });
    codes(&imported(file.to_string()).audit(&Audit::default()))
}

#[test]
fn a_date_has_the_numbers_of_its_words() {
    for (value, words) in [
        ("2024-05-05", "5 May 2024"),
        ("2024-05-05", "05.05.24"),
        ("2024-12-24", "at 5 pm on 24 December"),
        ("2024-07/2024-09", "Q3 2024"),
        ("04XX", "the 5th century"),
        ("2023-12", "24 Dec 2023"),
        ("2024-05-05", "in 2 weeks"),
        ("2024-05-05/2024-05-07", "6 May"),
        ("2020/2022", "2021"),
        ("2024-06-05", "the night of 5 to 6 June"),
        ("2024-05-03", "at 1530 GMT on 3 May"),
        ("2024-06-03", "Theresa May left on 3 June"),
        ("2024-03-06T01:00:00Z", "8 p.m. on 5 March 2024"),
        ("2024-05-05", "they may say on May 5th, 2024"),
        ("2024-05-05", "Sunday"),
        ("199X", "the 1990s"),
        ("2024-05-03/2024-05-05", "3 to 5 May"),
        ("2024-05-05T21:30:00Z", "4:30 p.m."),
        ("2024-05?", "May 2024"),
    ] {
        assert_eq!(of_date(value, words), Vec::<&str>::new(), "{value} of {words}");
    }
    for (value, words) in [
        ("2024-12-24", "5 May"),
        ("2023-05-05", "5 May 2024"),
        ("199X", "the 1980s"),
        ("2024-12-05", "on 5 May"),
        ("2005-12-24", "May 5"),
        ("2024-07-14", "14 June 2024"),
    ] {
        assert_eq!(of_date(value, words), ["misdated"], "{value} of {words}");
    }
}

#[test]
fn two_names_of_one_share_a_word_or_are_told() {
    assert_eq!(of_names("x", &[("Ana Ruiz", None), ("Piet Lund", None)]), ["two-in-one"]);
    assert_eq!(of_names("x", &[("Ana Ruiz", None), ("Ruiz", None), ("A. Ruiz", None)]), Vec::<&str>::new());
}

#[test]
fn a_code_names_its_rule_and_no_two_rules_have_one() {
    for rule in Rule::ALL {
        assert_eq!(Rule::named(rule.code()), Some(*rule));
        assert!(!rule.help().is_empty());
    }
    assert_eq!(Rule::named("no-such-rule"), None);
}

#[test]
fn a_rule_that_is_allowed_finds_nothing_and_one_that_is_denied_makes_errors() {
    for rule in Rule::ALL {
        let graph = imported(examples(rule.page()).remove(0));
        let allowed = graph.audit(&Audit::default().set(*rule, Level::Allow));
        assert!(allowed.iter().all(|finding| finding.rule() != *rule), "{rule}");
        let denied = graph.audit(&Audit::default().set(*rule, Level::Deny));
        let found: Vec<&Finding<'_>> = denied.iter().filter(|finding| finding.rule() == *rule).collect();
        assert!(!found.is_empty() && found.iter().all(|finding| finding.level() == Level::Deny), "{rule}");
    }
}

#[test]
fn findings_come_by_rule_and_each_shows_its_words_as_a_compiler_does() {
    let graph = imported(examples(Rule::HedgeLost.page()).remove(0));
    let findings = graph.audit(&Audit::default());
    let mut sorted = findings.iter().map(Finding::rule).collect::<Vec<_>>();
    sorted.sort();
    assert_eq!(sorted, findings.iter().map(Finding::rule).collect::<Vec<_>>());
    assert_eq!(codes(&findings), ["hedge-lost", "unknown-lineage"]);
    let shown = findings[0].to_string();
    let lines = [
        "warning[hedge-lost]: “reportedly” is lost where it is restated",
        " --> blog:1:10",
        "  |",
        "1 | The port will stay shut.",
        "  |          ^^^^^^^^^^^^^^ flatly",
        " ::: wire:1:10",
        "  |",
        "1 | The port will reportedly stay shut.",
        "  |               ^^^^^^^^^^ hedged",
        "  |          ^^^^^^^^^^^^^^^^^^^^^^^^^ what is hedged",
    ];
    for line in lines {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let words: Vec<&str> = findings[0].evidence().map(|words| words.text()).collect();
    assert_eq!(words, ["will stay shut", "reportedly", "will reportedly stay shut"]);
}

#[test]
fn an_empty_graph_has_nothing_to_find_and_a_view_is_audited_as_a_graph_is() {
    assert!(Graph::new().audit(&Audit::default()).is_empty());
    let graph = imported(examples(Rule::HedgeLost.page()).remove(0));
    let without = graph.through(!dictum::Only::documents([graph.document("blog").unwrap()]));
    assert!(without.audit(&Audit::default()).iter().all(|finding| finding.rule() != Rule::HedgeLost));
}

#[test]
fn words_that_stand_in_no_source_that_is_quoted_from_and_nearly_do_in_one_are_found() {
    let json = r#"{
      "documents": [{ "key": "speech", "text": "We will open the port in spring, and not before." },
                    { "key": "blog", "text": "“We will close the port in spring,” she said. “It rains,” she said." }],
      "quotes": [{ "place": "blog", "kind": "direct", "segments": ["We will close the port in spring,"], "unattributed": true },
                 { "place": "blog", "kind": "direct", "segments": ["It rains,"], "unattributed": true }],
      "statements": [{ "subject": "blog", "relation": "quotes_from", "object": "speech", "outside": true }]
    }"#;
    let graph = imported(json.to_owned());
    let findings = graph.audit(&Audit::default());
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert_eq!(finding.rule(), Rule::AlteredQuotation);
    assert!(finding.notes()[0].contains("[-open-] {+close+}"), "{finding}");
}

#[test]
fn a_speaker_who_rests_on_the_name_of_somebody_else_is_found() {
    let told = |words: &str| {
        let mut graph = Graph::new();
        let note = graph.insert(Document::new("note", "“Not this year,” said Ana Ruiz, and Bo Lind nodded.")).unwrap();
        graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
        let bo = graph.insert(Person::named("Bo Lind", note, "Bo Lind")).unwrap();
        graph.insert(Quote::direct(note, "Not this year,").spoken_by(bo, words)).unwrap();
        graph.verify().unwrap();
        graph.audit(&Audit::default()).iter().map(|finding| finding.message().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(told("Ana Ruiz"), ["“Not this year,” is given to Bo Lind, by words that name Ana Ruiz"]);
    assert!(told("said Ana Ruiz, and Bo Lind").is_empty() && told("Bo Lind").is_empty());
}

fn found(graph: &Graph) -> Vec<&'static str> {
    codes(&graph.audit(&Audit::default().set(Rule::UndeclaredSpeaker, Level::Allow)))
}

#[test]
fn an_altered_quotation_is_found_whether_or_not_the_quote_in_the_source_is_recorded() {
    for is_recorded in [false, true] {
        let mut graph = Graph::new();
        let wire = graph.insert(Document::new("wire", "“I never resigned,” said Ana Ruiz.")).unwrap();
        let blog = graph.insert(Document::new("blog", "“I resigned,” said Ana Ruiz.")).unwrap();
        if is_recorded {
            graph.insert(Quote::direct(wire, "I never resigned,")).unwrap();
        }
        graph.insert(Quote::direct(blog, "I resigned,")).unwrap();
        graph.insert(blog.quotes_from(wire, Outside)).unwrap();
        assert_eq!(found(&graph), ["elided-negation"]);
    }
}

#[test]
fn an_inner_quote_is_held_against_the_inner_one() {
    let mut graph = Graph::new();
    let text = "“Ana told me ‘the port will stay shut until the spring tide’,” said Piet Lund.";
    let wire = graph.insert(Document::new("wire", text)).unwrap();
    let words = "the port will stay shut until the spring tide";
    let blog = graph.insert(Document::new("blog", "Ana: “the port will stay shut until the spring tide”")).unwrap();
    let ana = graph.insert(Person::named("Ana", wire, "Ana")).unwrap();
    let piet = graph.insert(Person::named("Piet Lund", wire, "Piet Lund")).unwrap();
    let outer = Quote::direct(wire, "Ana told me ‘the port will stay shut until the spring tide’,");
    let outer = graph.insert(outer.spoken_by(piet, "Piet Lund")).unwrap();
    graph.insert(Quote::direct(wire, words).spoken_by(ana, "Ana").nested_in(outer)).unwrap();
    graph.insert(Quote::direct(blog, words).spoken_by(ana, "Ana")).unwrap();
    graph.insert(blog.cites(wire, Outside)).unwrap();
    // He who passed it on is left out, and nobody else is given the words.
    assert_eq!(found(&graph), ["relay-lost"]);
}

#[test]
fn an_event_that_was_announced_and_then_happened_is_no_impossible_date() {
    let mut graph = Graph::new();
    let preview = Document::new("preview", "The summit will be held on 5 March.").published("2024-03-01", Outside);
    let preview = graph.insert(preview).unwrap();
    let report = Document::new("report", "The summit is over.").published("2024-03-06", Outside);
    let report = graph.insert(report).unwrap();
    let summit = Event::named("summit", preview, "The summit").when("2024-03-05", "on 5 March");
    let summit = summit.status(EventStatus::Planned, "will be held");
    graph.insert(summit.status(EventStatus::Occurred, report.at("is over"))).unwrap();
    assert_eq!(found(&graph), [""; 0]);
}

#[test]
fn a_copy_of_a_copy_is_declared() {
    let mut graph = Graph::new();
    let [a, b, c] = ["a", "b", "c"].map(|key| graph.insert(Document::new(key, "The port is shut.")).unwrap());
    graph.insert(b.republication_of(a, Outside)).unwrap();
    assert_eq!(found(&graph), ["duplicate-text"]);
    graph.insert(c.republication_of(b, Outside)).unwrap();
    assert_eq!(found(&graph), [""; 0]);
}

#[test]
fn words_that_are_the_name_of_another_give_a_speaker_away_wherever_that_is_recorded() {
    let graph = imported(
        r#"{"documents": [{"key": "d", "text": "Piet Lund said “No.” The clerk left."}],
            "people": [{"key": "ana", "place": "d", "names": [{"value": "Ana Ruiz", "outside": true}]},
                {"key": "piet", "names": [{"value": "Piet Lund", "outside": true}]},
                {"key": "bob", "place": "d", "names": [{"value": "Bob", "words": "The clerk"}]}],
            "quotes": [{"key": "q", "place": "d", "kind": "direct", "segments": ["No."], "spoken_by": [{"value": "ana", "words": "Piet Lund"}]}]}"#
            .to_owned(),
    );
    let found = graph.audit(&Audit::default());
    let codes = codes(&found);
    assert!(codes.contains(&"wrong-speaker") && codes.contains(&"misnamed"), "{found:?}");
}
