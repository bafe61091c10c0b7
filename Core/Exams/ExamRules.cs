using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>What an exam may be; pure.</summary>
internal static class ExamRules
{
    public const int MostQuestions = 500;

    /// <summary>The draft as it will be stored, its policy filled in.</summary>
    public static Result<ExamDraft> Check(ExamDraft draft)
    {
        var (field, breach) = draft switch
        {
            _ when !IsText(draft.Title, 1, 200) => ("title", "The title has 1 to 200 characters."),
            _ when !IsText(draft.Subject, 0, 200) => ("subject", "The subject has at most 200 characters."),
            _ when !IsText(draft.Description, 0, 10_000) => ("description", "The description has at most 10,000 characters."),
            { DurationS: < 60 or > 86_400 } => ("duration_s", "The duration is 60 to 86,400 seconds."),
            _ when draft.ClosesAt <= draft.OpensAt => ("closes_at", "The exam closes after it opens."),
            _ when !(draft.PassMark is >= 0 and <= 100) => ("pass_mark", "The pass mark is 0 to 100 percent."),
            _ => ("", ""),
        };
        if (field.Length > 0)
        {
            return new Problem(ProblemKind.Invalid, "exam_invalid", breach, Field: field);
        }

        var settings = SettingsRules.Check(draft.Settings ?? ExamSettings.Default);
        if (!settings.Ok)
        {
            return settings.Problem;
        }

        var policy = PolicyRules.Check(draft.Policy ?? MonitoringPolicy.Default);
        return policy.Ok
            ? draft with
            {
                Title = draft.Title.Trim(), OpensAt = Whole(draft.OpensAt), ClosesAt = Whole(draft.ClosesAt), Policy = policy.Value, Settings = settings.Value,
            }
            : policy.Problem with { Field = "policy" };
    }

    /// <summary>Students may have seen it: only words may change, the end may move back, and what <see cref="SettingsRules.KeepsPromise"/> lets pass.</summary>
    public static bool KeepsPromise(ExamDraft old, ExamDraft @new) =>
        @new.DurationS == old.DurationS && @new.OpensAt == old.OpensAt && @new.ClosesAt >= old.ClosesAt && @new.PassMark.Equals(old.PassMark)
        && VeritasText(@new.Policy!) == VeritasText(old.Policy!) && SettingsRules.KeepsPromise(old.Settings!, @new.Settings!);

    /// <summary>Null when the window may move there: a published exam only while it has not opened, and not into the past.</summary>
    public static Problem? RefuseSchedule(ExamState state, DateTimeOffset opensAt, DateTimeOffset now) =>
        state.Status == ExamStatus.Draft ? null
        : state.Status == ExamStatus.Closed || state.Content.OpensAt <= now ? ExamProblems.NotDraft
        : opensAt < now ? new Problem(ProblemKind.Invalid, "exam_invalid", "A published exam does not open in the past.", Field: "opens_at")
        : null;

    /// <summary>Null when the question fits the exam: its section is there, and its rubric adds up.</summary>
    public static Problem? CheckPlace(QuestionDraft draft, ExamSettings settings) =>
        draft.Section is { } section && !settings.Sections.Any(s => s.Id == section)
            ? new Problem(ProblemKind.Invalid, "question_invalid", "section must be the id of one of the exam's sections.", Field: "section")
            : RubricRules.Check(draft.Rubric, draft.Points);

    public static Problem? Check(Accommodation a) =>
        a.ExtraSeconds is < 0 or > 86_400 ? Invalid("extra_s", "Extra time is 0 to 86,400 seconds.")
        : !(a.Factor is >= 1 and <= 4) ? Invalid("factor", "The factor is 1 to 4.")
        : a.BreakSeconds is < 0 or > 86_400 ? Invalid("break_s", "Breaks are 0 to 86,400 seconds.")
        : a.Exempt.Select(t => t ?? "").FirstOrDefault(t => EventCatalog.Find(t) is null) is { } unknown
            ? Invalid("exempt", $"There is no event type '{Shown(unknown)}'.")
        : a.Scale.FirstOrDefault(s => EventCatalog.Find(s.Key) is null || !(s.Value is >= 0 and <= 1)) is { Key: not null } bad
            ? Invalid("scale", $"{Shown(bad.Key)}: a known event type, and a factor from 0 to 1.")
        : null;

    private static Problem Invalid(string field, string detail) => new(ProblemKind.Invalid, "allowance_invalid", detail, Field: field);

    // Microseconds, as the database keeps them and clients read them: what comes back unchanged must compare equal.
    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string Shown(string name) => name.Length > 40 ? name[..40] : name;

    private static string VeritasText(MonitoringPolicy policy) => System.Text.Json.JsonSerializer.Serialize(policy, VeritasJson.Options);

    // PostgreSQL keeps no NUL, and a lone surrogate is no text.
    internal static bool IsText(string? text, int least, int most) =>
        text is not null && text.Trim().Length >= least && text.Length <= most && !text.Contains('\0')
        && !text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar);
}
