//! What can be sent to another thread, and asked from several.

use dictum::*;

fn is_shared<T: Send + Sync>() {}

#[test]
fn graphs_views_faces_and_answers_are_send_and_sync() {
    is_shared::<Graph>();
    is_shared::<View>();
    is_shared::<Through<'_>>();
    is_shared::<NodeRef<'_>>();
    is_shared::<AgentRef<'_>>();
    is_shared::<DocumentRef<'_>>();
    is_shared::<VoiceRef<'_>>();
    is_shared::<PersonRef<'_>>();
    is_shared::<OrganizationRef<'_>>();
    is_shared::<PlaceRef<'_>>();
    is_shared::<EventRef<'_>>();
    is_shared::<SomeoneRef<'_>>();
    is_shared::<QuoteRef<'_>>();
    is_shared::<ClaimRef<'_>>();
    is_shared::<ReviewRef<'_>>();
    is_shared::<ComparisonRef<'_>>();
    is_shared::<StatementRef<'_>>();
    is_shared::<StanceRef<'_>>();
    is_shared::<Stated<'_, PersonRef<'_>>>();
    is_shared::<Account<'_>>();
    is_shared::<Hop<'_>>();
    is_shared::<Evidence<'_>>();
    is_shared::<Excerpt<'_>>();
    is_shared::<Quotes<'_>>();
    is_shared::<Claims<'_>>();
    is_shared::<Nodes<'_, Person>>();
    is_shared::<Set<'_, Person>>();
    is_shared::<Pattern<'_>>();
    is_shared::<Rows<'_>>();
    is_shared::<Row<'_>>();
    is_shared::<Network<'_>>();
    is_shared::<Path<'_>>();
    is_shared::<Paths<'_>>();
    is_shared::<Walk<'_>>();
    is_shared::<Step<'_>>();
    is_shared::<Steps<'_>>();
    is_shared::<Edges<'_>>();
    is_shared::<Dense<'_>>();
    is_shared::<Neighbourhood<'_>>();
    is_shared::<Compacted>();
    is_shared::<Snippet<'_>>();
    is_shared::<Tally<PersonRef<'_>>>();
    is_shared::<Quote>();
    is_shared::<Statement>();
    is_shared::<Annotations>();
    is_shared::<GraphError>();
}
