//! Very many records at once.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use dictum::{Document, Graph, GraphError, Organization, Outside, Person, Quote};
use rayon::prelude::*;

const MANY: usize = 2_345;

fn bytes(graph: &Graph) -> String {
    graph.verify().expect("it keeps the laws");
    serde_json::to_string(graph).expect("it can be written")
}

fn papers() -> Graph {
    let mut graph = Graph::new();
    graph.insert(Organization::outside("The Gazette")).expect("it is new");
    graph
}

fn reports() -> impl Iterator<Item = Document> {
    (0..MANY).map(|number| {
        let report = Document::new(format!("report-{number}"), format!("“Pier {number} stays shut,” she said."));
        report.published_by("the-gazette", Outside)
    })
}

fn quotes() -> impl Iterator<Item = Quote> {
    (0..MANY).map(|number| Quote::direct(format!("report-{number}").as_str(), format!("Pier {number} stays shut,")))
}

fn go_on(_: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn loading_is_inserting_all() {
    let (mut loaded, mut inserted) = (papers(), papers());
    let documents = loaded.load(reports(), go_on).expect("all are right");
    assert_eq!(documents, inserted.insert_all(reports()).expect("all are right"));
    let found = loaded.load(quotes(), go_on).expect("all are right");
    assert_eq!(found, inserted.insert_all(quotes()).expect("all are right"));
    assert_eq!(bytes(&loaded), bytes(&inserted));
}

#[test]
fn one_that_is_wrong_keeps_all_of_them_out() {
    let mut graph = papers();
    graph.load(reports(), go_on).expect("all are right");
    let before = bytes(&graph);
    let wrong = quotes().chain([Quote::direct("report-7", "The pier opens."), Quote::direct("report-none", "Pier")]);
    let Err(GraphError::Refused(refused)) = graph.load(wrong, go_on) else { panic!("two of them are wrong") };
    assert_eq!(refused.faults.len(), 2);
    assert_eq!(bytes(&graph), before);
    graph.load(quotes(), go_on).expect("nothing is left of the first time");
}

#[test]
fn one_that_is_wrong_ends_the_reading_soon_after_it() {
    let mut graph = papers();
    let before = bytes(&graph);
    let wrong = Document::new("report-wrong", "Nobody published it.").published_by("nobody", Outside);
    let mut read = 0;
    let endless = reports()
        .take(1_500)
        .chain([wrong])
        .chain((0..).map(|number| Document::new(format!("more-{number}"), "On and on.")));
    let loaded = graph.load(endless.inspect(|_| read += 1), go_on);
    let Err(GraphError::Refused(refused)) = loaded else { panic!("one is wrong") };
    assert_eq!(refused.faults.len(), 1);
    assert!(read <= 6_000, "{read}");
    assert_eq!(bytes(&graph), before);
}

#[test]
fn what_is_asked_before_is_right_after_a_load_that_is_taken_back() {
    let mut graph = papers();
    let asked = |graph: &Graph| {
        let documents = graph.documents().count();
        (graph.organizations().named("the gazette").count(), graph.documents().named("Piers").count(), documents)
    };
    assert_eq!(asked(&graph), (1, 0, 0));
    let titled = || reports().map(|report| report.title("Piers", Outside));
    assert!(graph.load(titled().chain([Document::new("report-7", "It is there already.")]), go_on).is_err());
    assert_eq!(asked(&graph), (1, 0, 0));
    graph.load(titled(), go_on).expect("all are right");
    assert_eq!(asked(&graph), (1, MANY, MANY));
}

#[test]
fn who_breaks_off_finds_the_graph_as_it_was() {
    let mut graph = papers();
    let before = bytes(&graph);
    for stop in [0, 1_000, 2_000, MANY] {
        let at = |count| if count > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let loaded = graph.load(reports(), at);
        let expected = [1_000, 2_000, MANY].into_iter().find(|count| *count > stop);
        match (loaded, expected) {
            (Err(GraphError::Stopped { count }), Some(expected)) => {
                assert_eq!(count, expected);
                assert_eq!(bytes(&graph), before);
            }
            (Ok(documents), None) => assert_eq!(documents.len(), MANY),
            (loaded, expected) => panic!("{loaded:?} where {expected:?} was expected"),
        }
    }
}

#[test]
fn a_panic_of_the_caller_leaves_the_graph_as_it_was() {
    let mut graph = papers();
    let before = bytes(&graph);
    let reports = reports().enumerate().map(|(number, report)| {
        assert_ne!(number, 2_222);
        report
    });
    assert!(catch_unwind(AssertUnwindSafe(|| graph.load(reports, go_on))).is_err());
    assert_eq!(bytes(&graph), before);
    let told = |count| {
        assert_ne!(count, 2_000);
        ControlFlow::Continue(())
    };
    assert!(catch_unwind(AssertUnwindSafe(|| graph.load(self::reports(), told))).is_err());
    assert_eq!(bytes(&graph), before);
}

/// Done within a minute, or it waits for itself.
fn comes_to_an_end(run: impl FnOnce() + Send + 'static) {
    let (done, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        run();
        done.send(()).expect("somebody waits");
    });
    told.recv_timeout(std::time::Duration::from_secs(60)).expect("it comes to an end");
}

#[test]
fn on_threads_of_anothers_pool_nothing_waits_for_what_that_pool_has_to_do_besides() {
    comes_to_an_end(|| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("there are threads");
        let graphs: Vec<Graph> = pool.install(|| {
            (0..4)
                .into_par_iter()
                .map(|_| (papers(), reports()))
                .map(|(mut graph, reports)| {
                    graph.load(reports, go_on).expect("all are right");
                    graph
                })
                .collect()
        });
        let graph = Mutex::new(graphs.into_iter().next().expect("there are four"));
        let put_in = |part: usize| {
            let mine: Vec<Quote> = quotes().skip(part * 500).take(500).collect();
            graph.lock().expect("nobody fell").insert_all(mine).expect("all are right");
        };
        pool.install(|| (0..4).into_par_iter().for_each(put_in));
        let graph = graph.into_inner().expect("nobody fell");
        let worded = |number: usize| graph.quotes().worded_as(&format!("pier {number} stays shut")).count();
        assert!(pool.install(|| (0..64).into_par_iter().map(worded).all(|count| count == 1)));
    });
}

#[test]
fn a_key_that_is_there_already_is_told_wherever_it_stands_among_many() {
    let people = |keys: &[usize]| {
        let keys: Vec<String> = (0..200).chain(keys.iter().copied()).map(|number| format!("person-{number}")).collect();
        keys.into_iter().map(|key| Person::outside("Somebody").key(key)).collect::<Vec<_>>()
    };
    let mut graph = Graph::new();
    graph.insert(Person::outside("Somebody").key("person-150")).expect("it is new");
    let before = bytes(&graph);
    let mut told = |twice: &[usize]| {
        let Err(GraphError::Refused(refused)) = graph.insert_all(people(twice)) else { panic!("a key is there twice") };
        assert_eq!(bytes(&graph), before);
        refused.faults.iter().map(|fault| fault.record.clone()).collect::<Vec<_>>()
    };
    let person = |number: usize| format!("person \"person-{number}\"");
    // Of the graph; of the same records, near by and far off.
    assert_eq!(told(&[]), [person(150)]);
    assert_eq!(told(&[199, 3]), [person(150), person(199), person(3)]);
}
