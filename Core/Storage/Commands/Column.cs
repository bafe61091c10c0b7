using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Reads a column as <typeparamref name="T"/>. Besides Npgsql's types: enums from their wire names, raw JSON from text,
/// immutable arrays from arrays, and immutable arrays of records from JSON that is selected as text.
/// </summary>
internal static class Column<T>
{
    public static readonly Func<NpgsqlDataReader, int, T> Read = Make();

    private static Func<NpgsqlDataReader, int, T> Make()
    {
        var type = typeof(T);
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsEnum)
        {
            return Reader(inner == type ? nameof(ColumnReaders.Name) : nameof(ColumnReaders.NameOrNull), inner);
        }

        if (inner == typeof(RawJson))
        {
            return Reader(inner == type ? nameof(ColumnReaders.Json) : nameof(ColumnReaders.JsonOrNull));
        }

        if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var element = inner.GetGenericArguments()[0];
            return Reader(ArrayReader(element, inner != type), element);
        }

        return static (reader, ordinal) => reader.GetFieldValue<T>(ordinal);
    }

    private static string ArrayReader(Type element, bool nullable) =>
        RecordTypes.IsRecord(element)
            ? nullable
                ? nameof(ColumnReaders.RecordsOrNull)
                : nameof(ColumnReaders.Records)
            : element.IsEnum
                ? nameof(ColumnReaders.Names)
                : nameof(ColumnReaders.Array);

    private static Func<NpgsqlDataReader, int, T> Reader(string method, params Type[] of)
    {
        var made = typeof(ColumnReaders).GetMethod(method, BindingFlags.Static | BindingFlags.Public)!;
        return (of.Length == 0 ? made : made.MakeGenericMethod(of)).CreateDelegate<Func<NpgsqlDataReader, int, T>>();
    }
}

/// <summary>Readers of the column types that Npgsql does not know.</summary>
file static class ColumnReaders
{
    public static T Name<T>(NpgsqlDataReader reader, int ordinal)
        where T : struct, Enum => WireName<T>.Parse(reader.GetString(ordinal));

    public static T? NameOrNull<T>(NpgsqlDataReader reader, int ordinal)
        where T : struct, Enum => reader.IsDBNull(ordinal) ? null : Name<T>(reader, ordinal);

    public static ImmutableArray<T> Names<T>(NpgsqlDataReader reader, int ordinal)
        where T : struct, Enum => [.. reader.GetFieldValue<string[]>(ordinal).Select(WireName<T>.Parse)];

    public static ImmutableArray<T> Array<T>(NpgsqlDataReader reader, int ordinal) =>
        ImmutableCollectionsMarshal.AsImmutableArray(reader.GetFieldValue<T[]>(ordinal));

    public static ImmutableArray<T> Records<T>(NpgsqlDataReader reader, int ordinal) =>
        JsonSerializer.Deserialize<ImmutableArray<T>>(reader.GetString(ordinal), VeritasJson.Options);

    public static ImmutableArray<T>? RecordsOrNull<T>(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : Records<T>(reader, ordinal);

    public static RawJson Json(NpgsqlDataReader reader, int ordinal) => new(reader.GetString(ordinal));

    public static RawJson? JsonOrNull(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : Json(reader, ordinal);
}
