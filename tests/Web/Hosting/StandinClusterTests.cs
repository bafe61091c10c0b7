using Orleans.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Web.Hosting;

/// <summary>The one-process package set says so when it is asked for a cluster.</summary>
public sealed class StandinClusterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("cohosted")]
    [InlineData("client")]
    public async Task A_cluster_ends_the_start_and_names_the_set_it_needs(string role)
    {
        var wrong = await Assert.ThrowsAsync<OrleansConfigurationException>(() => HostBuild.TryAsync(database, ("Cluster", "exams"), ("Role", role)));

        Assert.Contains("PackageSet=official", wrong.Message, StringComparison.Ordinal);
    }
}
