//! What the documentation shows as an annotation file is one.

use std::fs;
use std::path::Path;

use dictum::{Graph, Import, ImportLines};

/// Every block of JSON on a page, with the line on which it begins.
fn json_blocks(page: &str) -> Vec<(usize, String)> {
    blocks_of(page, "json")
}

fn blocks_of(page: &str, language: &str) -> Vec<(usize, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(path).unwrap();
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut is_inside = false;
    for (number, line) in text.lines().enumerate() {
        match line.trim_end() {
            line if line.strip_prefix("```") == Some(language) => {
                is_inside = true;
                blocks.push((number + 2, String::new()));
            }
            "```" => is_inside = false,
            line if is_inside => {
                let (_, block) = blocks.last_mut().unwrap();
                block.push_str(line);
                block.push('\n');
            }
            _ => {}
        }
    }
    assert!(!is_inside, "{page}: a block does not end");
    blocks
}

fn each_block_is_accepted_whole(page: &str, blocks: usize) {
    let found = json_blocks(page);
    assert_eq!(found.len(), blocks, "{page}: so many blocks of JSON are meant to be there");
    for (line, block) in found {
        let mut graph = Graph::new();
        let report = Import::json(block).into_graph(&mut graph);
        let report = report.unwrap_or_else(|error| panic!("{page}, the block at line {line}: {error}"));
        assert!(report.read > 0 && report.accepted == report.read, "{page}, the block at line {line}: {report:?}");
        graph.verify().unwrap();
    }
}

#[test]
fn the_examples_of_the_annotation_file_are_accepted_whole() {
    each_block_is_accepted_whole("docs/annotations.md", 4);
}

#[test]
fn the_example_of_one_record_a_line_is_accepted_whole() {
    let [(_, block)] = &blocks_of("docs/annotations.md", "jsonl")[..] else { panic!("there is one") };
    let mut graph = Graph::new();
    let report = ImportLines::new(block.as_bytes()).into_graph(&mut graph).unwrap();
    assert_eq!((report.read, report.accepted), (3, 3));
    graph.verify().unwrap();
}

#[test]
fn the_examples_for_language_models_are_accepted_whole() {
    each_block_is_accepted_whole("docs/for-language-models.md", 3);
}

#[test]
fn the_examples_for_language_models_show_the_texts_that_they_hold() {
    let page = "docs/for-language-models.md";
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let shown: Vec<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("> "))
        .map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().to_owned())
        .collect();
    let mut held = Vec::new();
    for (_, block) in json_blocks(page) {
        let mut graph = Graph::new();
        Import::json(block).into_graph(&mut graph).unwrap();
        held.extend(graph.documents().iter().flat_map(|document| document.text().lines()).map(str::to_owned));
    }
    assert_eq!(shown, held);
}

#[test]
fn the_page_of_the_annotation_file_names_every_field_of_the_schema() {
    let read =
        |file: &str| std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let page = read("docs/annotations.md");
    let schema: serde_json::Value = serde_json::from_str(&read("docs/annotations.schema.json")).unwrap();
    let mut rows = 0;
    for (array, of) in schema["properties"].as_object().unwrap() {
        let Some(record) = of["items"]["$ref"].as_str() else { continue };
        let record = &schema["$defs"][record.rsplit('/').next().unwrap()];
        let row = page.lines().find(|line| line.starts_with(&format!("| `{array}` |"))).expect("a row");
        for field in record["properties"].as_object().unwrap().keys() {
            assert!(row.contains(&format!("`{field}`")), "{array}: {field}");
        }
        rows += 1;
    }
    assert_eq!(rows, 12);
}

#[test]
fn the_list_of_the_rules_of_the_audit_is_whole_and_says_their_levels() {
    let list = include_str!("../../docs/audit/README.md");
    for rule in dictum::Rule::ALL {
        let row = format!("| [{rule}]({rule}.md) | {} |", rule.default_level());
        assert!(list.contains(&row), "{row}");
    }
    assert_eq!(list.matches(".md)").count(), dictum::Rule::ALL.len());
}
