using System.Collections.Immutable;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>
/// How an accommodation is selected, also by other capabilities: <c>exam_allowances</c> is <c>g</c>, outer-joined on
/// exam and student. Index: exam_allowances_pkey.
/// </summary>
internal static class AccommodationSource
{
    public const string Columns = """
        coalesce(g.extra_s, 0) as extra_seconds, coalesce(g.exempt, '{}') as exempt,
            coalesce(g.scale, '{}') as scale, coalesce(g.factor, 1) as factor,
            coalesce(g.break_s, 0) as break_seconds
        """;

    public static Accommodation Read(Row r) =>
        new(
            r.Get<int>("extra_seconds"),
            r.Get<ImmutableArray<string>>("exempt"),
            r.Json<ImmutableDictionary<string, double>>("scale"),
            r.Get<double>("factor"),
            r.Get<int>("break_seconds")
        );
}
