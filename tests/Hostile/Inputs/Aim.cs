using System.Collections.Immutable;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>
/// What the inputs may name: people, exams and attempts that may come to harm, and others that must not.
/// </summary>
/// <param name="Now">When the run began, for times that are right.</param>
/// <param name="Students">Tokens of students of the exam.</param>
/// <param name="Teachers">Tokens of its teachers.</param>
/// <param name="Admin">An admin's token, used on the admin's routes alone.</param>
/// <param name="Doomed">Tokens of people who may lose their sessions.</param>
/// <param name="Expendable">Tokens of people whose accounts may change.</param>
/// <param name="Forged">Tokens that never were good, or no longer are.</param>
/// <param name="Own">By the name of a path parameter: ids the caller may know. <c>bank_question_id</c> are the
/// questions of the bank.</param>
/// <param name="Foreign">The same of others, and ids of nothing.</param>
/// <param name="Tickets">Good tickets of attempts that may come to harm.</param>
/// <param name="ForgedTickets">Tickets that do not hold.</param>
public sealed record Aim(
    DateTimeOffset Now,
    ImmutableArray<string> Students,
    ImmutableArray<string> Teachers,
    string Admin,
    ImmutableArray<string> Doomed,
    ImmutableArray<string> Expendable,
    ImmutableArray<string> Forged,
    ImmutableDictionary<string, ImmutableArray<Guid>> Own,
    ImmutableDictionary<string, ImmutableArray<Guid>> Foreign,
    ImmutableArray<string> Tickets,
    ImmutableArray<string> ForgedTickets
);
