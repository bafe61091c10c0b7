using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Veritas.Storage;

/// <summary>
/// Where the data is stored. Read before the host is built, because building it needs an open database.
/// </summary>
public sealed record StorageOptions
{
    /// <summary><c>ConnectionStrings:Veritas</c>: the server to use. Null: Veritas runs an embedded server.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// <c>Veritas:Home</c>: folder of the embedded server's files. Default: <c>.veritas</c> next to <c>Veritas.sln</c>,
    /// which is searched from the working directory upward, else <c>.veritas</c> in the working directory.
    /// </summary>
    public required string Home { get; init; }

    /// <summary>
    /// <c>Veritas:Postgres:Bin</c>: folder of the PostgreSQL programs. Null: the usual locations are searched.
    /// </summary>
    public string? Bin { get; init; }

    /// <summary>
    /// <c>Veritas:Postgres:MaxPoolSize</c>: maximum number of pooled connections, 2 to 1000, default 40: two fifths of
    /// PostgreSQL's default limit, so that two hosts and a psql session fit.
    /// </summary>
    public int MaxPoolSize { get; init; } = 40;

    /// <summary>
    /// <c>Veritas:Postgres:WaitSeconds</c>: how long to wait at startup for a server that does not answer yet, 0 to 600
    /// seconds, default 15: containers often start the database at the same time.
    /// </summary>
    public int WaitSeconds { get; init; } = 15;

    /// <exception cref="InvalidOperationException">A value is out of its range; the message names key and
    /// bounds.</exception>
    public static StorageOptions Read(IConfiguration configuration) =>
        new()
        {
            ConnectionString = Text(configuration.GetConnectionString("Veritas")),
            Home = Text(configuration["Veritas:Home"]) ?? FindHome(Directory.GetCurrentDirectory()),
            Bin = Text(configuration["Veritas:Postgres:Bin"]),
            MaxPoolSize = Number(configuration, "Veritas:Postgres:MaxPoolSize", 2, 1000, 40),
            WaitSeconds = Number(configuration, "Veritas:Postgres:WaitSeconds", 0, 600, 15),
        };

    /// <summary>
    /// The <c>.veritas</c> folder of the repository that contains the folder, else the one in the folder itself.
    /// </summary>
    public static string FindHome(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Veritas.sln")))
            {
                return Path.Combine(folder.FullName, ".veritas");
            }
        }
        return Path.Combine(start, ".veritas");
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static int Number(IConfiguration configuration, string key, int least, int most, int fallback)
    {
        if (Text(configuration[key]) is not { } text)
        {
            return fallback;
        }
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= most
            ? value
            : throw new InvalidOperationException($"{key} must be a whole number from {least} to {most}.");
    }
}
