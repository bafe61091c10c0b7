namespace Veritas.Tests.Faults.Load;

/// <summary>How a client's frames leave.</summary>
public enum Sending
{
    /// <summary>Each once, in order.</summary>
    Plain,

    /// <summary>Each twice.</summary>
    Twice,

    /// <summary>
    /// Four at a time in any order, as a broken proxy might: the server has to refuse what comes too early.
    /// </summary>
    Shuffled,
}
