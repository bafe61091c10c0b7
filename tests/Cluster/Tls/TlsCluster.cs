using Veritas.Tests.Cluster.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>Two silos with certificates of one authority, and an authority that they do not know.</summary>
public sealed class TlsCluster : IAsyncLifetime
{
    public TestDatabase Database { get; } = new();

    public TestAuthority Authority { get; } = new();

    public TestAuthority Stranger { get; } = new();

    public Member First { get; private set; } = null!;

    public Member Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        First = await Member.StartAsync(Database, "cohosted", Authority.Settings(Authority.Issue("first.test")));
        Second = await Member.StartAsync(Database, "cohosted", Authority.Settings(Authority.Issue("second.test")));
        await First.SeesAsync(2).Soon();
        await Second.SeesAsync(2).Soon();
    }

    /// <summary>Fails unless both silos are there and call each other.</summary>
    public async Task MustWorkAsync()
    {
        await First.SeesAsync(2).Soon();
        Assert.Equal(Second.Address.ToString(), await First.PlaceAsync(Second.Address).Soon());
        Assert.Equal(First.Address.ToString(), await Second.PlaceAsync(First.Address).Soon());
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        await Database.DisposeAsync();
        Authority.Dispose();
        Stranger.Dispose();
    }
}
