using Npgsql;
using Veritas.Accounts;
using Veritas.Audit;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Audit;

public sealed class AuditStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly TestDatabase _database = new();
    private AuditStore _store = null!;
    private AuditReader _reader = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        (_store, _reader) = (new AuditStore(_database.DataSource), new AuditReader(_database.DataSource));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Concurrent_writers_append_to_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteAsync(10)));

        var (seq, faults) = await VerifyAsync();

        Assert.Equal(80, seq);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_row_cannot_be_changed_or_removed()
    {
        await WriteAsync(2);

        foreach (
            var sql in new[] { "update audit_log set action = 'x'", "delete from audit_log", "truncate audit_log" }
        )
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync(sql));
            Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await VerifyAsync()).Seq);
    }

    [Theory]
    [InlineData("update audit_log set status = 201 where seq = 3", 3, "changed")]
    [InlineData("update audit_log set at = at + interval '1 microsecond' where seq = 1", 1, "changed")]
    [InlineData("update audit_log set after = '{}' where seq = 5", 5, "changed")]
    [InlineData("delete from audit_log where seq = 2", 2, "missing")]
    [InlineData("delete from audit_log where seq = 5", 5, "missing")]
    public async Task Tampering_without_the_trigger_is_detected(string tampering, long seq, string fault)
    {
        await WriteAsync(5);
        await _database.ExecuteAsync(
            $"alter table audit_log disable trigger audit_log_append_only; {tampering}; alter table audit_log "
                + "enable trigger audit_log_append_only"
        );

        Assert.Equal([new AuditFault(seq, fault)], (await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_row_rewritten_with_a_matching_hash_does_not_fit_the_next_row()
    {
        await WriteAsync(4);
        await _database.ExecuteAsync(
            """
            alter table audit_log disable trigger audit_log_append_only;
            update audit_log set action = 'GET /nothing' where seq = 2;
            update audit_log l set hash = audit_hash(l) where seq = 2;
            """
        );

        Assert.Equal([new AuditFault(3, "unlinked")], (await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Begin_and_append_are_idempotent()
    {
        var intent = Intent(Start);
        await _store.BeginAsync(intent, default);
        await _store.BeginAsync(intent, default);
        var outcome = new AuditOutcome(intent.Id, null, 200, null);

        Assert.Equal(1, await _store.AppendAsync([outcome], default));
        Assert.Equal(0, await _store.AppendAsync([outcome], default));
        Assert.Equal(1, (await VerifyAsync()).Seq);
    }

    [Fact]
    public async Task An_old_unfinished_intent_is_appended_with_an_unknown_outcome()
    {
        var (old, young) = (Intent(Start), Intent(Start.AddMinutes(5)));
        await _store.BeginAsync(old, default);
        await _store.BeginAsync(young, default);

        Assert.Equal(1, await _store.AppendUnfinishedAsync(Start.AddMinutes(1), default));
        Assert.Equal(0, await _store.AppendUnfinishedAsync(Start.AddMinutes(1), default));

        var row = Assert.Single(
            await _reader.PageAsync(new AuditQuery(null, null, null, null, null, null, 10), default)
        );
        Assert.Equal((old.Id, 0), (row.Id, row.Status));
        Assert.Equal(0, await _store.AppendAsync([new AuditOutcome(old.Id, null, 200, null)], default));
        Assert.Equal(1, await _store.AppendAsync([new AuditOutcome(young.Id, null, 200, null)], default));
    }

    [Fact]
    public async Task A_state_is_stored_without_secrets_and_a_large_one_as_its_hash()
    {
        var rows = new ExamRows(_database.DataSource);
        var teacher = await rows.User("teacher");
        var exam = await rows.Exam(teacher);
        await _store.BeginAsync(Intent(Start) with { Subject = "user", SubjectId = teacher }, default);
        await _database.ExecuteAsync("update exams set policy = jsonb_build_object('long', repeat('x', 20000))");
        await _store.BeginAsync(Intent(Start) with { Subject = "exam", SubjectId = exam }, default);

        Assert.DoesNotContain(
            "password_hash",
            await _database.ScalarAsync<string>("select before::text from audit_pending where subject = 'user'")
                ?? "password_hash",
            StringComparison.Ordinal
        );
        Assert.Equal(
            "bytes,sha256",
            await _database.ScalarAsync<string>(
                "select string_agg(k, ',' order by k) from audit_pending, jsonb_object_keys(before) k where "
                    + "subject = 'exam'"
            )
        );
    }

    private async Task WriteAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var intent = Intent(Start.AddSeconds(i));
            await _store.BeginAsync(intent, default);
            await _store.AppendAsync([new AuditOutcome(intent.Id, null, 200, null)], default);
        }
    }

    private async Task<(long Seq, IReadOnlyList<AuditFault> Faults)> VerifyAsync()
    {
        var (seq, hash) = await _reader.HeadAsync(default);
        var walk = new AuditWalk(0, new byte[32]);
        foreach (var link in await _reader.LinksAsync(0, default))
        {
            walk.Step(link);
        }

        walk.End(seq, hash);
        return (seq, walk.Faults);
    }

    private static AuditIntent Intent(DateTimeOffset at) =>
        new(
            Guid.CreateVersion7(at),
            at,
            new Actor(Guid.CreateVersion7(at), Role.Teacher),
            null,
            "POST /somewhere",
            "",
            null,
            null,
            new RawJson("""{"a":1}"""),
            "r",
            "192.0.2.0/24"
        );
}
