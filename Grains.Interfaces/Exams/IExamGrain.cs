using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Monitoring;

namespace Veritas.Exams;

/// <summary>
/// One exam: the single writer of its rows. Key: the exam's id. Problems of all methods: <c>exam_unknown</c> without
/// any permission, <c>not_permitted</c> with too low a permission, and <c>exam_not_draft</c> for changes that only a
/// draft allows.
/// </summary>
[Alias("Veritas.IExamGrain")]
public interface IExamGrain : IGrainWithGuidKey
{
    /// <summary>What an attempt needs of the exam. Problem: <c>exam_unknown</c>.</summary>
    [Alias("Definition"), ReadOnly, Idempotent]
    Task<Result<ExamDefinition>> Definition();

    /// <summary>
    /// The actor's permission: admins own every exam, students have none. <see cref="ExamPermission.None"/> for an
    /// unknown exam.
    /// </summary>
    [Alias("PermissionOf"), ReadOnly, Idempotent]
    Task<ExamPermission> PermissionOf(Actor actor);

    /// <summary>
    /// Creates the exam as a draft owned by the actor. Problems: <c>exam_invalid</c>, <c>policy_invalid</c>.
    /// </summary>
    [Alias("Create")]
    Task<Result<Exam>> Create(Actor actor, ExamDraft draft);

    /// <summary>
    /// Creates a draft with the content, settings and questions of another exam, owned by the actor. Problems: those of
    /// <see cref="Create"/>, <c>exam_unknown</c>.
    /// </summary>
    [Alias("Copy")]
    Task<Result<Exam>> Copy(Actor actor, CloneExam command);

    /// <summary>
    /// Moves the window of a draft, or of a published exam that has not opened yet. Problems: <c>stale</c>,
    /// <c>exam_invalid</c>, <c>exam_not_draft</c>.
    /// </summary>
    /// <param name="actor">Needs edit.</param>
    /// <param name="opensAt">Earliest start of attempts; for a published exam not in the past.</param>
    /// <param name="closesAt">After <paramref name="opensAt"/>.</param>
    /// <param name="version">The version it is based on; null: any.</param>
    [Alias("Schedule")]
    Task<Result<Exam>> Schedule(Actor actor, DateTimeOffset opensAt, DateTimeOffset closesAt, int? version);

    /// <summary>The exam with its questions.</summary>
    [Alias("Read"), ReadOnly, Idempotent]
    Task<Result<Exam>> Read(Actor actor);

    /// <summary>
    /// Changes the exam. Problems: <c>stale</c>, <c>exam_invalid</c>, <c>policy_invalid</c>, <c>exam_not_draft</c>.
    /// </summary>
    /// <param name="actor">Needs edit.</param>
    /// <param name="draft">The new content; once published only title, subject, description, a later end, more attempts
    /// and the allowed networks may differ.</param>
    /// <param name="version">The version it is based on; null: any.</param>
    [Alias("Change")]
    Task<Result<Exam>> Change(Actor actor, ExamDraft draft, int? version);

    /// <summary>
    /// Adds a question at the end of a draft. Problems: <c>question_invalid</c>, <c>too_many_questions</c>.
    /// </summary>
    [Alias("AddQuestion")]
    Task<Result<Question>> AddQuestion(Actor actor, QuestionDraft draft);

    /// <summary>
    /// Copies questions of the bank to the end of a draft, in their newest version. Problems: <c>question_unknown</c>,
    /// <c>too_many_questions</c>, <c>question_invalid</c>.
    /// </summary>
    /// <param name="actor">Needs edit, and must see each question in the bank.</param>
    /// <param name="bankIds">1 to 100.</param>
    /// <param name="section">A section of the exam, or null.</param>
    [Alias("TakeFromBank")]
    Task<Result<ImmutableArray<Question>>> TakeFromBank(Actor actor, ImmutableArray<Guid> bankIds, string? section);

    /// <summary>
    /// Changes a question of a draft. Problems: <c>question_unknown</c>, <c>question_invalid</c>, <c>stale</c>.
    /// </summary>
    /// <param name="actor">Needs edit.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="draft">The new content.</param>
    /// <param name="version">The version it is based on; null: any.</param>
    [Alias("ChangeQuestion")]
    Task<Result<Question>> ChangeQuestion(Actor actor, Guid questionId, QuestionDraft draft, int? version);

    /// <summary>
    /// Removes a question of a draft and renumbers the later ones. Problems: <c>question_unknown</c>.
    /// </summary>
    [Alias("RemoveQuestion")]
    Task<Result<Done>> RemoveQuestion(Actor actor, Guid questionId);

    /// <summary>
    /// Publishes the exam, so that students can start it. Idempotent. Problems: <c>exam_without_questions</c>,
    /// <c>exam_closed</c>.
    /// </summary>
    [Alias("Publish"), Idempotent]
    Task<Result<Exam>> Publish(Actor actor);

    /// <summary>
    /// Closes the exam for new attempts; live attempts continue. Idempotent. Problems: <c>exam_draft</c>.
    /// </summary>
    [Alias("Close"), Idempotent]
    Task<Result<Exam>> Close(Actor actor);

    /// <summary>
    /// Publishes or freezes the results; called when they are complete. Problems: <c>results_draft</c>,
    /// <c>results_frozen</c>, <c>exam_draft</c>, <c>stale</c>.
    /// </summary>
    [Alias("SetResults")]
    Task<Result<Exam>> SetResults(Actor actor, ResultsStatus status);

    /// <summary>
    /// Corrects a key, even if the exam has attempts. Problems: <c>question_unknown</c>, <c>question_invalid</c>,
    /// <c>stale</c>, <c>results_published</c>, <c>results_frozen</c>.
    /// </summary>
    /// <param name="actor">Needs edit.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="key">By the question's kind.</param>
    /// <param name="version">The version of the question it is based on; null: any.</param>
    /// <param name="approved">A second person has approved it after publication; only set for approved
    /// requests.</param>
    [Alias("ChangeKey")]
    Task<Result<Question>> ChangeKey(Actor actor, Guid questionId, RawJson key, int? version, bool approved);

    /// <summary>The permissions of teachers.</summary>
    [Alias("Permissions"), ReadOnly, Idempotent]
    Task<Result<ImmutableArray<PermissionEntry>>> Permissions(Actor actor);

    /// <summary>
    /// Sets a teacher's permission; none revokes it. Problems: <c>stale</c>, <c>teacher_unknown</c>, <c>last_owner</c>.
    /// </summary>
    /// <param name="actor">Needs own.</param>
    /// <param name="email">The teacher's e-mail address.</param>
    /// <param name="level">The new permission.</param>
    /// <param name="tag"><see cref="PermissionEntry.Tag"/> of the list it is based on; null: any.</param>
    [Alias("Permit")]
    Task<Result<ImmutableArray<PermissionEntry>>> Permit(Actor actor, string email, ExamPermission level, string? tag);

    /// <summary>Revokes a teacher's permission. Idempotent. Problems: <c>last_owner</c>.</summary>
    [Alias("Revoke")]
    Task<Result<ImmutableArray<PermissionEntry>>> Revoke(Actor actor, Guid teacherId);

    /// <summary>The student's accommodation, or an empty one. Needs view. Problems: <c>student_unknown</c>.</summary>
    [Alias("AccommodationOf"), ReadOnly, Idempotent]
    Task<Result<Accommodation>> AccommodationOf(Actor actor, Guid studentId);

    /// <summary>
    /// Sets a student's accommodation; <c>IAttemptGrain.Adjust</c> applies it to a live attempt. Problems:
    /// <c>stale</c>, <c>student_unknown</c>, <c>allowance_invalid</c>.
    /// </summary>
    /// <param name="actor">Needs edit.</param>
    /// <param name="studentId">The student.</param>
    /// <param name="accommodation">Replaces the previous one.</param>
    /// <param name="tag"><see cref="Accommodation.Tag"/> of the one it is based on; null: any.</param>
    [Alias("Accommodate")]
    Task<Result<Accommodation>> Accommodate(Actor actor, Guid studentId, Accommodation accommodation, string? tag);
}
