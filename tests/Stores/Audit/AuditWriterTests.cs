using System.Threading.Channels;
using Npgsql;
using Veritas.Accounts;
using Veritas.Audit;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Audit;

/// <summary>Outcomes whose callers are waiting while the writer stops.</summary>
public sealed class AuditWriterTests : IAsyncLifetime
{
    /// <summary>More than one batch.</summary>
    private const int Waiting = 300;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TestDatabase _database = new();
    private readonly ManualTime _time = new();
    private AuditStore _store = null!;
    private AuditWriter _writer = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _store = new AuditStore(_database.DataSource);
        _writer = new AuditWriter(_store);
        await _writer.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _writer.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Queued_outcomes_are_written_before_the_writer_has_stopped()
    {
        var outcomes = await BegunAsync();
        Task[] finishing;
        Task stopping;
        await using (var holding = await _database.DataSource.OpenConnectionAsync())
        {
            await using var held = await holding.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("lock table audit_log in access exclusive mode", holding);
            await command.ExecuteNonQueryAsync();
            finishing = [.. outcomes.Select(FinishAsync)];
            stopping = _writer.StopAsync(CancellationToken.None);
            Assert.False(stopping.IsCompleted);
            await held.RollbackAsync();
        }

        await stopping.WaitAsync(Limit);
        await Task.WhenAll(finishing).WaitAsync(Limit);
        Assert.Equal(Waiting, await _database.ScalarAsync<long>("select count(*) from audit_log where status = 200"));
        await Assert.ThrowsAsync<ChannelClosedException>(() => FinishAsync(outcomes[0]));
    }

    [Fact]
    public async Task Without_a_database_a_stopping_writer_fails_queued_outcomes()
    {
        var outcomes = await BegunAsync();
        await _database.ExecuteAsync("drop function audit_append");
        var finishing = outcomes.Select(FinishAsync).ToList();

        await _writer.StopAsync(CancellationToken.None).WaitAsync(Limit);

        await Assert.ThrowsAsync<PostgresException>(() => Task.WhenAll(finishing).WaitAsync(Limit));
        Assert.All(finishing, task => Assert.True(task.IsFaulted));
        Assert.Equal(Waiting, await _database.ScalarAsync<long>("select count(*) from audit_pending"));
    }

    private Task FinishAsync(AuditOutcome outcome) => _writer.FinishAsync(outcome, CancellationToken.None);

    private async Task<List<AuditOutcome>> BegunAsync()
    {
        var outcomes = new List<AuditOutcome>();
        for (var i = 0; i < Waiting; i++)
        {
            var at = _time.GetUtcNow().AddMilliseconds(i);
            var intent = new AuditIntent(
                Guid.CreateVersion7(at),
                at,
                new Actor(Guid.CreateVersion7(at), Role.Teacher),
                null,
                "POST /somewhere",
                "",
                null,
                null,
                null,
                "r",
                "192.0.2.0/24"
            );
            await _store.BeginAsync(intent, CancellationToken.None);
            outcomes.Add(new AuditOutcome(intent.Id, null, 200, null));
        }

        return outcomes;
    }
}
