using Npgsql;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Rows of <c>behavior_queue</c>: attempts to analyse. A trigger adds those that end, a sweep adds older ones without
/// an analysis of the current version.
/// </summary>
internal sealed class BehaviorQueue(NpgsqlDataSource database)
{
    /// <summary>After so many tries, each later than the one before, the attempt waits for a request.</summary>
    private const int MaxTries = 5;

    // Index: behavior_queue_order. Times are the database's own. Taken rows are queued again for later, so that a
    // process that dies loses nothing.
    private const string TakeText = """
        update behavior_queue set queued_at = clock_timestamp() + interval '1 minute' * (tries + 1), tries = tries + 1
        where attempt_id = any(array(
            select attempt_id from behavior_queue
            where queued_at <= clock_timestamp() - make_interval(secs => @settle_seconds)
            order by queued_at limit @most for update skip locked))
        returning attempt_id
        """;

    // Index: behavior_queue_pkey.
    private const string DoneText = "delete from behavior_queue where attempt_id = @attempt_id";

    // Index: behavior_queue_order.
    private const string GiveUpText = """
        delete from behavior_queue where attempt_id = @attempt_id and tries >= @max_tries
        """;

    private const string BeginSweepText = """
        insert into behavior_sweeps (version) values (@version) on conflict (version) do nothing
        """;

    // Indexes: behavior_sweeps_pkey, exam_attempts_pkey, behavior_analysis_pkey, behavior_queue_pkey. Ids are ordered
    // by the time of the start, so the oldest attempts come first.
    private const string SweepText = """
        with place as (
            select reached from behavior_sweeps where version = @version and not done for update skip locked
        ),
        page as (
            select a.id, a.ended_at, a.practice, events_gone(a) is null as whole from exam_attempts a
            where a.id > (select reached from place) order by a.id limit @most
        ),
        found as (
            insert into behavior_queue (attempt_id)
            select p.id from page p where p.ended_at is not null and not p.practice and p.whole and not exists (
                select from behavior_analysis b where b.attempt_id = p.id and b.version >= @version)
            on conflict (attempt_id) do nothing
        )
        update behavior_sweeps s set reached = coalesce((select id from page order by id desc limit 1), s.reached),
            done = (select count(*) from page) < @most
        from place where s.version = @version
        """;

    // Index: behavior_sweeps_pkey.
    private const string SweptText = "select done from behavior_sweeps where version = @version";

    /// <summary>Takes attempts that are due, and hides them from others for a minute or more.</summary>
    /// <param name="settleSeconds">Time since their end; the last events are written after it.</param>
    /// <param name="most">Upper bound of their number.</param>
    /// <param name="cancel">Cancels the statement.</param>
    public async Task<Guid[]> TakeAsync(double settleSeconds, int most, CancellationToken cancel) =>
        [.. await Command(TakeText, new { settleSeconds, most }).ListAsync<Guid>(cancel)];

    /// <summary>Removes an analysed attempt.</summary>
    public Task DoneAsync(Guid attemptId, CancellationToken cancel) =>
        Command(DoneText, new { attemptId }).ExecuteAsync(cancel);

    /// <summary>Removes an attempt that has failed too often.</summary>
    public Task FailedAsync(Guid attemptId, CancellationToken cancel) =>
        Command(GiveUpText, new { attemptId, MaxTries }).ExecuteAsync(cancel);

    /// <summary>
    /// Queues those of the next attempts that have no analysis of the current version. True when all attempts have been
    /// checked; later ones are queued as they end.
    /// </summary>
    public async Task<bool> SweepAsync(int most, CancellationToken cancel)
    {
        await Command(BeginSweepText, new { BehaviorRules.Version }).ExecuteAsync(cancel);
        await Command(SweepText, new { BehaviorRules.Version, most }).ExecuteAsync(cancel);
        return await Command(SweptText, new { BehaviorRules.Version }).ValueAsync<bool>(cancel);
    }

    private DatabaseCommand Command(string text, object parameters) =>
        database.Command(text, parameters, DatabaseCommands.JobSeconds);
}
