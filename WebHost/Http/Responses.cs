using Microsoft.AspNetCore.Http.HttpResults;

namespace Veritas.WebHost.Http;

/// <summary>Turns a result into the HTTP response of a route.</summary>
internal static class Responses
{
    /// <summary>200 with the value, or the problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Of<T>(Result<T> result)
        where T : notnull => result.Ok ? TypedResults.Ok(result.Value) : Problems.Http(result.Problem);

    /// <summary>200 with the value and its version as ETag, or the problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Tagged<T>(Result<T> result, Func<T, int> version, HttpContext http)
        where T : notnull
    {
        Tell(result, version, http);
        return Of(result);
    }

    /// <summary>201 with the value and its Location, or the problem.</summary>
    public static Results<Created<T>, ProblemHttpResult> Created<T>(Result<T> made, Func<T, string> address)
        where T : notnull =>
        made.Ok ? TypedResults.Created(address(made.Value), made.Value) : Problems.Http(made.Problem);

    /// <summary>201 with the value, its Location and its version as ETag, or the problem.</summary>
    public static Results<Created<T>, ProblemHttpResult> Created<T>(
        Result<T> made,
        Func<T, string> address,
        Func<T, int> version,
        HttpContext http
    )
        where T : notnull
    {
        Tell(made, version, http);
        return Created(made, address);
    }

    /// <summary>204, or the problem.</summary>
    public static Results<NoContent, ProblemHttpResult> Empty(Result<Done> done) =>
        done.Ok ? TypedResults.NoContent() : Problems.Http(done.Problem);

    private static void Tell<T>(Result<T> result, Func<T, int> version, HttpContext http)
        where T : notnull
    {
        if (result.Ok)
        {
            ETags.Tell(http, version(result.Value));
        }
    }
}
