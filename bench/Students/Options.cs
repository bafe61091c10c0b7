using System.Globalization;

namespace Veritas.Bench.Students;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options(
    Uri Server,
    int Students,
    double Minutes,
    double Speed,
    int Seed,
    string Password,
    string Domain,
    Guid? Exam,
    bool Submit
)
{
    public const string Usage = """
        Simulated students of a Veritas server: they sign in, consent, start or resume, behave, answer, obey their
        teacher, and submit.

          --url URL         the server, default http://localhost:8080
          --students N      1 to 1000, default 30: student01@demo.veritas and so on
          --minutes M       how long they take before they submit, 0.1 to 600, default 10
          --speed S         everything S times as fast, 0.1 to 100, default 1
          --seed N          the same seed gives the same behaviour, default 1
          --password TEXT   theirs; or the environment variable VERITAS_DEMO_PASSWORD
          --domain NAME     of their addresses, default demo.veritas
          --exam ID         the exam to take, default the first that is open
          --stay            do not submit at the end
        """;

    /// <exception cref="ArgumentException">The message says which option is wrong.</exception>
    public static Options Parse(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--stay")
            {
                given["stay"] = "";
            }
            else if (
                args[i].StartsWith("--", StringComparison.Ordinal)
                && i + 1 < args.Length
                && Known.Contains(args[i][2..])
            )
            {
                given[args[i][2..]] = args[++i];
            }
            else
            {
                throw new ArgumentException($"{args[i]} is not an option or lacks its value.");
            }
        }

        var password =
            given.GetValueOrDefault("password") ?? Environment.GetEnvironmentVariable("VERITAS_DEMO_PASSWORD");
        return new Options(
            Uri.TryCreate(given.GetValueOrDefault("url", "http://localhost:8080"), UriKind.Absolute, out var server)
            && server.Scheme is "http" or "https"
                ? server!
                : throw new ArgumentException("--url must be an http or https address."),
            (int)Number(given, "students", 30, 1, 1000),
            Number(given, "minutes", 10, 0.1, 600),
            Number(given, "speed", 1, 0.1, 100),
            (int)Number(given, "seed", 1, 0, int.MaxValue),
            string.IsNullOrEmpty(password)
                ? throw new ArgumentException("--password or VERITAS_DEMO_PASSWORD is needed.")
                : password,
            given.GetValueOrDefault("domain", "demo.veritas"),
            !given.TryGetValue("exam", out var exam) ? null
                : Guid.TryParse(exam, out var id) ? id
                : throw new ArgumentException("--exam must be an id."),
            !given.ContainsKey("stay")
        );
    }

    private static readonly HashSet<string> Known =
    [
        "url",
        "students",
        "minutes",
        "speed",
        "seed",
        "password",
        "domain",
        "exam",
    ];

    private static double Number(
        Dictionary<string, string> given,
        string name,
        double otherwise,
        double least,
        double most
    ) =>
        !given.TryGetValue(name, out var text) ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
        : throw new ArgumentException(
            FormattableString.Invariant($"--{name} must be a number from {least} to {most}.")
        );
}
