using System.Diagnostics.CodeAnalysis;

namespace Veritas;

/// <summary>The kind of a <see cref="Problem"/>; it determines the HTTP status.</summary>
public enum ProblemKind
{
    /// <summary>The input is invalid (400).</summary>
    Invalid,

    /// <summary>Not signed in, or the token or ticket is invalid or has expired (401).</summary>
    Unauthenticated,

    /// <summary>The caller may not do this (403).</summary>
    Forbidden,

    /// <summary>It does not exist, or the caller may not see it (404).</summary>
    NotFound,

    /// <summary>Its current state does not allow this (409).</summary>
    Conflict,

    /// <summary>The caller's version is stale (412).</summary>
    Stale,

    /// <summary>The input is too large (413).</summary>
    TooLarge,

    /// <summary>Too many requests (429).</summary>
    TooMany,

    /// <summary>A dependency is unavailable or a queue is full; retry later (503).</summary>
    Unavailable,
}

/// <summary>An expected failure; nothing was changed.</summary>
/// <param name="Kind">Determines the HTTP status.</param>
/// <param name="Code">Stable, snake_case, for programs.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Subject">The id of the resource, such as the attempt that is already live; null when there is
/// none.</param>
/// <param name="Field">The wire name of the invalid field; null when there is none.</param>
/// <param name="RetryAfterS">Seconds after which to retry; null when unknown.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Problem")]
public sealed record Problem(
    [property: Id(0)] ProblemKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Detail,
    [property: Id(3)] Guid? Subject = null,
    [property: Id(4)] string? Field = null,
    [property: Id(5)] int? RetryAfterS = null
);

/// <summary>
/// Either a value or a <see cref="Veritas.Problem"/>. Both convert implicitly to a result; callers check <see
/// cref="Ok"/> first.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[GenerateSerializer, Immutable, Alias("Veritas.Result`1")]
public sealed record Result<T>
    where T : notnull
{
    private Result(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>Set exactly when <see cref="Problem"/> is null.</summary>
    [Id(0)]
    public T? Value { get; }

    /// <summary>Why it failed; null on success.</summary>
    [Id(1)]
    public Problem? Problem { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Problem is null;

    /// <summary>A success.</summary>
    /// <exception cref="ArgumentNullException">There is no value.</exception>
    public static implicit operator Result<T>(T value) =>
        value is null ? throw new ArgumentNullException(nameof(value)) : new(value, null);

    /// <summary>A refusal.</summary>
    /// <exception cref="ArgumentNullException">There is no problem.</exception>
    public static implicit operator Result<T>(Problem problem) =>
        problem is null ? throw new ArgumentNullException(nameof(problem)) : new(default, problem);
}

/// <summary>The value of a successful command that returns nothing.</summary>
[GenerateSerializer, Immutable, Alias("Veritas.Done")]
public sealed record Done
{
    /// <summary>The only value.</summary>
    public static Done Value { get; } = new();
}
