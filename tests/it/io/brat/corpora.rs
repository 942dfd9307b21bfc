//! Corpora, which are other people's and not in the repository: `DICTUM_DATA=FOLDER cargo test --all-features --test it io::brat -- --ignored` reads them.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{bundled, read};
use dictum::{QuoteKind, QuoteRef};

fn data() -> PathBuf {
    std::env::var_os("DICTUM_DATA").map(PathBuf::from).expect("set DICTUM_DATA to the folder of the corpora")
}

/// A corpus with every offset one further.
fn shifted(corpus: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut folders = vec![corpus.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|ends| ends.to_str()) {
                None if path.is_dir() => folders.push(path),
                Some("txt") => _ = fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap(),
                Some("ann") => {
                    let lines = fs::read_to_string(&path).unwrap();
                    let lines: Vec<String> = lines.lines().map(shifted_line).collect();
                    fs::write(folder.path().join(path.file_name().unwrap()), lines.join("\n")).unwrap();
                }
                _ => {}
            }
        }
    }
    folder
}

fn shifted_line(line: &str) -> String {
    let more = |number: &str| number.parse::<usize>().map_or(number.to_owned(), |number| (number + 1).to_string());
    let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
    if line.starts_with('T') && fields.len() > 2 {
        let (kind, offsets) = fields[1].split_once(' ').unwrap();
        let pieces = offsets.split(';').map(|piece| piece.split(' ').map(more).collect::<Vec<_>>().join(" "));
        fields[1] = format!("{kind} {}", pieces.collect::<Vec<_>>().join(";"));
    } else if line.starts_with("QUOTE") {
        fields[3] = more(&fields[3]);
        fields[5] = more(&fields[5]);
    }
    fields.join("\t")
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn every_line_of_polnear_comes_in_and_shifted_by_one_none_does() {
    let corpus = data().join("polnear");
    let (graph, intake) = read(&corpus, bundled());
    assert_eq!((intake.read, intake.accepted), (8310, 8310), "{intake}");
    assert_eq!(graph.quotes().count(), 1687);
    let with = |of: &dyn Fn(dictum::QuoteRef<'_>) -> bool| graph.quotes().iter().filter(|quote| of(*quote)).count();
    assert_eq!(with(&|quote| quote.cues().next().is_none()), 0);
    let sourced = with(&|quote| quote.speakers().next().is_some());
    assert!(sourced >= 1570 && with(&|quote| quote.is_unattributed()) + sourced <= 1687, "{sourced}");
    let folder = shifted(&corpus);
    let (graph, intake) = read(folder.path(), bundled());
    assert_eq!((intake.read, intake.accepted, graph.quotes().count()), (8310, 0, 0));
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn every_line_of_litbank_comes_in_and_shifted_by_a_token_none_does() {
    let corpus = data().join("litbank");
    let (graph, intake) = read(&corpus, bundled());
    assert_eq!((intake.read, intake.accepted), (2596, 2596), "{intake}");
    assert_eq!(graph.quotes().count(), 1298);
    assert!(graph.quotes().iter().all(|quote| quote.speakers().next().is_some()));
    let folder = shifted(&corpus);
    let (graph, intake) = read(folder.path(), bundled());
    assert_eq!((graph.quotes().count(), intake.accepted), (0, 0));
}

/// The words of each T, piece by piece, as they stand in the article.
fn pieces<'a>(article: &str, annotations: &'a str) -> HashMap<&'a str, Vec<String>> {
    let words = annotations.lines().filter(|line| line.starts_with('T') && line.split('\t').count() == 3);
    let of = |line: &'a str| {
        let mut fields = line.split('\t');
        let (id, said) = (fields.next()?, fields.next()?);
        let piece = |piece: &str| -> Option<(usize, String)> {
            let (start, end) = piece.split_once(' ')?;
            let (start, end) = (start.parse().ok()?, end.parse::<usize>().ok()?);
            Some((start, article.chars().skip(start).take(end - start).collect()))
        };
        let mut pieces: Vec<_> = said.split_once(' ')?.1.split(';').filter_map(piece).collect();
        pieces.sort();
        Some((id, pieces.into_iter().map(|(_, text)| text).collect()))
    };
    words.filter_map(of).collect()
}

/// What a quote says, by role, as its event has it: without the marks around its words.
fn said(quote: QuoteRef<'_>) -> [Vec<String>; 3] {
    let sorted = |mut texts: Vec<String>| {
        texts.sort();
        texts
    };
    let words: Vec<String> = match quote.kind() {
        QuoteKind::Mixed => quote.reported_clauses().map(|words| words.text().to_owned()).collect(),
        _ => quote.segments().map(|words| words.text().to_owned()).collect(),
    };
    let sources = quote
        .speakers()
        .flat_map(|speaker| speaker.evidence().excerpts().map(|words| words.text().to_owned()).collect::<Vec<_>>());
    let cues = quote.cues().map(|cue| cue.text().to_owned()).collect();
    [sorted(words.iter().map(|words| bare(words)).collect()), sorted(cues), sorted(sources.collect())]
}

/// Words without the marks around them.
fn bare(words: &str) -> String {
    words.trim_matches(|c: char| c.is_whitespace() || "\"“”„‘’'".contains(c)).to_owned()
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn the_quotes_of_polnear_say_what_its_events_say() {
    let corpus = data().join("polnear");
    let (graph, _) = read(&corpus, bundled());
    let mut compared = 0;
    for file in fs::read_dir(corpus.join("attributions")).unwrap().map(|entry| entry.unwrap().path()) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let (stem, annotator) = name.rsplit_once('_').unwrap();
        let Ok(article) = fs::read_to_string(corpus.join("text").join(format!("{stem}.txt"))) else { continue };
        let annotations = fs::read_to_string(&file).unwrap();
        let words = pieces(&article, &annotations);
        for event in annotations.lines().filter(|line| line.starts_with('E')) {
            let (id, roles) = event.split_once('\t').unwrap();
            let of = |role: &str, each: &dyn Fn(&str) -> String| -> Vec<String> {
                let named = roles.split(' ').skip(1).filter_map(|pair| pair.split_once(':'));
                let named = named.filter(|(name, _)| name.trim_end_matches(|c: char| c.is_ascii_digit()) == role);
                let mut texts: Vec<String> = named.flat_map(|(_, id)| &words[id]).map(|text| each(text)).collect();
                texts.sort();
                texts
            };
            let expected = [of("Content", &bare), of("Cue", &str::to_owned), of("Source", &str::to_owned)];
            if expected[0].is_empty() {
                continue;
            }
            let quote = graph.quote(format!("{stem}/{annotator}/{id}").as_str()).unwrap();
            assert_eq!(said(quote), expected, "{name} {id}");
            compared += 1;
        }
    }
    assert_eq!(compared, 1687);
}
