using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;

namespace Veritas.Grains.Exams;

/// <summary>Questions, permissions and accommodations.</summary>
internal sealed partial class ExamGrain
{
    public async Task<Result<Question>> AddQuestion(Actor actor, QuestionDraft draft)
    {
        if (Refuse(actor, draft) is { } refused)
        {
            return refused;
        }

        if (_state!.Questions.Length >= ExamRules.MostQuestions)
        {
            return new Problem(
                ProblemKind.Conflict,
                "too_many_questions",
                $"An exam has at most {ExamRules.MostQuestions} questions."
            );
        }

        return await Save(Made(Guid.CreateVersion7(time.GetUtcNow()), _state.Questions.Length + 1, draft));
    }

    public async Task<Result<Question>> ChangeQuestion(Actor actor, Guid questionId, QuestionDraft draft, int? version)
    {
        if (Refuse(actor, draft) is { } refused)
        {
            return refused;
        }

        return Find(questionId) is not { } old ? ExamProblems.QuestionUnknown
            : version is { } made && made != old.Version ? ExamProblems.Stale
            : await Save(
                Made(questionId, old.Position, draft) with
                {
                    Version = old.Version + 1,
                    BankId = old.BankId,
                    BankVersion = old.BankVersion,
                }
            );
    }

    public async Task<Result<Done>> RemoveQuestion(Actor actor, Guid questionId)
    {
        if (Refuse(actor, null) is { } refused)
        {
            return refused;
        }

        if (Find(questionId) is not { } question)
        {
            return ExamProblems.QuestionUnknown;
        }

        await exams.RemoveQuestionAsync(this.GetPrimaryKey(), question, CancellationToken.None);
        _state = _state! with
        {
            Questions =
            [
                .. _state
                    .Questions.Remove(question)
                    .Select(q => q.Position > question.Position ? q with { Position = q.Position - 1 } : q),
            ],
        };
        return Done.Value;
    }

    public async Task<Result<ImmutableArray<PermissionEntry>>> Permissions(Actor actor) =>
        ExamProblems.Lacking(Level(actor), ExamPermission.View) is { } lacking
            ? lacking
            : await permissions.ListAsync(this.GetPrimaryKey(), CancellationToken.None);

    public async Task<Result<ImmutableArray<PermissionEntry>>> Permit(
        Actor actor,
        string email,
        ExamPermission level,
        string? tag
    )
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Own) is { } lacking)
        {
            return lacking;
        }

        if (
            EmailAddress.Normalize(email) is not { } address
            || await users.TeacherAsync(address, CancellationToken.None) is not { } teacher
        )
        {
            return new Problem(
                ProblemKind.NotFound,
                "teacher_unknown",
                "There is no teacher with this e-mail address.",
                Field: "email"
            );
        }

        return
            tag is not null
            && tag != PermissionEntry.Tag(await permissions.ListAsync(this.GetPrimaryKey(), CancellationToken.None))
            ? ExamProblems.Stale
            : await SetPermission(teacher, level);
    }

    public async Task<Result<ImmutableArray<PermissionEntry>>> Revoke(Actor actor, Guid teacherId) =>
        ExamProblems.Lacking(Level(actor), ExamPermission.Own) is { } lacking
            ? lacking
            : await SetPermission(teacherId, ExamPermission.None);

    private async Task<Result<ImmutableArray<PermissionEntry>>> SetPermission(Guid teacher, ExamPermission level)
    {
        var isOwner = _levels.GetValueOrDefault(teacher) == ExamPermission.Own;
        if (isOwner && level != ExamPermission.Own && _levels.Values.Count(l => l == ExamPermission.Own) == 1)
        {
            return new Problem(ProblemKind.Conflict, "last_owner", "An exam must have at least one owner.");
        }

        await permissions.SetAsync(this.GetPrimaryKey(), teacher, level, time.GetUtcNow(), CancellationToken.None);
        await LoadPermissions();
        return await permissions.ListAsync(this.GetPrimaryKey(), CancellationToken.None);
    }

    public async Task<Result<Accommodation>> AccommodationOf(Actor actor, Guid studentId) =>
        ExamProblems.Lacking(Level(actor), ExamPermission.View) is { } lacking ? lacking
        : await permissions.AccommodationAsync(this.GetPrimaryKey(), studentId, CancellationToken.None) is { } granted
            ? granted
        : ExamProblems.StudentUnknown;

    public async Task<Result<Accommodation>> Accommodate(
        Actor actor,
        Guid studentId,
        Accommodation accommodation,
        string? tag
    )
    {
        if (ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking)
        {
            return lacking;
        }

        if (ExamRules.Check(accommodation) is { } refused)
        {
            return refused;
        }

        if (
            tag is not null
            && await permissions.AccommodationAsync(this.GetPrimaryKey(), studentId, CancellationToken.None)
                is { } granted
            && tag != granted.Tag()
        )
        {
            return ExamProblems.Stale;
        }

        return await permissions.SaveAccommodationAsync(
            this.GetPrimaryKey(),
            studentId,
            accommodation,
            CancellationToken.None
        )
            ? accommodation
            : ExamProblems.StudentUnknown;
    }

    private Problem? Refuse(Actor actor, QuestionDraft? draft) =>
        ExamProblems.Lacking(Level(actor), ExamPermission.Edit) is { } lacking ? lacking
        : _state!.Status != ExamStatus.Draft ? ExamProblems.NotDraft
        : draft is null ? null
        : GradingRules.CheckQuestion(draft.Kind, draft.Text, draft.Options, draft.Key, draft.Points)
            ?? ExamRules.CheckPlace(draft, _state.Content.Settings!);

    private async Task<Question> Save(Question question)
    {
        await exams.SaveQuestionAsync(this.GetPrimaryKey(), question, CancellationToken.None);
        _state = _state! with
        {
            Questions = [.. _state.Questions.Where(q => q.Id != question.Id).Append(question).OrderBy(q => q.Position)],
        };
        return question;
    }

    private Question? Find(Guid questionId) => _state!.Questions.FirstOrDefault(q => q.Id == questionId);

    private static Question Made(Guid id, int position, QuestionDraft d) =>
        new(
            id,
            position,
            d.Kind,
            d.Text,
            d.Options is { Text: not "null" } ? d.Options : null,
            d.Key is { Text: not "null" } ? d.Key : null,
            d.Points,
            d.Section,
            1,
            d.Rubric is { IsDefault: false } ? d.Rubric : null,
            null,
            null
        );
}
