//! Each example is run and held against its recorded output. `DICTUM_RECORD=1 cargo test examples` records it anew.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../examples/alaska/main.rs"]
#[allow(dead_code)]
mod alaska;
#[path = "../../examples/audit/main.rs"]
#[allow(dead_code)]
mod audit;
#[cfg(feature = "claimreview")]
#[path = "../../examples/averitec.rs"]
#[allow(dead_code)]
mod averitec;
#[path = "../../examples/competency/main.rs"]
#[allow(dead_code)]
pub(crate) mod competency;
#[cfg(feature = "formats")]
#[path = "../../examples/convert/main.rs"]
#[allow(dead_code)]
mod convert;
#[path = "../../examples/from_model/main.rs"]
#[allow(dead_code)]
mod from_model;
#[path = "../../examples/networks.rs"]
#[allow(dead_code)]
mod networks;
#[path = "../../examples/newswire/main.rs"]
#[allow(dead_code)]
mod newswire;
#[cfg(feature = "html")]
#[path = "../../examples/page/main.rs"]
#[allow(dead_code)]
mod page;
#[path = "../../examples/questions.rs"]
#[allow(dead_code)]
mod questions;
#[path = "../../examples/quickstart.rs"]
#[allow(dead_code)]
mod quickstart;
#[path = "../../examples/rustworkx.rs"]
#[allow(dead_code)]
mod rustworkx;
#[path = "../../examples/second_thoughts.rs"]
#[allow(dead_code)]
mod second_thoughts;
#[path = "../../examples/tarmac.rs"]
#[allow(dead_code)]
mod tarmac;
#[path = "../../examples/views.rs"]
#[allow(dead_code)]
mod views;

fn path(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(of)
}

/// The recorded output of an example, or what it prints now where that is asked for.
fn agrees_with_its_record(example: &str, printed: &[u8]) {
    let record = path("tests/data/examples").join(example).with_extension("txt");
    if std::env::var_os("DICTUM_RECORD").is_some() {
        fs::create_dir_all(record.parent().unwrap()).unwrap();
        fs::write(&record, printed).unwrap();
    }
    let recorded = fs::read_to_string(&record).unwrap();
    assert_eq!(String::from_utf8_lossy(printed), recorded, "{example}: record it anew if this is meant");
}

#[test]
fn quickstart_prints_what_it_did() {
    let mut out = Vec::new();
    quickstart::run(&mut out).unwrap();
    agrees_with_its_record("quickstart", &out);
}

#[test]
fn the_readme_shows_what_quickstart_prints() {
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let mut out = Vec::new();
    quickstart::run(&mut out).unwrap();
    let snippet: Vec<String> = String::from_utf8(out).unwrap().lines().skip(2).map(str::to_owned).collect();
    for line in snippet.iter().filter(|line| !line.trim().is_empty()) {
        assert!(readme.contains(line), "the README lacks {line:?}");
    }
}

#[test]
fn alaska_prints_what_it_did() {
    let mut out = Vec::new();
    alaska::run(&path("examples/alaska"), &mut out).unwrap();
    agrees_with_its_record("alaska", &out);
}

fn audited(arguments: &[&str]) -> (bool, String) {
    let mut out = Vec::new();
    let asked = audit::asked(arguments.iter().map(|argument| (*argument).to_owned())).unwrap();
    let is_denied = audit::run(&asked, &mut out).unwrap();
    (is_denied, String::from_utf8(out).unwrap())
}

#[test]
fn audit_prints_what_it_did() {
    let (is_denied, printed) = audited(&[]);
    agrees_with_its_record("audit", printed.as_bytes());
    assert!(!is_denied);
}

#[test]
fn an_audit_fails_where_something_is_denied_and_holds_its_tongue_where_it_is_allowed() {
    let (is_denied, printed) = audited(&["--deny", "single-origin"]);
    assert!(is_denied && printed.contains("error[single-origin]: "));
    let (is_denied, printed) = audited(&["--allow", "single-origin"]);
    assert!(!is_denied && !printed.contains("[single-origin]"));
    assert!(audit::asked(["--deny".to_owned(), "typo".to_owned()].into_iter()).is_err());
    assert!(audited(&["--explain", "hedge-lost"]).1.starts_with("# hedge-lost"));
}

#[test]
fn each_finding_in_json_holds_its_words_as_they_stand_in_the_document() {
    let (_, printed) = audited(&["--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let findings = found["findings"].as_array().unwrap();
    assert_eq!(findings.len(), audited(&[]).1.matches("= help: ").count());
    let mut graph = dictum::Graph::new();
    dictum::Import::folder(path("examples/alaska")).into_graph(&mut graph).unwrap();
    for finding in findings {
        assert!(dictum::Rule::named(finding["code"].as_str().unwrap()).is_some());
        assert_eq!(finding["severity"], "warning");
        assert!(!finding["message"].as_str().unwrap().is_empty());
        for words in finding["evidence"].as_array().unwrap() {
            let document = graph.document(words["document"].as_str().unwrap()).unwrap();
            let bytes = |end: &str| usize::try_from(words[end].as_u64().unwrap()).unwrap();
            let text = document.content().unwrap().as_str();
            assert_eq!(&text[bytes("start")..bytes("end")], words["text"].as_str().unwrap());
        }
    }
}

#[test]
fn each_result_in_sarif_names_its_rule_and_the_lines_of_a_file() {
    let (_, printed) = audited(&["--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        for location in
            [&result["locations"], &result["relatedLocations"]].into_iter().flat_map(|all| all.as_array().unwrap())
        {
            let place = &location["physicalLocation"];
            let file = path("examples/alaska").join(place["artifactLocation"]["uri"].as_str().unwrap());
            let text = fs::read_to_string(file).unwrap();
            let line = |name: &str| usize::try_from(place["region"][name].as_u64().unwrap()).unwrap();
            let first = text.lines().nth(line("startLine") - 1).unwrap();
            let units: Vec<u16> = first.encode_utf16().skip(line("startColumn") - 1).collect();
            let rest = String::from_utf16(&units).unwrap();
            let words = place["region"]["snippet"]["text"].as_str().unwrap();
            assert!(rest.starts_with(words.lines().next().unwrap()), "{words} {rest}");
        }
    }
}

#[cfg(feature = "formats")]
#[test]
fn convert_goes_between_web_annotations_extractions_and_graphs() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let run = |arguments: &[&str]| {
        let mut out = Vec::new();
        convert::run(&convert::asked(arguments.iter().map(|argument| (*argument).to_owned())).unwrap(), &mut out)
            .unwrap();
        String::from_utf8(out).unwrap()
    };
    let data = |name: &str| path("tests/data").join(name).to_str().unwrap().to_owned();
    let (tagged, tags, run_of_a_model) =
        (data("webanno/quay"), data("webanno/tags.json"), data("langextract/quay.jsonl"));
    let out = run(&["--from", "webanno", &tagged, "--mapping", &tags, "--to", "webanno", &at("tagged")]);
    assert_eq!(out, "{\"read\":5,\"accepted\":3,\"rejected\":2,\"reasons\":{\"not_there\":1,\"unmapped\":1}}\n");
    // A remark on a document is none of what is written.
    let out = run(&["--from", "webanno", &at("tagged")]);
    assert_eq!(out, "{\"read\":2,\"accepted\":2,\"rejected\":0,\"reasons\":{}}\n");
    let out = run(&["--from", "langextract", &run_of_a_model, "--to", "webanno", &at("run")]);
    assert!(out.starts_with("{\"read\":9,\"accepted\":6,"), "{out}");
    run(&["--from", "webanno", &at("run"), "--to", "dictum", &at("run.dictum")]);
    let graph = dictum::Graph::open(at("run.dictum")).unwrap();
    let quotes: Vec<String> = graph.quotes().iter().map(|quote| quote.to_string()).collect();
    assert_eq!(quotes, ["a deckhand: that the pump leaks", "Mayor Zoë Lund: “Not this year,”"]);
    graph.verify().unwrap();
}

#[cfg(feature = "claimreview")]
#[test]
fn averitec_prints_what_it_did() {
    let mut out = Vec::new();
    assert!(averitec::run(&path("tests/data/averitec.json"), None, &mut out).unwrap());
    agrees_with_its_record("averitec", &out);
}

#[cfg(feature = "claimreview")]
#[test]
fn averitec_tells_which_field_did_not_come_back() {
    let mut entries: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path("tests/data/averitec.json")).unwrap()).unwrap();
    entries[1]["editor"] = "nobody asked".into();
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), entries.to_string()).unwrap();
    let mut out = Vec::new();
    assert!(!averitec::run(file.path(), None, &mut out).unwrap());
    let out = String::from_utf8(out).unwrap();
    assert!(out.starts_with("[1].editor: Some(String(\"nobody asked\")) came back as None\n"), "{out}");
    assert!(out.ends_with("42 of 43 fields came back as they were\n"), "{out}");
}

#[cfg(feature = "formats")]
#[test]
fn convert_prints_what_it_did_and_what_it_writes_is_what_was_read() {
    let mut out = Vec::new();
    let asked = |arguments: &[&str]| convert::asked(arguments.iter().map(|argument| (*argument).to_owned())).unwrap();
    convert::run(&asked(&[]), &mut out).unwrap();
    agrees_with_its_record("convert", &out);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quay.dictum");
    let small = path("tests/data/brat");
    let (small, file) = (small.to_str().unwrap(), file.to_str().unwrap());
    convert::run(&asked(&["--from", "brat", small, "--to", "dictum", file]), &mut Vec::new()).unwrap();
    let graph = dictum::Graph::open(file).unwrap();
    assert_eq!((graph.quotes().count(), graph.verify()), (3, Ok(())));
    assert!(convert::asked(["--from".to_owned(), "word".to_owned(), "x".to_owned()].into_iter()).is_err());
}

#[cfg(feature = "formats")]
#[test]
fn convert_takes_fact_checks_beside_the_texts_that_they_quote_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let run = |from: &str, input: &str, to: &str, output: &str| {
        let asked = convert::asked(["--from", from, input, "--to", to, output].map(str::to_owned).into_iter()).unwrap();
        let mut out = Vec::new();
        convert::run(&asked, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let alaska = path("examples/alaska");
    run("dictum", alaska.to_str().unwrap(), "claimreview", &file("reviews.jsonld"));
    for text in ["carpet.txt", "morning-after.txt", "tarmac.txt"] {
        fs::copy(alaska.join(text), file(text)).unwrap();
    }
    let (input, again) = (folder.path().to_str().unwrap(), file("again.out"));
    let counted = run("claimreview", input, "claimreview", &again);
    let written = fs::read_to_string(file("reviews.jsonld")).unwrap();
    assert_eq!(fs::read_to_string(again).unwrap(), written);
    let objects = written.lines().count() - 2 + written.matches("\"itemReviewed\":{\"@type\":\"Claim\"").count();
    assert_eq!(counted, format!("{{\"read\":{objects},\"accepted\":{objects},\"rejected\":0,\"reasons\":{{}}}}\n"));
    assert!(written.contains("\"@type\":\"Quotation\""));
}

#[cfg(feature = "formats")]
#[test]
fn convert_goes_on_after_a_file_that_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let claim = br#"{"@type": "Claim", "text": "It leaks."}"#;
    let files: [(&str, &[u8]); 4] = [("a.json", b"{"), ("b.json", b"\xff"), ("c.json", claim), ("d.txt", b"\xff")];
    files.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
    let arguments = ["--from", "claimreview", folder.path().to_str().unwrap()].map(str::to_owned);
    let mut out = Vec::new();
    convert::run(&convert::asked(arguments.into_iter()).unwrap(), &mut out).unwrap();
    let counted = "{\"read\":3,\"accepted\":1,\"rejected\":2,\"reasons\":{\"malformed\":2}}\n";
    assert_eq!(String::from_utf8(out).unwrap(), counted);
}

#[test]
fn from_model_prints_what_it_did() {
    let mut out = Vec::new();
    from_model::run(&mut out).unwrap();
    agrees_with_its_record("from_model", &out);
}

#[test]
fn rustworkx_prints_what_it_did() {
    let mut out = Vec::new();
    rustworkx::run(&mut out).unwrap();
    agrees_with_its_record("rustworkx", &out);
}

#[test]
fn networks_prints_what_it_did() {
    let mut out = Vec::new();
    networks::run(&mut out).unwrap();
    agrees_with_its_record("networks", &out);
}

#[test]
fn newswire_prints_what_it_did() {
    let mut out = Vec::new();
    newswire::run::small(&mut out).unwrap();
    agrees_with_its_record("newswire", &out);
}

#[cfg(feature = "html")]
#[test]
fn page_prints_what_it_did_and_writes_a_page_of_a_folder_and_of_a_saved_graph() {
    let mut out = Vec::new();
    let asked = |arguments: &[&str]| page::asked(arguments.iter().map(|argument| (*argument).to_owned()));
    page::run(&asked(&[]).unwrap(), &mut out).unwrap();
    agrees_with_its_record("page", &out);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut graph = dictum::Graph::new();
    dictum::Import::folder(path("examples/alaska")).into_graph(&mut graph).unwrap();
    graph.save(at("alaska.dictum")).unwrap();
    let bundled = path("examples/alaska");
    for (from, to) in [(bundled.to_str().unwrap(), "one.html"), (at("alaska.dictum").as_str(), "other.html")] {
        page::run(&asked(&["--title", "Alaska", from, &at(to)]).unwrap(), &mut Vec::new()).unwrap();
    }
    let [one, other] = ["one.html", "other.html"].map(|name| fs::read(at(name)).unwrap());
    assert!(one == other, "the same graph gives the same bytes, read from wherever");
    assert!(asked(&["--typo"]).is_err() && asked(&["only-one"]).is_err());
}

#[test]
fn questions_prints_what_it_did() {
    let mut out = Vec::new();
    questions::run(&mut out).unwrap();
    agrees_with_its_record("questions", &out);
}

#[test]
fn second_thoughts_prints_what_it_did() {
    let mut out = Vec::new();
    second_thoughts::run(&mut out).unwrap();
    agrees_with_its_record("second_thoughts", &out);
}

#[test]
fn tarmac_prints_what_it_did() {
    let mut out = Vec::new();
    tarmac::run(&mut out).unwrap();
    agrees_with_its_record("tarmac", &out);
}

#[test]
fn views_prints_what_it_did() {
    let mut out = Vec::new();
    views::run(&mut out).unwrap();
    agrees_with_its_record("views", &out);
}

#[test]
fn competency_answers_a_small_annotation_in_the_gold_form() {
    let out_folder = tempfile::tempdir().unwrap();
    let answers = out_folder.path().join("answers.json");
    let data = path("tests/data/competency");
    let (texts, gold, questions) = (data.join("texts"), data.join("gold"), data.join("questions.json"));
    let mut out = Vec::new();
    competency::run::run([&texts, &gold, &questions, &answers], &mut out).unwrap();
    agrees_with_its_record("competency", &out);

    let answers: serde_json::Value = serde_json::from_str(&fs::read_to_string(answers).unwrap()).unwrap();
    let asked: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(questions).unwrap()).unwrap();
    for question in asked {
        let id = question["id"].as_str().unwrap();
        assert_eq!(answers[id], question["answer"], "{id}");
    }
}

#[test]
fn competency_writes_nothing_where_a_span_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = path("tests/data/competency");
    let gold = folder.path().join("gold");
    fs::create_dir(&gold).unwrap();
    for file in ["000.json", "001.json", "cross.json"] {
        let text = fs::read_to_string(data.join("gold").join(file)).unwrap();
        fs::write(gold.join(file), text.replace("\"text\": \"told\"", "\"text\": \"sold\"")).unwrap();
    }
    let answers = folder.path().join("answers.json");
    let (texts, questions) = (data.join("texts"), data.join("questions.json"));
    let refused = competency::run::run([&texts, &gold, &questions, &answers], &mut Vec::new()).unwrap_err();
    assert!(refused.contains("hold \"told\", not \"sold\""), "{refused}");
    assert!(!answers.exists());
}
