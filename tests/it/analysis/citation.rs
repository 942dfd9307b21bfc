//! Circles of citations, and sources from the future.

use std::path::PathBuf;
use std::process::Command;

use dictum::{Budget, Circle, Date, Document, Graph, Id, Outside, Undated};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::world::cases;

fn citing(count: usize, cites: &[(usize, usize)]) -> (Graph, Vec<Id<Document>>) {
    let mut graph = Graph::new();
    let documents = (0..count).map(|number| Document::new(format!("{number}"), "A deckhand spoke."));
    let documents = graph.insert_all(documents).unwrap();
    graph.insert_all(cites.iter().map(|(one, other)| documents[*one].cites(documents[*other], Outside))).unwrap();
    (graph, documents)
}

/// It goes from one document to the next by what says so, meets none twice, and comes back to the first.
fn is_a_circle(circle: &Circle<'_>) -> TestCaseResult {
    let nodes: Vec<_> = circle.witness().nodes().collect();
    prop_assert_eq!(nodes.first(), nodes.last());
    let inner = &nodes[1..];
    prop_assert!(inner.len() > 1);
    prop_assert!((1..inner.len()).all(|place| !inner[..place].contains(&inner[place])));
    for (step, pair) in circle.witness().steps().iter().zip(nodes.windows(2)) {
        prop_assert_eq!((step.statement().source(), step.statement().target()), (Some(pair[0]), Some(pair[1])));
        prop_assert!(circle.documents().iter().any(|document| document.as_node() == pair[0]));
        prop_assert!(!step.evidence().grounds().is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_witness_is_as_short_as_the_shortest_by_floyd_and_warshall(
        cites in prop::collection::vec((0..9_usize, 0..9_usize), 0..24),
        budget in prop_oneof![Just(1_000), 0..20_u64],
    ) {
        let cites: Vec<(usize, usize)> = cites.into_iter().filter(|(one, other)| one != other).collect();
        let (graph, documents) = citing(9, &cites);
        graph.verify().unwrap();
        let mut far = [[usize::MAX / 4; 9]; 9];
        cites.iter().for_each(|(one, other)| far[*one][*other] = 1);
        for (by, from, to) in (0..729).map(|all| (all / 81, all / 9 % 9, all % 9)) {
            far[from][to] = far[from][to].min(far[from][by] + far[by][to]);
        }
        let circles = graph.circular_citations(Budget(budget));
        let place = |circle: &Circle<'_>| {
            let of = |document: &dictum::DocumentRef<'_>| documents.iter().position(|id| *id == document.id()).unwrap();
            circle.documents().iter().map(of).collect::<Vec<usize>>()
        };
        let mut expected: Vec<Vec<usize>> = (0..9)
            .filter(|one| far[*one][*one] < 9 + 1)
            .map(|one| (0..9).filter(|other| far[one][*other] < 10 && far[*other][one] < 10).collect())
            .collect();
        expected.sort();
        expected.dedup();
        prop_assert_eq!(circles.iter().map(place).collect::<Vec<_>>(), expected);
        for circle in &circles {
            is_a_circle(circle)?;
            let shortest = place(circle).into_iter().map(|one| far[one][one]).min().unwrap();
            let found = circle.witness().len();
            prop_assert!(found >= shortest && (!circle.is_shortest() || found == shortest));
            prop_assert!(circle.is_shortest() || budget < 1_000);
        }
    }
}

#[test]
fn without_a_budget_there_is_a_witness_all_the_same_and_it_says_so() {
    let (graph, _) = citing(4, &[(0, 1), (1, 2), (2, 3), (3, 0), (3, 1)]);
    let [circle] = &graph.circular_citations(Budget(0))[..] else { panic!("one circle") };
    assert_eq!((circle.witness().to_string().as_str(), circle.is_shortest()), ("0 -> 1 -> 2 -> 3 -> 0", false));
    let [circle] = &graph.circular_citations(Budget(100))[..] else { panic!("one circle") };
    assert_eq!((circle.witness().to_string().as_str(), circle.is_shortest()), ("1 -> 2 -> 3 -> 1", true));
}

/// Whether a document of these dates that cites one of those is flagged.
fn is_flagged(citing: &[Option<&str>], cited: &[Option<&str>]) -> bool {
    let mut graph = Graph::new();
    let dated = |key: &str, dates: &[Option<&str>]| {
        dates.iter().fold(Document::new(key, "Earlier, a deckhand spoke."), |document, date| match date {
            Some(date) => document.published(date.parse::<Date>().unwrap(), Outside),
            None => document.published(Undated, "Earlier"),
        })
    };
    let citing = graph.insert(dated("citing", citing)).unwrap();
    let cited = graph.insert(dated("cited", cited)).unwrap();
    graph.insert(citing.cites(cited, Outside)).unwrap();
    graph.verify().unwrap();
    graph.citations_of_the_future().count() == 1
}

#[test]
fn a_citation_of_the_future_is_flagged_only_where_the_dates_exclude_any_other_reading() {
    assert!(is_flagged(&[Some("2024-03-05")], &[Some("2024-03-06")]));
    assert!(!is_flagged(&[Some("2024-03-06")], &[Some("2024-03-05")]));
    assert!(!is_flagged(&[Some("2024-03-05")], &[Some("2024-03-05")]), "it may be of the morning");
    assert!(!is_flagged(&[Some("2024-03-05")], &[Some("2024-03")]), "it may be of the 1st");
    assert!(is_flagged(&[Some("2024-03")], &[Some("2024-04")]));
    assert!(!is_flagged(&[], &[Some("2024-04")]) && !is_flagged(&[Some("2024-03")], &[]));
    assert!(!is_flagged(&[Some("2024-03"), None], &[Some("2024-04")]), "earlier than what?");
    assert!(!is_flagged(&[Some("2024-03")], &[Some("2024-04"), Some("2024-02")]), "one source has it earlier");
}

/// `DICTUM_CITATIONS=FOLDER cargo test --release --test it hep_th -- --ignored`; other people's data, not in the repository. Needs gzip.
#[test]
#[ignore = "reads citation graphs: set DICTUM_CITATIONS"]
fn hep_th_runs_in_119_circles_of_which_the_largest_has_7464_documents() {
    let folder = std::env::var_os("DICTUM_CITATIONS").map(PathBuf::from).expect("set DICTUM_CITATIONS to the folder");
    let unpacked = Command::new("gzip").arg("-dc").arg(folder.join("arxiv-cit-hep-th.jlg")).output().unwrap();
    assert!(unpacked.status.success(), "{}", String::from_utf8_lossy(&unpacked.stderr));
    let text = String::from_utf8(unpacked.stdout).unwrap();
    let numbers = |line: &str| line.split(',').filter_map(|part| part.trim().parse().ok()).collect::<Vec<usize>>();
    let mut lines = text.lines();
    let header = numbers(lines.next().unwrap());
    let pairs = lines.map(numbers).filter(|pair| pair.len() == 2 && pair[0] != pair[1]);
    let cites: Vec<(usize, usize)> = pairs.map(|pair| (pair[0] - 1, pair[1] - 1)).collect();
    let (graph, documents) = citing(header[0], &cites);
    let circles = graph.circular_citations(Budget(100_000_000));
    let largest = circles.iter().map(|circle| circle.documents().len()).max();
    let within: usize = circles.iter().map(|circle| circle.documents().len()).sum();
    assert_eq!((circles.len(), largest), (119, Some(7_464)));
    assert_eq!(documents.len() - within + circles.len(), 20_086);
    for circle in &circles {
        is_a_circle(circle).unwrap();
        assert!(circle.is_shortest());
    }
}
