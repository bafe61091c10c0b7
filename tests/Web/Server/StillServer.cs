using Veritas.Tests.Support;

namespace Veritas.Tests.Web.Server;

/// <summary>
/// A server whose clock does not move, so that no periodic job runs and every write comes from a request. Class
/// fixture.
/// </summary>
public sealed class StillServer : IAsyncLifetime
{
    public VeritasServer Server { get; } =
        new() { Time = new ManualTime(new DateTimeOffset(2029, 6, 15, 9, 0, 0, TimeSpan.Zero)) };

    public ValueTask InitializeAsync()
    {
        // Rate limits are high because tokens are never refilled.
        Server.Settings["Veritas:Limits:RequestsPerSecondPerAddress"] = "100000";
        return Server.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
