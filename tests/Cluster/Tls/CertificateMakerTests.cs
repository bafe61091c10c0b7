using System.Security.Cryptography.X509Certificates;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>The silo's program makes an authority and certificates.</summary>
public sealed class CertificateMakerTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("veritas-tls-");

    [Fact]
    public async Task A_silo_takes_what_was_made_and_only_the_owner_reads_the_keys()
    {
        await MakeAsync("a.test", "b.test");

        foreach (var name in new[] { "a.test", "b.test" })
        {
            await using var silo = await Member.BuildAsync(
                database,
                "cohosted",
                ("Tls:Certificate", Of($"{name}.pem")),
                ("Tls:Key", Of($"{name}.key")),
                ("Tls:Authority", Of("authority.pem"))
            );
        }

        var keys = _folder.GetFiles("*.key");
        Assert.Equal(["a.test.key", "authority.key", "b.test.key"], keys.Select(f => f.Name).Order());
        Assert.All(keys, key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, key.UnixFileMode));
        Assert.All(
            Read().Where(file => file.Key.EndsWith(".pem", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("PRIVATE", file.Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_good_stays_and_what_is_not_is_made_anew()
    {
        await MakeAsync("a.test", "b.test", "c.test");
        var before = Read();
        using (var soon = new TestAuthority())
        {
            // Ends within the month, and is another authority's.
            using var certificate = soon.Issue("b.test", untilDay: 20);
            File.WriteAllText(Of("b.test.pem"), certificate.ExportCertificatePem());
            File.WriteAllText(Of("b.test.key"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
            using var foreign = soon.Issue("c.test");
            File.WriteAllText(Of("c.test.pem"), foreign.ExportCertificatePem());
            File.WriteAllText(Of("c.test.key"), foreign.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        }

        await MakeAsync("a.test", "b.test", "c.test");

        var after = Read();
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.Equal(
            ["b.test.key", "b.test.pem", "c.test.key", "c.test.pem"],
            after.Keys.Where(name => after[name] != before[name]).Order()
        );
        Assert.All(["b.test", "c.test"], name => Assert.True(IsFromAuthority(name)));
    }

    [Theory]
    [InlineData("authority")]
    [InlineData("../elsewhere")]
    [InlineData("*.test")]
    public async Task A_name_that_does_not_do_makes_nothing(string name)
    {
        var (code, _, errors) = await SiloProgram.RunAsync(["--make-certificates", _folder.FullName, name]);

        Assert.Equal(2, code);
        Assert.StartsWith("usage: --make-certificates FOLDER", errors, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task MakeAsync(params string[] names)
    {
        var (code, output, errors) = await SiloProgram.RunAsync(["--make-certificates", _folder.FullName, .. names]);
        Assert.Equal((0, "", ""), (code, output, errors));
    }

    private bool IsFromAuthority(string name)
    {
        using var certificate = X509Certificate2.CreateFromPemFile(Of($"{name}.pem"), Of($"{name}.key"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(Of("authority.pem"));
        return chain.Build(certificate) && certificate.MatchesHostname(name);
    }

    private Dictionary<string, string> Read() =>
        _folder.GetFiles().ToDictionary(f => f.Name, f => File.ReadAllText(f.FullName));

    private string Of(string name) => Path.Combine(_folder.FullName, name);
}
