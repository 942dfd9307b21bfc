//! What a newcomer guesses: the next step, what a word means, what became of a thing.

use dictum::*;

const TEXT: &str = "\
By Mira Holt
Mayor Ana Ruiz told the hearing in the town hall last week that the port would stay shut.
Note: she was misquoted, it was heard.";

struct Harbour {
    graph: Graph,
    report: Id<Document>,
    ana: Id<Person>,
    quote: Id<Quote>,
}

/// A report with a note in it, and a quote at a hearing in the town hall.
fn harbour() -> Harbour {
    let mut graph = Graph::new();
    let report = graph.insert(Document::new("report", TEXT)).unwrap();
    graph.insert(Voice::new(VoiceKind::EditorNote, report.line(3))).unwrap();
    let line = report.line(2);
    let ana = graph.insert(Person::named("Ana Ruiz", &line, "Ana Ruiz")).unwrap();
    let hall = graph.insert(Place::described("the town hall", &line, "the town hall")).unwrap();
    let hearing = graph.insert(Event::described("the hearing", &line, "the hearing").at(hall, "in the town hall"));
    let quote = Quote::indirect(&line, "the port would stay shut").spoken_by(ana, "Mayor Ana Ruiz");
    let quote = quote.during(hearing.unwrap(), "told the hearing").at(hall, "in the town hall");
    let quote = graph.insert(quote.when(Undated, "last week").key("shut")).unwrap();
    graph.insert(Quote::indirect(report.line(3), "it was heard").unattributed().key("heard")).unwrap();
    graph.insert(Quote::indirect(report.line(3), "she was misquoted").key("misquoted")).unwrap();
    graph.verify().unwrap();
    Harbour { graph, report, ana, quote }
}

fn keys(quotes: Quotes<'_>) -> Vec<&str> {
    quotes.keys().map(Key::as_str).collect()
}

#[test]
fn quotes_are_what_an_agent_said_and_what_stands_or_was_uttered_elsewhere() {
    let Harbour { graph, report, ana, .. } = harbour();
    let document = graph.document(report).unwrap();
    assert_eq!(keys(graph.person(ana).unwrap().quotes()), ["shut"]);
    assert_eq!(keys(graph.agent(ana).unwrap().quotes()), ["shut"]);
    assert_eq!(keys(document.quotes()), ["shut", "heard", "misquoted"]);
    assert_eq!(keys(document.author().quotes()), ["shut"]);
    assert_eq!(keys(graph.event("the-hearing").unwrap().quotes()), ["shut"]);
    assert_eq!(keys(graph.place("the-town-hall").unwrap().quotes()), ["shut"]);
    // Called as an agent it is asked what it says.
    assert_eq!(keys(document.widen::<Agent>().quotes()), [""; 0]);
    assert_eq!(keys(graph.quotes().spoken_by(document)), [""; 0]);
}

#[test]
fn a_speaker_left_open_is_told_from_one_that_was_forgotten() {
    let Harbour { graph, .. } = harbour();
    assert_eq!(keys(graph.quotes().attributed()), ["shut"]);
    assert_eq!(keys(graph.quotes().unattributed()), ["heard"]);
    assert_eq!(keys(graph.quotes().speaker_missing()), ["misquoted"]);
}

#[test]
fn one_record_does_not_say_who_speaks_and_that_nobody_does() {
    let Harbour { mut graph, report, ana, quote } = harbour();
    let both = Quote::indirect(report.line(2), "stay shut").spoken_by(ana, "Ana Ruiz").unattributed();
    let refused = graph.insert(both).unwrap_err().to_string();
    assert!(refused.contains("unattributed[0]: `unattributed` cannot be said so: the same record says"), "{refused}");
    // What is learned later is another matter.
    graph.insert(graph.quote("heard").unwrap().id().spoken_by(ana, Outside)).unwrap();
    assert_eq!(keys(graph.quotes().attributed()), ["shut", "heard"]);
    assert!(graph.quote(quote).is_ok());
    graph.verify().unwrap();
}

#[test]
fn a_stance_is_whose_it_says_and_bears_its_own_hedges() {
    let Harbour { mut graph, report, quote, .. } = harbour();
    let stance = Stance::asserts("would stay shut").by(quote).hedged("would").attitude(Attitude::Neutral);
    let claim = Claim::new("The port stays shut.").looked_for(report.line(2)).stance(stance);
    let claim = graph.insert(claim.stance(Stance::denies(report.at("she was misquoted")))).unwrap();
    let stances: Vec<_> = graph.claim(claim).unwrap().stances().collect();
    let told = |stance: &StanceRef<'_>| (stance.holder().unwrap().key().to_string(), stance.hedges().count());
    assert_eq!(
        stances.iter().map(told).collect::<Vec<_>>(),
        [("shut".to_owned(), 1), ("report/voice-editor_note-103".to_owned(), 0)]
    );
    assert_eq!(stances[0].attitude(), Some(Attitude::Neutral));
    graph.verify().unwrap();
}

#[test]
fn an_author_is_given_with_the_document_or_said_of_its_handle() {
    let Harbour { mut graph, report, .. } = harbour();
    assert_eq!(graph.document(report).unwrap().author().owners().count(), 0);
    let mira = graph.insert(Person::named("Mira Holt", report, "Mira Holt")).unwrap();
    graph.insert(report.by(mira, report.at("By Mira Holt"))).unwrap();
    graph.insert(Document::new("letter", "Yours").by(mira, Outside)).unwrap();
    for document in graph.documents() {
        let owners: Vec<String> = document.author().owners().map(|owner| owner.to_string()).collect();
        assert_eq!(owners, ["Mira Holt"], "{document}");
    }
    let owner = graph.document(report).unwrap().author().owners().next().unwrap();
    assert!(owner.evidence().excerpts().any(|excerpt| excerpt.text() == "By Mira Holt"));
    graph.verify().unwrap();
}

#[test]
fn a_document_does_not_lose_its_authors_voice() {
    let Harbour { mut graph, report, .. } = harbour();
    let author = graph.document(report).unwrap().author();
    let (voice, exists) = (author.id(), author.statements(Relation::Exists).next().unwrap().id());
    for retraction in [voice.retracted(Outside), exists.retracted(Outside)] {
        let refused = graph.insert(retraction).unwrap_err().to_string();
        assert!(refused.contains("every document has its author's voice"), "{refused}");
    }
    graph.verify().unwrap();
}

#[test]
fn judgements_take_handles_faces_and_keys() {
    let Harbour { mut graph, report, ana, .. } = harbour();
    let she = graph.insert(Person::described("she", report.line(3), "she")).unwrap();
    let face = graph.person(ana).unwrap();
    for judgement in [she.same_as(ana, Implied), she.same_as("ana-ruiz", Implied), she.same_as(face, Implied)] {
        let mut graph = harbour().graph;
        graph.insert(Person::described("she", "report", words("she").nth(2))).unwrap_err();
        graph.insert(Person::described("she", report.line(3), "she")).unwrap();
        graph.insert(judgement).unwrap();
        assert_eq!(graph.person("she").unwrap().id(), ana);
        graph.verify().unwrap();
    }
    graph.insert(graph.person("she").unwrap().id().different_from(graph.person(ana).unwrap(), Implied)).unwrap();
    let other_kind = she.same_as("the-town-hall", Outside);
    graph.insert(other_kind).unwrap_err();
    graph.verify().unwrap();
}

#[test]
fn a_text_that_is_no_date_is_refused_with_the_step_that_gave_it() {
    let Harbour { mut graph, report, quote, .. } = harbour();
    let yard = Event::described("the hearing", report.line(2), "hearing").key("again").when("2024-02-30", "last week");
    let refused = graph.insert(yard).unwrap_err().to_string();
    assert!(refused.contains("when[0]: \"2024-02-30\" is no date"), "{refused}");
    graph.insert(quote.when("tomorrow", Implied)).unwrap_err();
    graph.insert(quote.when("2024-03", Implied)).unwrap();
    let dates: Vec<Option<String>> =
        graph.quote(quote).unwrap().dates().map(|date| date.map(ToString::to_string)).collect();
    assert_eq!(dates, [None, Some("2024-03".to_owned())]);
    graph.verify().unwrap();
}
