using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Privacy;

/// <summary>A server with short job intervals that archives events older than a month.</summary>
public sealed class PrivacyServer : IAsyncLifetime
{
    public string Archives { get; } = Directory.CreateTempSubdirectory("veritas-archive-").FullName;

    public VeritasServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = new VeritasServer
        {
            Settings =
            {
                ["Veritas:Privacy:Retention"] = "true",
                ["Veritas:Privacy:RetentionSeconds"] = "1",
                ["Veritas:Privacy:ErasureMilliseconds"] = "100",
                ["Veritas:Events:ArchiveAfterDays"] = "30",
                ["Veritas:Events:ArchiveDirectory"] = Archives,
                ["Veritas:Events:ArchiveSeconds"] = "1",
            },
        };
        await Server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Archives, recursive: true);
    }

    /// <summary>Waits until the query returns true.</summary>
    public Task WaitUntilAsync(string sql) =>
        Poll.UntilAsync(() => Server.Database.ScalarAsync<bool>(sql), done => done);
}
