using System.Globalization;
using Veritas.Accounts;
using Veritas.Exams.Formats;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>The question bank: checks access, applies the rules, and stores.</summary>
internal sealed class QuestionBankService(BankStore bank, BankWriter writer, TimeProvider time)
{
    private static readonly Problem TextInvalid = new(
        ProblemKind.Invalid,
        "question_invalid",
        "The text must have 1 to 10,000 characters.",
        Field: "text"
    );

    /// <summary>A page of the bank. Problems: <c>limit_invalid</c>, <c>question_invalid</c>.</summary>
    public Task<Result<BankPage>> List(Actor actor, BankQuery query, CancellationToken cancel) =>
        time.WithTimeout<BankPage>(
            cancel,
            async cancel =>
            {
                if (BankRules.Check(query) is { } refused)
                {
                    return refused;
                }

                var items = await bank.ListAsync(actor, query, query.Limit + 1, cancel);
                return items.Length > query.Limit
                    ? new BankPage(items[..query.Limit], items[query.Limit - 1].Id)
                    : new BankPage(items, null);
            }
        );

    /// <summary>Adds a question as version 1. Problems: <c>question_invalid</c>.</summary>
    public Task<Result<BankQuestion>> Add(Actor actor, BankDraft draft, CancellationToken cancel) =>
        time.WithTimeout<BankQuestion>(
            cancel,
            async cancel =>
            {
                if (BankRules.Check(draft) is { } refused)
                {
                    return refused;
                }

                var now = time.GetUtcNow();
                var id = Guid.CreateVersion7(now);
                await writer.AddAsync([(id, BankRules.Tidy(draft))], actor.UserId, now, cancel);
                return await FindAsync(actor, id, cancel);
            }
        );

    /// <summary>The latest version of the question. Problems: <c>question_unknown</c>.</summary>
    public Task<Result<BankQuestion>> Read(Actor actor, Guid questionId, CancellationToken cancel) =>
        time.WithTimeout<BankQuestion>(cancel, cancel => FindAsync(actor, questionId, cancel));

    /// <summary>
    /// All versions, latest first, with the current tags, difficulty and statistics. Problems: <c>limit_invalid</c>.
    /// </summary>
    /// <param name="actor">Must be able to see the question.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="after">The last version of the previous page; null: the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Cancels the query.</param>
    public Task<Result<Page<BankQuestion>>> Versions(
        Actor actor,
        Guid questionId,
        int? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<BankQuestion>>(
            cancel,
            async cancel =>
            {
                if (Pages.Refuse(limit) is { } refused)
                {
                    return refused;
                }

                var versions = await bank.VersionsAsync(actor, questionId, after ?? int.MaxValue, limit, cancel);
                return versions.IsEmpty && after is null
                    ? BankRules.Unknown
                    : Pages.Of(versions, limit, v => v.Version.ToString(CultureInfo.InvariantCulture));
            }
        );

    /// <summary>
    /// Adds the next version; exams keep the version they copied. Problems: <c>stale</c>, <c>question_invalid</c>.
    /// </summary>
    /// <param name="actor">The owner, or an admin.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="draft">The new content.</param>
    /// <param name="version">The version it is based on; null: any.</param>
    /// <param name="cancel">Cancels the change.</param>
    public Task<Result<BankQuestion>> Change(
        Actor actor,
        Guid questionId,
        BankDraft draft,
        int? version,
        CancellationToken cancel
    ) =>
        time.WithTimeout<BankQuestion>(
            cancel,
            async cancel =>
            {
                var owned = await OwnedAsync(actor, questionId, cancel);
                if (!owned.Ok)
                {
                    return owned;
                }

                var current = owned.Value.Version;
                if (version is { } expected && expected != current)
                {
                    return BankRules.Stale;
                }

                if (BankRules.Check(draft) is { } refused)
                {
                    return refused;
                }

                var (tidy, now) = (BankRules.Tidy(draft), time.GetUtcNow());
                return await writer.ChangeAsync(questionId, current, tidy, actor.UserId, now, cancel)
                    ? await FindAsync(actor, questionId, cancel)
                    : BankRules.Stale;
            }
        );

    /// <summary>Removes the question from the bank; exams keep their copies.</summary>
    public Task<Result<Done>> Remove(Actor actor, Guid questionId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
            {
                var owned = await OwnedAsync(actor, questionId, cancel);
                if (!owned.Ok)
                {
                    return owned.Problem;
                }

                await writer.RemoveAsync(questionId, time.GetUtcNow(), cancel);
                return Done.Value;
            }
        );

    /// <summary>Questions that the actor can see and that resemble a text. Problems: <c>question_invalid</c>.</summary>
    public Task<Result<SimilarQuestions>> Similar(Actor actor, string text, CancellationToken cancel) =>
        time.WithTimeout<SimilarQuestions>(
            cancel,
            async cancel =>
                ExamRules.IsText(text, 1, 10_000) ? await bank.SimilarAsync(actor, text, cancel) : TextInvalid
        );

    /// <summary>
    /// Imports a file into the bank. If a question is wrong nothing is imported, unless <paramref name="partial"/>.
    /// </summary>
    /// <param name="actor">Becomes the owner of the questions.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="file">At most 2,097,152 characters and 2,000 questions.</param>
    /// <param name="partial">Import the valid questions even if others are wrong.</param>
    /// <param name="cancel">Cancels the import.</param>
    public Task<Result<ImportReport>> Import(
        Actor actor,
        QuestionFormat format,
        string file,
        bool partial,
        CancellationToken cancel
    )
    {
        var read = QuestionFile.Read(format, file);
        var taken = read.Faults.IsEmpty || partial ? read.Questions : [];
        var now = time.GetUtcNow();
        // Version 7 ids of one millisecond are unordered; sorting them keeps the order of the file in lists by id.
        var ids = taken.Select(_ => Guid.CreateVersion7(now)).Order();
        var added = ids.Zip(taken, (id, q) => (Id: id, q.Draft)).ToList();
        return time.WithTimeout<ImportReport>(
            cancel,
            async cancel =>
            {
                if (added.Count > 0)
                {
                    await writer.AddAsync(added, actor.UserId, now, cancel);
                }

                var lines = read
                    .Questions.Select((q, i) => new ImportLine(q.Line, i < added.Count ? added[i].Id : null, null))
                    .Concat(read.Faults.Select(f => new ImportLine(f.Line, null, f.Reason)))
                    .OrderBy(l => l.Line);
                return new ImportReport(added.Count, read.Faults.Length, [.. lines]);
            }
        );
    }

    /// <summary>
    /// Writes the questions that match a query to a file; ignores its limit and cursor. Problems: those of a query, and
    /// <c>too_many_questions</c> over 2,000.
    /// </summary>
    public Task<Result<string>> Export(Actor actor, QuestionFormat format, BankQuery query, CancellationToken cancel) =>
        time.WithTimeout<string>(
            cancel,
            async cancel =>
            {
                if (BankRules.Check(query with { Limit = 1 }) is { } refused)
                {
                    return refused;
                }

                // Reads one more than a file may hold, so that it fails rather than returning a partial export.
                var most = QuestionFile.MostQuestions;
                var found = await bank.ListAsync(actor, query with { After = null }, most + 1, cancel);
                return found.Length > most ? BankRules.TooMany : QuestionFile.Write(format, [.. found.Select(Draft)]);
            }
        );

    /// <summary>
    /// Computes the statistics of the latest version from the answers to exams' copies of it. From 8 answers on, the
    /// difficulty becomes 1 minus the facility.
    /// </summary>
    public Task<Result<BankQuestion>> Calibrate(Actor actor, Guid questionId, CancellationToken cancel) =>
        time.WithTimeout<BankQuestion>(
            cancel,
            async cancel =>
            {
                var owned = await OwnedAsync(actor, questionId, cancel);
                if (!owned.Ok)
                {
                    return owned;
                }

                var version = owned.Value.Version;
                var figures = CalibrationRules.Calibrate(await bank.AnswersAsync(questionId, version, cancel));
                var difficulty = figures.Answers >= CalibrationRules.FewestAnswers ? 1 - figures.Facility : null;
                await writer.CalibrateAsync(questionId, version, figures, difficulty, time.GetUtcNow(), cancel);
                return await FindAsync(actor, questionId, cancel);
            }
        );

    private async Task<Result<BankQuestion>> FindAsync(Actor actor, Guid questionId, CancellationToken cancel) =>
        await bank.FindAsync(actor, questionId, cancel) is { } found ? found : BankRules.Unknown;

    private async Task<Result<BankQuestion>> OwnedAsync(Actor actor, Guid questionId, CancellationToken cancel)
    {
        var found = await FindAsync(actor, questionId, cancel);
        return found.Ok && found.Value.OwnerId != actor.UserId && actor.Role != Role.Admin ? BankRules.NotOwner : found;
    }

    private static BankDraft Draft(BankQuestion q) =>
        new(
            new QuestionDraft(q.Kind, q.Text, q.Options, q.Key, q.Points, null, q.Rubric),
            q.Tags,
            q.Difficulty,
            q.Shared
        );
}
