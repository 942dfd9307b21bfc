//! Snippets drawn as rustc draws its errors.

use std::collections::BTreeMap;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet as Drawn};

use super::boundary::floor;
use super::snippet::Snippet;
use super::span::Span;
use super::visible::{visible, visible_in};

impl Snippet<'_> {
    /// The same lines and labels, drawn by the crate that draws rustc's errors; in colour if asked, which is for terminals only:
    /// `snippet.rendered(std::io::stdout().is_terminal())`. What is in the text cannot steer the terminal. Cost: O(text + marks), and
    /// that of the crate.
    pub fn rendered(&self, color: bool) -> String {
        let group = self.each().fold(Group::with_level(Level::NOTE), |group, text| group.element(text.drawn()));
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group]) + "\n"
    }

    fn drawn(&self) -> Drawn<'static, Annotation<'static>> {
        let (name, content, marks) = self.parts();
        let text = content.as_str();
        let mut ends: Vec<usize> =
            marks.iter().flat_map(|(span, _)| [span.start(), span.end()]).map(at(text)).collect();
        ends.sort_unstable();
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let (mut last, mut shown) = (0, 0);
        for end in ends {
            shown += visible_in(text, last..end, true).len();
            places.insert(end, shown);
            last = end;
        }
        let place = |byte: u32| places.get(&at(text)(byte)).copied().unwrap_or_default();
        let annotations = marks.iter().map(|(span, label): &(Span, String)| {
            let label = (!label.is_empty()).then(|| visible(label, false));
            AnnotationKind::Primary.span(place(span.start())..place(span.end())).label(label)
        });
        Drawn::source(visible(content.as_str(), true)).path(visible(name, false)).annotations(annotations)
    }
}

/// An offset as the last character boundary at or before it.
fn at(text: &str) -> impl Fn(u32) -> usize + '_ {
    |byte| floor(text, byte as usize)
}
