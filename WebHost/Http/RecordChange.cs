using Microsoft.AspNetCore.Http.HttpResults;

namespace Veritas.WebHost.Http;

/// <summary>A PUT that takes the record its GET gives.</summary>
internal static class RecordChange
{
    /// <summary>
    /// Takes the version of <c>If-Match</c>, refuses a change of other fields, makes the change, and answers with the
    /// record and its new ETag. Problems: those of <see cref="ReadOnlyFields.Check"/>, and those of the change.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="sent">Its body.</param>
    /// <param name="read">What a GET gives now.</param>
    /// <param name="change">Makes the change of that version.</param>
    /// <param name="version">The version of a record.</param>
    /// <param name="changeable">Fields that the PUT can change, as they are named on the wire.</param>
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
