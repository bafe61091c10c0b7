using Veritas.Accounts;
using Veritas.Analysis;

namespace Veritas.Exams;

/// <summary>
/// The bank of questions. Key: 0; any number of activations. A teacher sees the own questions and the shared ones, an admin all; the owner and admins
/// change. Anything else is <c>question_unknown</c>, or <c>not_permitted</c> where it can be seen.
/// </summary>
[Alias("Veritas.IQuestionBankGrain")]
public interface IQuestionBankGrain : IGrainWithIntegerKey
{
    /// <summary>A page of the bank. Problems: <c>limit_invalid</c>, <c>question_invalid</c>.</summary>
    [Alias("List"), Repeatable]
    Task<Result<BankPage>> List(Actor actor, BankQuery query);

    /// <summary>A new question, version 1. Problems: <c>question_invalid</c>.</summary>
    [Alias("Add")]
    Task<Result<BankQuestion>> Add(Actor actor, BankDraft draft);

    /// <summary>The question as it is now.</summary>
    [Alias("Read"), Repeatable]
    Task<Result<BankQuestion>> Read(Actor actor, Guid questionId);

    /// <summary>All versions, latest first; tags, difficulty and statistics are today's. Problems: <c>limit_invalid</c>.</summary>
    /// <param name="actor">Must see the question.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="after">The last version of the page before; null: from the latest.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("Versions"), Repeatable]
    Task<Result<Page<BankQuestion>>> Versions(Actor actor, Guid questionId, int? after, int limit);

    /// <summary>Makes the next version; exams keep the one they took. Problems: <c>stale</c>, <c>question_invalid</c>.</summary>
    /// <param name="actor">The owner, or an admin.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="draft">The new content.</param>
    /// <param name="version">The version it was made from; null: whatever there is.</param>
    [Alias("Change")]
    Task<Result<BankQuestion>> Change(Actor actor, Guid questionId, BankDraft draft, int? version);

    /// <summary>Takes the question out of the bank; exams keep their copies.</summary>
    [Alias("Remove")]
    Task<Result<Done>> Remove(Actor actor, Guid questionId);

    /// <summary>What reads like a text, in what the actor can see. Problems: <c>question_invalid</c>.</summary>
    [Alias("Similar"), Repeatable]
    Task<Result<SimilarQuestions>> Similar(Actor actor, string text);

    /// <summary>Reads a file into the bank. With any fault nothing is imported, unless all good questions are asked for.</summary>
    /// <param name="actor">Will own the questions.</param>
    /// <param name="format">How the file is written.</param>
    /// <param name="file">At most 2,097,152 characters and 2,000 questions.</param>
    /// <param name="partial">Import what is good although something is not.</param>
    [Alias("Import")]
    Task<Result<ImportReport>> Import(Actor actor, QuestionFormat format, string file, bool partial);

    /// <summary>Writes the questions that a query finds as a file; its limit and place are not looked at. Problems: of a query, <c>too_many_questions</c> over 2,000.</summary>
    [Alias("Export"), Repeatable]
    Task<Result<string>> Export(Actor actor, QuestionFormat format, BankQuery query);

    /// <summary>Counts the answers to the exams' copies of this version anew; from 8 answers on the difficulty becomes one less the facility.</summary>
    [Alias("Calibrate"), Repeatable]
    Task<Result<BankQuestion>> Calibrate(Actor actor, Guid questionId);
}
