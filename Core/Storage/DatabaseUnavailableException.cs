namespace Veritas.Storage;

/// <summary>
/// No PostgreSQL server is usable. The message says what is missing and what to do, and never contains a password.
/// </summary>
public sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message)
        : base(message) { }

    public DatabaseUnavailableException(string message, Exception inner)
        : base(message, inner) { }
}
