//! What an audit found, beside the words.

use std::collections::HashMap;

use super::anchor::Anchor;
use super::link::Link;
use super::text::Text;
use crate::analysis;
use crate::graph::Excerpt;

/// A finding.
#[derive(Clone)]
pub(super) struct Finding {
    pub(super) anchor: Anchor,
    pub(super) code: &'static str,
    pub(super) level: String,
    pub(super) message: Text,
    pub(super) notes: Vec<Text>,
    pub(super) help: &'static str,
    /// Its words, the most telling first.
    pub(super) words: Vec<Words>,
}

/// Words, and where they stand.
#[derive(Clone)]
pub(super) struct Words {
    pub(super) link: Link,
    pub(super) document: Text,
}

/// So many words of a finding are shown.
const MOST: usize = 6;

impl Finding {
    fn of(finding: &analysis::Finding<'_>, number: usize) -> Self {
        let words = |words: Excerpt<'_>| Words { link: Link::words(words), document: Text::of(words.document()) };
        Finding {
            anchor: Anchor::numbered("finding", number),
            code: finding.rule().code(),
            level: finding.level().to_string(),
            message: Text::of(finding.message()),
            notes: finding.notes().iter().map(Text::of).collect(),
            help: finding.rule().help(),
            words: finding.evidence().take(MOST).map(words).collect(),
        }
    }
}

/// All findings, and on which lines they stand.
pub(super) struct Findings {
    pub(super) all: Vec<Finding>,
    at: HashMap<(u32, u32), Vec<usize>>,
}

impl Findings {
    pub(super) fn of(found: &[analysis::Finding<'_>]) -> Self {
        let mut at: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
        for (place, finding) in found.iter().enumerate() {
            // Once in each document, where its words first stand there.
            let mut documents = Vec::new();
            for words in finding.evidence().take(MOST) {
                let document = words.document().id().index();
                if !documents.contains(&document) {
                    documents.push(document);
                    at.entry((document, words.line())).or_default().push(place);
                }
            }
        }
        Findings { all: found.iter().zip(1..).map(|(finding, number)| Finding::of(finding, number)).collect(), at }
    }

    /// Those of which the words begin on a line of a document.
    pub(super) fn on(&self, document: u32, line: u32) -> impl Iterator<Item = &Finding> {
        self.at.get(&(document, line)).into_iter().flatten().filter_map(|place| self.all.get(*place))
    }
}
