using Orleans.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Web.Hosting;

/// <summary>
/// Certificates are validated at start. The error names the invalid setting and contains no password.
/// </summary>
public sealed class TlsSettingsTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    /// <summary>An address reserved for documentation, which no machine has.</summary>
    private const string Network = "192.0.2.1";

    private readonly TlsFiles _files = new();

    public static TheoryData<string> InvalidOnes => [.. TlsFiles.Invalid.Keys];

    public static TheoryData<string> ValidOnes => [.. TlsFiles.Valid.Keys];

    [Theory]
    [MemberData(nameof(InvalidOnes))]
    public async Task An_invalid_setting_is_named(string which)
    {
        var (named, settings) = TlsFiles.Invalid[which];

        var wrong = await RefuseAsync(settings(_files));

        Assert.StartsWith($"Veritas:Silo:Tls:{named} ", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TlsFiles.Password, wrong.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TlsFiles.AnotherPassword, wrong.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ValidOnes))]
    public Task Certificates_come_in_several_forms(string which) =>
        AcceptAsync([("Cluster", "c"), .. TlsFiles.Valid[which](_files)]);

    [Theory]
    [InlineData("cohosted")]
    [InlineData("client")]
    public async Task A_network_address_needs_a_certificate(string role)
    {
        var wrong = await RefuseAsync(("Cluster", "c"), ("Address", Network), ("Role", role));

        Assert.StartsWith("Veritas:Silo:Tls:Certificate ", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_address_with_a_certificate_is_accepted()
    {
        (string, string)[] network = [("Cluster", "c"), ("Address", Network), .. _files.ValidSettings()];

        await AcceptAsync([.. network, ("Role", "client")]);
        // The certificate is accepted: the start fails only because the address belongs to no local interface.
        var port = await RefuseAsync(network);
        Assert.StartsWith("Veritas:Silo:SiloPort ", port.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public Task Loopback_needs_no_certificate(string address) => AcceptAsync(("Cluster", "c"), ("Address", address));

    public void Dispose() => _files.Dispose();

    private Task<OrleansConfigurationException> RefuseAsync(params (string, string)[] settings) =>
        Assert.ThrowsAsync<OrleansConfigurationException>(() => HostBuild.TryAsync(database, OfSilo(settings)));

    private async Task AcceptAsync(params (string, string)[] settings) =>
        Assert.Null(await Record.ExceptionAsync(() => HostBuild.TryAsync(database, OfSilo(settings))));

    private static (string, string)[] OfSilo((string Key, string Value)[] settings) =>
        Array.ConvertAll(settings, setting => ($"Silo:{setting.Key}", setting.Value));
}
