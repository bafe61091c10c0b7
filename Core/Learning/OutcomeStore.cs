using System.Collections.Immutable;
using Npgsql;
using Veritas.Analysis;

namespace Veritas.Learning;

/// <summary>Rows of <c>student_outcomes</c>.</summary>
internal sealed class OutcomeStore(NpgsqlDataSource database)
{
    private const string Columns = "id, student_id, term, has_left, observed_on, entered_at";

    // Index: student_outcomes_pkey.
    private const string ListText = "select " + Columns + " from student_outcomes where id < $1 order by id desc limit $2";

    private const string SaveText = """
        insert into student_outcomes (id, student_id, term, has_left, observed_on, entered_by, entered_at)
        select n.id, n.student, n.term, n.has_left, n.observed_on, $1, $2 from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bool[], $7::date[])
            as n(id, student, term, has_left, observed_on)
        on conflict on constraint student_outcomes_once do update set has_left = excluded.has_left, observed_on = excluded.observed_on,
            entered_by = excluded.entered_by, entered_at = excluded.entered_at
        returning
        """ + " " + Columns;

    // Index: student_outcomes_pkey. The latest; a bound for memory and time.
    private const string LatestText = "select student_id, observed_on, has_left from student_outcomes order by id desc limit $1";

    // Index: student_outcomes_pkey. Of the latest, as above.
    private const string CountText = """
        select count(distinct student_id)::int, (count(*) filter (where has_left))::int, (count(*) filter (where not has_left))::int
        from (select student_id, has_left from student_outcomes order by id desc limit $1) latest
        """;

    public Task<ImmutableArray<Outcome>> ListAsync(Guid before, int limit, CancellationToken cancel) =>
        database.Statement(ListText, before, limit).ListAsync(Read, cancel);

    /// <summary>All of them; no two of the same student and term.</summary>
    public Task<ImmutableArray<Outcome>> SaveAsync(Guid by, IReadOnlyCollection<OutcomeDraft> outcomes, DateTimeOffset now, CancellationToken cancel)
    {
        var save = database.Statement(SaveText, by, now.UtcDateTime);
        object[] columns =
        [
            outcomes.Select(_ => Guid.CreateVersion7(now)).ToArray(), outcomes.Select(o => o.StudentId).ToArray(), outcomes.Select(o => o.Term).ToArray(),
            outcomes.Select(o => o.HasLeft).ToArray(), outcomes.Select(o => o.ObservedOn).ToArray(),
        ];
        foreach (var column in columns)
        {
            save.Parameters.Add(new() { Value = column });
        }

        return save.ListAsync(Read, cancel);
    }

    public Task<ImmutableArray<(Guid StudentId, DateOnly ObservedOn, bool HasLeft)>> LatestAsync(int most, CancellationToken cancel) =>
        database.Statement(LatestText, most).ListAsync(r => (r.GetGuid(0), r.GetFieldValue<DateOnly>(1), r.GetBoolean(2)), cancel);

    public async Task<(int Students, int Left, int Stayed)> CountAsync(int most, CancellationToken cancel) =>
        (await database.Statement(CountText, most).ListAsync(r => (r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), cancel))[0];

    private static Outcome Read(NpgsqlDataReader r) =>
        new(r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetBoolean(3), r.GetFieldValue<DateOnly>(4), r.Utc(5));
}
