namespace Veritas.Tests.Faults.Installation;

/// <summary>The installation under test: one process, or several web hosts and silos, with one PostgreSQL.</summary>
public interface IInstallation : IAsyncDisposable
{
    /// <summary>
    /// Addresses of the web hosts. Clients choose one at random and try another if it is unavailable.
    /// </summary>
    IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Processes that can be killed and restarted on the same address.</summary>
    IReadOnlyList<IVictim> Victims { get; }

    /// <summary>The output of the processes so far.</summary>
    string Log { get; }
}

/// <summary>A process of an installation.</summary>
public interface IVictim
{
    /// <summary>Kills the process without a clean shutdown, like a power failure.</summary>
    Task KillAsync();

    /// <summary>Starts the process again and returns when it responds.</summary>
    Task StartAgainAsync();
}
