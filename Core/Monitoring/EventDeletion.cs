using Npgsql;
using Veritas.Storage;

namespace Veritas.Monitoring;

/// <summary>Deletes events of an attempt within the caller's transaction.</summary>
internal static class EventDeletion
{
    // Index: primary key of one partition of monitoring_events.
    private const string AllText =
        "delete from monitoring_events where started_on = @started_on and attempt_id = @attempt_id";

    // Index: primary key of one partition of monitoring_events.
    private const string FewText = """
        delete from monitoring_events e using (
            select seq from monitoring_events where started_on = @started_on and attempt_id = @attempt_id limit @most
        ) few
        where e.started_on = @started_on and e.attempt_id = @attempt_id and e.seq = few.seq
        """;

    /// <summary>Deletes all events. Returns their number.</summary>
    public static Task<int> AllAsync(
        NpgsqlConnection connection,
        DateOnly startedOn,
        Guid attemptId,
        CancellationToken cancel
    ) => connection.Command(AllText, new { startedOn, attemptId }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);

    /// <summary>Deletes at most that many events. Returns their number.</summary>
    public static Task<int> FewAsync(
        NpgsqlConnection connection,
        DateOnly startedOn,
        Guid attemptId,
        int most,
        CancellationToken cancel
    ) =>
        connection
            .Command(
                FewText,
                new
                {
                    startedOn,
                    attemptId,
                    most,
                },
                DatabaseCommands.JobSeconds
            )
            .ExecuteAsync(cancel);
}
