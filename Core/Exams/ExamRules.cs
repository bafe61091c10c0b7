using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>Validates exams, their changes, and accommodations. Pure.</summary>
internal static class ExamRules
{
    public const int MostQuestions = 500;

    /// <summary>The draft as it is stored, with policy and settings; or <c>exam_invalid</c>.</summary>
    public static Result<ExamDraft> Check(ExamDraft draft)
    {
        var (field, breach) = draft switch
        {
            _ when !IsText(draft.Title, 1, 200) => ("title", "The title must have 1 to 200 characters."),
            _ when !IsText(draft.Subject, 0, 200) => ("subject", "The subject must have at most 200 characters."),
            _ when !IsText(draft.Description, 0, 10_000) => (
                "description",
                "The description must have at most 10,000 characters."
            ),
            { DurationS: < 60 or > 86_400 } => ("duration_s", "The duration must be 60 to 86,400 seconds."),
            _ when draft.ClosesAt <= draft.OpensAt => ("closes_at", "The exam must close after it opens."),
            _ when !(draft.PassMark is >= 0 and <= 100) => ("pass_mark", "The pass mark must be 0 to 100 percent."),
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
                Title = draft.Title.Trim(),
                OpensAt = Microseconds(draft.OpensAt),
                ClosesAt = Microseconds(draft.ClosesAt),
                Policy = policy.Value,
                Settings = settings.Value,
            }
            : policy.Problem with
            {
                Field = "policy",
            };
    }

    /// <summary>
    /// Whether an exam that students may have seen can change like this: only texts, a later end, and settings that
    /// <see cref="SettingsRules.KeepsPromise"/> allows.
    /// </summary>
    public static bool KeepsPromise(ExamDraft old, ExamDraft @new) =>
        @new.DurationS == old.DurationS
        && @new.OpensAt == old.OpensAt
        && @new.ClosesAt >= old.ClosesAt
        && @new.PassMark.Equals(old.PassMark)
        && RawJson.Of(@new.Policy) == RawJson.Of(old.Policy)
        && SettingsRules.KeepsPromise(old.Settings!, @new.Settings!);

    /// <summary>
    /// Null when the window may move there. That of a published exam can move until it opens, but not into the past.
    /// </summary>
    public static Problem? RefuseSchedule(ExamState state, DateTimeOffset opensAt, DateTimeOffset now)
    {
        if (state.Status == ExamStatus.Draft)
        {
            return null;
        }

        if (state.Status == ExamStatus.Closed || state.Content.OpensAt <= now)
        {
            return ExamProblems.NotDraft;
        }

        return opensAt < now
            ? new Problem(
                ProblemKind.Invalid,
                "exam_invalid",
                "A published exam cannot open in the past.",
                Field: "opens_at"
            )
            : null;
    }

    /// <summary>Null when the question's section exists and its rubric is valid.</summary>
    public static Problem? CheckPlace(QuestionDraft draft, ExamSettings settings) =>
        draft.Section is { } section && !settings.Sections.Any(s => s.Id == section)
            ? new Problem(
                ProblemKind.Invalid,
                "question_invalid",
                "section must be the id of one of the exam's sections.",
                Field: "section"
            )
            : RubricRules.Check(draft.Rubric, draft.Points);

    /// <summary>Null when the accommodation is valid, else <c>allowance_invalid</c>.</summary>
    public static Problem? Check(Accommodation a)
    {
        if (a.ExtraSeconds is < 0 or > 86_400)
        {
            return Invalid("extra_s", "Extra time must be 0 to 86,400 seconds.");
        }

        if (!(a.Factor is >= 1 and <= 4))
        {
            return Invalid("factor", "The factor must be 1 to 4.");
        }

        if (a.BreakSeconds is < 0 or > 86_400)
        {
            return Invalid("break_s", "Breaks must be 0 to 86,400 seconds.");
        }

        if (a.Exempt.Select(t => t ?? "").FirstOrDefault(t => EventCatalog.Find(t) is null) is { } unknown)
        {
            return Invalid("exempt", $"There is no event type '{Shown(unknown)}'.");
        }

        return a.Scale.FirstOrDefault(s => !IsScale(s.Key, s.Value)) is { Key: { } type }
            ? Invalid("scale", $"{Shown(type)} must be an event type with a factor from 0 to 1.")
            : null;
    }

    private static bool IsScale(string type, double factor) =>
        EventCatalog.Find(type) is not null && factor is >= 0 and <= 1;

    private static Problem Invalid(string field, string detail) =>
        new(ProblemKind.Invalid, "allowance_invalid", detail, Field: field);

    // The precision of the database and of clients, so that a value that comes back unchanged compares equal.
    private static DateTimeOffset Microseconds(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string Shown(string name) => name.Length > 40 ? name[..40] : name;

    // PostgreSQL cannot store NUL or a lone surrogate.
    internal static bool IsText(string? text, int least, int most) =>
        text is not null
        && text.Trim().Length >= least
        && text.Length <= most
        && !text.Contains('\0')
        && !text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar);
}
