using Orleans.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Web.Hosting;

/// <summary>An invalid silo setting stops the start with an error that names its key.</summary>
public sealed class SiloSettingsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Role", "client", "Cluster")]
    [InlineData("Role", "7", "Role")]
    [InlineData("Role", "master", "Role")]
    [InlineData("Address", "not an address", "Address")]
    [InlineData("CallSeconds", "1", "CallSeconds")]
    [InlineData("CallSeconds", "61", "CallSeconds")]
    [InlineData("JoinSeconds", "9", "JoinSeconds")]
    [InlineData("JoinSeconds", "601", "JoinSeconds")]
    [InlineData("Cluster", "a name of more than fifty characters, which is too long", "Cluster")]
    [InlineData("SiloPort", "70000", "SiloPort")]
    [InlineData("GatewayPort", "-1", "GatewayPort")]
    [InlineData("HttpPort", "65536", "HttpPort")]
    public async Task An_invalid_setting_is_named(string key, string value, string named)
    {
        var wrong = await Assert.ThrowsAsync<OrleansConfigurationException>(() =>
            HostBuild.TryAsync(database, ($"Silo:{key}", value))
        );

        Assert.Contains($"Veritas:Silo", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }
}
