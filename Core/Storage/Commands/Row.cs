using System.Text.Json;
using Npgsql;

namespace Veritas.Storage;

/// <summary>The current row of a result, read by the names of its columns.</summary>
internal readonly struct Row(NpgsqlDataReader reader)
{
    /// <summary>A column that is not null; for a nullable value type one that may be.</summary>
    /// <exception cref="InvalidCastException">It is null, or of another type.</exception>
    /// <exception cref="IndexOutOfRangeException">The result has no such column.</exception>
    public T Get<T>(string column) => Column<T>.Read(reader, reader.GetOrdinal(column));

    /// <summary>A column of a reference type that may be null.</summary>
    public T? GetOrNull<T>(string column)
        where T : class
    {
        var ordinal = reader.GetOrdinal(column);
        return reader.IsDBNull(ordinal) ? null : Column<T>.Read(reader, ordinal);
    }

    /// <summary>A column of JSON, selected as text.</summary>
    public T Json<T>(string column) => JsonSerializer.Deserialize<T>(Get<string>(column), VeritasJson.Options)!;

    /// <summary>The row as a record, mapped by <see cref="RowMap{T}"/>; for results of few rows.</summary>
    public T As<T>() => RowMap<T>.For(reader).Read(reader);

    public bool IsNull(string column) => reader.IsDBNull(reader.GetOrdinal(column));
}
