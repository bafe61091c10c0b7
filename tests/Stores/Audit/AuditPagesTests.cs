using Veritas.Audit;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Audit;

/// <summary>
/// Rows are appended when requests end, so a long request comes after shorter ones that began later. Pages by time
/// still contain each row once.
/// </summary>
public sealed class AuditPagesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);

    // Twenty requests, one minute apart. Every fourth is appended six rows late, and two have the same time.
    public async ValueTask InitializeAsync() =>
        await database.ExecuteAsync(
            $"""
            insert into audit_log (seq, id, at, action, subject, status, request_id, address, previous, hash)
            select row_number() over (order by n + case when n % 4 = 0 then 6.5 else 0 end), gen_random_uuid(),
                '{Start:O}'::timestamptz + least(n, 19) * interval '1 minute',
                'PUT /x', 'exam', 200, n::text, '', '', ''
            from generate_series(1, 20) n on conflict do nothing
            """
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(null, null, 20)]
    [InlineData(5, null, 16)]
    [InlineData(null, 5, 4)]
    [InlineData(4, 13, 9)]
    [InlineData(30, null, 0)]
    public async Task Pages_by_time_contain_each_row_once(int? since, int? until, int rows)
    {
        var query = new AuditQuery(
            null,
            null,
            null,
            since is { } s ? Start.AddMinutes(s) : null,
            until is { } u ? Start.AddMinutes(u) : null,
            null,
            3
        );
        var reader = new AuditReader(database.DataSource);
        var seen = new List<AuditRow>();
        while (await reader.PageAsync(query, default) is { IsEmpty: false } page)
        {
            seen.AddRange(page);
            query = query with { Before = page[^1].Seq };
        }

        Assert.Equal(rows, seen.Count);
        Assert.Equal(rows, seen.Select(r => r.Seq).Distinct().Count());
        Assert.All(
            seen,
            r =>
                Assert.True(
                    (query.Since is not { } first || r.At >= first) && (query.Until is not { } end || r.At < end)
                )
        );
        Assert.Equal(
            since is null && until is null
                ? seen.OrderByDescending(r => r.Seq)
                : seen.OrderByDescending(r => r.At).ThenByDescending(r => r.Seq),
            seen
        );
    }

    [Fact]
    public async Task A_cursor_need_not_be_an_existing_row()
    {
        var page = await new AuditReader(database.DataSource).PageAsync(
            new AuditQuery(null, null, null, Start, null, 1_000, 100),
            default
        );

        Assert.Equal(20, page.Length);
    }
}
