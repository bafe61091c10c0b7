using System.Collections.Immutable;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>The users, exams and attempts in the inputs: some may be changed, others must stay unchanged.</summary>
/// <param name="Now">The start of the run, for valid times.</param>
/// <param name="Students">Tokens of students of the exam.</param>
/// <param name="Teachers">Tokens of teachers of the exam.</param>
/// <param name="Admin">A token of an admin, used only for admin routes.</param>
/// <param name="Doomed">Tokens of users whose sessions may be ended.</param>
/// <param name="Expendable">Tokens of users whose accounts may be changed.</param>
/// <param name="Forged">Invalid and expired tokens.</param>
/// <param name="Own">Ids that the caller may know, by path parameter; <c>bank_question_id</c> for bank questions.</param>
/// <param name="Foreign">Ids of others and unknown ids, by path parameter.</param>
/// <param name="Tickets">Valid tickets of attempts that may be changed.</param>
/// <param name="ForgedTickets">Invalid tickets.</param>
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
