//! Snippets drawn as rustc draws its errors.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet as Drawn};

use super::boundary::floor;
use super::snippet::{Snippet, visible};
use super::span::Span;

impl Snippet<'_> {
    /// The same lines and labels, drawn by the crate that draws rustc's errors; in colour if asked, which is for terminals only:
    /// `snippet.rendered(std::io::stdout().is_terminal())`. What is in the text cannot steer the terminal. Cost: O(text).
    pub fn rendered(&self, color: bool) -> String {
        let (name, content, marks) = self.parts();
        let place = |byte: u32| {
            let text = content.as_str();
            text.get(..floor(text, byte as usize)).map_or(0, |before| visible(before, true).len())
        };
        let annotations = marks.iter().map(|(span, label): &(Span, String)| {
            let label = (!label.is_empty()).then(|| visible(label, false));
            AnnotationKind::Primary.span(place(span.start())..place(span.end())).label(label)
        });
        let drawn = Drawn::source(visible(content.as_str(), true)).path(visible(name, false)).annotations(annotations);
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[Group::with_level(Level::NOTE).element(drawn)]) + "\n"
    }
}
