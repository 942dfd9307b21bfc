//! Word by word, what two wordings do not share.

use std::collections::HashMap;
use std::fmt;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::visible::visibly;

/// What two wordings share and do not share, word by word, in order (Myers 1986).
///
/// It is shown with `[-words-]` that only the first has and `{+words+}` that only the second has.
///
/// ```
/// use dictum::Difference;
///
/// let difference = Difference::between("It will not open", "It will open soon");
/// assert_eq!(difference.to_string(), "It will [-not-] open {+soon+}");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Difference {
    edits: Vec<Edit>,
}

/// A stretch of two wordings.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Edit {
    /// Both have it.
    Same(String),
    /// Only the first has it.
    Removed(String),
    /// Only the second has it.
    Added(String),
}

/// Longer stretches are compared as wholes.
const MOST_WORDS: usize = 2000;

impl Difference {
    /// From the first wording to the second. What they share at the beginning and at the end is found in O(words); what lies between costs
    /// O(its words x those that differ), and where it has over 2,000 words it is told as a whole.
    pub fn between(first: &str, second: &str) -> Self {
        let (a, b): (Vec<&str>, Vec<&str>) = (first.split_whitespace().collect(), second.split_whitespace().collect());
        let head = shared(a.iter().zip(&b));
        let (a_rest, b_rest) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
        let tail = shared(a_rest.iter().rev().zip(b_rest.iter().rev()));
        let (a_middle, a_tail) = a_rest.split_at_checked(a_rest.len() - tail).unwrap_or_default();
        let (b_middle, _) = b_rest.split_at_checked(b_rest.len() - tail).unwrap_or_default();
        let mut edits = vec![Edit::Same(a.get(..head).unwrap_or_default().join(" "))];
        edits.extend(compared(a_middle, b_middle));
        edits.push(Edit::Same(a_tail.join(" ")));
        edits.retain(|edit| !edit.text().is_empty());
        Difference { edits }
    }

    /// The stretches, in order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Whether there is no difference.
    pub fn is_empty(&self) -> bool {
        self.edits.iter().all(|edit| matches!(edit, Edit::Same(_)))
    }
}

/// How many pairs at the start are equal.
fn shared<'w>(pairs: impl Iterator<Item = (&'w &'w str, &'w &'w str)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}

fn compared(a: &[&str], b: &[&str]) -> Vec<Edit> {
    let ops = if a.len().max(b.len()) > MOST_WORDS {
        vec![DiffOp::Replace { old_index: 0, old_len: a.len(), new_index: 0, new_len: b.len() }]
    } else {
        let mut numbers = HashMap::new();
        let (a, b) = (numbered(a, &mut numbers), numbered(b, &mut numbers));
        capture_diff_slices(Algorithm::Myers, &a, &b)
    };
    let join = |words: &[&str], range: std::ops::Range<usize>| words.get(range).unwrap_or_default().join(" ");
    let edits = ops.into_iter().flat_map(|op| match op {
        DiffOp::Equal { .. } => vec![Edit::Same(join(a, op.old_range()))],
        _ => vec![Edit::Removed(join(a, op.old_range())), Edit::Added(join(b, op.new_range()))],
    });
    edits.collect()
}

/// The words as numbers, which are compared in O(1), however long the words are.
fn numbered<'w>(words: &[&'w str], numbers: &mut HashMap<&'w str, usize>) -> Vec<usize> {
    let number = |word: &&'w str| {
        let next = numbers.len();
        *numbers.entry(*word).or_insert(next)
    };
    words.iter().map(number).collect()
}

impl Edit {
    /// Its words.
    pub fn text(&self) -> &str {
        match self {
            Edit::Same(text) | Edit::Removed(text) | Edit::Added(text) => text,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| {
            self.edits.iter().enumerate().try_for_each(|(index, edit)| {
                f.write_str(if index > 0 { " " } else { "" })?;
                match edit {
                    Edit::Same(text) => f.write_str(text),
                    Edit::Removed(text) => write!(f, "[-{text}-]"),
                    Edit::Added(text) => write!(f, "{{+{text}+}}"),
                }
            })
        })
    }
}
