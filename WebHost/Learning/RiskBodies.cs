using Veritas.Learning;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Learning;

/// <summary>Body of an outcome.</summary>
/// <param name="StudentId">The student.</param>
/// <param name="Term">1 to 100 characters.</param>
/// <param name="Left">The student dropped out.</param>
/// <param name="ObservedOn">Data up to this date predict it. From 1990 to today; today when omitted.</param>
[Example(
    """
        {"student_id":"01900000-0000-7000-8000-000000000001","term":"2029/30","left":false,"observed_on":"2030-01-31"}
        """
)]
public sealed record OutcomeBody(Guid StudentId, string Term, bool Left, DateOnly? ObservedOn = null)
{
    internal OutcomeDraft Draft(DateTimeOffset now) =>
        new(StudentId, Term, Left, ObservedOn ?? DateOnly.FromDateTime(now.UtcDateTime));
}
