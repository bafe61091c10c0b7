namespace Veritas.Tests.Faults.Load;

/// <summary>How a client sends its frames.</summary>
public enum Sending
{
    /// <summary>Each frame once, in order.</summary>
    Plain,

    /// <summary>Each frame twice.</summary>
    Twice,

    /// <summary>Four frames at a time in random order, so the server must refuse those that arrive too early.</summary>
    Shuffled,
}
