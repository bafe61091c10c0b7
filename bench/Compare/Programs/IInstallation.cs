namespace Veritas.Bench.Compare.Programs;

/// <summary>Veritas as it is measured: one process, or a cluster of several, over one database.</summary>
internal interface IInstallation : IAsyncDisposable
{
    /// <summary>Of the web hosts; sockets are spread over them.</summary>
    IReadOnlyList<int> Ports { get; }

    /// <summary>CPU seconds of all its processes so far; null where they are not known.</summary>
    double? Cpu { get; }

    /// <summary>Holds it where it can be held, so that it takes nothing from another contestant's turn.</summary>
    Task FreezeAsync();

    /// <summary>Lets it go on.</summary>
    Task ThawAsync();

    /// <summary>Ends one of its processes without a warning: SIGKILL.</summary>
    Task KillAsync();

    /// <summary>Starts what was killed, without waiting for it.</summary>
    void Launch();

    /// <summary>Returns when all of it is healthy.</summary>
    Task AnsweringAsync(CancellationToken cancel);
}
