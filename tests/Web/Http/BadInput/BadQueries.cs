namespace Veritas.Tests.Web.Http;

/// <summary>Invalid values for query parameters.</summary>
internal static class BadQueries
{
    private static readonly string TooLong = new('x', 5_000);

    /// <summary>Free-text parameters, for which only the length is limited.</summary>
    private static readonly string[] Free = ["query", "text", "tag", "action", "source", "ticket"];

    public static IEnumerable<(string Name, string Value)> Of(ApiRoute route)
    {
        foreach (var (name, schema) in route.Query)
        {
            var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
            var types = ApiRoute.Types(schema);
            string[] bad =
                format is "uuid" or "date-time" ? ["nonsense", "2030-99-99", "7"]
                : types is ["integer"]
                    ? name == "limit" ? ["x", "-1", "0", "1.5", "1000000", "99999999999999999999"]
                        : ["x", "1.5", "99999999999999999999"]
                : types is ["number"] ? ["x", "NaN", "-1", "1e999"]
                : types is ["boolean"] ? ["maybe", "7"]
                : Free.Contains(name) ? [TooLong]
                : ["no-such", "%00", "%F0%9F%92%A9", TooLong];
            foreach (var value in bad)
            {
                yield return (name, value);
            }
        }
    }
}
