//! The data model: what is demanded, and what is given.

use dictum::io::webanno::{Breach, Published, PublishedKind, ResourceKind, SelectorKind, StateKind};
use proptest::prelude::*;
use serde_json::{Value, json};

fn annotation(with: Value) -> Value {
    let mut annotation = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "target": "http://example.org/harbour",
    });
    annotation.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    annotation
}

fn faults(of: &Value) -> Vec<(String, Breach)> {
    let read = Published::read(&of.to_string());
    read.map_or_else(|faults| faults.iter().map(|fault| (fault.path.clone(), fault.breach)).collect(), |_| Vec::new())
}

fn one(path: &str, breach: Breach) -> Vec<(String, Breach)> {
    vec![(path.to_owned(), breach)]
}

#[test]
fn every_part_of_an_annotation_is_given_by_name() {
    let whole = annotation(json!({
        "motivation": "commenting", "creator": { "id": "http://example.org/eva", "type": "Person", "name": "Eva", "nickname": "ev",
            "email": "mailto:eva@example.org", "email_sha1": "58bad", "homepage": "http://example.org/~eva" },
        "created": "2015-10-13T13:00:00Z", "modified": "2015-10-13T13:00:01.5Z", "generator": "http://example.org/client",
        "generated": "2015-10-14T15:13:28Z", "rights": "http://example.org/cc0", "canonical": "urn:uuid:1", "via": ["http://example.org/a", "http://example.org/b"],
        "audience": { "type": "schema:EducationalAudience" }, "stylesheet": { "type": "CssStylesheet", "value": ".red {}" }, "ex:own": [1, 2],
        "body": [
            { "type": "TextualBody", "value": "ja", "language": "de", "format": "text/plain", "purpose": "tagging", "textDirection": "ltr", "processingLanguage": "de" },
            { "type": "Choice", "items": ["http://example.org/note1", { "id": "http://example.org/note2", "type": "Video", "accessibility": "captions" }] },
        ],
        "target": { "source": "http://example.org/harbour", "styleClass": "red", "scope": "http://example.org/page", "renderedVia": { "type": "Software" },
            "state": { "type": "TimeState", "sourceDateStart": "2015-07-20T13:30:00Z", "sourceDateEnd": "2015-07-21T13:30:00Z", "cached": "http://example.org/copy",
                "refinedBy": { "type": "HttpRequestState", "value": "Accept: application/pdf", "refinedBy": { "type": "CssSelector", "value": "p" } } },
            "selector": { "type": "RangeSelector", "startSelector": { "type": "XPathSelector", "value": "//p[1]" },
                "endSelector": { "type": "FragmentSelector", "value": "end", "conformsTo": "http://tools.ietf.org/rfc/rfc3236" } } },
    }));
    let published = Published::read(&whole.to_string()).unwrap();
    assert_eq!(published.kind(), PublishedKind::Annotation);
    let it = published.annotations().next().unwrap();
    assert_eq!((it.id(), it.motivations().next()), (Some("http://example.org/anno1"), Some("commenting")));
    let eva = it.creators().next().unwrap();
    assert_eq!(
        (eva.id(), eva.names().next(), eva.nickname()),
        (Some("http://example.org/eva"), Some("Eva"), Some("ev"))
    );
    assert_eq!((eva.emails().count(), eva.emails_sha1().count(), eva.homepages().count()), (1, 1, 1));
    assert_eq!(it.generators().next().unwrap().id(), Some("http://example.org/client"));
    assert_eq!((it.created(), it.modified()), (Some("2015-10-13T13:00:00Z"), Some("2015-10-13T13:00:01.5Z")));
    assert_eq!((it.via().count(), it.canonical(), it.rights().count()), (2, Some("urn:uuid:1"), 1));
    assert_eq!((it.other("ex:own").as_deref(), it.other("ex:none")), (Some("[1,2]"), None));
    assert_eq!((it.stylesheets().next().unwrap().value(), it.audiences().count()), (Some(".red {}"), 1));
    let bodies: Vec<_> = it.bodies().collect();
    assert_eq!((bodies[0].kind(), bodies[1].kind()), (ResourceKind::Textual, ResourceKind::Choice));
    assert_eq!(
        (bodies[0].value(), bodies[0].languages().next(), bodies[0].purposes().next()),
        (Some("ja"), Some("de"), Some("tagging"))
    );
    assert_eq!(
        bodies[1].items().map(|item| item.id().unwrap()).collect::<Vec<_>>(),
        ["http://example.org/note1", "http://example.org/note2"]
    );
    let target = it.targets().next().unwrap();
    assert_eq!((target.kind(), target.source()), (ResourceKind::Specific, Some("http://example.org/harbour")));
    let SelectorKind::Range { start, end } = target.selectors().next().unwrap().kind() else { panic!("it is a range") };
    assert_eq!(start.kind(), SelectorKind::XPath("//p[1]"));
    assert_eq!(
        end.kind(),
        SelectorKind::Fragment { value: "end", conforms_to: Some("http://tools.ietf.org/rfc/rfc3236") }
    );
    let state = target.states().next().unwrap();
    assert_eq!(
        (state.kind(), state.source_date_start(), state.cached().next()),
        (StateKind::Time, Some("2015-07-20T13:30:00Z"), Some("http://example.org/copy"))
    );
    let request = state.refined_by().next().unwrap();
    assert_eq!(request.kind(), StateKind::HttpRequest("Accept: application/pdf"));
    assert_eq!(request.refined_by().next().unwrap().selector().unwrap().kind(), SelectorKind::Css("p"));
}

#[test]
fn what_a_selector_or_a_state_demands_is_told_where_it_is_broken() {
    let selected = |selector: Value| {
        annotation(json!({ "target": { "source": "http://example.org/harbour", "selector": selector } }))
    };
    let of = |selector: Value| faults(&selected(selector));
    assert_eq!(of(json!({ "type": "TextPositionSelector", "start": 4, "end": 4 })), []);
    assert_eq!(
        of(json!({ "type": "TextPositionSelector", "start": 4, "end": 3 })),
        one("$.target.selector.end", Breach::NotCount)
    );
    assert_eq!(
        of(json!({ "type": "TextPositionSelector", "start": -1, "end": 3 })),
        one("$.target.selector.start", Breach::NotCount)
    );
    assert_eq!(
        of(json!({ "type": "DataPositionSelector", "start": 1.5, "end": 3 })),
        one("$.target.selector.start", Breach::NotCount)
    );
    assert_eq!(
        of(json!({ "type": "TextPositionSelector", "start": 4 })),
        one("$.target.selector.end", Breach::Missing)
    );
    assert_eq!(
        of(json!({ "type": "TextQuoteSelector", "prefix": "a" })),
        one("$.target.selector.exact", Breach::Missing)
    );
    assert_eq!(
        of(json!({ "type": ["CssSelector", "XPathSelector"], "value": "p" })),
        one("$.target.selector.type", Breach::TooMany)
    );
    assert_eq!(of(json!({ "value": "p" })), one("$.target.selector.type", Breach::Missing));
    assert_eq!(of(json!({ "type": "ex:MySelector" })), []);
    let deep = json!([{ "type": "CssSelector", "value": "p", "refinedBy": { "type": "RangeSelector", "startSelector": "http://example.org/s" } }]);
    assert_eq!(of(deep), one("$.target.selector[0].refinedBy.endSelector", Breach::Missing));
    let state = |state: Value| {
        faults(&annotation(json!({ "target": { "source": "http://example.org/harbour", "state": state } })))
    };
    let date = "2015-07-20T13:30:00Z";
    assert_eq!(
        state(json!({ "type": "TimeState", "sourceDate": date, "sourceDateEnd": date })),
        one("$.target.state.sourceDate", Breach::Excluded)
    );
    assert_eq!(
        state(json!({ "type": "TimeState", "sourceDateEnd": date })),
        one("$.target.state.sourceDateStart", Breach::Missing)
    );
    assert_eq!(
        state(json!({ "type": "TimeState", "sourceDate": "2015-07-20T13:30:00+01:00" })),
        one("$.target.state.sourceDate", Breach::NotMoment)
    );
    assert_eq!(state(json!({ "type": "HttpRequestState" })), one("$.target.state.value", Breach::Missing));
}

#[test]
fn pages_and_collections_have_what_they_must() {
    let item =
        json!({ "id": "http://example.org/anno1", "type": "Annotation", "target": "http://example.org/harbour" });
    let page = |with: Value| {
        let mut page = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/page1", "type": "AnnotationPage" });
        page.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
        page
    };
    assert_eq!(faults(&page(json!({ "items": [item] }))), []);
    assert_eq!(faults(&page(json!({ "items": [] }))), one("$.items", Breach::Missing));
    assert_eq!(faults(&page(json!({ "items": item }))), one("$.items", Breach::Class));
    assert_eq!(faults(&page(json!({ "items": [item], "startIndex": "0" }))), one("$.startIndex", Breach::NotCount));
    assert_eq!(
        faults(&page(json!({ "items": [item, { "id": "http://example.org/anno2", "type": "Annotation" }] }))),
        one("$.items[1].target", Breach::Missing)
    );
    let collection = page(json!({ "type": "AnnotationCollection", "total": 3, "label": "Three" }));
    assert_eq!(faults(&collection), one("$.first", Breach::Missing));
}

#[test]
fn a_key_that_stands_twice_is_told_with_its_line() {
    let twice = "{\n  \"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n  \"id\": \"http://example.org/1\",\n  \"id\": \"http://example.org/2\"\n}";
    let told = Published::read(twice).unwrap_err().to_string();
    assert!(told.starts_with("$: the key \"id\" stands twice in one object at line 4"), "{told}");
}

#[test]
fn moments_are_in_utc_and_of_the_calendar() {
    let of = |created: &str| faults(&annotation(json!({ "created": created }))).is_empty();
    for right in ["2015-01-28T12:00:00Z", "2016-02-29T23:59:59.123Z"] {
        assert!(of(right), "{right}");
    }
    for wrong in [
        "2015-01-28T12:00:00",
        "2015-01-28T12:00:00z",
        "2015-01-28 12:00:00Z",
        "2015-02-29T12:00:00Z",
        "2015-01-28T12:00:00.Z",
        "2015-01-28Z",
        "ü015-01-28T12:00:00Z",
    ] {
        assert!(!of(wrong), "{wrong}");
    }
}

/// Any JSON, with the words of the data model among its keys.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!("http://example.org/it")),
    ];
    let key = prop_oneof![
        "[a-z:@]{1,8}",
        prop::sample::select(vec![
            "id",
            "type",
            "body",
            "target",
            "source",
            "selector",
            "refinedBy",
            "items",
            "value",
            "state",
            "creator",
            "first"
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_read_is_the_same_when_it_is_written_and_read_again(other in any_json(), body in any_json(), selector in any_json()) {
        let whole = annotation(json!({ "ex:other": other, "body": body, "target": { "source": "http://example.org/harbour", "selector": selector } }));
        if let Ok(published) = Published::read(&whole.to_string()) {
            prop_assert_eq!(&Published::read(&published.to_json()).unwrap(), &published);
            let again: Value = serde_json::from_str(&published.to_json()).unwrap();
            prop_assert_eq!(again, whole);
        }
        let own = annotation(json!({ "ex:other": other }));
        prop_assert!(Published::read(&own.to_string()).is_ok(), "what the model does not know it permits");
    }

    #[test]
    fn no_json_and_no_text_makes_the_reader_fail(json in any_json(), text in "\\PC{0,40}") {
        let _ = Published::read(&json.to_string());
        let _ = Published::read(&text);
    }
}
