using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>Body of feedback.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Text">1 to 10,000 characters.</param>
/// <param name="State">Draft when omitted.</param>
[Example("""{"title":"Midterm","text":"Good proofs. Practise integrals.","state":"draft"}""")]
public sealed record FeedbackBody(string Title, string Text, PublishState State = PublishState.Draft)
{
    internal FeedbackDraft Draft => new(Title, Text, State);
}

/// <summary>Body of an assessment.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Kind">What was graded.</param>
/// <param name="Points">From 0 to <paramref name="MaxPoints"/>.</param>
/// <param name="MaxPoints">Greater than 0, at most 100,000.</param>
/// <param name="HeldOn">Date, from 1990 to a year from now.</param>
/// <param name="State">Draft when omitted.</param>
[Example(
    """
        {"title":"Lab report 3","kind":"practical","points":17.5,"max_points":20,"held_on":"2030-05-31","state":"published"}
        """
)]
public sealed record AssessmentBody(
    string Title,
    AssessmentKind Kind,
    double Points,
    double MaxPoints,
    DateOnly HeldOn,
    PublishState State = PublishState.Draft
)
{
    internal AssessmentDraft Draft => new(Title, Kind, Points, MaxPoints, HeldOn, State);
}
