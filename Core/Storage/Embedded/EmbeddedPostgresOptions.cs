namespace Veritas.Storage.Embedded;

/// <summary>Options of the embedded server.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Folder for all persistent files of the server; created if missing.</summary>
    public required string Home { get; init; }

    /// <summary>
    /// Folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>. Null: the usual locations are searched.
    /// </summary>
    public string? Bin { get; init; }

    /// <summary>
    /// Default true: a confirmed commit survives a power failure. False turns fsync off, for tests: after a crash, or
    /// with another PostgreSQL version, such a server starts with an empty database.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>Maximum number of connections, 10 to 1000.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Timeout of a server that replays its log after a crash.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a running server may not respond before it is killed and restarted.</summary>
    public TimeSpan HangLimit { get; init; } = TimeSpan.FromSeconds(15);
}
