using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using Veritas.Storage.Embedded;

namespace Veritas.Storage;

/// <summary>
/// The PostgreSQL database of Veritas: the server of <c>ConnectionStrings:Veritas</c>, or the embedded one. Opened
/// before the host is built and disposed after the host has stopped.
/// </summary>
public sealed partial class VeritasDatabase : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly IAsyncDisposable? _server;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private VeritasDatabase(
        string connectionString,
        IAsyncDisposable? server,
        ILoggerFactory loggers,
        TimeProvider time
    )
    {
        _server = server;
        _time = time;
        _logger = loggers.CreateLogger<VeritasDatabase>();
        ConnectionString = connectionString;
        DataSource = new NpgsqlDataSourceBuilder(connectionString).Build();
    }

    /// <summary>For libraries that open their own connections. Contains the password; never log it.</summary>
    public string ConnectionString { get; }

    /// <summary>The connection pool of all stores.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Whether the server is the embedded one.</summary>
    public bool IsEmbedded => _server is not null;

    /// <summary>Returns when the server answers.</summary>
    /// <exception cref="DatabaseUnavailableException">There is no usable server; the message says what to
    /// do.</exception>
    public static async Task<VeritasDatabase> OpenAsync(
        IConfiguration configuration,
        ILoggerFactory loggers,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var options = StorageOptions.Read(configuration);
        return options.ConnectionString is { } given
            ? await UseServerAsync(options, given, loggers, time, cancel)
            : await RunServerAsync(options, loggers, time, cancel);
    }

    /// <summary>Migrates the schema to this build; returns the number of applied files.</summary>
    /// <exception cref="MigrationException">A migration failed or is inconsistent; the message names the
    /// file.</exception>
    public Task<int> MigrateAsync(CancellationToken cancel) =>
        new Migrations(MigrationFiles.Embedded(), _time, _logger).ApplyAsync(DataSource, cancel);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task<VeritasDatabase> UseServerAsync(
        StorageOptions options,
        string given,
        ILoggerFactory loggers,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var database = new VeritasDatabase(PoolSettings.Apply(Parse(given), options.MaxPoolSize), null, loggers, time);
        try
        {
            var version = await database.WaitForVersionAsync(options.WaitSeconds, cancel);
            RequireSupported(version);
            UsingServer(database._logger, version.Major);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    internal static void RequireSupported(Version version)
    {
        if (version.Major < PostgresBinaries.OldestMajor)
        {
            throw new DatabaseUnavailableException(
                $"The server of ConnectionStrings:Veritas is PostgreSQL {version}; "
                    + $"{PostgresBinaries.OldestMajor} or newer is needed."
            );
        }
    }

    private static async Task<VeritasDatabase> RunServerAsync(
        StorageOptions options,
        ILoggerFactory loggers,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        if (OperatingSystem.IsWindows())
        {
            throw new DatabaseUnavailableException(
                "The embedded PostgreSQL runs on Linux and macOS. On Windows set ConnectionStrings__Veritas to "
                    + "a server."
            );
        }
        var embedded = new EmbeddedPostgresOptions { Home = options.Home, Bin = options.Bin };
        var server = await EmbeddedPostgres.StartAsync(
            embedded,
            loggers.CreateLogger<EmbeddedPostgres>(),
            time,
            cancel
        );
        var pooled = PoolSettings.Apply(
            new NpgsqlConnectionStringBuilder(server.ConnectionString),
            options.MaxPoolSize
        );
        return new VeritasDatabase(pooled, server, loggers, time);
    }

    private async Task<Version> WaitForVersionAsync(int waitSeconds, CancellationToken cancel)
    {
        var begun = _time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await DataSource.OpenConnectionAsync(cancel);
                return connection.PostgreSqlVersion;
            }
            catch (Exception failure) when (failure is NpgsqlException or SocketException or TimeoutException)
            {
                var transient =
                    failure is not NpgsqlException refused
                    || DatabaseErrors.Classify(refused).Fault == DatabaseFault.Transient;
                if (!transient || _time.GetElapsedTime(begun).TotalSeconds >= waitSeconds)
                {
                    throw new DatabaseUnavailableException(
                        $"The server of ConnectionStrings:Veritas ({Place()}) cannot be used: {failure.Message} "
                            + "Start it or correct "
                            + "ConnectionStrings__Veritas; without that setting Veritas runs a server of its own.",
                        failure
                    );
                }
            }
            await Task.Delay(Pause, _time, cancel);
        }
    }

    private string Place()
    {
        var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
        return $"host {builder.Host}, port {builder.Port}, database {builder.Database}, user {builder.Username}";
    }

    private static NpgsqlConnectionStringBuilder Parse(string given)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(given);
        }
        catch (Exception wrong)
            when (wrong is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            // Without the inner exception: it quotes the invalid part, which may contain the password.
            throw new DatabaseUnavailableException(
                "ConnectionStrings:Veritas is not a connection string: write "
                    + "Host=…;Port=5432;Database=…;Username=…;Password=… and put "
                    + "values that hold ; or = in double quotes."
            );
        }
    }
}
