using Orleans.Runtime;
using Veritas.Tests.Cluster.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>Who has a certificate of the cluster's authority belongs to it, and nobody else does.</summary>
public sealed class TlsClusterTests(TlsCluster cluster) : IClassFixture<TlsCluster>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public Task Silos_with_certificates_of_one_authority_call_each_other() => cluster.MustWorkAsync();

    [Fact]
    public async Task A_client_with_a_certificate_of_the_authority_calls_grains_on_every_silo()
    {
        var settings = cluster.Authority.Settings(cluster.Authority.Issue("web.test"));
        await using var client = await Member.StartAsync(cluster.Database, "client", settings);

        Assert.Equal(cluster.First.Address.ToString(), await client.PlaceAsync(cluster.First.Address).Soon());
        Assert.Equal(cluster.Second.Address.ToString(), await client.PlaceAsync(cluster.Second.Address).Soon());
    }

    [Theory]
    [InlineData("another authority")]
    [InlineData("no certificate")]
    public async Task A_client_that_is_refused_ends_its_start_and_the_cluster_goes_on(string kind)
    {
        var settings = kind == "no certificate" ? [] : cluster.Stranger.Settings(cluster.Stranger.Issue());
        await using var client = await Member.BuildAsync(cluster.Database, "client", settings);
        var warned = cluster.First.Log.Next("Warning", "Authentication failed");

        var ended = await Assert.ThrowsAsync<OrleansConfigurationException>(() =>
            client.StartAsync().WaitAsync(Patience, TimeProvider.System)
        );

        Assert.Contains("Veritas:Silo:Tls", ended.Message, StringComparison.Ordinal);
        await warned.Soon();
        await cluster.MustWorkAsync();
    }

    [Fact]
    public async Task A_silo_that_is_refused_ends_with_a_message_and_the_cluster_goes_on()
    {
        var settings = cluster
            .Stranger.Settings(cluster.Stranger.Issue())
            .ToDictionary(s => $"Veritas:Silo:{s.Key}".Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        settings["ConnectionStrings__Veritas"] = cluster.Database.ConnectionString;
        settings["Veritas__Silo__Cluster"] = "tls";
        settings["Veritas__Silo__JoinSeconds"] = "10";

        var (code, output, errors) = await SiloProgram.RunAsync([], settings);

        Assert.True(code == 1, $"{code}: {errors}{output}");
        Assert.StartsWith("The cluster did not accept this silo. Veritas:Silo:Tls ", errors, StringComparison.Ordinal);
        await cluster.MustWorkAsync();
    }

    [Theory]
    [InlineData("of another authority", "PartialChain")]
    [InlineData("expired", "NotTimeValid")]
    [InlineData("for servers alone", "NotValidForUsage")]
    public async Task A_peer_with_a_wrong_certificate_is_refused_on_both_ports(string kind, string reason)
    {
        using var certificate = kind switch
        {
            "of another authority" => cluster.Stranger.Issue(),
            "expired" => cluster.Authority.Issue(fromDay: -9, untilDay: -1),
            _ => cluster.Authority.Issue(use: TestAuthority.ServerUse),
        };
        foreach (var port in new[] { cluster.First.Gateway, cluster.First.SiloPort })
        {
            var warned = cluster.First.Log.Next("Warning", certificate.Thumbprint, reason);

            Assert.True(await Handshake.IsEndedAsync(port, certificate));
            await warned.Soon();
        }
    }

    [Fact]
    public async Task A_peer_without_a_certificate_is_refused_on_both_ports()
    {
        foreach (var port in new[] { cluster.First.Gateway, cluster.First.SiloPort })
        {
            var warned = cluster.First.Log.Next("Warning", "Authentication failed");

            Assert.True(await Handshake.IsEndedAsync(port, own: null));
            await warned.Soon();
        }
    }

    [Fact]
    public async Task Names_shut_out_what_the_authority_signed_for_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var mine = cluster.Authority.Issue("one.test");
        using var other = cluster.Authority.Issue("printer.test");
        (string, string)[] settings = [.. cluster.Authority.Settings(mine), ("Tls:Names:0", "ONE.test")];
        await using var silo = await Member.StartAsync(database, "cohosted", settings);
        await using var client = await Member.StartAsync(database, "client", settings);
        var warned = silo.Log.Next("Warning", other.Thumbprint, "Names");

        Assert.Equal(silo.Address.ToString(), await client.PlaceAsync(silo.Address).Soon());
        Assert.True(await Handshake.IsEndedAsync(silo.Gateway, other));
        await warned.Soon();
    }
}
