using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>What callers of a grain receive while the database is away.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task A_call_returns_a_problem_instead_of_a_database_exception()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (_, attempt) = await cluster.StartAttemptAsync();
        await cluster.Database.RefuseConnectionsAsync();

        Assert.Equal("database_away", (await attempt.Submit(cluster.Student)).Problem?.Code);
    }

    [Fact]
    public async Task An_activation_without_its_rows_reports_that_storage_is_unavailable()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, _) = await cluster.StartAttemptAsync();
        await cluster.CrashAsync();
        await cluster.Database.RefuseConnectionsAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => cluster.Attempt(id).Submit(cluster.Student));

        await cluster.Database.AcceptConnectionsAsync();
        Assert.Equal(AttemptStatus.Submitted, (await cluster.Attempt(id).Submit(cluster.Student)).Value?.Status);
    }
}
