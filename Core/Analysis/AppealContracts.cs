using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>A student's appeal of the verdict on an attempt.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="VerdictId">The verdict it is about; each can be appealed once.</param>
/// <param name="Text">Why it should be another.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Answer">Null while nobody has answered.</param>
public sealed record Appeal(
    Guid Id, Guid AttemptId, Guid VerdictId, string Text,
    DateTimeOffset MadeAt, AppealAnswer? Answer);

/// <summary>What became of an appeal.</summary>
/// <param name="Verdict">What counts from now on: the same upholds, another one takes the place of the old.</param>
/// <param name="Text">Why.</param>
/// <param name="AnsweredBy">Neither who judged nor who reviewed.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record AppealAnswer(
    Verdict Verdict, string Text, Guid AnsweredBy, DateTimeOffset AnsweredAt);
