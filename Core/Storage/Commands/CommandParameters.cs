using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Storage;

/// <summary>
/// Converts an object to the parameters of a command: a property <c>studentId</c> is <c>@student_id</c>. Times are sent
/// in UTC, enums by their wire names, <see cref="RawJson"/> as <c>jsonb</c>, and lists of these as arrays.
/// </summary>
internal static class CommandParameters
{
    private static readonly ConcurrentDictionary<Type, (string Name, Type Type, Func<object, object?> Get)[]> Known =
        new();

    public static void Add(NpgsqlParameterCollection parameters, object? values)
    {
        if (values is null)
        {
            return;
        }

        foreach (var (name, type, get) in Known.GetOrAdd(values.GetType(), Properties))
        {
            var parameter = new NpgsqlParameter { ParameterName = name, Value = Sent(get(values)) ?? DBNull.Value };
            if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(RawJson))
            {
                parameter.NpgsqlDbType = NpgsqlDbType.Jsonb;
            }

            parameters.Add(parameter);
        }
    }

    private static object? Sent(object? value) =>
        value switch
        {
            DateTimeOffset time => time.UtcDateTime,
            Enum name => WireNames.Of(name),
            RawJson json => json.Text,
            string or byte[] => value,
            IEnumerable<DateTimeOffset> times => times.Select(t => t.UtcDateTime).ToArray(),
            IEnumerable<DateTimeOffset?> times => times.Select(t => t?.UtcDateTime).ToArray(),
            IEnumerable list when Element(list.GetType()) is { } element => List(list, element),
            _ => value,
        };

    private static object List(IEnumerable list, Type element)
    {
        if (element.IsEnum)
        {
            return list.Cast<Enum>().Select(WireNames.Of).ToArray();
        }

        if (element == typeof(RawJson))
        {
            return list.Cast<RawJson>().Select(j => j.Text).ToArray();
        }

        if (list is Array)
        {
            return list;
        }

        var items = new ArrayList();
        foreach (var item in list)
        {
            items.Add(item);
        }

        return items.ToArray(element);
    }

    private static Type? Element(Type type) =>
        type.GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];

    private static (string, Type, Func<object, object?>)[] Properties(Type type) =>
        [
            .. type.GetProperties()
                .Select(property =>
                {
                    var target = Expression.Parameter(typeof(object));
                    var value = Expression.Convert(
                        Expression.Property(Expression.Convert(target, type), property),
                        typeof(object)
                    );
                    return (
                        JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
                        property.PropertyType,
                        Expression.Lambda<Func<object, object?>>(value, target).Compile()
                    );
                }),
        ];
}

/// <summary>The wire names of enums whose type is known at run time only.</summary>
file static class WireNames
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    public static string Of(Enum value) =>
        Known.GetOrAdd(value, static v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
}
