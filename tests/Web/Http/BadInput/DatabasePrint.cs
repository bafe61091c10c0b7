using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// One line for each table with its count and a checksum of its rows. A difference between two prints is a write.
/// </summary>
internal static class DatabasePrint
{
    /// <summary>What is written down about requests themselves, and what servers tell each other.</summary>
    private const string Logs =
        "'audit_log', 'audit_head', 'audit_pending', 'component_logs', 'sign_in_addresses', 'cluster_epoch', "
        + "'cluster_member'";

    public static async Task<string> TakeAsync(TestDatabase database)
    {
        var statement = await database.ScalarAsync<string>(
            $"""
            select string_agg(
              format(
                'select %L || count(*) || '' rows, '' '
                  '|| coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as line from %I t',
                relname || ': ', relname),
              ' union all ' order by relname)
            from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ({Logs})
            """
        );
        return (
            await database.ScalarAsync<string>($"select string_agg(line, E'\n' order by line) from ({statement}) x")
        )!;
    }

    /// <summary>Waits until what is written in the background has been.</summary>
    public static async Task<string> SettledAsync(TestDatabase database)
    {
        var last = "";
        await Until.HoldsAsync(
            async () =>
            {
                var before = last;
                last = await TakeAsync(database);
                return last == before;
            },
            same => same
        );
        return last;
    }

    /// <summary>The tables that differ.</summary>
    public static string Changed(string before, string after) =>
        string.Join(", ", after.Split('\n').Except(before.Split('\n')).Select(l => l.Split(':')[0]));
}
