using Npgsql;
using Veritas.Monitoring;
using Veritas.Silo.Health;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Health;

public sealed class HealthTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task An_idle_server_is_healthy(string url) =>
        Assert.Equal("ok", (await server.Anonymous.ReadAsync(url)).GetProperty("status").GetString());

    [Fact]
    public async Task Without_the_database_it_is_degraded_and_not_ready_with_reasons()
    {
        await using var own = new VeritasServer();
        await own.InitializeAsync();
        await RefuseConnectionsAsync(own.Database.ConnectionString);

        var health = await Poll.UntilAsync(
            () => own.Anonymous.ReadAsync("/health"),
            h => h.GetProperty("status").GetString() == "degraded"
        );
        using var ready = await own.Anonymous.GetAsync("/health/ready");

        Assert.Contains("database_away", health.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(503, (int)ready.StatusCode);
        Assert.Equal("ok", (await own.Anonymous.ReadAsync("/health/live")).GetProperty("status").GetString());
    }

    /// <summary>Closes all connections to the database and refuses new ones.</summary>
    private static async Task RefuseConnectionsAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var other = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }
        );
        await using var command = other.CreateCommand(
            $"alter database \"{name}\" allow_connections false; select pg_terminate_backend(pid) from "
                + $"pg_stat_activity where datname = '{name}'"
        );
        await command.ExecuteNonQueryAsync();
    }

    [Theory]
    [InlineData(true, 0, 0.0, false, "")]
    [InlineData(false, 0, 0.0, false, "database_away")]
    [InlineData(true, 100, 0.0, false, "journal_full")]
    [InlineData(true, 10, 0.0, true, "journal_failing")]
    [InlineData(true, 10, 5_000.5, false, "journal_lag")]
    [InlineData(false, 100, 9_000.0, true, "database_away journal_full journal_failing journal_lag")]
    public void Every_reason_is_reported(bool database, long queued, double lagMs, bool failing, string reasons) =>
        Assert.Equal(
            reasons,
            string.Join(
                ' ',
                HealthRules.Reasons(database, new JournalHealth(queued, 100, lagMs, failing), new HealthOptions())
            )
        );
}
