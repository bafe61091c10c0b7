namespace Orleans.Serialization;

/// <summary>Accepted; exceptions cross calls within a process as they are.</summary>
public class ExceptionSerializationOptions
{
    public HashSet<string> SupportedNamespacePrefixes { get; } = new(StringComparer.Ordinal);
}
