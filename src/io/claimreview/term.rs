//! The names of schema.org: how they are written, and which are links.

use crate::model::NodeKind;

/// A field or a type without the ways to say that it is schema.org's.
pub(super) fn term(name: &str) -> &str {
    let prefixes = ["schema:", "https://schema.org/", "http://schema.org/"];
    match prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name) {
        "type" => "@type",
        "id" => "@id",
        term => term,
    }
}

/// Whether a context is schema.org's, as far as one text says.
pub(super) fn is_schema_org(context: &str) -> bool {
    let address = ["https://", "http://", "//"].into_iter().find_map(|scheme| context.strip_prefix(scheme));
    let host = address.unwrap_or(context);
    let rest = host.strip_prefix("www.").unwrap_or(host).strip_prefix("schema.org");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#']))
}

/// The kinds of object that are counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Counted {
    Claim,
    ClaimReview,
    Quotation,
}

impl Counted {
    pub(super) const ALL: [Counted; 3] = [Counted::ClaimReview, Counted::Claim, Counted::Quotation];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Counted::Claim => "Claim",
            Counted::ClaimReview => "ClaimReview",
            Counted::Quotation => "Quotation",
        }
    }

    /// What an object of these types is, if it is one of them.
    pub(super) fn of<'t>(types: impl IntoIterator<Item = &'t str>) -> Option<Counted> {
        let types: Vec<&str> = types.into_iter().map(term).collect();
        Self::ALL.into_iter().find(|counted| types.contains(&counted.as_str()))
    }
}

/// The type of a node that has no other; none of somebody.
pub(super) fn plain(kind: NodeKind) -> Option<&'static str> {
    match kind {
        NodeKind::Person => Some("Person"),
        NodeKind::Organization => Some("Organization"),
        NodeKind::Place => Some("Place"),
        NodeKind::Event => Some("Event"),
        NodeKind::Document => Some("CreativeWork"),
        NodeKind::Claim => Some(Counted::Claim.as_str()),
        NodeKind::Review => Some(Counted::ClaimReview.as_str()),
        NodeKind::Quote => Some(Counted::Quotation.as_str()),
        _ => None,
    }
}

/// Whether an object of these types is read as a node of this kind.
pub(super) fn implies(types: &[&str], kind: NodeKind) -> bool {
    match kind {
        NodeKind::Claim | NodeKind::Review | NodeKind::Quote => plain(kind).is_some_and(|plain| types.contains(&plain)),
        kind => agent_kind(types.iter().copied()) == kind,
    }
}

/// What an agent of these types is. A kind is never guessed: of other types it is somebody.
pub(super) fn agent_kind<'t>(types: impl IntoIterator<Item = &'t str>) -> NodeKind {
    let kind = |name: &str| match name {
        "Person" => Some(NodeKind::Person),
        "Place" | "AdministrativeArea" | "City" | "State" | "Country" => Some(NodeKind::Place),
        "Event" => Some(NodeKind::Event),
        "CreativeWork" => Some(NodeKind::Document),
        name if ORGANIZATIONS.contains(&name) => Some(NodeKind::Organization),
        name if WORKS.iter().any(|work| name.ends_with(work)) => Some(NodeKind::Document),
        _ => None,
    };
    types.into_iter().find_map(|name| kind(term(name))).unwrap_or(NodeKind::Someone)
}

/// schema.org's `Organization` and what it says is one: those that check, publish or say something.
const ORGANIZATIONS: &[&str] = &[
    "Organization",
    "NewsMediaOrganization",
    "NGO",
    "GovernmentOrganization",
    "Corporation",
    "EducationalOrganization",
    "CollegeOrUniversity",
    "School",
    "LibrarySystem",
    "MedicalOrganization",
    "PerformingGroup",
    "PoliticalParty",
    "Project",
    "ResearchOrganization",
    "SportsOrganization",
    "WorkersUnion",
    "Consortium",
    "Cooperative",
    "Airline",
    "OnlineBusiness",
    "LocalBusiness",
];

/// How types of works end.
const WORKS: &[&str] =
    &["Article", "BlogPosting", "MediaPosting", "ForumPosting", "Report", "WebPage", "WebSite", "Legislation"];

/// Whether an object of these types is no work, where one is expected: it has some, and schema.org calls none of them one.
pub(super) fn is_no_work(types: &[String]) -> bool {
    let is_work =
        |name: &String| CREATIVE_WORKS.contains(&name.as_str()) || WORKS.iter().any(|work| name.ends_with(work));
    !types.is_empty() && !types.iter().any(is_work)
}

/// schema.org's `CreativeWork` and what it says is one, but for those that end like [`WORKS`].
const CREATIVE_WORKS: &[&str] = &[
    "CreativeWork",
    "3DModel",
    "AboutPage",
    "AmpStory",
    "Answer",
    "ArchiveComponent",
    "Atlas",
    "AudioObject",
    "AudioObjectSnapshot",
    "Audiobook",
    "Barcode",
    "Blog",
    "Book",
    "BookSeries",
    "Certification",
    "Chapter",
    "CheckoutPage",
    "Claim",
    "ClaimReview",
    "Clip",
    "Code",
    "Collection",
    "CollectionPage",
    "ComicCoverArt",
    "ComicIssue",
    "ComicSeries",
    "ComicStory",
    "Comment",
    "CompleteDataFeed",
    "ContactPage",
    "Conversation",
    "CorrectionComment",
    "Course",
    "CoverArt",
    "CreativeWorkSeason",
    "CreativeWorkSeries",
    "CriticReview",
    "DataCatalog",
    "DataDownload",
    "DataFeed",
    "Dataset",
    "DefinedTermSet",
    "Diet",
    "DigitalDocument",
    "Drawing",
    "EmailMessage",
    "EmployerReview",
    "Episode",
    "ExercisePlan",
    "FAQPage",
    "Game",
    "Guide",
    "HealthTopicContent",
    "HowTo",
    "HowToDirection",
    "HowToSection",
    "HowToStep",
    "HowToTip",
    "HyperToc",
    "HyperTocEntry",
    "ImageGallery",
    "ImageObject",
    "ImageObjectSnapshot",
    "ItemPage",
    "LearningResource",
    "LegislationObject",
    "LiveBlogPosting",
    "Manuscript",
    "Map",
    "MathSolver",
    "MediaGallery",
    "MediaObject",
    "MediaReview",
    "MediaReviewItem",
    "Menu",
    "MenuSection",
    "Message",
    "MobileApplication",
    "Movie",
    "MovieClip",
    "MovieSeries",
    "MusicAlbum",
    "MusicComposition",
    "MusicPlaylist",
    "MusicRecording",
    "MusicRelease",
    "MusicVideoObject",
    "Newspaper",
    "NoteDigitalDocument",
    "Painting",
    "Periodical",
    "Photograph",
    "Play",
    "PodcastEpisode",
    "PodcastSeason",
    "PodcastSeries",
    "Poster",
    "PresentationDigitalDocument",
    "ProductReview",
    "ProfilePage",
    "PublicationIssue",
    "PublicationVolume",
    "QAPage",
    "Question",
    "Quiz",
    "Quotation",
    "RadioClip",
    "RadioEpisode",
    "RadioSeason",
    "RadioSeries",
    "RealEstateListing",
    "Recipe",
    "Recommendation",
    "Review",
    "Sculpture",
    "SearchResultsPage",
    "Season",
    "Series",
    "SheetMusic",
    "ShortStory",
    "SiteNavigationElement",
    "SoftwareApplication",
    "SoftwareSourceCode",
    "SpecialAnnouncement",
    "SpreadsheetDigitalDocument",
    "Statement",
    "SuppliesPage",
    "TVClip",
    "TVEpisode",
    "TVSeason",
    "TVSeries",
    "Table",
    "TextDigitalDocument",
    "TextObject",
    "Thesis",
    "UserReview",
    "VideoGallery",
    "VideoGame",
    "VideoGameClip",
    "VideoGameSeries",
    "VideoObject",
    "VideoObjectSnapshot",
    "VisualArtwork",
    "WPAdBlock",
    "WPFooter",
    "WPHeader",
    "WPSideBar",
    "WebApplication",
    "WebContent",
    "WebPageElement",
];

/// Whether rules read a field of this name.
pub(super) fn is_read(name: &str) -> bool {
    const READ: &[&str] = &[
        "appearance",
        "author",
        "alternateName",
        "bestRating",
        "claimReviewed",
        "creator",
        "dataFeedElement",
        "dateCreated",
        "datePublished",
        "description",
        "firstAppearance",
        "genre",
        "headline",
        "id",
        "identifier",
        "inLanguage",
        "isBasedOn",
        "isPartOf",
        "item",
        "itemReviewed",
        "jobTitle",
        "name",
        "propertyID",
        "publisher",
        "ratingExplanation",
        "ratingValue",
        "review",
        "reviewRating",
        "sameAs",
        "spokenByCharacter",
        "text",
        "type",
        "url",
        "value",
        "worstRating",
    ];
    READ.contains(&name)
}

/// Whether a field holds a link: what stands there is one or nothing to an independent reader.
pub(super) fn is_link_field(name: &str) -> bool {
    const LINKS: &[&str] = &[
        "@id",
        "sameAs",
        "image",
        "logo",
        "additionalType",
        "mainEntityOfPage",
        "license",
        "archivedAt",
        "isBasedOn",
        "claimReviewSiteLogo",
        "codeRepository",
        "relatedLink",
        "significantLink",
    ];
    LINKS.contains(&name) || name.to_ascii_lowercase().ends_with("url")
}

/// Whether this can be written as a link: `http` or `https`, with a host, without a character that no address has.
pub(super) fn is_link(text: &str) -> bool {
    let scheme = |scheme: &str| text.get(..scheme.len()).filter(|begins| begins.eq_ignore_ascii_case(scheme));
    let Some(begins) = scheme("https://").or_else(|| scheme("http://")) else { return false };
    let rest = text.get(begins.len()..).unwrap_or_default();
    let is_barred =
        |c: char| c.is_whitespace() || c.is_control() || ['<', '>', '"', '{', '}', '|', '\\', '^', '`'].contains(&c);
    rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !rest.contains(is_barred)
}

/// Whether something that reads it as a link would go elsewhere than by `http` or `https`: `javascript:`, `data:`. Read as browsers read it; prose with
/// a colon, after which a blank follows, is none.
pub(super) fn goes_elsewhere(text: &str) -> bool {
    let plain: String =
        text.trim_start_matches(|c| c <= ' ').chars().filter(|c| !['\t', '\n', '\r'].contains(c)).collect();
    let Some((scheme, rest)) = plain.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || ['+', '-', '.'].contains(&c));
    let runs = ["javascript", "data", "vbscript"].iter().any(|runs| scheme.eq_ignore_ascii_case(runs));
    is_scheme && (runs || !rest.starts_with(char::is_whitespace)) && !is_link(text)
}
