using Veritas.Tests.Support;

namespace Veritas.Tests.Web.Server;

/// <summary>
/// A server on whose clock no time passes, so that nothing is done in the background: what is written, a request wrote.
/// A class fixture.
/// </summary>
public sealed class StillServer : IAsyncLifetime
{
    public VeritasServer Server { get; } =
        new() { Time = new ManualTime(new DateTimeOffset(2029, 6, 15, 9, 0, 0, TimeSpan.Zero)) };

    public ValueTask InitializeAsync()
    {
        // What is used up does not come back.
        Server.Settings["Veritas:Limits:RequestsPerSecondPerAddress"] = "100000";
        return Server.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
