using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>A student's appeal of the verdict on an attempt.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="VerdictId">The appealed verdict; each can be appealed once.</param>
/// <param name="Text">The student's reasons.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Answer">Null until somebody answers.</param>
public sealed record Appeal(
    Guid Id,
    Guid AttemptId,
    Guid VerdictId,
    string Text,
    DateTimeOffset MadeAt,
    AppealAnswer? Answer
);

/// <summary>The answer to an appeal.</summary>
/// <param name="Verdict">Counts from now on: the same verdict upholds the old one, a different one replaces it.</param>
/// <param name="Text">The reason.</param>
/// <param name="AnsweredBy">Neither the judging nor the reviewing person.</param>
/// <param name="AnsweredAt">When it was answered.</param>
public sealed record AppealAnswer(Verdict Verdict, string Text, Guid AnsweredBy, DateTimeOffset AnsweredAt);
