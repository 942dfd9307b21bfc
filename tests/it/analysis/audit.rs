//! What an audit finds.

use dictum::{Audit, Document, Finding, Graph, Import, Level, Person, Quote, Rule};

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
