//! A guided tour: six pages, each with a program that runs, and a cookbook. There is no code here.
//!
//! 1. [From a text to a graph](text_to_graph): documents, people, quotes, and what is refused.
//! 2. [Evidence and grounds](evidence): on what each statement rests, and how to show it.
//! 3. [By whose account](chains): how words came from a speaker to a document.
//! 4. [Asking](asking): by key, by condition, along relations.
//! 5. [Identity and second thoughts](second_thoughts): what is one, what is taken back, what is erased.
//! 6. [Importing](importing): from files, from programs, and to disk.
//!
//! The [cookbook] has what reports often say, one idiom after the other; two pages more say what [annotation files](annotations) hold, for people
//! and [for language models](for_language_models).
//!
//! All of it happens in a small harbour town whose channel is silted up.

/// # 1. From a text to a graph
///
/// A graph begins with a text. [`Document::new`](crate::Document::new) takes its key, by which it is known for good, and the text.
/// [`Graph::insert`](crate::Graph::insert) gives a handle, an [`Id<Document>`](crate::Id), which says where to look: `report.line(2)` is a
/// [`Passage`](crate::Passage), and the words of each record are looked for in its passage. Words must stand there exactly once.
///
/// A record is a plain value. Each of its steps takes what is said and the words that say so; nothing is looked up before
/// [`insert`](crate::Graph::insert).
///
/// ```rust
/// use dictum::{Claim, Document, Graph, GraphError, Organization, Outside, Person, Quote, Stance};
///
/// const TEXT: &str = "\
/// Harbour channel stays closed
/// Mayor Ana Ruiz told the council on Tuesday that the channel would not open.
/// “Not this year,” she said, “and not for one ship.”";
///
/// let mut graph = Graph::new();
/// let report = graph.insert(Document::new("channel", TEXT))?;
///
/// // Who is there: a name, where to look, the words that give it.
/// let mayor = graph.insert(Person::named("Ana Ruiz", report.line(2), "Ana Ruiz").office("mayor", "Mayor"))?;
/// let council = graph.insert(Organization::described("the town council", report.line(2), "the council"))?;
///
/// // Who said what: the reported words, and the words that name who said them, and to whom.
/// let told = graph.insert(
///     Quote::indirect(report.line(2), "the channel would not open")
///         .cue("told")
///         .spoken_by(mayor, "Mayor Ana Ruiz")
///         .to(council, "the council"),
/// )?;
/// graph.insert(
///     Quote::direct(report.line(3), "Not this year,") // without the marks around it
///         .continued("and not for one ship.") // it goes on after the cue
///         .cue("said")
///         .spoken_by(mayor, "she"),
/// )?;
///
/// // What is claimed, apart from who claims it.
/// let closed = graph.insert(Claim::asserted("The channel is closed.", report.line(1), "channel stays closed"))?;
/// let open = Claim::new("The channel opens.").looked_for(report.line(2));
/// let open = graph.insert(open.stance(Stance::denies("the channel would not open").by(told)))?;
///
/// // What is learned later: subject, verb, object, ground.
/// graph.insert(closed.contradicts(open, Outside))?;
///
/// assert_eq!(graph.person("ana-ruiz")?.quotes().count(), 2);
/// assert!(graph.quotes().direct().keys().eq(["channel/108-122"]));
///
/// // What does not stand there is refused with what is most like it, and the graph is as it was.
/// let refused = graph.insert(Quote::direct(report.line(3), "Not next year,").spoken_by(mayor, "she"));
/// let Err(GraphError::Refused(refused)) = refused else { panic!("nobody said so") };
/// assert_eq!(refused.faults[0].step, "segments[0]");
/// assert!(refused.to_string().contains("Not [-next-] {+this+} year,"));
/// assert_eq!(graph.quotes().count(), 2);
/// # graph.verify()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The key of a person or a claim is made of the name or wording (`ana-ruiz`), that of a quote of where it stands
/// (`channel/108-122`); [`key`](crate::Person::key) gives another. Next: [on what all this rests](evidence).
pub mod text_to_graph {}

/// # 2. Evidence and grounds
///
/// Every statement of a graph has a [`Ground`](crate::Ground), one at least:
///
/// | ground | written | when |
/// | --- | --- | --- |
/// | [`Words`](crate::Ground::Words) | `"the mayor"`, `words("she").nth(2)`, `report.line(3)`, `10..14` | these words say it |
/// | [`Implied`](crate::Ground::Implied) | [`Implied`](struct@crate::Implied), [`Implied::by("...")`](crate::Implied::by) | somebody concluded it from these words, or from those of the thing itself |
/// | [`Outside`](crate::Ground::Outside) | [`Outside`](struct@crate::Outside) | no document says it |
///
/// What a face answers is a [`Stated`](crate::Stated) value: it derefs to the value, and its [`evidence`](crate::Stated::evidence) says on
/// which grounds.
///
/// ```rust
/// use dictum::{Date, Document, Event, Graph, Implied, Match, Outside, Person, Quote, words};
///
/// const TEXT: &str = "\
/// Mayor Ana Ruiz spoke at the hearing on Tuesday.
/// “The yard called it ‘a matter of weeks’ in March,” she said, and she sat down.";
///
/// let mut graph = Graph::new();
/// let report = graph.insert(Document::new("hearing", TEXT))?;
/// let mayor = graph.insert(
///     Person::named("Ana Ruiz", report.line(1), "Ana Ruiz")
///         .office("mayor", "Mayor") // a word of line 1 says so
///         .attribute("born", "1961", Outside), // no document says so
/// )?;
/// let tuesday: Date = "2024-03-05".parse()?;
/// let hearing = graph.insert(
///     Event::described("the hearing", report.line(1), "the hearing")
///         .when(tuesday, Implied::by("on Tuesday")), // concluded from these words
/// )?;
/// let quote = graph.insert(
///     Quote::direct(report.line(2), words("The yard called it 'a matter of weeks' in March,").allowing(Match::TYPOGRAPHY))
///         .spoken_by(mayor, words("she").before(" said")) // `she` stands there twice
///         .during(hearing, Implied), // concluded from the quote's own words
/// )?;
///
/// assert!(graph.person(mayor)?.offices().any(|office| office.evidence().is_worded()));
/// assert!(graph.event(hearing)?.dates().any(|date| date.evidence().is_implied()));
/// assert!(graph.person(mayor)?.attributes("born").any(|year| year.evidence().is_outside()));
///
/// // By which rules the words that were given differ from those that stand there.
/// let evidence = graph.quote(quote)?.evidence();
/// assert!(evidence.grounds().iter().all(|ground| ground.matched() == Match::TYPOGRAPHY));
///
/// // The bytes, and the line with the words underlined.
/// let office = graph.person(mayor)?.offices().next().ok_or("she has one")?;
/// assert!(office.evidence().excerpts().any(|excerpt| excerpt.text() == "Mayor" && excerpt.span().range() == (0..5)));
/// assert_eq!(
///     office.evidence().snippet(),
///     [" --> hearing:1:1", "  |", "1 | Mayor Ana Ruiz spoke at the hearing on Tuesday.", "  | ^^^^^", ""].join("\n")
/// );
/// # graph.verify()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Words match byte for byte unless a [`Selector`](crate::Selector) [allows](crate::Selector::allowing) otherwise; which rules were needed is
/// recorded. Who recorded what is said by [`Graph::begin`](crate::Graph::begin). Next: [chains].
pub mod evidence {}

/// # 3. By whose account
///
/// Between a speaker and a document there may be others who passed the words on. [`account`](crate::Ref::account) gives the whole
/// [chain](crate::Account): the speaker first, the document last, each [`Hop`](crate::Hop) with its evidence. It follows from four things:
///
/// - relays that are said of the quote, by [`by_way_of`](crate::Quote::by_way_of);
/// - else the quote in which it is [nested](crate::Quote::nested_in): that one's speaker, and so on outward;
/// - the owner of the [`Voice`](crate::Voice) in which it stands, where that is not the author's;
/// - the document.
///
/// ```rust
/// use dictum::{Document, Graph, HopKind, Implied, Organization, Person, Quote, Unnamed, Voice, VoiceKind};
///
/// const TEXT: &str = "\
/// A deckhand recalled that the mayor had told her “Not this year,” and had walked on.
/// The mayor reportedly promised a new pier.
/// Editor’s note: the mayor told us that she was misquoted.";
///
/// let mut graph = Graph::new();
/// let report = graph.insert(Document::new("chamber", TEXT))?;
/// let mayor = graph.insert(Person::described("the mayor", report.line(1), "the mayor"))?;
/// let deckhand = graph.insert(Person::described("a deckhand", report.line(1), "A deckhand"))?;
///
/// // Nested: the deckhand follows from the outer quote.
/// let recalled = graph.insert(
///     Quote::indirect(report.line(1), "the mayor had told her “Not this year,” and had walked on")
///         .spoken_by(deckhand, "A deckhand"),
/// )?;
/// let nested = graph.insert(
///     Quote::direct(report.line(1), "Not this year,").spoken_by(mayor, "the mayor").nested_in(recalled),
/// )?;
/// assert_eq!(graph.quote(nested)?.account().to_string(), "the mayor, by way of a deckhand (chamber)");
///
/// // "reportedly": a relay of whom nothing is known, a node of its own.
/// let promised = graph.insert(
///     Quote::indirect(report.line(2), "a new pier")
///         .spoken_by(mayor, "The mayor")
///         .by_way_of(Unnamed, "reportedly")
///         .hedged("reportedly"),
/// )?;
/// let account = graph.quote(promised)?.account();
/// assert_eq!(account.to_string(), "the mayor, by way of somebody unnamed (chamber)");
/// assert_eq!(account.relays().len(), 1);
/// assert!(account.relays().iter().all(|relay| !relay.is_known() && relay.evidence().is_worded()));
/// assert!(account.hedges().any(|hedge| hedge.text() == "reportedly"));
///
/// // A note in another voice passes through its owner.
/// let gazette = graph.insert(Organization::outside("the Gazette"))?;
/// graph.insert(Voice::new(VoiceKind::EditorNote, report.line(3)).owned_by(gazette, Implied))?;
/// let misquoted = graph.insert(Quote::indirect(report.line(3), "she was misquoted").spoken_by(mayor, "the mayor"))?;
/// let account = graph.quote(misquoted)?.account();
/// assert_eq!(account.to_string(), "the mayor, by way of the Gazette (chamber)");
/// let kinds: Vec<HopKind> = account.hops().iter().map(|hop| hop.kind()).collect();
/// assert_eq!(kinds, [HopKind::Speaker, HopKind::Voice, HopKind::Document]);
///
/// // What comes through somebody can be asked for.
/// assert_eq!(graph.quotes().relays(1..).count(), 3);
/// assert_eq!(graph.quotes().by_way_of(deckhand).count(), 1);
/// # graph.verify()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Next: [asking].
pub mod chains {}

/// # 4. Asking
///
/// There are five ways to ask. By key or handle: [`View::person`](crate::View::person) and its like. Step by step, from a face:
/// [`quotes`](crate::Ref::quotes), [`speakers`](crate::Ref::speakers), [`participants`](crate::Ref::participants). By conditions:
/// [`View::quotes`](crate::View::quotes) and [`View::claims`](crate::View::claims). Along relations:
/// [`walk`](crate::Ref::walk) and [`View::network`](crate::View::network). By what is said of several nodes together:
/// [`View::pattern`](crate::View::pattern). All of them are asked of a [`View`](crate::View), to which a graph derefs; so a function takes
/// `&View`. Answers come in order of insertion.
///
/// ```rust
/// use dictum::{Budget, Graph, GraphError, Import, QuoteRef, Relation, StanceKind, View};
/// # const FILE: &str = r#"{
/// #   "documents": [{ "key": "quay", "text": "Ana Ruiz told Piet Lund on the quay that the channel would open.\nLund told the Gazette that it would reportedly stay closed.\n" }],
/// #   "people": [{ "key": "ana-ruiz", "place": "quay", "names": [{ "value": "Ana Ruiz", "words": "Ana Ruiz" }] },
/// #              { "key": "piet-lund", "place": "quay", "names": [{ "value": "Piet Lund", "words": "Piet Lund" }] }],
/// #   "organizations": [{ "key": "gazette", "place": "quay", "names": [{ "value": "the Gazette", "words": "the Gazette" }] }],
/// #   "places": [{ "key": "quay-side", "place": "quay", "descriptions": [{ "value": "the quay", "words": "the quay" }],
/// #                "within": [{ "value": "town", "outside": true }] },
/// #              { "key": "town", "names": [{ "value": "the town", "outside": true }] }],
/// #   "quotes": [{ "key": "opens", "place": { "document": "quay", "at": [{ "line": 1 }] }, "kind": "indirect", "segments": ["the channel would open"],
/// #                "spoken_by": [{ "value": "ana-ruiz", "words": "Ana Ruiz" }], "to": [{ "value": "piet-lund", "words": "Piet Lund" }],
/// #                "at": [{ "value": "quay-side", "words": "on the quay" }] },
/// #              { "key": "stays", "place": { "document": "quay", "at": [{ "line": 2 }] }, "kind": "indirect", "segments": ["it would reportedly stay closed"],
/// #                "hedges": ["reportedly"], "spoken_by": [{ "value": "piet-lund", "words": "Lund" }],
/// #                "to": [{ "value": "gazette", "words": "the Gazette" }] }],
/// #   "claims": [{ "key": "open", "wording": "The channel opens.", "place": "quay",
/// #                "stances": [{ "stance": "predicts", "by": "opens", "words": "the channel would open" },
/// #                            { "stance": "denies", "by": "stays", "words": "it would reportedly stay closed", "hedges": ["reportedly"] }] }]
/// # }"#;
///
/// fn ask(view: &View) -> Result<(), GraphError> {
///     // By key. A key that is not there is answered with those most like it.
///     let (ana, piet) = (view.person("ana-ruiz")?, view.person("piet-lund")?);
///     let unknown = view.person("ana-ruis").map(|person| person.key().to_string());
///     assert!(unknown.is_err_and(|error| error.to_string().ends_with("did you mean \"ana-ruiz\"?")));
///
///     // Step by step.
///     assert!(ana.quotes().iter().flat_map(|quote| quote.addressees()).any(|agent| agent.key() == "piet-lund"));
///
///     // By conditions, which must all hold. What was said anywhere in the town, to any depth:
///     assert!(view.quotes().spoken_by(ana).within(view.place("town")?).keys().eq(["opens"]));
///     assert!(view.quotes().hedged().to(view.organization("gazette")?).keys().eq(["stays"]));
///     for (speaker, count) in view.quotes().tally(QuoteRef::speakers) {
///         println!("{speaker}: {count}");
///     }
///
///     // Who stands how to a claim.
///     for stance in view.claim("open")?.stances() {
///         println!("{}\n{}", stance.kind(), stance.evidence().snippet()); // predicts ..., denies ...
///     }
///     assert!(view.claims().hedged().by_quotes().keys().eq(["open"]));
///
///     // Along relations: to whom were words addressed that she spoke, and so on from each who heard them?
///     let mut heard = ana.walk(Relation::SpokenBy.inverse().then(Relation::To).repeated(1..));
///     assert!(heard.by_ref().map(|node| node.key()).eq(["piet-lund", "gazette"]));
///     assert_eq!(heard.path_to(view.organization("gazette")?).map(|path| path.len()), Some(4));
///
///     // Several nodes together: who denies what another predicts?
///     let mut pattern = view.pattern();
///     let (prediction, denial) = (pattern.one_of(view.quotes()), pattern.one_of(view.quotes()));
///     let claim = pattern.one_of(view.claims());
///     pattern.with(prediction, StanceKind::Predicts, claim).with(denial, StanceKind::Denies, claim);
///     let rows = pattern.rows(Budget(1_000)).expect("stances lead from quotes to claims");
///     assert!(rows.map(|row| row.get(denial).key()).eq(["stays"]));
///
///     // Who talked to whom, in both directions.
///     let talk = view.network([Relation::SpokenBy, Relation::To]).undirected();
///     let path = talk.shortest_path(ana, view.organization("gazette")?).map(|path| path.to_string());
///     assert_eq!(path.as_deref(), Some("Ana Ruiz -> opens -> Piet Lund -> stays -> the Gazette"));
///     assert_eq!(piet.quotes().count(), 1);
///     Ok(())
/// }
///
/// let mut graph = Graph::new();
/// Import::json(FILE).into_graph(&mut graph)?;
/// ask(&graph)?;
/// ask(&graph.archive())?;
/// # graph.verify()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Next: [identity and second thoughts](second_thoughts).
pub mod asking {}

/// # 5. Identity and second thoughts
///
/// Nothing is changed in place. That two nodes are one ([`same_as`](crate::Id::same_as)), that a thing does not stand
/// ([`retracted`](crate::Id::retracted)), that another stands in its place ([`superseded_by`](crate::Id::superseded_by)): these are statements too,
/// with a ground and a judge, and can be taken back. The default view follows them; [`Graph::archive`](crate::Graph::archive) shows all as it
/// was put in; [`Graph::compacted`](crate::Graph::compacted) makes a graph in which what was retracted is no more.
///
/// ```rust
/// use dictum::{Document, Graph, Outside, Person, Quote, Someone};
///
/// let mut graph = Graph::new();
/// let first = graph.insert(Document::new("monday", "“Not this year,” a source said."))?;
/// let second = graph.insert(Document::new("friday", "“Not this year” were the words of Ana Ruiz, her office confirmed."))?;
///
/// // Who it was is unknown on Monday.
/// let source = graph.insert(Someone::described("a source", first, "a source"))?;
/// graph.insert(Quote::direct(first, "Not this year,").spoken_by(source, "a source"))?;
/// let mayor = graph.insert(Person::named("Ana Ruiz", second, "Ana Ruiz"))?;
/// assert!(graph.person(mayor)?.quotes().is_empty());
///
/// // A judgement makes one of the two, on a ground; the first key still leads there.
/// let words = second.at("the words of Ana Ruiz");
/// let judgement = graph.insert(mayor.same_as(source, words).judged_by("eva@desk").confidence(0.9))?;
/// assert_eq!(graph.person(mayor)?.quotes().count(), 1);
/// assert!(graph.person(mayor)?.keys().eq(["a-source", "ana-ruiz"]));
/// assert_eq!(graph.person("a-source")?.key(), "ana-ruiz");
/// assert!(graph.statement(judgement).is_some_and(|said| said.judge() == Some("eva@desk")));
///
/// // It can be taken back, and the taking back too.
/// let doubt = graph.insert(judgement.retracted(Outside).judged_by("tom@desk"))?;
/// assert!(graph.person(mayor)?.quotes().is_empty());
/// graph.insert(doubt.retracted(Outside))?;
/// assert_eq!(graph.person(mayor)?.quotes().count(), 1);
///
/// // A document that is retracted takes along what rests on its words alone.
/// graph.insert(first.retracted(Outside).note("withdrawn by its publisher"))?;
/// assert!(graph.document("monday").is_err() && graph.quotes().is_empty());
/// assert_eq!(graph.archive().quotes().count(), 1);
///
/// // Erased: a new graph without it, and where the old handles went.
/// let erased = graph.compacted()?;
/// assert!(erased.graph.archive().document("monday").is_err());
/// assert!(erased.ids.node(first).is_none() && erased.ids.node(mayor).is_some());
/// # graph.verify()?;
/// # erased.graph.verify()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Next: [importing].
pub mod second_thoughts {}

/// # 6. Importing
///
/// An annotation file holds the same records as JSON, one list a kind; `docs/annotations.md` has the form, `docs/for-language-models.md` what a
/// language model is to fill in. [`Import`](crate::Import) reads it from a string, a file or a folder with the texts beside it. It takes
/// [all of it](crate::Import::into_graph) or nothing; or [what is right](crate::Import::what_is_right_into), and reports the rest. Records may
/// name nodes that are in the graph already.
///
/// ```rust
/// use dictum::{Annotations, Document, Graph, Import, Person, Quote, Recording};
///
/// const REPLY: &str = r#"{
///   "people": [{ "key": "skipper", "place": "pier", "descriptions": [{ "value": "a skipper", "words": "a skipper" }] }],
///   "quotes": [
///     { "place": "pier", "kind": "direct", "segments": ["Nobody asked us,"],
///       "spoken_by": [{ "value": "skipper", "words": "a skipper" }] },
///     { "place": "pier", "kind": "direct", "segments": ["Everybody asked us,"], "unattributed": true }
///   ]
/// }"#;
///
/// let mut graph = Graph::new();
/// graph.insert(Document::new("pier", "“Nobody asked us,” said a skipper."))?;
/// graph.begin(Recording::by("some model, version 1"))?; // what follows is its word
///
/// // All or nothing: one record is wrong, so nothing comes in.
/// let refused = Import::json(REPLY).into_graph(&mut graph);
/// assert!(refused.is_err() && graph.quotes().is_empty());
///
/// // What is right, and where the rest is wrong.
/// let report = Import::json(REPLY).what_is_right_into(&mut graph)?;
/// assert_eq!((report.read, report.accepted, report.rejected.len()), (3, 2, 1));
/// let flaw = &report.rejected[0].flaws[0];
/// assert_eq!((flaw.path.as_str(), flaw.line), ("$.quotes[1].segments[0]", 6));
/// println!("{report}"); // each flaw with the words of the document underlined
///
/// // Programs make the lists themselves; they serialize to the same form.
/// let mut annotations = Annotations::default();
/// annotations.documents.push(Document::new("stairs", "“It depends on the dredger,” said Piet Lund."));
/// annotations.people.push(Person::named("Piet Lund", "stairs", "Piet Lund"));
/// annotations.quotes.push(Quote::direct("stairs", "It depends on the dredger,").spoken_by("piet-lund", "Piet Lund"));
/// graph.import(&annotations)?;
///
/// // To disk and back: the same graph gives the same bytes.
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("harbour.json");
/// graph.save(&path)?;
/// let again = Graph::open(&path)?;
/// assert!(again.quotes().keys().eq(graph.quotes().keys()));
/// # graph.verify()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The example `from_model` imports what a language model returned, with every way in which it can be wrong.
pub mod importing {}

#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}
#[doc = include_str!("../docs/annotations.md")]
pub mod annotations {}
#[doc = include_str!("../docs/for-language-models.md")]
pub mod for_language_models {}
#[doc = include_str!("../docs/rdf.md")]
pub mod rdf {}
