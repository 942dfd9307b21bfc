//! What became of the records of a file, whatever its format.

use super::error::FormatError;
use super::intake::{Intake, Reason, Refusal};
use crate::graph::Graph;
#[cfg(any(feature = "brat", feature = "claimreview", feature = "langextract", feature = "webanno"))]
use crate::graph::Refused;
#[cfg(any(feature = "brat", feature = "langextract"))]
use crate::model::Key;

/// Why a record does not come in.
pub(super) type Wrong = (Reason, String);

/// That the graph refuses what was made of a record: all that is wrong with it.
#[cfg(any(feature = "brat", feature = "claimreview", feature = "langextract", feature = "webanno"))]
pub(super) fn unfit(refused: Refused) -> Wrong {
    let faults: Vec<String> = refused.faults.iter().map(ToString::to_string).collect();
    (Reason::Unfit, faults.join("; "))
}

/// That a key is taken by what is another's.
#[cfg(any(feature = "brat", feature = "langextract"))]
pub(super) fn there_already(key: &Key) -> Wrong {
    (Reason::Unfit, format!("{key:?} is there already: a file of this name was read before"))
}

impl Intake {
    /// Counts a record that begins on a line of a file, by why it does not come in, if it does not.
    pub(super) fn count(&mut self, file: &str, line: u32, wrong: Option<Wrong>) {
        self.read += 1;
        match wrong {
            None => self.accepted += 1,
            Some((reason, message)) => self.refused.push(Refusal { file: file.to_owned(), line, reason, message }),
        }
    }
}

/// Takes what others recorded; what the caller puts in afterwards belongs to the recording that was his before.
#[cfg(any(feature = "brat", feature = "langextract", feature = "rdf", feature = "webanno"))]
pub(super) fn recorded_apart<T>(graph: &mut Graph, take: impl FnOnce(&mut Graph) -> T) -> T {
    let before = graph.mark();
    let taken = take(graph);
    graph.go_on_as_before(before);
    taken
}

/// Everything or nothing of what is taken: if anything is refused, or the taking breaks off, the graph is as it was.
pub(super) fn whole(
    graph: &mut Graph,
    take: impl FnOnce(&mut Graph) -> Result<Intake, FormatError>,
) -> Result<Intake, FormatError> {
    let before = graph.mark();
    let taken = take(graph).and_then(|intake| match intake.refused.is_empty() {
        true => Ok(intake),
        false => Err(FormatError::Refused { intake: Intake { accepted: 0, ..intake } }),
    });
    if taken.is_err() {
        graph.roll_back(before);
    }
    taken
}
