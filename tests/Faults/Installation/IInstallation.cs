namespace Veritas.Tests.Faults.Installation;

/// <summary>Veritas as the faults find it: one process, or several web hosts and silos, over one PostgreSQL.</summary>
public interface IInstallation : IAsyncDisposable
{
    /// <summary>The web hosts. Clients spread over them, and go to the next when one is away.</summary>
    IReadOnlyList<Uri> Addresses { get; }

    /// <summary>What can be killed, and comes back on the same address.</summary>
    IReadOnlyList<IVictim> Victims { get; }

    /// <summary>What the processes have written so far.</summary>
    string Log { get; }
}

/// <summary>One process of an installation.</summary>
public interface IVictim
{
    /// <summary>Ends it as a power cut would.</summary>
    Task KillAsync();

    /// <summary>Starts it again; returns when it answers.</summary>
    Task StartAgainAsync();
}
