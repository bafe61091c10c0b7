using System.Security.Cryptography.X509Certificates;
using Veritas.Tests.Cluster.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Tls;

/// <summary>A certificate that is replaced on disk is used without a restart.</summary>
public sealed class RenewalTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TestAuthority _authority = new();

    [Fact]
    public async Task Replaced_files_are_used_and_damaged_ones_are_not()
    {
        using var first = _authority.Issue();
        using var second = _authority.Issue();
        var certificate = Path.Combine(_authority.Folder, "own.pem");
        var key = Path.Combine(_authority.Folder, "own.key");
        Put(first, certificate, key);
        await using var silo = await StartAsync(certificate, key);
        Assert.Equal(first.Thumbprint, await Handshake.PresentedAsync(silo.Gateway, first));

        Put(second, certificate, key);
        Assert.Equal(second.Thumbprint, await Handshake.PresentedAsync(silo.Gateway, first));

        var warned = silo.Log.Next("Warning", "Veritas:Silo:Tls:Key");
        await File.WriteAllTextAsync(key, "damaged");
        Assert.Equal(second.Thumbprint, await Handshake.PresentedAsync(silo.Gateway, first));
        await warned.Soon();
    }

    [Fact]
    public async Task A_new_authority_is_trusted_and_the_old_one_no_longer()
    {
        using var next = new TestAuthority();
        using var first = _authority.Issue();
        using var second = next.Issue();
        var settings = _authority.Settings(first);
        await using var silo = await Member.StartAsync(database, "cohosted", settings);

        File.Copy(next.File, settings[2].Value, overwrite: true);
        Put(second, settings[0].Value, settings[1].Value);

        Assert.Equal(second.Thumbprint, await Handshake.PresentedAsync(silo.Gateway, second));
        var warned = silo.Log.Next("Warning", first.Thumbprint, "PartialChain");
        Assert.True(await Handshake.IsEndedAsync(silo.Gateway, first));
        await warned.Soon();
    }

    [Fact]
    public async Task Files_behind_a_link_are_replaced_by_another_link()
    {
        using var first = _authority.Issue();
        using var second = _authority.Issue();
        var link = Path.Combine(_authority.Folder, "now");
        Directory.CreateSymbolicLink(link, Folder("one", first));
        // As a secret that is mounted into a container: each file is a link through a folder that is exchanged.
        var certificate = Path.Combine(_authority.Folder, "own.pem");
        var key = Path.Combine(_authority.Folder, "own.key");
        File.CreateSymbolicLink(certificate, Path.Combine(link, "own.pem"));
        File.CreateSymbolicLink(key, Path.Combine(link, "own.key"));
        await using var silo = await StartAsync(certificate, key);

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, Folder("two", second));

        Assert.Equal(second.Thumbprint, await Handshake.PresentedAsync(silo.Gateway, first));
    }

    public void Dispose() => _authority.Dispose();

    private Task<Member> StartAsync(string certificate, string key) =>
        Member.StartAsync(
            database,
            "cohosted",
            ("Tls:Certificate", certificate),
            ("Tls:Key", key),
            ("Tls:Authority", _authority.File)
        );

    private string Folder(string name, X509Certificate2 certificate)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_authority.Folder, name)).FullName;
        Put(certificate, Path.Combine(folder, "own.pem"), Path.Combine(folder, "own.key"));
        return folder;
    }

    private static void Put(X509Certificate2 certificate, string file, string key)
    {
        File.WriteAllText(key, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(file, certificate.ExportCertificatePem());
    }
}
