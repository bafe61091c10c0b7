using System.Data.Common;
using Npgsql;

namespace Veritas.Storage;

/// <summary>Settings of the connection pool that Veritas wants where the given connection string is silent.</summary>
internal static class PoolSettings
{
    private static readonly (string Key, object Value)[] Wanted =
    [
        ("Application Name", "veritas"),
        ("Timeout", 5),
        ("Command Timeout", 30),
        // Finds out about a vanished server or a forgetful router within a minute, in seconds.
        ("Keepalive", 30),
        // The stores' statements are few and repeat: the server plans each once per connection.
        ("Max Auto Prepare", 100),
        ("Auto Prepare Min Usages", 3),
    ];

    public static string Apply(NpgsqlConnectionStringBuilder given, int maxPoolSize)
    {
        // Npgsql's builder says yes to every key it knows; the plain one only to those that were written.
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
