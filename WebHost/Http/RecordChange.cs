using Microsoft.AspNetCore.Http.HttpResults;

namespace Veritas.WebHost.Http;

/// <summary>A PUT that takes the record its GET returns.</summary>
internal static class RecordChange
{
    /// <summary>
    /// Changes the version in <c>If-Match</c>, refuses changes of read-only fields, and returns the record with its new
    /// ETag. Problems: those of <see cref="ReadOnlyFields.Check"/> and of the change.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="sent">Its body.</param>
    /// <param name="read">Reads the current record.</param>
    /// <param name="change">Changes the record if it has the given version.</param>
    /// <param name="version">Returns the version of a record.</param>
    /// <param name="changeable">JSON names of the fields that the PUT can change.</param>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> RunAsync<T>(
        HttpContext http,
        T sent,
        Func<Task<Result<T>>> read,
        Func<int, Task<Result<T>>> change,
        Func<T, int> version,
        params string[] changeable
    )
        where T : class
    {
        var current = await read();
        if (!current.Ok)
        {
            return Problems.Http(current.Problem);
        }

        var expected = IfMatch.Of(http).Version ?? version(current.Value);
        return ReadOnlyFields.Check(sent, current.Value, expected, changeable) is { } readOnly
            ? Problems.Http(readOnly)
            : Responses.Tagged(await change(expected), version, http);
    }
}
