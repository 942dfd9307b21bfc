//! Questions, patterns and walks.

use dictum::{Claims, Disjoint, Pattern, QuoteRef, Quotes, Relation, StanceKind, VoiceKind};

use super::{Asked, ENOUGH, Question};

fn count(quotes: Quotes<'_>) -> usize {
    quotes.count()
}

fn claims(claims: Claims<'_>) -> usize {
    claims.count()
}

fn rows(pattern: &Pattern<'_>) -> usize {
    pattern.rows(ENOUGH).map_or(0, |rows| rows.count())
}

fn quotes<'g>(asked: &Asked<'g>) -> Quotes<'g> {
    asked.view.quotes()
}

/// With the same answer they take the same work in a graph of any size.
pub(super) const FLAT: &[Question] = &[
    ("quotes.spoken_by", |asked| count(quotes(asked).spoken_by(asked.story.people[0]))),
    ("quotes.to", |asked| count(quotes(asked).to(asked.story.people[0]))),
    ("quotes.by_way_of", |asked| count(quotes(asked).by_way_of(asked.story.paper))),
    ("quotes.in_document", |asked| count(quotes(asked).in_document(asked.story.document))),
    ("quotes.in_voice", |asked| count(quotes(asked).in_voice(asked.story.note))),
    ("quotes.during", |asked| count(quotes(asked).during(asked.story.hearing))),
    ("quotes.throughout", |asked| count(quotes(asked).throughout(asked.story.hearing))),
    ("quotes.at", |asked| count(quotes(asked).at(asked.story.town))),
    ("quotes.within", |asked| count(quotes(asked).within(asked.story.town))),
    ("quotes.nested_in", |asked| count(quotes(asked).nested_in(asked.story.quotes[0]))),
    ("quotes.overlapping", |asked| {
        let passage = asked.view.quote(asked.story.quotes[0]).ok().and_then(|quote| quote.excerpts().next());
        passage.map_or(0, |passage| count(quotes(asked).overlapping(passage.extent())))
    }),
    ("quotes.after", |asked| quotes(asked).after(asked.story.quotes[3]).iter().take(10).count()),
    ("quotes.first", |asked| quotes(asked).iter().take(10).count()),
    ("quotes of a hub", |asked| count(quotes(asked).about(asked.story.hub).spoken_by(asked.story.people[0]))),
    ("quotes by all that is tested", |asked| {
        let of =
            quotes(asked).spoken_by(asked.story.people[0]).direct().attributed().relays(..9).segments(1..2).hedged();
        let of = of.hedged_with("reportedly").containing("remark").in_voices(VoiceKind::Author);
        let year = "2024".parse::<dictum::Date>();
        year.map_or(0, |year| count(of.perhaps_published(year.clone()).published(year)))
    }),
    ("quotes.tally", |asked| quotes(asked).in_document(asked.story.document).tally(QuoteRef::speakers).len()),
    ("quotes.tally_along", |asked| {
        quotes(asked).in_document(asked.story.document).tally_along(Relation::SpokenBy).len()
    }),
    ("quotes, sets", |asked| {
        let [one, other] = [0, 1].map(|person| quotes(asked).spoken_by(asked.story.people[person]).set());
        let heard = quotes(asked).to(asked.story.people[1]);
        ((one | other) & heard.clone()).len() + (heard.set() - quotes(asked).spoken_by(asked.story.people[0])).len()
    }),
    ("claims.about", |asked| claims(asked.view.claims().about(asked.story.people[0]))),
    ("claims.held_by", |asked| claims(asked.view.claims().held_by(asked.story.quotes[0]))),
    ("claims.in_document", |asked| claims(asked.view.claims().in_document(asked.story.document))),
    ("claims.in_voice", |asked| claims(asked.view.claims().in_voice(asked.story.note))),
    ("claims.overlapping", |asked| {
        let passage = asked.view.quote(asked.story.quotes[0]).ok().and_then(|quote| quote.excerpts().next());
        passage.map_or(0, |passage| claims(asked.view.claims().overlapping(passage.extent())))
    }),
    ("claims by all that is tested", |asked| {
        let of = asked.view.claims().about(asked.story.people[0]).disputed().reviewed();
        claims(of.stance(StanceKind::Asserts).hedged().by_quotes())
    }),
    ("people.named", |asked| asked.view.people().named(&format!("person 0 of {:06}", asked.story.number)).count()),
    ("nodes.named", |asked| asked.view.nodes().named(&format!("Paper {:06}", asked.story.number)).count()),
    ("by key", |asked| usize::from(asked.view.person(format!("person-0-of-{:06}", asked.story.number)).is_ok())),
    ("by a key that is none", |asked| usize::from(asked.view.person("nobody-at-all-here").is_err())),
    ("by handle", |asked| usize::from(asked.view.claim(asked.story.claim).is_ok())),
    ("pattern of a claim", |asked| {
        let mut pattern = asked.view.pattern();
        let (one, other) = (pattern.one_of(asked.view.quotes()), pattern.one_of(asked.view.quotes()));
        let (who, claim) = (pattern.one_of(asked.view.people()), asked.story.claim);
        pattern.with(one, StanceKind::Asserts, claim).with(other, StanceKind::Denies, claim);
        rows(pattern.with(other, Relation::SpokenBy, who).differ(one, other))
    }),
    ("pattern of a list", |asked| {
        let mut pattern = asked.view.pattern();
        let said = pattern.one_of(asked.view.quotes().in_document(asked.story.document));
        let (who, heard) = (pattern.one_of(asked.view.people()), pattern.one_of(asked.view.people()));
        pattern.with(said, Relation::SpokenBy, who).with(said, Relation::To, heard);
        rows(pattern.without(asked.view.quotes().hedged(), Relation::SpokenBy, who))
    }),
    ("pattern past a hub", |asked| {
        let mut pattern = asked.view.pattern();
        let (said, who) = (pattern.one_of(asked.view.quotes()), pattern.one_of(asked.view.agents()));
        pattern.with(said, Relation::About, asked.story.hub).with(said, Relation::SpokenBy, who);
        rows(pattern.with(said, Relation::During, asked.story.hearing))
    }),
    ("pattern of two who answer", |asked| {
        let mut pattern = asked.view.pattern();
        let (said, answer) = (pattern.one_of(asked.view.quotes()), pattern.one_of(asked.view.quotes()));
        let other = pattern.one_of(asked.view.people());
        pattern.with(said, Relation::SpokenBy, asked.story.people[0]).with(said, Relation::To, other);
        rows(pattern.with(answer, Relation::SpokenBy, other))
    }),
    ("pattern.explain", |asked| {
        let mut pattern = asked.view.pattern();
        let said = pattern.one_of(asked.view.quotes());
        pattern.with(said, Relation::SpokenBy, asked.story.people[0]);
        pattern.explain().map_or(0, |explained| explained.lines().count())
    }),
    ("shortest_path", |asked| asked.talk.shortest_path(asked.from, asked.to).map_or(0, |path| path.len())),
    ("neighbourhood", |asked| asked.talk.neighbourhood(asked.from, 3).nodes().len()),
    ("simple_paths", |asked| asked.talk.simple_paths(asked.from, asked.to, 6, ENOUGH).count()),
    ("walk", |asked| {
        let heard = Relation::SpokenBy.inverse().then(Relation::To).repeated(1..);
        asked.view.walk([asked.from], heard).count()
    }),
    ("walk to a depth", |asked| {
        let either = Relation::SpokenBy.or(Relation::To);
        let talked = either.clone().inverse().then(either).repeated(1..=3);
        asked.view.walk([asked.from], talked).count()
    }),
    ("walk.path_to", |asked| {
        let heard = Relation::SpokenBy.inverse().then(Relation::To).repeated(1..);
        asked.view.walk([asked.from], heard).path_to(asked.to).map_or(0, |path| path.len())
    }),
    ("petgraph's Bfs", |asked| {
        let mut bfs = petgraph::visit::Bfs::new(asked.talk, asked.from);
        std::iter::from_fn(|| bfs.next(asked.talk)).count()
    }),
    ("petgraph's Dfs", |asked| {
        let mut dfs = petgraph::visit::Dfs::new(asked.talk, asked.from);
        std::iter::from_fn(|| dfs.next(asked.talk)).count()
    }),
    ("disjoint_paths", |asked| asked.talk.disjoint_paths(asked.from, asked.to, Disjoint::Nodes).len()),
];

/// Every node of a kind is looked at where they stand alone, or the answer has all of them: their documentation says so.
pub(super) const GROWING: &[Question] = &[
    ("quotes.kinds", |asked| count(quotes(asked).kinds([dictum::QuoteKind::Scare]))),
    ("quotes.unattributed", |asked| count(quotes(asked).unattributed())),
    ("quotes.relays", |asked| count(quotes(asked).relays(9..))),
    ("quotes.segments", |asked| count(quotes(asked).segments(2..))),
    ("quotes.in_voices", |asked| count(quotes(asked).in_voices(VoiceKind::Caption))),
    ("quotes.hedged_with", |asked| count(quotes(asked).hedged_with("perhaps"))),
    ("quotes.containing", |asked| count(quotes(asked).containing("nothing of it"))),
    ("quotes.modality", |asked| count(quotes(asked).modality(dictum::Modality::Questioned))),
    ("quotes.uttered", |asked| "1999".parse().map_or(0, |year| count(quotes(asked).uttered(year)))),
    ("quotes.published", |asked| "1999".parse().map_or(0, |year| count(quotes(asked).published(year)))),
    ("claims.with_verdict", |asked| claims(asked.view.claims().with_verdict("none"))),
    ("claims.disputed", |asked| asked.view.claims().disputed().stance(StanceKind::Predicts).count()),
    ("components", |asked| asked.talk.components().len()),
    ("page_rank", |asked| asked.talk.page_rank(0.85).len()),
    ("a view made", |asked| asked.view.through(dictum::Only::documents([asked.story.document])).quotes().count()),
];
