//! What the data model demands: one table of its classes, their properties, and what these hold.

/// What a property holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Range {
    /// Text.
    Text,
    /// An IRI.
    Iri,
    /// A moment in UTC.
    Moment,
    /// A whole number from 0.
    Count,
    /// One of a closed list.
    Listed(&'static [&'static str]),
    /// An IRI, or an object of this class.
    Object(Class),
}

/// How many values a property has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Many {
    Any,
    AtMostOne,
    One,
    Some,
}

/// A class, as far as it is known from where an object stands; which one it is exactly, its `type` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Annotation,
    Page,
    Collection,
    /// A collection that a page names: its `id` at least.
    PartOf,
    /// A body or a target.
    Resource,
    External,
    Textual,
    Specific,
    Choice,
    /// A composite, a list, independents.
    Several,
    Selector,
    /// A state, or a selector that narrows it.
    State,
    Agent,
    Stylesheet,
    /// Of any class: it says what it likes.
    Anything,
}

/// A property: its name, how many values it has, what they are.
pub(super) type Property = (&'static str, Many, Range);

use Many::{Any, AtMostOne, One, Some};
use Range::{Count, Iri, Listed, Moment, Object, Text};

/// The context of the data model.
pub(super) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// What every resource may have.
const COMMON: &[Property] = &[
    ("type", Any, Text),
    ("creator", Any, Object(Class::Agent)),
    ("created", AtMostOne, Moment),
    ("modified", AtMostOne, Moment),
    ("generator", Any, Object(Class::Agent)),
    ("generated", AtMostOne, Moment),
    ("audience", Any, Object(Class::Anything)),
    ("rights", Any, Iri),
    ("canonical", AtMostOne, Iri),
    ("via", Any, Iri),
];

/// What a body or a target may have.
const RESOURCE: &[Property] = &[
    ("format", Any, Text),
    ("language", Any, Text),
    ("processingLanguage", AtMostOne, Text),
    ("textDirection", AtMostOne, Listed(&["ltr", "rtl", "auto"])),
    ("accessibility", Any, Text),
    ("purpose", Any, Text),
];

impl Class {
    /// Its properties, in groups.
    pub(super) fn properties(self) -> [&'static [Property]; 3] {
        let own: &[Property] = match self {
            Class::Annotation => &[
                ("id", One, Iri),
                ("type", Some, Text),
                ("body", Any, Object(Class::Resource)),
                ("bodyValue", AtMostOne, Text),
                ("target", Some, Object(Class::Resource)),
                ("motivation", Any, Text),
                ("stylesheet", AtMostOne, Object(Class::Stylesheet)),
            ],
            Class::Page => &[
                ("id", One, Iri),
                ("type", Some, Text),
                ("partOf", AtMostOne, Object(Class::PartOf)),
                ("next", AtMostOne, Iri),
                ("prev", AtMostOne, Iri),
                ("startIndex", AtMostOne, Count),
                ("items", Some, Object(Class::Annotation)),
            ],
            Class::Collection => &[
                ("id", One, Iri),
                ("type", Some, Text),
                ("label", Any, Text),
                ("total", AtMostOne, Count),
                ("first", AtMostOne, Object(Class::Page)),
                ("last", AtMostOne, Object(Class::Page)),
            ],
            Class::PartOf => &[("id", One, Iri), ("label", Any, Text), ("total", AtMostOne, Count)],
            Class::External => &[("id", One, Iri)],
            Class::Textual => &[("id", AtMostOne, Iri), ("value", One, Text)],
            Class::Specific => &[
                ("id", AtMostOne, Iri),
                ("source", One, Object(Class::External)),
                ("selector", Any, Object(Class::Selector)),
                ("state", Any, Object(Class::State)),
                ("styleClass", Any, Text),
                ("renderedVia", Any, Object(Class::Anything)),
                ("scope", Any, Object(Class::Anything)),
            ],
            Class::Choice | Class::Several => &[("id", AtMostOne, Iri), ("items", Some, Object(Class::Resource))],
            Class::Agent => &[
                ("id", AtMostOne, Iri),
                ("name", Any, Text),
                ("nickname", AtMostOne, Text),
                ("email", Any, Iri),
                ("email_sha1", Any, Text),
                ("homepage", Any, Iri),
            ],
            Class::Stylesheet => &[("id", AtMostOne, Iri), ("value", AtMostOne, Text)],
            Class::Anything => &[("id", AtMostOne, Iri)],
            Class::Resource | Class::Selector | Class::State => &[],
        };
        let resource: &[Property] = match self {
            Class::External | Class::Textual | Class::Specific | Class::Choice | Class::Several => RESOURCE,
            _ => &[],
        };
        let common: &[Property] = match self {
            Class::Selector | Class::State | Class::Resource => &[],
            _ => COMMON,
        };
        [own, resource, common]
    }
}

/// The sets of resources, beside [`Class::Choice`].
pub(super) const SEVERAL: &[&str] = &["Composite", "List", "Independents"];

/// What only a specific resource has.
pub(super) const SPECIFIC: &[&str] = &["source", "selector", "state", "styleClass", "renderedVia", "scope"];

const REFINED: Property = ("refinedBy", Any, Object(Class::Selector));

/// The classes of selectors, each with its properties.
const SELECTORS: &[(&str, &[Property])] = &[
    ("FragmentSelector", &[("value", One, Text), ("conformsTo", AtMostOne, Iri), REFINED]),
    ("CssSelector", &[("value", One, Text), REFINED]),
    ("XPathSelector", &[("value", One, Text), REFINED]),
    ("TextQuoteSelector", &[("exact", One, Text), ("prefix", AtMostOne, Text), ("suffix", AtMostOne, Text), REFINED]),
    ("TextPositionSelector", &[("start", One, Count), ("end", One, Count), REFINED]),
    ("DataPositionSelector", &[("start", One, Count), ("end", One, Count), REFINED]),
    ("SvgSelector", &[("value", AtMostOne, Text), REFINED]),
    (
        "RangeSelector",
        &[("startSelector", One, Object(Class::Selector)), ("endSelector", One, Object(Class::Selector)), REFINED],
    ),
];

/// The classes of states.
const STATES: &[(&str, &[Property])] = &[
    (
        "TimeState",
        &[
            ("sourceDate", Any, Moment),
            ("sourceDateStart", AtMostOne, Moment),
            ("sourceDateEnd", AtMostOne, Moment),
            ("cached", Any, Iri),
            ("refinedBy", Any, Object(Class::State)),
        ],
    ),
    ("HttpRequestState", &[("value", One, Text), ("refinedBy", Any, Object(Class::State))]),
];

/// The properties of a selector or a state of this type; none of a type that the model does not know.
pub(super) fn of_type(class: Class, name: &str) -> Option<&'static [Property]> {
    let states = if class == Class::State { STATES } else { &[] };
    let found = SELECTORS.iter().chain(states).find(|(known, _)| *known == name);
    found.map(|(_, properties)| *properties)
}
