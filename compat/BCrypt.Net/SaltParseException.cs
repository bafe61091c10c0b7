namespace BCrypt.Net;

/// <summary>A salt or hash that is not one of bcrypt 2a, 2b or 2y.</summary>
public sealed class SaltParseException : Exception
{
    public SaltParseException()
    {
    }

    public SaltParseException(string message)
        : base(message)
    {
    }

    public SaltParseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
