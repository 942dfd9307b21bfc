//! What a lineage ends in.

use std::fmt;

use super::spot::Spot;
use crate::graph::{AgentRef, NodeRef, Ref, View};
use crate::model::{Agent, Document, NodeKind, Voice};
use crate::text::visibly;

/// Where there is no way on: an origin, or something unknown, which never counts as one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ending<'g> {
    /// A named person, organization or place, a document whose text is not here (a treaty), or a signed author.
    Origin(AgentRef<'g>),
    /// Something unknown, and the node of which it is.
    Unknown(Unknown, NodeRef<'g>),
}

/// Why an origin is not known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Unknown {
    /// Somebody without a name, or nobody at all: of the agent, or of the quote that names none.
    Unnamed,
    /// A group without a name.
    Group,
    /// A voice, or a text, of which nobody says whose it is.
    Unsigned,
    /// A voice that has it from elsewhere (an author who cites, a republication, a machine's summary), and it is not found there, or the view does not show it.
    Untraced,
    /// A circle with no way out: of the one in it that was met first.
    Circle,
}

impl<'g> Ending<'g> {
    /// Of a place with no way on.
    pub(super) fn of(view: &'g View, spot: Spot) -> Self {
        let node = spot.node(view);
        match spot {
            Spot::SourcesOf(_) => Ending::Unknown(Unknown::Untraced, node),
            Spot::SpeakerOf(_) => Ending::Unknown(Unknown::Unnamed, node),
            Spot::Node(_) if node.narrow::<Voice>().is_some() => Ending::Unknown(Unknown::Unsigned, node),
            Spot::Node(_) => {
                let agent: AgentRef<'g> = node.narrow::<Agent>().unwrap_or_else(|| Ref::new(view, node.id().index()));
                match node.node_kind() {
                    _ if is_origin(agent) => Ending::Origin(agent),
                    NodeKind::Document if agent.is_named() => Ending::Unknown(Unknown::Unsigned, node),
                    NodeKind::Organization => Ending::Unknown(Unknown::Group, node),
                    _ => Ending::Unknown(Unknown::Unnamed, node),
                }
            }
        }
    }

    /// The origin, if it is one.
    pub fn origin(self) -> Option<AgentRef<'g>> {
        match self {
            Ending::Origin(agent) => Some(agent),
            Ending::Unknown(..) => None,
        }
    }

    /// Why it is not known, if it is not.
    pub fn unknown(self) -> Option<Unknown> {
        match self {
            Ending::Origin(_) => None,
            Ending::Unknown(why, _) => Some(why),
        }
    }
}

/// Whether somebody stands behind it by name: not behind a text that is here and that nobody signed.
pub(super) fn is_origin(agent: AgentRef<'_>) -> bool {
    let text = agent.as_node().narrow::<Document>().filter(|document| !document.text().is_empty());
    agent.is_named() && text.is_none_or(|document| document.author().owners().next().is_some())
}

impl fmt::Display for Ending<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ending::Origin(agent) => agent.fmt(f),
            Ending::Unknown(why, node) => visibly(f, |f| write!(f, "unknown: {why} ({})", node.key())),
        }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unknown::Unnamed => "nobody named",
            Unknown::Group => "a group without a name",
            Unknown::Unsigned => "not signed",
            Unknown::Untraced => "not found in its sources",
            Unknown::Circle => "a circle",
        })
    }
}
