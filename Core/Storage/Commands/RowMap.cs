using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Maps a row to a record. Each constructor parameter is read from the column of that name in snake_case. A parameter
/// that is itself a record is read from the columns that begin with its name: <c>Person Author</c> reads
/// <c>author_id</c> and <c>author_name</c>. A single value, such as an id, is read from the first column.
/// </summary>
internal sealed class RowMap<T>
{
    private static readonly (Func<NpgsqlDataReader, int[], T> Make, ImmutableArray<string> Columns) Compiled =
        Compile();

    private readonly int[] _ordinals;

    private RowMap(int[] ordinals) => _ordinals = ordinals;

    /// <summary>For the columns of a result.</summary>
    /// <exception cref="InvalidOperationException">A column is missing; the message names it.</exception>
    public static RowMap<T> For(NpgsqlDataReader reader)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            found.TryAdd(reader.GetName(i), i);
        }

        return new RowMap<T>([
            .. Compiled.Columns.Select(c =>
                c.Length == 0 ? 0
                : found.TryGetValue(c, out var ordinal) ? ordinal
                : throw new InvalidOperationException($"{typeof(T).Name} needs a column {c}.")
            ),
        ]);
    }

    public T Read(NpgsqlDataReader reader) => Compiled.Make(reader, _ordinals);

    private static (Func<NpgsqlDataReader, int[], T>, ImmutableArray<string>) Compile()
    {
        var (reader, ordinals) = (Expression.Parameter(typeof(NpgsqlDataReader)), Expression.Parameter(typeof(int[])));
        var columns = ImmutableArray.CreateBuilder<string>();
        var row = Value(typeof(T), "", null);
        var make = Expression.Lambda<Func<NpgsqlDataReader, int[], T>>(row, reader, ordinals).Compile();
        return (make, columns.ToImmutable());

        Expression Value(Type type, string name, ParameterInfo? parameter)
        {
            if (!IsColumn(type))
            {
                var first = columns.Count;
                var constructor = type.GetConstructors(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                    )
                    .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
                    .MaxBy(c => c.GetParameters().Length)!;
                var values = constructor.GetParameters().Select(p => Value(p.ParameterType, Join(name, p.Name!), p));
                var made = Expression.New(constructor, values);
                return MayBeNull(parameter)
                    ? OrNull(made, Expression.ArrayIndex(ordinals, Expression.Constant(first)))
                    : made;
            }

            var ordinal = Expression.ArrayIndex(ordinals, Expression.Constant(columns.Count));
            columns.Add(name);
            var reading = typeof(Column<>).MakeGenericType(type).GetField("Read")!.GetValue(null);
            var read = Expression.Invoke(Expression.Constant(reading), reader, ordinal);
            return !type.IsValueType && MayBeNull(parameter) ? OrNull(read, ordinal) : read;
        }

        Expression OrNull(Expression value, Expression ordinal) =>
            Expression.Condition(
                Expression.Call(reader, nameof(NpgsqlDataReader.IsDBNull), null, ordinal),
                Expression.Constant(null, value.Type),
                value
            );
    }

    private static bool MayBeNull(ParameterInfo? parameter) =>
        parameter is not null && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static string Join(string prefix, string name)
    {
        var column = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        return prefix.Length == 0 ? column : $"{prefix}_{column}";
    }

    /// <summary>A record is read from several columns, every other type from one.</summary>
    private static bool IsColumn(Type type) => type == typeof(RawJson) || !RecordTypes.IsRecord(type);
}

/// <summary>Recognises records: the compiler generates PrintMembers for record classes and record structs.</summary>
internal static class RecordTypes
{
    public static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
