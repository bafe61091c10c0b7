using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>A grain's answer as this capability's routes give it.</summary>
internal static class Answers
{
    public static Results<Ok<T>, ProblemHttpResult> Of<T>(Result<T> result) => result.Ok ? TypedResults.Ok(result.Value) : Problems.Http(result.Problem);
}
