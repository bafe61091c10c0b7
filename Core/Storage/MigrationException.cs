namespace Veritas.Storage;

/// <summary>The schema cannot be brought up to date; the message names the file and the reason.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException(string message)
        : base(message) { }

    public MigrationException(string message, Exception inner)
        : base(message, inner) { }
}
