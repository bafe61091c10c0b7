using System.Data.Common;
using Npgsql;

namespace Veritas.Storage;

/// <summary>Default pool settings for keys that the connection string does not set.</summary>
internal static class PoolSettings
{
    private static readonly (string Key, object Value)[] Wanted =
    [
        ("Application Name", "veritas"),
        ("Timeout", 5),
        ("Command Timeout", 30),
        // Keepalive in seconds: detects a lost server or a dropped NAT entry within a minute.
        ("Keepalive", 30),
        // The stores have few statements and repeat them, so the server prepares each once per connection.
        ("Max Auto Prepare", 100),
        ("Auto Prepare Min Usages", 3),
    ];

    public static string Apply(NpgsqlConnectionStringBuilder given, int maxPoolSize)
    {
        // Npgsql's builder contains every key it knows; the base class only those in the string.
        var result = new DbConnectionStringBuilder { ConnectionString = given.ConnectionString };
        foreach (var (key, value) in Wanted.Append(("Maximum Pool Size", maxPoolSize)))
        {
            if (!result.ContainsKey(key))
            {
                result[key] = value;
            }
        }
        return result.ConnectionString;
    }
}
