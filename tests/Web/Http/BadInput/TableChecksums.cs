using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// The row count and checksum of every table, one line each. Two snapshots differ if and only if rows changed.
/// </summary>
internal static class TableChecksums
{
    /// <summary>Tables excluded because requests are logged in them or servers coordinate through them.</summary>
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

    /// <summary>Waits for background writes to finish and returns the snapshot.</summary>
    public static async Task<string> SettledAsync(TestDatabase database)
    {
        var last = "";
        await Poll.UntilAsync(
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

    /// <summary>Names of the tables that differ.</summary>
    public static string Changed(string before, string after) =>
        string.Join(", ", after.Split('\n').Except(before.Split('\n')).Select(l => l.Split(':')[0]));
}
