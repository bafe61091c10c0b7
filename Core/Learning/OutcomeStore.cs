using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>An outcome to learn from.</summary>
internal readonly record struct KnownOutcome(Guid StudentId, DateOnly ObservedOn, bool HasLeft);

/// <summary>Numbers of the outcomes to learn from: students, and outcomes of either kind.</summary>
internal sealed record OutcomeCounts(int Students, int Left, int Stayed);

/// <summary>Rows of <c>student_outcomes</c>.</summary>
internal sealed class OutcomeStore(NpgsqlDataSource database)
{
    private const string Columns = "id, student_id, term, has_left, observed_on, entered_at";

    // Index: student_outcomes_pkey.
    private const string ListText =
        "select " + Columns + " from student_outcomes where id < @before order by id desc limit @limit";

    private const string SaveText =
        """
            insert into student_outcomes (id, student_id, term, has_left, observed_on, entered_by, entered_at)
            select n.id, n.student_id, n.term, n.has_left, n.observed_on, @by, @now
            from unnest(@ids::uuid[], @student_ids::uuid[], @terms::text[], @has_left::bool[], @days::date[])
                as n(id, student_id, term, has_left, observed_on)
            on conflict on constraint student_outcomes_once do update set
                has_left = excluded.has_left, observed_on = excluded.observed_on,
                entered_by = excluded.entered_by, entered_at = excluded.entered_at
            returning
            """
        + " "
        + Columns;

    // Index: student_outcomes_pkey. Only the latest, to bound memory and time.
    private const string LatestText =
        "select student_id, observed_on, has_left from student_outcomes order by id desc limit @limit";

    // Index: student_outcomes_pkey. Only the latest, as above.
    private const string CountText = """
        select count(distinct student_id)::int as students, (count(*) filter (where has_left))::int as left,
            (count(*) filter (where not has_left))::int as stayed
        from (select student_id, has_left from student_outcomes order by id desc limit @limit) latest
        """;

    public Task<ImmutableArray<Outcome>> ListAsync(Guid before, int limit, CancellationToken cancel) =>
        database.Command(ListText, new { before, limit }).ListAsync<Outcome>(cancel);

    /// <summary>Inserts all, or replaces those of the same student and term, of which each may occur once.</summary>
    public Task<ImmutableArray<Outcome>> SaveAsync(
        Guid by,
        IReadOnlyCollection<OutcomeDraft> outcomes,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                SaveText,
                new
                {
                    by,
                    now,
                    ids = outcomes.Select(_ => Guid.CreateVersion7(now)),
                    studentIds = outcomes.Select(o => o.StudentId),
                    terms = outcomes.Select(o => o.Term),
                    hasLeft = outcomes.Select(o => o.HasLeft),
                    days = outcomes.Select(o => o.ObservedOn),
                }
            )
            .ListAsync<Outcome>(cancel);

    public Task<ImmutableArray<KnownOutcome>> LatestAsync(int limit, CancellationToken cancel) =>
        database.Command(LatestText, new { limit }).ListAsync<KnownOutcome>(cancel);

    /// <summary>Counts the latest outcomes.</summary>
    public async Task<OutcomeCounts> CountAsync(int limit, CancellationToken cancel) =>
        (await database.Command(CountText, new { limit }).FirstAsync<OutcomeCounts>(cancel))!;
}
