using Npgsql;

namespace Veritas.Analysis;

/// <summary>What is to be analysed: attempts that have ended (a trigger puts them in), and older ones that a sweep finds.</summary>
internal sealed class BehaviorQueue(NpgsqlDataSource database)
{
    /// <summary>Tries of one attempt, each later than the one before; after that it waits for somebody to ask.</summary>
    private const int MostTries = 5;

    // Index: behavior_queue_order. The clock of the database on both sides. Put back at once for the time the work may take: who dies loses nothing.
    private const string TakeText = """
        update behavior_queue set queued_at = clock_timestamp() + interval '1 minute' * (tries + 1), tries = tries + 1
        where attempt_id = any(array(
            select attempt_id from behavior_queue where queued_at <= clock_timestamp() - make_interval(secs => $1) order by queued_at limit $2 for update skip locked))
        returning attempt_id
        """;

    // Index: behavior_queue_pkey.
    private const string DoneText = "delete from behavior_queue where attempt_id = $1";

    // Index: behavior_queue_order.
    private const string GiveUpText = "delete from behavior_queue where attempt_id = $1 and tries >= $2";

    private const string BeginSweepText = "insert into behavior_sweeps (version) values ($1) on conflict (version) do nothing";

    // Indexes: behavior_sweeps_pkey, exam_attempts_pkey, behavior_analysis_pkey, behavior_queue_pkey. Ids follow the time of the start: the oldest first.
    private const string SweepText = """
        with place as (select reached from behavior_sweeps where version = $1 and not done for update skip locked),
        page as (select a.id, a.ended_at, a.practice, events_gone(a) is null as whole from exam_attempts a where a.id > (select reached from place) order by a.id limit $2),
        found as (
            insert into behavior_queue (attempt_id)
            select p.id from page p where p.ended_at is not null and not p.practice and p.whole
                and not exists (select from behavior_analysis b where b.attempt_id = p.id and b.version >= $1)
            on conflict (attempt_id) do nothing
        )
        update behavior_sweeps s set reached = coalesce((select id from page order by id desc limit 1), s.reached), done = (select count(*) from page) < $2
        from place where s.version = $1
        """;

    // Index: behavior_sweeps_pkey.
    private const string SweptText = "select done from behavior_sweeps where version = $1";

    /// <summary>Takes some that are due: hidden from others for a minute and more.</summary>
    /// <param name="settleSeconds">How long an attempt has waited: its last events are written behind its end.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Guid[]> TakeAsync(double settleSeconds, int most, CancellationToken cancel) =>
        [.. await database.Statement(TakeText, settleSeconds, most).ListAsync(r => r.GetGuid(0), cancel)];

    public Task DoneAsync(Guid attemptId, CancellationToken cancel) => RunAsync(database.Statement(DoneText, attemptId), cancel);

    /// <summary>After too many failures the attempt is left alone.</summary>
    public Task FailedAsync(Guid attemptId, CancellationToken cancel) => RunAsync(database.Statement(GiveUpText, attemptId, MostTries), cancel);

    /// <summary>Looks through the next attempts for those without an analysis of this version. True once it has been through: the rest are queued as they end.</summary>
    public async Task<bool> SweepAsync(int most, CancellationToken cancel)
    {
        await RunAsync(database.Statement(BeginSweepText, BehaviorRules.Version), cancel);
        await RunAsync(database.Statement(SweepText, BehaviorRules.Version, most), cancel);
        return (await database.Statement(SweptText, BehaviorRules.Version).ListAsync(r => r.GetBoolean(0), cancel)) is [true];
    }

    private static async Task RunAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
