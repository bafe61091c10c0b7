using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Veritas.Exams.Formats;

/// <summary>
/// Converts between the JSON of options and keys and the lists of the other formats. Generates new ids: a, b, c for
/// options; l1, l2 and r1, r2 for pairs.
/// </summary>
internal static class Shapes
{
    public static BankDraft Choice(
        string text,
        double points,
        IReadOnlyList<(string Text, bool Right)> options,
        bool single
    )
    {
        var right = options.Index().Where(o => o.Item.Right).Select(o => Id(o.Index)).ToArray();
        if (single && right.Length != 1)
        {
            throw new QuestionFormatException("A single-choice question must have exactly one correct option.");
        }

        var list = Json(w => Options(w, options.Select((o, i) => (Id(i), o.Text))));
        return single
            ? Draft(QuestionKind.SingleChoice, text, points, list, Json(w => w.WriteStringValue(right[0])))
            : Draft(QuestionKind.MultipleChoice, text, points, list, Json(w => Strings(w, right)));
    }

    public static BankDraft TrueFalse(string text, double points, bool right) =>
        Draft(QuestionKind.TrueFalse, text, points, null, new RawJson(right ? "true" : "false"));

    public static BankDraft Numeric(string text, double points, double value, double tolerance) =>
        Draft(
            QuestionKind.Numeric,
            text,
            points,
            null,
            new RawJson($$"""{"value":{{Number(value)}},"tolerance":{{Number(tolerance)}}}""")
        );

    public static BankDraft Short(string text, double points, IEnumerable<string> accepted) =>
        Draft(QuestionKind.ShortText, text, points, null, Json(w => Strings(w, accepted)));

    public static BankDraft Essay(string text, double points) => Draft(QuestionKind.Essay, text, points, null, null);

    /// <summary>Pairs in order; one without a left side adds a right side that matches nothing.</summary>
    public static BankDraft Matching(string text, double points, IReadOnlyList<(string Left, string Right)> pairs)
    {
        var lefts = pairs.Where(p => p.Left.Length > 0).ToList();
        var rights = lefts
            .Concat(pairs.Where(p => p.Left.Length == 0))
            .Select(p => p.Right)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var options = Json(w =>
        {
            w.WriteStartObject();
            w.WritePropertyName("left");
            Options(w, lefts.Select((p, i) => ($"l{i + 1}", p.Left)));
            w.WritePropertyName("right");
            Options(w, rights.Select((r, i) => ($"r{i + 1}", r)));
            w.WriteEndObject();
        });
        var key = Json(w =>
        {
            w.WriteStartObject();
            foreach (var (i, pair) in lefts.Index())
            {
                w.WriteString($"l{i + 1}", $"r{rights.IndexOf(pair.Right) + 1}");
            }

            w.WriteEndObject();
        });
        return Draft(QuestionKind.Matching, text, points, options, key);
    }

    /// <summary>The options of a choice.</summary>
    public static ImmutableArray<(string Text, bool Right)> ChoiceOf(QuestionDraft q)
    {
        var key = q.Key!.Value.Parse();
        var right =
            key.ValueKind == JsonValueKind.Array
                ? key.EnumerateArray().Select(k => k.GetString()!).ToHashSet()
                : [key.GetString()!];
        return
        [
            .. q.Options!.Value.Parse()
                .EnumerateArray()
                .Select(o => (o.GetProperty("text").GetString()!, right.Contains(o.GetProperty("id").GetString()!))),
        ];
    }

    /// <summary>The pairs of a matching question; those without a left side come last.</summary>
    public static ImmutableArray<(string Left, string Right)> PairsOf(QuestionDraft q)
    {
        var (sides, key) = (q.Options!.Value.Parse(), q.Key!.Value.Parse());
        var right = sides
            .GetProperty("right")
            .EnumerateArray()
            .ToDictionary(o => o.GetProperty("id").GetString()!, o => o.GetProperty("text").GetString()!);
        var pairs = sides
            .GetProperty("left")
            .EnumerateArray()
            .Select(l =>
                (
                    Left: l.GetProperty("text").GetString()!,
                    Id: key.GetProperty(l.GetProperty("id").GetString()!).GetString()!
                )
            )
            .ToList();
        var used = pairs.Select(p => p.Id).ToHashSet();
        return
        [
            .. pairs.Select(p => (p.Left, right[p.Id])),
            .. right.Where(r => !used.Contains(r.Key)).Select(r => ("", r.Value)),
        ];
    }

    public static ImmutableArray<string> AcceptedOf(QuestionDraft q) =>
        [.. q.Key!.Value.Parse().EnumerateArray().Select(k => k.GetString()!)];

    /// <summary>Value and tolerance, as written.</summary>
    public static (string Value, string Tolerance) NumberOf(QuestionDraft q)
    {
        var key = q.Key!.Value.Parse();
        return (
            key.GetProperty("value").GetRawText(),
            key.TryGetProperty("tolerance", out var t) ? t.GetRawText() : "0"
        );
    }

    public static bool TruthOf(QuestionDraft q) => q.Key!.Value.Parse().GetBoolean();

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <exception cref="QuestionFormatException">It is not a finite number.</exception>
    public static double Parse(string text, string what) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw new QuestionFormatException($"{what} is not a number.");

    private static string Id(int index) => index < 26 ? ((char)('a' + index)).ToString() : $"o{index + 1}";

    private static BankDraft Draft(QuestionKind kind, string text, double points, RawJson? options, RawJson? key) =>
        new(new QuestionDraft(kind, text, options, key, points), [], null);

    private static void Options(Utf8JsonWriter w, IEnumerable<(string Id, string Text)> options)
    {
        w.WriteStartArray();
        foreach (var (id, text) in options)
        {
            w.WriteStartObject();
            w.WriteString("id", id);
            w.WriteString("text", text);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter w, IEnumerable<string> texts)
    {
        w.WriteStartArray();
        foreach (var text in texts)
        {
            w.WriteStringValue(text);
        }

        w.WriteEndArray();
    }

    private static RawJson Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return new RawJson(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
