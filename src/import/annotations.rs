//! The annotation file: the records, one array a kind.

use serde::{Deserialize, Serialize};

use crate::graph::{Existing, Graph, GraphError, Insertion, Reading};
use crate::model::record::{Recordable, Submission};
use crate::model::{
    Claim, Comparison, Document, Event, Organization, Person, Place, Quote, Recording, Review, Someone, Statement,
    Voice,
};

use crate::text::{Match, OffsetUnit};

/// The records that [`Graph::insert`] takes, one list a kind: what an annotation file holds, for programs that make them. For files see
/// [`Import`](crate::Import).
///
/// Records may refer to each other by key, forward too. A record whose explicit key is there already with the same kind, in the graph or
/// earlier in the lists, says more of that node; nothing is overwritten.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Annotations {
    /// In which unit offsets are that do not say it themselves.
    #[serde(skip_serializing_if = "is_default")]
    pub unit: OffsetUnit,
    /// By which rules words may differ from what stands there, where a selector does not say it itself.
    #[serde(skip_serializing_if = "is_default")]
    pub allow: Match,
    /// Who recorded it, and when; by default the graph's current recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording: Option<Recording>,
    /// Texts. A document names the file that holds its text, or holds the text itself.
    pub documents: Vec<Document>,
    /// Parts of documents with their own speaker.
    pub voices: Vec<Voice>,
    /// People.
    pub people: Vec<Person>,
    /// Organizations and groups.
    pub organizations: Vec<Organization>,
    /// Places.
    pub places: Vec<Place>,
    /// Events.
    pub events: Vec<Event>,
    /// Agents of unknown name or kind.
    pub someones: Vec<Someone>,
    /// Reported statements.
    pub quotes: Vec<Quote>,
    /// Propositions, and who stands how to them.
    pub claims: Vec<Claim>,
    /// Verdicts on claims.
    pub reviews: Vec<Review>,
    /// Nodes put side by side.
    pub comparisons: Vec<Comparison>,
    /// What is said of nodes besides: links between claims, judgements, retractions.
    pub statements: Vec<Statement>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Annotations {
    fn submissions(&self) -> impl Iterator<Item = Submission> {
        fn of<R: Recordable + Clone>(records: &[R]) -> impl Iterator<Item = Submission> {
            records.iter().cloned().map(Recordable::submission)
        }
        of(&self.documents)
            .chain(of(&self.voices))
            .chain(of(&self.people))
            .chain(of(&self.organizations))
            .chain(of(&self.places))
            .chain(of(&self.events))
            .chain(of(&self.someones))
            .chain(of(&self.quotes))
            .chain(of(&self.claims))
            .chain(of(&self.reviews))
            .chain(of(&self.comparisons))
            .chain(of(&self.statements))
    }

    fn insert(&self, insertion: &mut Insertion<'_>) {
        insertion.reading = Reading { unit: self.unit, allowed: self.allow, ..Reading::default() };
        if let Some(recording) = &self.recording {
            insertion.begin(recording.clone());
        }
        let submissions: Vec<Submission> = self.submissions().collect();
        insertion.submit_together(&submissions);
    }
}

impl Graph {
    /// Inserts the records of an annotation file through the same checks as [`insert`](Graph::insert): all of it or nothing.
    ///
    /// # Errors
    /// [`GraphError::Refused`] with every fault of every record; the graph is as it was.
    pub fn import(&mut self, annotations: &Annotations) -> Result<(), GraphError> {
        Ok(self.transact(Existing::Extend, |insertion| annotations.insert(insertion))?)
    }
}
