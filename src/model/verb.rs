//! The verbs: what is learned later of nodes that are in the graph, said as subject, verb, object, ground.

use super::basis::Basis;
use super::date::When;
use super::id::Id;
use super::kind::{Agent, Entity, Holder, Is, Kind, Node, Topic};
use super::record::{Claim, Document, Event, Organization, Person, Place, Quote, Voice};
use super::reference::{Names, Target};
use super::relation::Relation;
use super::statement::{Object, Statement, Subject};
use super::term::{MentionForm, StanceKind, Term};

fn said<K>(subject: Id<K>, relation: Relation, object: Object, basis: impl Into<Basis>) -> Statement {
    Statement::new(relation, object, basis).of(Subject::Node(Target::Id(subject.index())))
}

fn node<R>(name: impl Names<R>) -> Object {
    Object::Node(name.reference().target)
}

macro_rules! verbs {
    ($($subject:ident { $($(#[$doc:meta])* $verb:ident($object:ident: $kind:ident) => $relation:ident;)* })*) => {$(
        impl Id<$subject> {$(
            $(#[$doc])*
            pub fn $verb(self, $object: impl Names<$kind>, ground: impl Into<Basis>) -> Statement {
                said(self, Relation::$relation, node($object), ground)
            }
        )*}
    )*};
}

verbs! {
    Document {
        /// It names that one as its source.
        cites(source: Document) => Cites;
        /// It has words from that one.
        quotes_from(source: Document) => QuotesFrom;
        /// It is that one again.
        republication_of(original: Document) => RepublicationOf;
        /// It is a later state of that one.
        revision_of(earlier: Document) => RevisionOf;
        /// It shortens that one.
        summary_of(original: Document) => SummaryOf;
        /// Who published it.
        published_by(publisher: Agent) => PublishedBy;
        /// Who published it again.
        republished_by(publisher: Agent) => RepublishedBy;
    }
    Voice {
        /// Whose voice it is.
        owned_by(agent: Agent) => OwnedBy;
    }
    Quote {
        /// Who speaks.
        spoken_by(agent: Agent) => SpokenBy;
        /// To whom.
        to(agent: Agent) => To;
        /// Who passed it on: the next relay outward.
        by_way_of(agent: Agent) => ByWayOf;
        /// Who passed it on, as only a reader concludes.
        perhaps_by_way_of(agent: Agent) => PerhapsByWayOf;
        /// At which event it was uttered.
        during(event: Event) => During;
        /// Where it was uttered.
        at(place: Place) => At;
        /// What it is about.
        about(topic: Topic) => About;
        /// Which earlier quote it says again.
        repeats(quote: Quote) => Repeats;
        /// Another report of the same words, spoken once.
        same_utterance(quote: Quote) => SameUtterance;
    }
    Claim {
        /// The two cannot both hold.
        contradicts(other: Claim) => Contradicts;
        /// It speaks for that one.
        supports(other: Claim) => Supports;
        /// It is a sharper form of that one.
        refines(other: Claim) => Refines;
        /// It is that one in other words.
        restates(other: Claim) => Restates;
        /// What it is about.
        about(topic: Topic) => About;
    }
    Event {
        /// The larger event of which it is a part.
        during(event: Event) => During;
        /// Where it took place.
        at(place: Place) => At;
    }
    Place {
        /// The place around it.
        within(place: Place) => Within;
    }
    Organization {
        /// The larger one of which it is a part.
        part_of(organization: Organization) => PartOf;
        /// The place that it governs.
        governs(place: Place) => Governs;
    }
}

impl Id<Person> {
    /// An office or trade.
    pub fn office(self, office: impl Into<String>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::Office, Object::Text(office.into()), ground)
    }
}

macro_rules! dated {
    ($($subject:ident)*) => {$(
        impl Id<$subject> {
            /// When: `"1969-07"`, a [`Date`](crate::Date), or [`Undated`](crate::Undated) for a phrase without one.
            pub fn when(self, date: impl Into<When>, ground: impl Into<Basis>) -> Statement {
                said(self, Relation::When, Object::from(date.into()), ground)
            }
        }
    )*};
}
dated! { Quote Event }

impl Id<Document> {
    /// Who wrote it: whose its author's voice is.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person};
    ///
    /// let mut graph = Graph::new();
    /// let report = graph.insert(Document::new("report", "By Mira Holt\nThe port stays shut."))?;
    /// let mira = graph.insert(Person::named("Mira Holt", report, "Mira Holt"))?;
    /// graph.insert(report.by(mira, report.at("By Mira Holt")))?;
    ///
    /// let author = graph.document(report)?.author().owners().next().map(|owner| owner.to_string());
    /// assert_eq!(author.as_deref(), Some("Mira Holt"));
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    pub fn by(self, author: impl Names<Agent>, ground: impl Into<Basis>) -> Statement {
        Statement::new(Relation::OwnedBy, node(author), ground).of(Subject::AuthorOf(Target::Id(self.index())))
    }

    /// When it was published.
    pub fn published(self, date: impl Into<When>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::Published, Object::from(date.into()), ground)
    }
}

/// What takes a stance.
impl<K: Kind + Is<Holder>> Id<K> {
    /// It takes this stance on a claim.
    pub fn takes(self, stance: StanceKind, claim: impl Names<Claim>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::TakesStance, node(claim), ground).detailed(Object::Term(stance.number()))
    }
}

/// What can act and belong.
impl<K: Kind + Is<Agent>> Id<K> {
    /// It took part in an event, in a role.
    pub fn participated(
        self,
        event: impl Names<Event>,
        role: impl Into<String>,
        ground: impl Into<Basis>,
    ) -> Statement {
        said(self, Relation::Participated, node(event), ground).detailed(Object::Text(role.into()))
    }

    /// It is one of an organization, a group or a pair.
    pub fn member_of(self, organization: impl Names<Organization>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::MemberOf, node(organization), ground)
    }
}

/// What can be one thing under two keys: judgements, and further mentions.
impl<K: Kind + Is<Entity>> Id<K> {
    /// The two are one. An agent of any kind can be the same as a [`Someone`](crate::Someone); otherwise the kinds must agree.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person, Someone};
    ///
    /// let mut graph = Graph::new();
    /// let first = graph.insert(Document::new("first", "A source spoke of a delay."))?;
    /// let later = graph.insert(Document::new("later", "The source was Piet Lund."))?;
    /// let source = graph.insert(Someone::described("a source", first, "A source"))?;
    /// let piet = graph.insert(Person::named("Piet Lund", later, "Piet Lund"))?;
    ///
    /// let words = later.at("The source was Piet Lund"); // a statement has no place of its own to look in
    /// let judgement = graph.insert(piet.same_as(source, words).judged_by("eva@desk"))?;
    /// assert_eq!(graph.agent(source)?.key(), "piet-lund");
    /// assert_eq!(graph.person(piet)?.mentions().count(), 2);
    ///
    /// graph.insert(judgement.retracted(dictum::Outside))?;
    /// assert_eq!(graph.agent(source)?.key(), "a-source");
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    pub fn same_as(self, other: impl Names<Entity>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::SameAs, node(other), ground)
    }

    /// The two are two.
    pub fn different_from(self, other: impl Names<Entity>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::DifferentFrom, node(other), ground)
    }

    /// The two may be one: noted, and without effect.
    pub fn perhaps_same_as(self, other: impl Names<Entity>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::PerhapsSameAs, node(other), ground)
    }

    /// A further mention, in any document.
    pub fn mentioned(self, form: MentionForm, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::Mention, Object::Term(form.number()), ground)
    }
}

/// What can be said of any node.
impl<K: Kind> Id<K> {
    /// Anything else that joins it to another node, under a label of the caller's.
    pub fn related(self, label: impl Into<String>, to: impl Names<Node>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::Related, node(to), ground).detailed(Object::Text(label.into()))
    }

    /// Anything else that it has, under a label of the caller's.
    pub fn attribute(self, label: impl Into<String>, value: impl Into<String>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::Attribute, Object::Text(value.into()), ground).detailed(Object::Text(label.into()))
    }

    /// Takes it back: it stays in the archive and is seen no more. A retraction can be retracted.
    ///
    /// With it goes what rests on it: what is said of it and what leads to it; with a document, what no words elsewhere say; with an
    /// agent, the quotes of whose chain he is a hop; and what is then left without a part that its kind cannot do without. What stood in a
    /// voice stands in the author's. All of it comes back with it.
    ///
    /// ```
    /// use dictum::{Document, Graph, Outside, Person, Quote};
    ///
    /// let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "“Not this year,” Ana Ruiz said.\nCorrection: she did not say so."))?;
    /// let ana = graph.insert(Person::named("Ana Ruiz", note.line(1), "Ana Ruiz"))?;
    /// let quote = graph.insert(Quote::direct(note.line(1), "Not this year,").spoken_by(ana, "Ana Ruiz"))?;
    ///
    /// let correction = graph.insert(quote.retracted(note.line(2)).judged_by("the Gazette"))?;
    /// assert!(graph.quote(quote).is_err());
    /// assert!(graph.archive().quote(quote).is_ok());
    ///
    /// graph.insert(correction.retracted(Outside))?;
    /// assert!(graph.quote(quote).is_ok());
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    pub fn retracted(self, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::Retracted, Object::Nothing, ground)
    }

    /// Puts another node of the same kind in its place, as long as that one is seen: this one stays in the archive and is seen no more, with what falls with
    /// it as with what is [retracted](Id::retracted). What was said of it is not said of the other: a revision of a document has quotes of its own. Of two
    /// nodes that are one thing, with all that was said of both, say `same_as`.
    pub fn superseded_by(self, later: impl Names<K>, ground: impl Into<Basis>) -> Statement {
        said(self, Relation::SupersededBy, node(later), ground)
    }
}

impl Id<Statement> {
    /// Takes it back, as for nodes; so a judgement is undone.
    pub fn retracted(self, ground: impl Into<Basis>) -> Statement {
        Statement::new(Relation::Retracted, Object::Nothing, ground).of(Subject::Statement(self.index()))
    }
}
