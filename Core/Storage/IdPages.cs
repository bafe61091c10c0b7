namespace Veritas.Storage;

/// <summary>Pages of lists that are in the order of their ids.</summary>
internal static class IdPages
{
    /// <summary>Upper bound of a page's limit.</summary>
    public const int Most = 200;

    /// <summary>An id as a list's cursor: <paramref name="beginning"/> for null, null when it is not an id.</summary>
    public static Guid? Place(string? after, Guid beginning)
    {
        if (after is null)
        {
            return beginning;
        }

        return Guid.TryParse(after, out var id) ? id : null;
    }
}
