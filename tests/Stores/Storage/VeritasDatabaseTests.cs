using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

public sealed class VeritasDatabaseTests
{
    [Fact]
    public async Task A_given_server_is_used_and_migrated()
    {
        await using var target = await TestDatabase.CreateEmptyAsync();
        await using var database = await OpenAsync(("ConnectionStrings:Veritas", target.ConnectionString));
        Assert.False(database.IsEmbedded);
        Assert.Equal(MigrationFiles.Embedded().Count, await database.MigrateAsync(CancellationToken.None));

        var services = new ServiceCollection().AddStorage(database).BuildServiceProvider();
        await using (services)
        {
            await using var name = services
                .GetRequiredService<NpgsqlDataSource>()
                .CreateCommand("show application_name");
            Assert.Equal("veritas", await name.ExecuteScalarAsync());
        }
        // Disposing the services does not close the database.
        await using var still = database.DataSource.CreateCommand("select 1");
        Assert.Equal(1, await still.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Without_a_configured_server_an_embedded_one_runs_and_keeps_its_data()
    {
        var home = Directory.CreateTempSubdirectory("veritas-home-").FullName;
        try
        {
            await using (var database = await OpenAsync(("Veritas:Home", home)))
            {
                Assert.True(database.IsEmbedded);
                Assert.Equal(MigrationFiles.Embedded().Count, await database.MigrateAsync(CancellationToken.None));
            }
            await using var again = await OpenAsync(("Veritas:Home", home));
            Assert.Equal(0, await again.MigrateAsync(CancellationToken.None));
        }
        finally
        {
            var pointer = Path.Combine(home, "postgres", "moved-to");
            string[] gone = File.Exists(pointer) ? [home, (await File.ReadAllTextAsync(pointer)).Trim()] : [home];
            Array.ForEach(gone, folder => Directory.Delete(folder, recursive: true));
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=someone;Password=s3cret-word", "port 1")]
    [InlineData("Host=127.0.0.1;Passwort=s3cret-word", "not a connection string")]
    [InlineData("Host=127.0.0.1;Port=s3cret-word", "not a connection string")]
    [InlineData("Host=127.0.0.1;Password=abc;s3cret-word", "not a connection string")]
    public async Task An_invalid_setting_is_reported_without_the_password(string setting, string told)
    {
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            OpenAsync(("ConnectionStrings:Veritas", setting), ("Veritas:Postgres:WaitSeconds", "0"))
        );
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_sign_in_is_reported_without_retries()
    {
        await using var target = await TestDatabase.CreateEmptyAsync();
        var wrong = new NpgsqlConnectionStringBuilder(target.ConnectionString)
        {
            Username = "no_such_role",
            Password = "s3cret-word",
        }.ConnectionString;
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            OpenAsync(("ConnectionStrings:Veritas", wrong), ("Veritas:Postgres:WaitSeconds", "600"))
        );
        Assert.DoesNotContain("s3cret-word", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(18, true)]
    public void A_server_older_than_15_is_refused(int major, bool accepted)
    {
        var failure = Record.Exception(() => VeritasDatabase.RequireSupported(new Version(major, 2)));
        Assert.Equal(accepted, failure is null);
    }

    [Fact]
    public void Options_of_the_connection_string_are_kept()
    {
        var given = new NpgsqlConnectionStringBuilder("Host=h;Application Name=mine;MaxPoolSize=7;Command Timeout=99");
        var result = new NpgsqlConnectionStringBuilder(PoolSettings.Apply(given, 40));
        Assert.Equal(
            ("mine", 7, 99, 5, 30),
            (result.ApplicationName, result.MaxPoolSize, result.CommandTimeout, result.Timeout, result.KeepAlive)
        );
        var silent = new NpgsqlConnectionStringBuilder(
            PoolSettings.Apply(new NpgsqlConnectionStringBuilder("Host=h"), 40)
        );
        Assert.Equal(("veritas", 40, 30), (silent.ApplicationName, silent.MaxPoolSize, silent.CommandTimeout));
    }

    [Theory]
    [InlineData("Veritas:Postgres:MaxPoolSize", "1", "from 2 to 1000")]
    [InlineData("Veritas:Postgres:MaxPoolSize", "many", "from 2 to 1000")]
    [InlineData("Veritas:Postgres:WaitSeconds", "-1", "from 0 to 600")]
    public async Task A_value_out_of_range_names_key_and_bounds(string key, string value, string bounds)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync((key, value)));
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.Contains(bounds, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_home_directory_is_found_from_any_folder_of_the_repository()
    {
        var root = Directory.CreateTempSubdirectory("veritas-tree-").FullName;
        var deep = Directory.CreateDirectory(Path.Combine(root, "a", "b")).FullName;
        Assert.Equal(Path.Combine(deep, ".veritas"), StorageOptions.FindHome(deep));
        File.WriteAllText(Path.Combine(root, "Veritas.sln"), "");
        Assert.Equal(Path.Combine(root, ".veritas"), StorageOptions.FindHome(deep));
        Directory.Delete(root, recursive: true);
    }

    private static Task<VeritasDatabase> OpenAsync(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        return VeritasDatabase.OpenAsync(
            configuration,
            NullLoggerFactory.Instance,
            TimeProvider.System,
            CancellationToken.None
        );
    }
}
