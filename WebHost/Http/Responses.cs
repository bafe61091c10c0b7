using Microsoft.AspNetCore.Http.HttpResults;

namespace Veritas.WebHost.Http;

/// <summary>Turns a result into the HTTP response of a route.</summary>
internal static class Responses
{
    /// <summary>200 with the value, or the problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Of<T>(Result<T> result) => result.Ok ? TypedResults.Ok(result.Value) : Problems.Http(result.Problem);

    /// <summary>The same with the value's version as its ETag.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Tagged<T>(Result<T> result, Func<T, int> version, HttpContext http)
    {
        if (result.Ok)
        {
            ETags.Tell(http, version(result.Value));
        }

        return Of(result);
    }
}
