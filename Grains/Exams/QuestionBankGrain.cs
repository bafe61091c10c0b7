using System.Globalization;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Exams;
using Veritas.Grains.Exams.Formats;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Exams;

/// <summary>The bank: thin over its rows.</summary>
[StatelessWorker, Reentrant]
internal sealed class QuestionBankGrain(BankStore bank, BankWriter writer, TimeProvider time) : Grain, IQuestionBankGrain
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(9);

    public async Task<Result<BankPage>> List(Actor actor, BankQuery query)
    {
        if (BankRules.Check(query) is { } refused)
        {
            return refused;
        }

        var items = await bank.ListAsync(Reader(actor), query, query.Limit + 1, CancellationToken.None);
        return items.Length > query.Limit ? new BankPage(items[..query.Limit], items[query.Limit - 1].Id) : new BankPage(items, null);
    }

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

    public async Task<Result<BankQuestion>> Read(Actor actor, Guid questionId) =>
        await bank.FindAsync(Reader(actor), questionId, CancellationToken.None) is { } found ? found : BankRules.Unknown;

    public async Task<Result<Page<BankQuestion>>> Versions(Actor actor, Guid questionId, int? after, int limit)
    {
        if (Pages.Refuse(limit) is { } refused)
        {
            return refused;
        }

        var versions = await bank.VersionsAsync(Reader(actor), questionId, after ?? int.MaxValue, limit, CancellationToken.None);
        return versions.IsEmpty && after is null ? BankRules.Unknown : Pages.Of(versions, limit, v => v.Version.ToString(CultureInfo.InvariantCulture));
    }

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

    public async Task<Result<Done>> Remove(Actor actor, Guid questionId)
    {
        if (await Owned(actor, questionId) is { Problem: { } problem })
        {
            return problem;
        }

        await writer.RemoveAsync(questionId, time.GetUtcNow(), CancellationToken.None);
        return Done.Value;
    }

    public async Task<Result<SimilarQuestions>> Similar(Actor actor, string text) =>
        ExamRules.IsText(text, 1, 10_000)
            ? await bank.SimilarAsync(Reader(actor), text, CancellationToken.None)
            : new Problem(ProblemKind.Invalid, "question_invalid", "The text has 1 to 10,000 characters.", Field: "text");

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
