using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Exams;
using Veritas.Exams.Formats;

namespace Veritas.Tests.Rules.Exams;

/// <summary>Generates questions of every kind with texts that contain special characters of the formats.</summary>
internal static class BankDrafts
{
    private static readonly string[] Pieces =
    [
        "a",
        "Ω",
        "🦉",
        " ",
        "  ",
        "\n",
        "\t",
        "\\",
        "\\n",
        "~",
        "=",
        "#",
        "{",
        "}",
        ":",
        "::",
        "->",
        "=>",
        "%",
        "%50%",
        "|",
        ";",
        ",",
        "\"",
        "\"\"",
        "'",
        "<b>",
        "&amp;",
        "&",
        "]]>",
        "//",
        "$CATEGORY:",
        "[html]",
        "[",
        "]",
        "T",
        "TRUE",
        "..",
        "1.5",
        "-",
        "\u2028",
        "\u0085",
        "\uFEFF",
        "<!DOCTYPE x>",
    ];

    /// <summary>Without leading or trailing space, which only JSON preserves.</summary>
    public static Gen<string> Text { get; } =
        from parts in Gen.NonEmptyListOf(Gen.Elements(Pieces))
        let text = string.Concat(parts).Trim()
        where text.Length is > 0 and <= 300
        select text;

    public static Gen<ImmutableArray<BankDraft>> Any { get; } =
        from drafts in Gen.ListOf(One())
        select drafts.ToImmutableArray();

    private static Gen<BankDraft> One()
    {
        var question = Gen.OneOf(
            from text in Text
            from options in Options
            from right in Gen.Choose(0, 1)
            select Shapes.Choice(text, 1, Marked(options, i => i == right), true),
            from text in Text
            from options in Options
            from mask in Gen.Choose(1, 3)
            select Shapes.Choice(text, 1, Marked(options, i => (mask >> i & 1) == 1), false),
            from text in Text
            from right in ArbMap.Default.GeneratorFor<bool>()
            select Shapes.TrueFalse(text, 1, right),
            from text in Text
            from value in Number
            from tolerance in Number
            select Shapes.Numeric(text, 1, value, Math.Abs(tolerance)),
            from text in Text
            from accepted in Options
            select Shapes.Short(text, 1, accepted),
            from text in Text
            select Shapes.Essay(text, 1),
            from text in Text
            from lefts in Options
            from rights in Options
            select Shapes.Matching(text, 1, Pairs(lefts, rights))
        );
        var drafts =
            from draft in question
            from points in Gen.Elements(0.5, 1, 2.25, 1000)
            from tags in Gen.SubListOf("algebra", "Übung 1", "hard & fast", "a=b", "<x>")
            from difficulty in Gen.Elements<double?>(null, 0, 0.35, 1)
            select draft with
            {
                Question = draft.Question with { Points = points },
                Tags = [.. tags],
                Difficulty = difficulty,
            };
        return drafts;
    }

    private static Gen<double> Number { get; } = Gen.Elements(0, 1, -2.5, 0.001, 6.02e23, 1e-7, 12345.678);

    private static Gen<ImmutableArray<string>> Options { get; } =
        from options in Gen.Two(Text)
        from more in Gen.ListOf(Text)
        select (ImmutableArray<string>)[options.Item1, options.Item2, .. more.Take(4)];

    private static List<(string, bool)> Marked(ImmutableArray<string> options, Func<int, bool> right) =>
        [.. options.Select((o, i) => (o, right(i)))];

    // At least two different right sides, and some without a left side.
    private static List<(string, string)> Pairs(ImmutableArray<string> lefts, ImmutableArray<string> rights)
    {
        var right = rights.Distinct().Append("one more").Distinct().ToList();
        return [.. lefts.Select((l, i) => (l, right[i % 2])), .. right.Skip(2).Select(r => ("", r))];
    }

    /// <summary>Whether two questions are equal; options and keys are compared as JSON.</summary>
    public static bool Same(BankDraft a, BankDraft b) =>
        (a.Question.Kind, a.Question.Text, a.Question.Points, a.Difficulty)
            == (b.Question.Kind, b.Question.Text, b.Question.Points, b.Difficulty)
        && a.Tags.SequenceEqual(b.Tags)
        && Same(a.Question.Options, b.Question.Options)
        && Same(a.Question.Key, b.Question.Key);

    private static bool Same(RawJson? a, RawJson? b) =>
        a is null || b is null ? a is null == b is null : JsonElement.DeepEquals(a.Value.Parse(), b.Value.Parse());
}
