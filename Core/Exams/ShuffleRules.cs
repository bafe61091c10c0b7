using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Veritas.Exams;

/// <summary>
/// The order in which an attempt shows its exam. Derived from the attempt's id, so that it never changes and is not
/// stored. Pure.
/// </summary>
internal static class ShuffleRules
{
    /// <summary>
    /// The questions as the attempt shows them, numbered from 1. Sections keep their order; questions without one come
    /// first.
    /// </summary>
    public static ImmutableArray<Question> Order(
        ExamSettings settings,
        ImmutableArray<Question> questions,
        Guid attemptId
    )
    {
        var sections = settings.Sections.IsDefault ? [] : settings.Sections.Select(s => s.Id).ToList();
        var ordered = questions
            .OrderBy(q => q.Section is null ? -1 : sections.IndexOf(q.Section))
            .ThenBy(q => settings.ShuffleQuestions ? Rank(attemptId, q.Id, "") : 0)
            .ThenBy(q => q.Position);
        return
        [
            .. ordered.Select(
                (q, i) =>
                    q with
                    {
                        Position = i + 1,
                        Options = settings.ShuffleOptions ? Options(q, attemptId) : q.Options,
                    }
            ),
        ];
    }

    private static RawJson? Options(Question q, Guid attemptId) =>
        q switch
        {
            { Kind: QuestionKind.SingleChoice or QuestionKind.MultipleChoice, Options: { } list } => new RawJson(
                Shuffled(list.Parse(), q.Id, attemptId)
            ),
            { Kind: QuestionKind.Matching, Options: { } sides } => ShuffledRight(sides.Parse(), q.Id, attemptId),
            _ => q.Options,
        };

    private static RawJson ShuffledRight(JsonElement sides, Guid questionId, Guid attemptId)
    {
        var left = sides.GetProperty("left").GetRawText();
        var right = Shuffled(sides.GetProperty("right"), questionId, attemptId);
        return new RawJson($$"""{"left":{{left}},"right":{{right}}}""");
    }

    private static string Shuffled(JsonElement options, Guid questionId, Guid attemptId)
    {
        var ordered = options
            .EnumerateArray()
            .OrderBy(o => Rank(attemptId, questionId, o.GetProperty("id").GetString()!));
        return $"[{string.Join(',', ordered.Select(o => o.GetRawText()))}]";
    }

    // A stable hash in every process and version, because a restart must not change an order that was shown.
    private static ulong Rank(Guid attemptId, Guid questionId, string optionId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(
            [
                .. attemptId.ToByteArray(bigEndian: true),
                .. questionId.ToByteArray(bigEndian: true),
                .. Encoding.UTF8.GetBytes(optionId),
            ],
            hash
        );
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
