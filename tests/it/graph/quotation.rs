//! What is one quotation, and what is two.

use dictum::{Document, FaultKind, Graph, GraphError, Quote, Span};

/// How words of a text are parted that are given as one direct segment; nothing where they are one quotation.
fn parted(text: &str, words: &str) -> Vec<String> {
    let mut graph = Graph::new();
    let document = graph.insert(Document::new("wire", text)).unwrap();
    let inserted = graph.insert(Quote::direct(document, words).unattributed());
    let told = |span: &Span| text[span.range()].to_owned();
    match inserted {
        Ok(_) => Vec::new(),
        Err(GraphError::Refused(refused)) => match &refused.faults[0].kind {
            FaultKind::Spliced { parts, .. } => parts.iter().map(told).collect(),
            other => panic!("{text}: {other}"),
        },
        Err(other) => panic!("{text}: {other}"),
    }
}

#[test]
fn two_quotations_and_who_speaks_between_them_are_not_one_in_the_marks_of_any_language() {
    for (text, words) in [
        ("“Come in,” he said, “and sit.”", "Come in,” he said, “and sit."),
        ("\"Come in,\" he said, \"and sit.\"", "Come in,\" he said, \"and sit."),
        ("\"Come in\", he said, \"and sit\".", "Come in\", he said, \"and sit"),
        ("‘Come in,’ he said, ‘and sit.’", "Come in,’ he said, ‘and sit."),
        ("‘Come in’, he said, ‘and sit’.", "Come in’, he said, ‘and sit"),
        ("'Come in,' he said, 'and sit.'", "Come in,' he said, 'and sit."),
        ("'Come in', he said, 'and sit'.", "Come in', he said, 'and sit"),
        ("``Come in,'' he said, ``and sit.''", "Come in,'' he said, ``and sit."),
        ("``Come in'', he said, ``and sit''.", "Come in'', he said, ``and sit"),
        ("''Come in'', he said, ''and sit''.", "Come in'', he said, ''and sit"),
        ("`Come in', he said, `and sit'.", "Come in', he said, `and sit"),
        ("«Come in», he said, «and sit».", "Come in», he said, «and sit"),
        ("« Come in, » he said, « and sit. »", "Come in, » he said, « and sit."),
        ("«\u{a0}Come in,\u{a0}» he said, «\u{a0}and sit.\u{a0}»", "Come in,\u{a0}» he said, «\u{a0}and sit."),
        ("»Come in«, he said, »and sit«.", "Come in«, he said, »and sit"),
        ("»Come in», he said, »and sit».", "Come in», he said, »and sit"),
        ("„Come in“, he said, „and sit“.", "Come in“, he said, „and sit"),
        ("„Come in”, he said, „and sit”.", "Come in”, he said, „and sit"),
        ("”Come in”, he said, ”and sit”.", "Come in”, he said, ”and sit"),
        ("‚Come in‘, he said, ‚and sit‘.", "Come in‘, he said, ‚and sit"),
        ("‚Come in’, he said, ‚and sit’.", "Come in’, he said, ‚and sit"),
        ("›Come in‹, he said, ›and sit‹.", "Come in‹, he said, ›and sit"),
        ("‹Come in›, he said, ‹and sit›.", "Come in›, he said, ‹and sit"),
        ("「Come in,」 he said, 「and sit.」", "Come in,」 he said, 「and sit."),
        ("＂Come in,＂ he said, ＂and sit.＂", "Come in,＂ he said, ＂and sit."),
        ("— Come in, — he said, — and sit.", "Come in, — he said, — and sit."),
        ("She stood.\n– Come in! – he said. – And sit.", "Come in! – he said. – And sit."),
    ] {
        let parts = parted(text, words);
        assert_eq!(parts.len(), 2, "{text}: {parts:?}");
        assert!(parts[0].starts_with("Come in") && !parts[0].contains("said"), "{text}: {parts:?}");
        assert!(parts[1].to_lowercase().trim().starts_with("and sit"), "{text}: {parts:?}");
    }
}

#[test]
fn what_is_given_with_its_marks_is_parted_too() {
    for text in [
        "“Come in,” he said, “and sit.”",
        "“Come in”, he said, “and sit”.",
        "'Come in', he said, 'and sit'.",
        "``Come in'', he said, ``and sit''.",
        "„Come in“, he said, „and sit“.",
        "— Come in, — he said, — and sit.",
    ] {
        assert_eq!(parted(text, text).len(), 2, "{text}");
    }
}

#[test]
fn one_quotation_is_not_parted_by_apostrophes_by_what_is_quoted_in_it_nor_by_dashes() {
    for (text, words) in [
        ("‘The dogs’ owner won’t come,’ he said.", "The dogs’ owner won’t come,"),
        ("'The dogs' owner told 'em to go in '96,' he said.", "The dogs' owner told 'em to go in '96,"),
        ("'It is the boys' and the girls' day,' he said.", "It is the boys' and the girls' day,"),
        ("‘They called it “peace”, and we “war”,’ he said.", "They called it “peace”, and we “war”,"),
        ("“They called it ‘peace’, and we ‘war’,” he said.", "They called it ‘peace’, and we ‘war’,"),
        ("\"They called it 'peace', and we 'war',\" he said.", "They called it 'peace', and we 'war',"),
        ("``They called it `peace', and we `war','' he said.", "They called it `peace', and we `war',"),
        ("«They called it „peace“, and we „war“», he said.", "They called it „peace“, and we „war“"),
        ("“Peace”, “bread” and “land” were on the walls.", "“Peace”, “bread” and “land” were on the walls."),
        ("The board is 5'10\" by 6'2\" and no more.", "The board is 5'10\" by 6'2\" and no more."),
        ("The board is 10'' by 12'', and no more.", "The board is 10'' by 12'', and no more."),
        ("“We came — all of us, — they said, — and left.”", "We came — all of us, — they said, — and left."),
        ("— We came — all of us — and left.", "We came — all of us — and left."),
        ("— We came, — and then left.", "We came, — and then left."),
        ("“The first.\n“The second.”", "The first.\n“The second."),
        ("‘The first.\n‘The second.’", "The first.\n‘The second."),
    ] {
        assert_eq!(parted(text, words), Vec::<String>::new(), "{text}");
    }
}
