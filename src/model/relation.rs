//! The one table of what can be said, and of what it can be said.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::kind::{Agent, Entity, Holder, Kind, Kinds, Node, Topic};
use super::record::{Claim, Comparison, Document, Event, Organization, Person, Place, Quote, Review, Voice};
use super::term::{
    Attitude, CueKind, EventStatus, MentionForm, Modality, Named, Polarity, QuoteKind, Rating, StanceKind, VoiceKind,
};

/// What a statement can hold beside its subject.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    Nothing,
    Nodes(Kinds),
    Text,
    Date,
    Words,
    Number,
    Terms(&'static [&'static str]),
}

/// Which statements can be the subject of a statement.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Statements {
    None,
    Any,
    Of(&'static [Relation]),
}

/// What a relation joins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    pub(crate) subjects: Kinds,
    pub(crate) statements: Statements,
    pub(crate) object: Holds,
    pub(crate) detail: Holds,
}

const fn of<K: Kind>() -> Ends {
    Ends { subjects: K::KINDS, statements: Statements::None, object: Holds::Nothing, detail: Holds::Nothing }
}

impl Ends {
    const fn or<K: Kind>(self) -> Ends {
        Ends { subjects: self.subjects.or(K::KINDS), ..self }
    }

    const fn or_statements(self, statements: Statements) -> Ends {
        Ends { statements, ..self }
    }

    const fn to<K: Kind>(self) -> Ends {
        self.holds(Holds::Nodes(K::KINDS))
    }

    const fn holds(self, object: Holds) -> Ends {
        Ends { object, ..self }
    }

    const fn with(self, detail: Holds) -> Ends {
        Ends { detail, ..self }
    }
}

/// Edges that may hold for a time only.
const TIMED: &[Relation] = &[
    Relation::MemberOf,
    Relation::PartOf,
    Relation::Governs,
    Relation::Office,
    Relation::Within,
    Relation::Participated,
    Relation::Related,
    Relation::Attribute,
];

/// What somebody judges: that two are one or not, that a thing does not stand.
const JUDGEMENTS: &[Relation] =
    &[Relation::SameAs, Relation::DifferentFrom, Relation::PerhapsSameAs, Relation::SupersededBy, Relation::Retracted];

macro_rules! relations {
    ($($(#[$doc:meta])* $relation:ident $name:literal $ends:expr;)*) => {
        /// What can be said: a closed list, in the order in which a node's statements are given.
        ///
        /// Most relations join two nodes; some give a node a value; a few say something of another statement (a hedge of a
        /// stance, the judge of a judgement). [`Relation::Related`] and [`Relation::Attribute`] are the open door: the caller labels
        /// them.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Relation {
            $($(#[$doc])* #[serde(rename = $name)] $relation,)*
        }

        impl Relation {
            /// Every relation, in the order of the table.
            pub const ALL: &'static [Relation] = &[$(Relation::$relation,)*];
            const NAMES: &'static [&'static str] = &[$($name,)*];

            /// Its name in files and messages.
            pub fn as_str(self) -> &'static str {
                match self { $(Relation::$relation => $name,)* }
            }

            pub(crate) fn ends(self) -> &'static Ends {
                match self { $(Relation::$relation => const { &$ends },)* }
            }
        }
    };
}

relations! {
    /// The node is there.
    Exists "exists" of::<Node>();
    /// A quote stands in a document.
    InDocument "in_document" of::<Quote>().to::<Document>();
    /// A voice is a part of a document.
    VoiceIn "voice_in" of::<Voice>().to::<Document>();
    /// A quote stands in another, which reports it.
    NestedIn "nested_in" of::<Quote>().to::<Quote>();
    /// Who speaks.
    SpokenBy "spoken_by" of::<Quote>().to::<Agent>();
    /// To whom.
    To "to" of::<Quote>().to::<Agent>();
    /// Who passed the words on, from the speaker outward.
    ByWayOf "by_way_of" of::<Quote>().to::<Agent>();
    /// Who passed them on, as only a reader concludes.
    PerhapsByWayOf "perhaps_by_way_of" of::<Quote>().to::<Agent>();
    /// At which event it was uttered; of which larger event an event is a part.
    During "during" of::<Quote>().or::<Event>().to::<Event>();
    /// Where it was uttered, or took place.
    At "at" of::<Quote>().or::<Event>().to::<Place>();
    /// What it is about.
    About "about" of::<Quote>().or::<Claim>().to::<Topic>();
    /// A quote says an earlier one again, in whole or in part.
    Repeats "repeats" of::<Quote>().to::<Quote>();
    /// Two reports of the same words, spoken once.
    SameUtterance "same_utterance" of::<Quote>().to::<Quote>();
    /// Whose voice it is.
    OwnedBy "owned_by" of::<Voice>().to::<Agent>();
    /// How a voice or a quote stands to a claim.
    TakesStance "takes_stance" of::<Holder>().to::<Claim>().with(Holds::Terms(StanceKind::NAMES));
    /// Two claims cannot both hold.
    Contradicts "contradicts" of::<Claim>().to::<Claim>();
    /// One claim speaks for another.
    Supports "supports" of::<Claim>().to::<Claim>();
    /// One claim is a sharper form of another.
    Refines "refines" of::<Claim>().to::<Claim>();
    /// One claim is another in other words.
    Restates "restates" of::<Claim>().to::<Claim>();
    /// A document names another as its source.
    Cites "cites" of::<Document>().to::<Document>();
    /// A document has words from another.
    QuotesFrom "quotes_from" of::<Document>().to::<Document>();
    /// A document is another one again.
    RepublicationOf "republication_of" of::<Document>().to::<Document>();
    /// A document is a later state of another.
    RevisionOf "revision_of" of::<Document>().to::<Document>();
    /// A document shortens another.
    SummaryOf "summary_of" of::<Document>().to::<Document>();
    /// Who published a document.
    PublishedBy "published_by" of::<Document>().to::<Agent>();
    /// Who published it again.
    RepublishedBy "republished_by" of::<Document>().to::<Agent>();
    /// An agent took part in an event, in a role.
    Participated "participated" of::<Agent>().to::<Event>().with(Holds::Text);
    /// A place lies in another.
    Within "within" of::<Place>().to::<Place>();
    /// An agent is one of an organization, a group or a pair.
    MemberOf "member_of" of::<Agent>().to::<Organization>();
    /// An organization is a part of a larger one.
    PartOf "part_of" of::<Organization>().to::<Organization>();
    /// An organization governs a place.
    Governs "governs" of::<Organization>().to::<Place>();
    /// Which claim a review is of.
    Reviews "reviews" of::<Review>().to::<Claim>();
    /// Whose review it is.
    ReviewedBy "reviewed_by" of::<Review>().to::<Agent>();
    /// What a comparison puts side by side.
    Compares "compares" of::<Comparison>().to::<Node>();
    /// Two nodes are one thing: a judgement.
    SameAs "same_as" of::<Entity>().to::<Entity>();
    /// Two nodes are two things: a judgement.
    DifferentFrom "different_from" of::<Entity>().to::<Entity>();
    /// Two nodes may be one thing: a judgement.
    PerhapsSameAs "perhaps_same_as" of::<Entity>().to::<Entity>();
    /// Anything else that joins two nodes, under a label of the caller's.
    Related "related" of::<Node>().to::<Node>().with(Holds::Text);
    /// From whose viewpoint a stance is put.
    Viewpoint "viewpoint" ON_STANCES.to::<Agent>();
    /// A later node stands in the place of this one.
    SupersededBy "superseded_by" of::<Node>().to::<Node>();
    /// The name.
    Name "name" of::<Entity>().holds(Holds::Text);
    /// What it is called for want of a name.
    Description "description" of::<Entity>().holds(Holds::Text);
    /// Words that name it.
    Mention "mention" of::<Entity>().holds(Holds::Terms(MentionForm::NAMES));
    /// Of what sort it is, in the text's words or the annotator's.
    Subtype "subtype" of::<Entity>().holds(Holds::Text);
    /// The office or trade of a person.
    Office "office" of::<Person>().holds(Holds::Text);
    /// What became of an event.
    Status "status" of::<Event>().holds(Holds::Terms(EventStatus::NAMES));
    /// When: of an utterance, of an event, of an edge that holds for a time.
    When "when" of::<Quote>().or::<Event>().or_statements(Statements::Of(TIMED)).holds(Holds::Date);
    /// The file that holds the text of a document.
    File "file" of::<Document>().holds(Holds::Text);
    /// The headline.
    Title "title" of::<Document>().or::<Comparison>().holds(Holds::Text);
    /// When a document was published.
    Published "published" of::<Document>().holds(Holds::Date);
    /// The language of a document, as a BCP 47 tag.
    Language "language" of::<Document>().holds(Holds::Text);
    /// News, column, press release, ...
    Genre "genre" of::<Document>().holds(Holds::Text);
    /// Whose part of the document a voice is.
    VoiceKind "voice_kind" of::<Voice>().holds(Holds::Terms(VoiceKind::NAMES));
    /// Words that stand in a voice.
    Stretch "stretch" of::<Voice>().holds(Holds::Words);
    /// Kind of quotation.
    QuoteKind "quote_kind" of::<Quote>().holds(Holds::Terms(QuoteKind::NAMES));
    /// Words of what is said.
    Segment "segment" of::<Quote>().holds(Holds::Words);
    /// The clause in which a mixed quotation stands.
    ReportedClause "reported_clause" of::<Quote>().holds(Holds::Words);
    /// Words that mark it: "said".
    Cue "cue" of::<Quote>().holds(Holds::Words);
    /// What the cue marks.
    CueKind "cue_kind" of::<Quote>().holds(Holds::Terms(CueKind::NAMES));
    /// Words that hedge a quote or a stance.
    Hedge "hedge" of::<Quote>().or_statements(STANCES).holds(Holds::Words);
    /// Words under which it holds: "if asked".
    Condition "condition" of::<Quote>().holds(Holds::Words);
    /// What is done with the words.
    Modality "modality" of::<Quote>().or_statements(STANCES).holds(Holds::Terms(Modality::NAMES));
    /// Whether they affirm.
    Polarity "polarity" of::<Quote>().holds(Holds::Terms(Polarity::NAMES));
    /// The text names nobody who speaks.
    Unattributed "unattributed" of::<Quote>();
    /// The wording of a claim.
    Wording "wording" of::<Claim>().holds(Holds::Text);
    /// The author's own attitude to a stance that he reports.
    Attitude "attitude" ON_STANCES.holds(Holds::Terms(Attitude::NAMES));
    /// A reviewer's verdict, in his own words.
    Verdict "verdict" of::<Review>().holds(Holds::Text);
    /// The verdict, normalised.
    Rating "rating" of::<Review>().holds(Holds::Terms(Rating::NAMES));
    /// Why the reviewer says so.
    Reason "reason" of::<Review>().holds(Holds::Text);
    /// What a comparison finds: "account differs".
    Finding "finding" of::<Comparison>().holds(Holds::Text);
    /// Anything else that a node has, under a label of the caller's.
    Attribute "attribute" of::<Node>().holds(Holds::Text).with(Holds::Text);
    /// A remark of whoever recorded it; says nothing of the world.
    Note "note" of::<Node>().or_statements(Statements::Any).holds(Holds::Text);
    /// Who judged, or took a thing back.
    JudgedBy "judged_by" NO_NODE.or_statements(Statements::Of(JUDGEMENTS)).holds(Holds::Text);
    /// How sure, from 0 to 1.
    Confidence "confidence" NO_NODE.or_statements(Statements::Any).holds(Holds::Number);
    /// The words as they were given, where they differ from what stands there.
    GivenAs "given_as" NO_NODE.or_statements(Statements::Any).holds(Holds::Text);
    /// It is taken back.
    Retracted "retracted" of::<Node>().or_statements(Statements::Any);
}

const NO_NODE: Ends =
    Ends { subjects: Kinds::NONE, statements: Statements::None, object: Holds::Nothing, detail: Holds::Nothing };
const STANCES: Statements = Statements::Of(&[Relation::TakesStance]);
const ON_STANCES: Ends = NO_NODE.or_statements(STANCES);

impl Relation {
    /// The relation with this name in files.
    pub(crate) fn named(name: &str) -> Option<Relation> {
        Self::ALL.iter().copied().find(|relation| relation.as_str() == name)
    }

    /// How many there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Whether it joins two nodes.
    pub fn is_edge(self) -> bool {
        matches!(self.ends().object, Holds::Nodes(_))
    }

    /// Whether it says the same in both directions.
    pub fn is_symmetric(self) -> bool {
        matches!(
            self,
            Self::SameUtterance | Self::Contradicts | Self::SameAs | Self::DifferentFrom | Self::PerhapsSameAs
        )
    }

    /// The kinds of node of which it can be said; none for what is said of statements only.
    pub fn subjects(self) -> Kinds {
        self.ends().subjects
    }

    /// The kinds of node that it can lead to; none where it gives a value.
    pub fn objects(self) -> Kinds {
        match self.ends().object {
            Holds::Nodes(kinds) => kinds,
            _ => Kinds::NONE,
        }
    }

    pub(crate) fn of_statement(self, subject: Relation) -> bool {
        match self.ends().statements {
            Statements::None => false,
            Statements::Any => true,
            Statements::Of(relations) => relations.contains(&subject),
        }
    }
}

impl<'de> Deserialize<'de> for Relation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Named(Self::ALL, Self::NAMES))
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
