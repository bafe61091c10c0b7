using System.Diagnostics.CodeAnalysis;

namespace Veritas;

/// <summary>What kind of refusal a <see cref="Problem"/> is; it decides the HTTP status.</summary>
public enum ProblemKind
{
    /// <summary>The input breaks a rule of its own (400).</summary>
    Invalid,

    /// <summary>Nobody is signed in, or the token or ticket does not hold (401).</summary>
    Unauthenticated,

    /// <summary>The caller may not do this (403).</summary>
    Forbidden,

    /// <summary>There is no such thing, or the caller may not know of it (404).</summary>
    NotFound,

    /// <summary>The thing is not in a state that allows this (409).</summary>
    Conflict,

    /// <summary>The caller's version is stale (412).</summary>
    Stale,

    /// <summary>The input is larger than its bound (413).</summary>
    TooLarge,

    /// <summary>The caller asks too often (429).</summary>
    TooMany,

    /// <summary>Something Veritas needs is away, or a queue is full; try again (503).</summary>
    Unavailable,
}

/// <summary>An expected refusal: nothing was changed.</summary>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Code">Stable, snake_case, for programs.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Subject">The thing it is about, such as the attempt that is already live; null when there is
/// none.</param>
/// <param name="Field">The body's field it is about, by its wire name; null when it is about none.</param>
/// <param name="RetryAfterS">Seconds after which asking again makes sense; null when unknown.</param>
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
/// Either a value or a <see cref="Veritas.Problem"/>: never both, never neither. A method returns the one or the other
/// and the compiler converts it; the caller asks <see cref="Ok"/> first.
/// </summary>
/// <typeparam name="T">The value of the success.</typeparam>
[GenerateSerializer, Immutable, Alias("Veritas.Result`1")]
public sealed record Result<T>
    where T : notnull
{
    private Result(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>Set exactly when <see cref="Problem"/> is null.</summary>
    [Id(0)]
    public T? Value { get; }

    /// <summary>Why it was refused; null on success.</summary>
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

/// <summary>The success of a command that has nothing to tell.</summary>
[GenerateSerializer, Immutable, Alias("Veritas.Done")]
public sealed record Done
{
    /// <summary>The only value there is.</summary>
    public static Done Value { get; } = new();
}
