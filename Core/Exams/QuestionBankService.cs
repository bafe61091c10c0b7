using System.Globalization;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Exams.Formats;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>The bank: thin over its rows.</summary>
internal sealed class QuestionBankService(BankStore bank, BankWriter writer, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(9);

    /// <summary>A page of the bank. Problems: <c>limit_invalid</c>, <c>question_invalid</c>.</summary>
    public async Task<Result<BankPage>> List(Actor actor, BankQuery query)
    {
        if (BankRules.Check(query) is { } refused)
        {
            return refused;
        }

        var items = await bank.ListAsync(Reader(actor), query, query.Limit + 1, CancellationToken.None);
        return items.Length > query.Limit ? new BankPage(items[..query.Limit], items[query.Limit - 1].Id) : new BankPage(items, null);
    }

    /// <summary>A new question, version 1. Problems: <c>question_invalid</c>.</summary>
    public async Task<Result<BankQuestion>> Add(Actor actor, BankDraft draft)
    {
        if (BankRules.Check(draft) is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await writer.AddAsync([(id, BankRules.Tidy(draft))], actor.UserId, now, CancellationToken.None);
        return await Read(actor, id);
    }

    /// <summary>The question as it is now.</summary>
    public async Task<Result<BankQuestion>> Read(Actor actor, Guid questionId) =>
        await bank.FindAsync(Reader(actor), questionId, CancellationToken.None) is { } found ? found : BankRules.Unknown;

    /// <summary>All versions, latest first; tags, difficulty and statistics are today's. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Must see the question.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="after">The last version of the page before; null: from the latest.</param>
    /// <param name="limit">1 to 500.</param>
    public async Task<Result<Page<BankQuestion>>> Versions(Actor actor, Guid questionId, int? after, int limit)
    {
        if (Pages.Refuse(limit) is { } refused)
        {
            return refused;
        }

        var versions = await bank.VersionsAsync(Reader(actor), questionId, after ?? int.MaxValue, limit, CancellationToken.None);
        return versions.IsEmpty && after is null ? BankRules.Unknown : Pages.Of(versions, limit, v => v.Version.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Makes the next version; exams keep the one they took. Problems: <c>stale</c>, <c>question_invalid</c>.</summary>
    /// <param name="actor">The owner, or an admin.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="draft">The new content.</param>
    /// <param name="version">The version it was made from; null: whatever there is.</param>
    public async Task<Result<BankQuestion>> Change(Actor actor, Guid questionId, BankDraft draft, int? version)
    {
        var owned = await Owned(actor, questionId);
        if (!owned.Ok)
        {
            return owned;
        }

        var old = owned.Value;
        if (version is { } made && made != old.Version)
        {
            return BankRules.Stale;
        }

        return BankRules.Check(draft) is { } refused ? refused
            : await writer.ChangeAsync(questionId, old.Version, BankRules.Tidy(draft), actor.UserId, time.GetUtcNow(), CancellationToken.None)
                ? await Read(actor, questionId)
                : BankRules.Stale;
    }

    /// <summary>Takes the question out of the bank; exams keep their copies.</summary>
    public async Task<Result<Done>> Remove(Actor actor, Guid questionId)
    {
        if (await Owned(actor, questionId) is { Problem: { } problem })
        {
            return problem;
        }

        await writer.RemoveAsync(questionId, time.GetUtcNow(), CancellationToken.None);
        return Done.Value;
    }

    /// <summary>What reads like a text, in what the actor can see. Problems: <c>question_invalid</c>.</summary>
    public async Task<Result<SimilarQuestions>> Similar(Actor actor, string text) =>
        ExamRules.IsText(text, 1, 10_000)
            ? await bank.SimilarAsync(Reader(actor), text, CancellationToken.None)
            : new Problem(ProblemKind.Invalid, "question_invalid", "The text has 1 to 10,000 characters.", Field: "text");

    /// <summary>Reads a file into the bank. With any fault nothing is imported, unless all good questions are asked for.</summary>
    /// <param name="actor">Will own the questions.</param>
    /// <param name="format">How the file is written.</param>
    /// <param name="file">At most 2,097,152 characters and 2,000 questions.</param>
    /// <param name="partial">Import what is good although something is not.</param>
    public async Task<Result<ImportReport>> Import(Actor actor, QuestionFormat format, string file, bool partial)
    {
        var read = QuestionFile.Read(format, file);
        var taken = read.Faults.IsEmpty || partial ? read.Questions : [];
        var now = time.GetUtcNow();
        // Ids of one millisecond have no order of their own; the bank lists by id, and a file has an order.
        var made = taken.Select(_ => Guid.CreateVersion7(now)).Order().Zip(taken, (id, q) => (Id: id, q.Draft)).ToList();
        if (made.Count > 0)
        {
            using var limit = new CancellationTokenSource(Limit, time);
            await writer.AddAsync(made, actor.UserId, now, limit.Token);
        }

        var lines = read.Questions.Select((q, i) => new ImportLine(q.Line, i < made.Count ? made[i].Id : null, null))
            .Concat(read.Faults.Select(f => new ImportLine(f.Line, null, f.Reason))).OrderBy(l => l.Line);
        return new ImportReport(made.Count, read.Faults.Length, [.. lines]);
    }

    /// <summary>Writes the questions that a query finds as a file; its limit and place are not looked at. Problems: of a query, <c>too_many_questions</c> over 2,000.</summary>
    public async Task<Result<string>> Export(Actor actor, QuestionFormat format, BankQuery query)
    {
        if (BankRules.Check(query with { Limit = 1 }) is { } refused)
        {
            return refused;
        }

        // More than a file holds is no file: one that ends early would look like the whole.
        var found = await bank.ListAsync(Reader(actor), query with { After = null }, QuestionFile.MostQuestions + 1, CancellationToken.None);
        return found.Length > QuestionFile.MostQuestions ? BankRules.TooMany : new Result<string>(QuestionFile.Write(format, [.. found.Select(Draft)]), null);
    }

    /// <summary>Counts the answers to the exams' copies of this version anew; from 8 answers on the difficulty becomes one less the facility.</summary>
    public async Task<Result<BankQuestion>> Calibrate(Actor actor, Guid questionId)
    {
        var owned = await Owned(actor, questionId);
        if (!owned.Ok)
        {
            return owned;
        }

        var figures = CalibrationRules.Calibrate(await bank.AnswersAsync(questionId, owned.Value.Version, CancellationToken.None));
        var difficulty = figures.Answers >= CalibrationRules.FewestAnswers ? 1 - figures.Facility : null;
        await writer.CalibrateAsync(questionId, owned.Value.Version, figures, difficulty, time.GetUtcNow(), CancellationToken.None);
        return await Read(actor, questionId);
    }

    private async Task<Result<BankQuestion>> Owned(Actor actor, Guid questionId)
    {
        var found = await Read(actor, questionId);
        return found.Ok && found.Value.OwnerId != actor.UserId && actor.Role != Role.Admin ? BankRules.NotOwner : found;
    }

    private static BankReader Reader(Actor actor) => new(actor.UserId, actor.Role == Role.Admin);

    private static BankDraft Draft(BankQuestion q) => new(new QuestionDraft(q.Kind, q.Text, q.Options, q.Key, q.Points, null, q.Rubric), q.Tags, q.Difficulty, q.Shared);
}
