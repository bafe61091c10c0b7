using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;
using Veritas.WebHost;

namespace Veritas.Tests.Web.Hosting;

/// <summary>Builds a host with settings of section <c>Veritas</c> and disposes it without starting it.</summary>
internal static class HostBuild
{
    public static async Task TryAsync(TestDatabase tests, params (string Key, string Value)[] own)
    {
        var home = Directory.CreateTempSubdirectory("veritas-build-");
        try
        {
            var settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Veritas"] = tests.ConnectionString,
                ["Veritas:Home"] = home.FullName,
            };
            foreach (var (key, value) in own)
            {
                settings[$"Veritas:{key}"] = value;
            }

            var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
            await using var database = await VeritasDatabase.OpenAsync(
                configuration,
                NullLoggerFactory.Instance,
                TimeProvider.System,
                CancellationToken.None
            );
            await using var app = VeritasWeb.Build(
                [],
                database,
                builder => builder.Configuration.AddInMemoryCollection(settings)
            );
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
