using System.Diagnostics;
using System.Globalization;
using Veritas.Grains.Storage;
using Veritas.Storage;

namespace Veritas.Bench.Data;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options(Sizes Sizes, bool Summaries)
{
    public const string Usage = """
        Loads a large institution, for measuring. The database is the
        server's: ConnectionStrings__Veritas, or the embedded one of Veritas__Home.

          load            loads into a database without users
            --students N    default 100000
            --teachers N    default 200
            --attempts N    default 1000000, all with answers and alerts; about one in 1,000 is live
            --events N      default 10000000, scored by the rules themselves
            --questions N   an exam, default 8
            --percent P     that part of all of them, 0.1 to 100, default 100
            --seed N        the same seed and day give the same rows, default 1
            --now TIME      when it is, ISO-8601; live attempts are live then; default the current hour

            --summaries no  leaves counting attempts for dashboards and records to the server, which does it when it
                            starts; default yes

          measure         asks a running server over the loaded database, and prints how long each route takes; exit
                          code 1 when a goal is missed
            --url URL       default http://localhost:8080; start it with Veritas__Limits__SignInsPerMinute=100000
            --callers N     at once, 1 to 100, default 4
            --seconds S     for each route, 0.5 to 600, default 5
            --people N      students who ask, 1 to 10000, default 200

        Accounts: admin@bench.veritas, teacher0@bench.veritas and so on, student0@bench.veritas and so on; password
        veritas-bench-1.
        """;

    /// <exception cref="ArgumentException">The message says which option is wrong.</exception>
    public static Options Parse(string[] args, DateTimeOffset time)
    {
        var given = Given(args);
        var hour = new DateTimeOffset(time.Year, time.Month, time.Day, time.Hour, 0, 0, TimeSpan.Zero);
        var now =
            !given.Remove("now", out var text) ? hour
            : DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var at
            )
                ? at
            : throw new ArgumentException("--now must be a time.");
        var full = Sizes.Full(now);
        var sizes = new Sizes(
            (int)Take(given, "students", full.Students, 10, 10_000_000),
            (int)Take(given, "teachers", full.Teachers, 2, 100_000),
            (int)Take(given, "attempts", full.Attempts, 10, 100_000_000),
            (long)Take(given, "events", full.Events, 10, 10_000_000_000),
            (int)Take(given, "questions", full.Questions, 2, 50),
            (int)Take(given, "seed", full.Seed, 0, int.MaxValue),
            now
        );
        sizes = sizes.Scaled(Take(given, "percent", 100, 0.1, 100) / 100);
        var summaries = !given.Remove("summaries", out var said) || said != "no";
        return given.Count == 0 ? new Options(sizes, summaries) : throw Unknown(given);
    }

    /// <exception cref="ArgumentException">The message says which option is wrong.</exception>
    public static Measure ParseMeasure(string[] args)
    {
        var given = Given(args);
        var url =
            !given.Remove("url", out var text) ? new Uri("http://localhost:8080")
            : Uri.TryCreate(text, UriKind.Absolute, out var server) ? server
            : throw new ArgumentException("--url must be an address.");
        var measure = new Measure(
            url,
            (int)Take(given, "callers", 4, 1, 100),
            Take(given, "seconds", 5, 0.5, 600),
            (int)Take(given, "people", 200, 1, 10_000)
        );
        return given.Count == 0 ? measure : throw Unknown(given);
    }

    private static Dictionary<string, string> Given(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < args.Length; i += 2)
        {
            given[
                args[i].StartsWith("--", StringComparison.Ordinal) && i + 1 < args.Length
                    ? args[i][2..]
                    : throw new ArgumentException($"{args[i]} lacks its value.")
            ] = args[i + 1];
        }

        return given;
    }

    private static ArgumentException Unknown(Dictionary<string, string> given) =>
        new($"--{given.Keys.First()} is no option; --help lists them.");

    public async Task RunAsync(VeritasDatabase database, Stopwatch watch)
    {
        await using (
            var any = database.DataSource.CreateCommand(
                "select exists (select from users where email like '%@bench.veritas')"
            )
        )
        {
            if (await any.ExecuteScalarAsync() is true)
            {
                throw new ArgumentException("The database has been loaded already.");
            }
        }

        var told = 0L;
        await DataSet.LoadAsync(
            database.DataSource,
            Sizes,
            loaded =>
            {
                if (loaded - Interlocked.Read(ref told) >= Sizes.Attempts / 20)
                {
                    Interlocked.Exchange(ref told, loaded);
                    Console.WriteLine(
                        FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0} s  {loaded:N0} attempts")
                    );
                }
            },
            CancellationToken.None
        );
        if (Summaries)
        {
            Console.WriteLine(
                FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0} s  counting attempts for dashboards")
            );
            await DataSet.SummariseAsync(database.DataSource, Sizes.Now, CancellationToken.None);
            Console.WriteLine(
                FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0} s  keeping students' records")
            );
            await DataSet.RecordAsync(database.DataSource, Sizes.Now, CancellationToken.None);
        }

        Console.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0} s  chaining the audit log"));
        await DataSet.AuditAsync(database.DataSource, CancellationToken.None);
        foreach (
            var table in new[]
            {
                "users",
                "exams",
                "questions",
                "exam_attempts",
                "attempt_answers",
                "monitoring_events",
                "alerts",
                "performance_results",
                "audit_log",
            }
        )
        {
            await using var count = database.DataSource.CreateCommand($"select count(*) from {table}");
            count.CommandTimeout = 600;
            Console.WriteLine(FormattableString.Invariant($"{await count.ExecuteScalarAsync():N0} {table}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0} s in all."));
    }

    private static double Take(
        Dictionary<string, string> given,
        string name,
        double otherwise,
        double least,
        double most
    ) =>
        !given.Remove(name, out var text) ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
        : throw new ArgumentException(
            FormattableString.Invariant($"--{name} must be a number from {least} to {most}.")
        );
}
