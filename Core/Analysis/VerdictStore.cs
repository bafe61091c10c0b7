using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>Judgements of attempts. Which states allow what is in the SQL, so that two people at once cannot disagree about it.</summary>
internal sealed class VerdictStore(NpgsqlDataSource database)
{
    private const int Most = 100;
    private const string Columns = "id, attempt_id, verdict, comment, judged_by, judged_at, review_verdict, review_comment, reviewed_by, reviewed_at";

    // Index: attempt_verdicts_attempt.
    private const string ListText = "select " + Columns + " from attempt_verdicts where attempt_id = $1 order by id desc limit $2";

    // Index: exam_attempts_pkey. Nothing for a live attempt.
    private const string JudgeText = """
        insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at)
        select $1, id, $3, $4, $5, $6 from exam_attempts where id = $2 and ended_at is not null
        returning
        """ + " " + Columns;

    // Indexes: attempt_verdicts_pkey, attempt_verdicts_attempt. Nothing for an older verdict, the judge's own, or one that another person has reviewed.
    private const string ReviewText = """
        update attempt_verdicts v set review_verdict = $3, review_comment = $4, reviewed_by = $5, reviewed_at = $6
        where v.id = $1 and v.attempt_id = $2 and v.judged_by <> $5 and (v.reviewed_by is null or v.reviewed_by = $5)
            and not exists (select from attempt_verdicts n where n.attempt_id = $2 and n.id > $1)
        returning
        """ + " " + Columns;

    public Task<ImmutableArray<AttemptVerdict>> OfAttemptAsync(Guid attemptId, CancellationToken cancel) =>
        database.Statement(ListText, attemptId, Most).ListAsync(Read, cancel);

    /// <summary>The new verdict; null: the attempt is live.</summary>
    public Task<AttemptVerdict?> JudgeAsync(Guid id, Guid attemptId, Verdict verdict, string comment, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(JudgeText, id, attemptId, WireName<Verdict>.Of(verdict), comment, by, now.UtcDateTime).FirstAsync(Read, cancel);

    /// <summary>The reviewed verdict; null: it may not be reviewed by that person.</summary>
    public Task<AttemptVerdict?> ReviewAsync(Guid id, Guid attemptId, Verdict verdict, string comment, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(ReviewText, id, attemptId, WireName<Verdict>.Of(verdict), comment, by, now.UtcDateTime).FirstAsync(Read, cancel);

    private static AttemptVerdict Read(NpgsqlDataReader r)
    {
        var verdict = WireName<Verdict>.Parse(r.GetString(2));
        var review = r.NameOrNull<Verdict>(6) is { } found ? new VerdictReview(found, r.TextOrNull(7) ?? "", r.GetGuid(8), r.Utc(9)) : null;
        return new AttemptVerdict(r.GetGuid(0), r.GetGuid(1), verdict, r.GetString(3), r.GetGuid(4), r.Utc(5), review, review?.Verdict ?? verdict);
    }
}
