using System.Globalization;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

/// <summary>The tables in docs/score.md match the rules.</summary>
public sealed class ScoreDocumentTests
{
    private static readonly (string Name, Func<Exam> Play)[] Examples =
    [
        ("nothing", () => new Exam()),
        ("tab hidden 2 s", () => new Exam().On(600, "tab.hidden", 2)),
        ("tab hidden 5 s", () => new Exam().On(600, "tab.hidden", 5)),
        ("tab hidden 30 s", () => new Exam().On(600, "tab.hidden", 30)),
        ("tab hidden 2 min", () => new Exam().On(600, "tab.hidden", 120)),
        ("tab hidden 2 min, 3-hour exam", () => new Exam(durationSeconds: 10_800).On(600, "tab.hidden", 120)),
        ("10 times tab hidden 1.5 s, 3 s apart", () => Times(10, 3, (e, at) => e.On(at, "tab.hidden", 1.5))),
        ("one paste from outside", () => new Exam().On(600, "clipboard.paste_external")),
        (
            "two pastes, 5 s apart",
            () => new Exam().On(600, "clipboard.paste_external").On(605, "clipboard.paste_external")
        ),
        ("100 pastes, 20 s apart", () => Times(100, 20, (e, at) => e.On(at, "clipboard.paste_external"))),
        ("two faces 20 s", () => new Exam().On(600, "face.multiple", 20)),
        (
            "two faces 20 s, paste, tab hidden 20 s",
            () => new Exam().On(600, "face.multiple", 20).On(640, "clipboard.paste_external").On(660, "tab.hidden", 20)
        ),
        ("automation found", () => new Exam().On(5, "env.automation")),
        ("a second live client", () => new Exam().OnServer(600, "session.duplicate")),
        ("10 min without network", () => new Exam().On(600, "network.lost", 600)),
    ];

    [Fact]
    public void The_examples_match_the_documentation() =>
        InDocument(
            "examples",
            Examples.Select(example =>
            {
                var exam = example.Play();
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {example.Name} | {exam.Integrity:0.0} | {exam.Risk:0.0} | "
                        + $"{exam.RiskAt(exam.Now + 1800):0.0} | {Told(exam)} |"
                );
            })
        );

    [Fact]
    public void The_categories_match_the_documentation() =>
        InDocument(
            "categories",
            RuleTable
                .CategoryNames.Order(StringComparer.Ordinal)
                .Select(name =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {name} | {ScoreDefaults.Categories[name].Cap} | {ScoreDefaults.Categories[name].Scale} |"
                    )
                )
        );

    private static Exam Times(int times, double apart, Action<Exam, double> play)
    {
        var exam = new Exam();
        for (var i = 0; i < times; i++)
        {
            play(exam, 600 + (i * apart));
        }

        return exam;
    }

    private static string Told(Exam exam) =>
        string.Join(
            ", ",
            exam.Kinds.GroupBy(kind => kind)
                .OrderBy(kinds => kinds.Key, StringComparer.Ordinal)
                .Select(kinds => kinds.Count() == 1 ? kinds.Key : $"{kinds.Count()} times {kinds.Key}")
        );

    private static void InDocument(string table, IEnumerable<string> rows)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Veritas.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("Veritas.sln is not above the tests");
        }

        var text = File.ReadAllLines(Path.Combine(root.FullName, "docs", "score.md"));
        var written = text.SkipWhile(line => line != $"<!-- {table} -->")
            .Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2);
        var expected = string.Join('\n', rows);
        if (expected != string.Join('\n', written))
        {
            Assert.Fail($"docs/score.md, table {table}, should read:\n{expected}");
        }
    }
}
