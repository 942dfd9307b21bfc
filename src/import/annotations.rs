//! The annotation file: the records, one array a kind.

use serde::{Deserialize, Serialize};

use super::error::ImportError;
use crate::graph::{Existing, Graph, GraphError, Insertion};
use crate::model::record::{Recordable, Submission};
use crate::model::{
    Claim, Comparison, Document, Event, Organization, Person, Place, Quote, Recording, Review, Someone, Statement,
    Voice,
};

/// An annotation file: the records that [`Graph::insert`] takes, one array a kind, in any order within it; the texts stand beside it.
///
/// Records may refer to each other by key, forward too. A record whose explicit key is there already with the same kind, in the graph or earlier
/// in the file, says more of that node; nothing is overwritten.
///
/// ```
/// use dictum::{Annotations, Graph};
///
/// let annotations = Annotations::from_json(r#"{
///     "documents": [{"key": "harbour", "text": "Not this year, the mayor said."}],
///     "people":    [{"key": "mayor", "place": "harbour", "mentions": [{"words": "the mayor", "form": "nominal"}]}],
///     "quotes":    [{"place": "harbour", "kind": "indirect", "segments": ["Not this year"], "cues": ["said"],
///                    "spoken_by": [{"value": "mayor", "words": "the mayor"}]}]
/// }"#)?;
/// let mut graph = Graph::new();
/// graph.import(&annotations)?;
/// assert_eq!(graph.person("mayor")?.quotes().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Annotations {
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

impl Annotations {
    /// Reads the form that serde writes.
    ///
    /// # Errors
    /// [`ImportError::Malformed`] with line and column.
    pub fn from_json(json: &str) -> Result<Self, ImportError> {
        serde_json::from_str(json).map_err(|error| ImportError::Malformed {
            path: None,
            line: error.line(),
            column: error.column(),
            message: message(&error),
        })
    }

    fn submissions(&self) -> impl Iterator<Item = Submission> {
        fn of<R: Recordable>(records: &[R]) -> impl Iterator<Item = Submission> {
            records.iter().map(Recordable::submission)
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

    /// All nodes first, then what is said of them, so that records may refer forward.
    fn insert(&self, insertion: &mut Insertion<'_>) {
        if let Some(recording) = &self.recording {
            insertion.begin(recording.clone());
        }
        let mut declared = Vec::new();
        let mut statements = Vec::new();
        for submission in self.submissions() {
            match submission {
                Submission::Node(entry) => declared.extend(insertion.declare(*entry)),
                Submission::Statement(statement) => statements.push(statement),
            }
        }
        declared.into_iter().for_each(|record| insertion.state(record));
        statements.iter().for_each(|statement| {
            insertion.said(statement);
        });
    }
}

/// The message without the place, which the error carries itself.
fn message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).unwrap_or(&message).to_owned()
}

impl Graph {
    /// Inserts an annotation file through the same checks as [`insert`](Graph::insert): all of it or nothing.
    ///
    /// # Errors
    /// [`GraphError::Refused`] with every fault of every record; the graph is as it was.
    pub fn import(&mut self, annotations: &Annotations) -> Result<(), GraphError> {
        self.transact(Existing::Extend, |insertion| annotations.insert(insertion))?;
        Ok(())
    }
}
