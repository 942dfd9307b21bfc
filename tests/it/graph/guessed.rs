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
fn it_is_not_said_who_speaks_and_that_nobody_does() {
    let Harbour { mut graph, report, ana, quote } = harbour();
    let both = Quote::indirect(report.line(2), "stay shut").spoken_by(ana, "Ana Ruiz").unattributed();
    let refused = graph.insert(both).unwrap_err().to_string();
    assert!(refused.contains("spoken_by[0]: `spoken_by` cannot be said so: it is said that"), "{refused}");
    // Among other faults too.
    let both = Quote::indirect(report.line(2), "stay open").spoken_by(ana, "Ana Ruiz").unattributed();
    assert!(told(graph.insert(both)).contains("refused, 2 faults:"));
    // Nor by one after another, until the one is taken back.
    let heard = graph.quote("heard").unwrap();
    let (open, heard) = (heard.statements(Relation::Unattributed).next().unwrap().id(), heard.id());
    let refused = told(graph.insert(heard.spoken_by(ana, Outside)));
    assert!(refused.contains("`spoken_by` cannot be said so: it is said that the text names nobody"), "{refused}");
    let file =
        r#"{"statements": [{"subject": "heard", "relation": "spoken_by", "object": "ana-ruiz", "outside": true}]}"#;
    assert!(Import::json(file).into_graph(&mut graph).unwrap_err().to_string().contains("the text names nobody"));
    let back = graph.insert(open.retracted(Outside)).unwrap();
    graph.insert(heard.spoken_by(ana, Outside)).unwrap();
    assert!(told(graph.insert(back.retracted(Outside))).contains("it is said that the text names nobody"));
    let both = serde_json::to_string(&graph)
        .unwrap()
        .replace(r#""relation":"retracted""#, r#""relation":"note","object":{"text":"so it is"}"#);
    assert!(serde_json::from_str::<Graph>(&both).unwrap_err().to_string().contains("the text names nobody"));
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
    let told = |stance: &StanceRef<'_>| (stance.holder().key().to_string(), stance.hedges().count());
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

fn told<T>(answer: Result<T, GraphError>) -> String {
    answer.map(|_| ()).unwrap_err().to_string()
}

#[test]
fn what_was_taken_back_is_told_from_what_never_was() {
    let Harbour { mut graph, report, ana, quote } = harbour();
    let retraction = graph.insert(ana.retracted(Outside)).unwrap();
    let expected = "\"ana-ruiz\" was retracted; `archive()` shows it still";
    assert_eq!(told(graph.person("ana-ruiz")), expected);
    assert_eq!(told(graph.person(ana)), expected);
    assert_eq!(
        told(graph.quote(quote)),
        "\"shut\" fell with \"ana-ruiz\", on which it rests; `archive()` shows it still"
    );
    graph.insert(retraction.retracted(Outside)).unwrap();
    let later = graph.insert(Document::new("later", TEXT)).unwrap();
    graph.insert(report.superseded_by(later, Outside)).unwrap();
    assert_eq!(told(graph.document(report)), "\"report\" was superseded by \"later\"; `archive()` shows it still");
    assert_eq!(told(graph.person("ana-ruis")), "no person has the key \"ana-ruis\"");
    assert_eq!(told(graph.document("latr")), "no document has the key \"latr\"; did you mean \"later\"?");
}

#[test]
fn what_was_judged_the_same_is_told_by_the_key_that_was_asked_for_and_the_one_shown() {
    let Harbour { mut graph, report, ana, .. } = harbour();
    let source = graph.insert(Someone::new(report.line(3)).key("source")).unwrap();
    graph.insert(source.same_as(ana, Outside)).unwrap();
    let expected =
        "\"source\" was judged the same as \"ana-ruiz\", which is a person, not a someone: ask for it by that kind";
    assert_eq!(told(graph.someone("source")), expected);
    assert_eq!(told(graph.someone(source)), expected);
    assert_eq!(told(graph.organization("source")), expected.replace("a someone", "an organization"));
    assert_eq!(told(graph.someone("ana-ruiz")), "\"ana-ruiz\" is a person, not a someone: ask for it by its own kind");
}

#[test]
fn a_judgement_is_shown_once_and_of_whom_it_was_said() {
    let Harbour { mut graph, report, ana, .. } = harbour();
    let source = graph.insert(Someone::new(report.line(3)).key("source")).unwrap();
    let she = graph.insert(Person::described("she", report.line(3), "she")).unwrap();
    graph.insert(source.same_as(ana, Outside)).unwrap();
    graph.insert(source.perhaps_same_as(she, Outside)).unwrap();
    graph.insert(ana.different_from(she, Outside)).unwrap();
    let shown = |key: &str| graph.person(key).unwrap().judgements().map(|said| said.to_string()).collect::<Vec<_>>();
    let of_ana = ["source same_as ana-ruiz", "ana-ruiz different_from she", "source perhaps_same_as she"];
    assert_eq!(shown("ana-ruiz"), of_ana);
    assert_eq!(shown("she"), of_ana[1..]);
    let first = graph.person("source").unwrap().judgements().next().unwrap();
    assert_eq!((first.source_key().unwrap().as_str(), first.target_key().unwrap().as_str()), ("source", "ana-ruiz"));
    assert_eq!(first.source().unwrap().id(), first.target().unwrap().id());
}

#[test]
fn a_name_given_for_a_key_is_answered_with_the_keys_of_that_name() {
    let Harbour { mut graph, report, .. } = harbour();
    graph.insert(Person::named("Ana Ruiz", report.line(3), words("she")).key("the-other-ana")).unwrap();
    assert_eq!(
        told(graph.person("Ana Ruiz")),
        "no person has the key \"Ana Ruiz\"; did you mean \"ana-ruiz\" or \"the-other-ana\"?"
    );
    assert_eq!(told(graph.person("Ana Ruis")), "no person has the key \"Ana Ruis\"; did you mean \"ana-ruiz\"?");
}

#[test]
fn a_wrong_kind_is_named_with_its_article() {
    let Harbour { mut graph, ana, .. } = harbour();
    assert_eq!(
        told(graph.organization("ana-ruiz")),
        "\"ana-ruiz\" is a person, not an organization: ask for it by its own kind"
    );
    let refused = told(graph.insert(ana.member_of("the-hearing", Outside)));
    let expected = "statement \"ana-ruiz\" `member_of` \"the-hearing\": \
                    \"the-hearing\" is an event; `member_of` takes an organization there";
    assert_eq!(refused, format!("refused: {expected}"));
    // What a program that returns the error from `main` prints.
    assert_eq!(format!("{:?}", graph.insert(ana.member_of("the-hearing", Outside)).unwrap_err()), refused);
}

#[test]
fn nodes_are_found_by_their_names() {
    let Harbour { mut graph, report, ana, .. } = harbour();
    let keys = |view: &View, name: &str| {
        view.nodes().named(name).iter().map(|node| node.key().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(keys(&graph, "ANA RUIZ"), ["ana-ruiz"]);
    assert_eq!(keys(&graph, "the hearing"), ["the-hearing"]);
    assert_eq!(graph.places().named("the hearing").count(), 0);
    // A name of neither letter nor digit is itself.
    graph.insert(Person::outside("?!").key("unknown")).unwrap();
    assert_eq!((keys(&graph, "?!").len(), keys(&graph, "!?").len()), (1, 0));
    // What is one is found once, under the names of all of it; what is taken back, not at all.
    let mayor = graph.insert(Person::named("Ruiz", report.line(2), "Ruiz").description("the mayor", "Mayor")).unwrap();
    graph.insert(mayor.same_as(ana, Implied)).unwrap();
    assert_eq!(
        (keys(&graph, "The Mayor"), keys(&graph, "Ruiz")),
        (vec!["ana-ruiz".to_owned()], vec!["ana-ruiz".to_owned()])
    );
    graph.insert(mayor.retracted(Outside)).unwrap();
    assert_eq!((keys(&graph, "Ruiz").len(), keys(&graph.archive(), "Ruiz").len()), (0, 1));
    // What is refused leaves no name behind.
    graph.insert(Person::named("Mira Holt", report, "Mira Holt").office("editor", "nowhere")).unwrap_err();
    assert_eq!(keys(&graph.archive(), "Mira Holt"), [""; 0]);
    graph.verify().unwrap();
}

#[test]
fn a_voice_without_owner_is_told_from_somebody_unnamed() {
    let Harbour { mut graph, report, .. } = harbour();
    let heard = graph.quote("heard").unwrap().account();
    assert_eq!(heard.to_string(), "nobody named, by way of an editor's note (report)");
    assert_eq!(heard.relays().len(), 1);
    assert!(!heard.relays()[0].is_known());
    let reportedly = Quote::indirect(report.line(2), "stay shut").by_way_of(Unnamed, "last week").key("stay");
    graph.insert(reportedly).unwrap();
    let account = graph.quote("stay").unwrap().account().to_string();
    assert_eq!(account, "speaker not given, by way of somebody unnamed (report)");
}

#[test]
fn what_is_shown_reads_like_a_sentence() {
    let Harbour { mut graph, report, quote, .. } = harbour();
    let claim = Claim::new("The port stays shut.").looked_for(report.line(2));
    let claim = claim.stance(Stance::asserts("the port would stay shut").by(quote));
    let claim = graph.insert(claim.stance(Stance::denies(report.at("she was misquoted")))).unwrap();
    let stances: Vec<StanceRef<'_>> = graph.claim(claim).unwrap().stances().collect();
    assert_eq!(stances[0].to_string(), "asserts “The port stays shut.”: Ana Ruiz: the port would stay shut");
    assert_eq!(stances[1].to_string(), "denies “The port stays shut.”: an editor's note in report");
    assert_eq!(format!("{:?}", stances[0]), "shut takes_stance the-port-stays-shut (asserts)");
    assert_eq!(graph.document(report).unwrap().author().to_string(), "the author of report");
}

#[test]
fn a_field_with_one_value_is_named_without_a_number() {
    let mut graph = Graph::new();
    graph.insert(Document::new("note", "Ana Ruiz")).unwrap();
    let refused = graph.insert(Person::named("Ana Ruiz", "memo", "Ana")).unwrap_err().to_string();
    assert_eq!(refused, "refused: person \"Ana Ruiz\", place: nothing has the key \"memo\"");
}

#[test]
fn words_that_stand_outside_of_the_place_are_told_with_their_line() {
    let Harbour { mut graph, report, .. } = harbour();
    let refused = graph.insert(Quote::indirect(report.line(2), "she was misquoted")).unwrap_err().to_string();
    let expected = "refused: quote \"she was misquoted\", segments[0]: \"report\", line 2: \"she was misquoted\" does not stand in bytes";
    assert!(refused.starts_with(expected), "{refused}");
    assert!(refused.contains("; it stands on line 3: look there"), "{refused}");
    assert!(refused.contains("3 | Note: she was misquoted") && refused.contains("^ it stands here"), "{refused}");
    let refused = |graph: &mut Graph, words: &str| {
        graph.insert(Quote::indirect(report.line(1), words)).map(drop).unwrap_err().to_string()
    };
    assert!(refused(&mut graph, "was").contains("; it stands on line 3: look there"));
    assert!(!refused(&mut graph, "nobody").contains("it stands"));
}

#[test]
fn of_places_that_are_not_drawn_it_is_said_how_many_they_are() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "no no no no no no")).unwrap();
    let told = |graph: &mut Graph, place: Passage| {
        graph.insert(Quote::direct(place, "no").unattributed()).map(drop).unwrap_err().to_string()
    };
    let six = told(&mut graph, note.at(0..17));
    assert!(six.matches("^^ here").count() == 4 && six.ends_with("\n      = and 2 more"), "{six}");
    let four = told(&mut graph, note.at(0..11));
    assert!(four.matches("^^ here").count() == 4 && !four.contains("more"), "{four}");
}

#[test]
fn an_excerpt_is_looked_up_as_a_records_words_are() {
    let Harbour { graph, report, .. } = harbour();
    let document = graph.document(report).unwrap();
    let hall = document.excerpt("the town hall").unwrap();
    assert_eq!((hall.text(), hall.line()), ("the town hall", 2));
    assert_eq!(document.excerpt(hall.span()).unwrap().text(), "the town hall");
    assert!(matches!(document.excerpt("was"), Err(FindError::Ambiguous { .. })));
    assert!(matches!(document.excerpt(0..10_000), Err(FindError::OutOfRange { .. })));
}

#[test]
fn what_is_wrong_is_told_once_and_of_the_step_that_is_to_blame() {
    let Harbour { mut graph, report, quote, .. } = harbour();
    let refused = told(graph.insert(Person::named("Piet Lund", report.line(1), "Piet Lund")));
    assert_eq!(refused.matches("does not stand").count(), 1, "{refused}");
    let refused = told(graph.insert(Quote::indirect(report.line(3), "heard").unattributed().nested_in(quote)));
    assert!(refused.contains("nested_in[0]: bytes "), "{refused}");
}

#[test]
fn a_voice_of_a_wrong_kind_is_taken_back_before_the_right_one_is_put_in() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana Ruiz spoke.\nA summary.")).unwrap();
    let wrong = graph.insert(Voice::new(VoiceKind::Caption, note.line(2))).unwrap();
    assert!(told(graph.insert(Voice::new(VoiceKind::MachineSummary, note.line(2)))).contains("overlap"));
    graph.insert(wrong.retracted(Outside)).unwrap();
    let right = graph.insert(Voice::new(VoiceKind::MachineSummary, note.line(2))).unwrap();
    assert_eq!(graph.voice(right).unwrap().kind(), VoiceKind::MachineSummary);
    graph.verify().unwrap();
}
