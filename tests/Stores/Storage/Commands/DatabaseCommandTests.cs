using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage.Commands;

/// <summary>Maps named parameters to statements and columns by name to records.</summary>
public sealed class DatabaseCommandTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid Id = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(2));

    private NpgsqlDataSource Source => database.DataSource;

    internal sealed record Everything(
        Guid Id,
        string Title,
        string? Note,
        int Count,
        long Total,
        double Score,
        double? Missing,
        bool Open,
        DateTimeOffset CreatedAt,
        DateTimeOffset? EndedAt,
        DateOnly HeldOn,
        AttemptStatus Status,
        AttemptStatus? Last,
        Person Author,
        Person? Reviewer,
        ImmutableArray<string> Tags,
        ImmutableArray<AttemptStatus> Statuses,
        RawJson Body,
        RawJson? Extra
    );

    internal sealed record Hashed(ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte>? Body, ReadOnlyMemory<byte>? Other);

    [Fact]
    public async Task A_record_is_read_back_unchanged()
    {
        AttemptStatus[] statuses = [AttemptStatus.InProgress, AttemptStatus.Submitted];
        const string Text = """
            select null::timestamptz as ended_at, @created_at::timestamptz as created_at, @id::uuid as id, @title::text
                as title, @note::text as note,
                @count::int as count, @total::bigint as total, @score::float8 as score, null::float8 as missing,
                @open::boolean as open,
                @held_on::date as held_on, @status::text as status, @last::text as last, @id::uuid as author_id, 'Ann'
                as author_full_name,
                null::uuid as reviewer_id, null::text as reviewer_full_name, @tags::text[] as tags, @statuses::text[]
                as statuses,
                @body::jsonb::text as body, null::text as extra
            """;
        var row = await Source
            .Command(
                Text,
                new
                {
                    id = Id,
                    title = "T",
                    note = (string?)null,
                    count = 3,
                    total = 1L << 40,
                    score = 0.5,
                    open = true,
                    createdAt = Time,
                    heldOn = new DateOnly(2026, 3, 1),
                    status = AttemptStatus.InProgress,
                    last = (AttemptStatus?)null,
                    tags = ImmutableArray.Create("a", "b"),
                    statuses,
                    body = new RawJson("""{"a": 1}"""),
                }
            )
            .FirstAsync<Everything>(None);

        Assert.Equal(
            new Everything(
                Id,
                "T",
                null,
                3,
                1L << 40,
                0.5,
                null,
                true,
                Time.ToUniversalTime(),
                null,
                new DateOnly(2026, 3, 1),
                AttemptStatus.InProgress,
                null,
                new Person(Id, "Ann"),
                null,
                row!.Tags,
                row.Statuses,
                new RawJson("""{"a": 1}"""),
                null
            ),
            row
        );
        Assert.Equal(["a", "b"], row.Tags.AsEnumerable());
        Assert.Equal(statuses, row.Statuses.AsEnumerable());
        Assert.Equal(TimeSpan.Zero, row.CreatedAt.Offset);
    }

    [Fact]
    public async Task A_missing_column_is_named()
    {
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Source.Command("select @id::uuid as id", new { Id }).FirstAsync<Person>(None)
        );

        Assert.Equal("Person needs a column full_name.", missing.Message);
    }

    [Fact]
    public async Task A_null_for_a_non_nullable_property_is_refused() =>
        await Assert.ThrowsAsync<InvalidCastException>(() =>
            Source.Command("select @id::uuid as id, null::text as full_name", new { Id }).FirstAsync<Person>(None)
        );

    [Fact]
    public async Task Single_values_come_from_the_first_column()
    {
        Assert.Equal(
            [1, 2, 3],
            (await Source.Command("select generate_series(1, 3)").ListAsync<int>(None)).AsEnumerable()
        );
        Assert.Equal(
            "in_progress",
            await Source
                .Command("select @status::text", new { status = AttemptStatus.InProgress })
                .ValueAsync<string>(None)
        );
        Assert.Equal(
            AttemptStatus.InProgress,
            await Source.Command("select 'in_progress'").ValueAsync<AttemptStatus>(None)
        );
        Assert.Null(await Source.Command("select 1 where false").ValueAsync<int?>(None));
        Assert.Null(await Source.Command("select null::int").ValueAsync<int?>(None));
    }

    [Fact]
    public async Task Affected_rows_are_counted_and_existence_is_checked()
    {
        await using var connection = await Source.OpenConnectionAsync(None);
        await connection.Command("create temporary table t (n int)").ExecuteAsync(None);

        Assert.Equal(
            2,
            await connection
                .Command("insert into t select unnest(@values::int[])", new { values = new List<int> { 1, 2 } })
                .ExecuteAsync(None)
        );
        Assert.True(await connection.Command("select from t where n = @n", new { n = 1 }).AnyAsync(None));
        Assert.False(await connection.Command("select from t where n = @n", new { n = 9 }).AnyAsync(None));
    }

    [Fact]
    public async Task A_row_is_read_by_column_names()
    {
        var rows = await Source
            .Command("select 1 as n, 'x' as text, null::text as note, '{\"a\": [1]}' as json")
            .ListAsync(
                r =>
                    (
                        r.Get<int>("n"),
                        r.Get<string>("text"),
                        r.GetOrNull<string>("note"),
                        r.IsNull("note"),
                        r.Json<Dictionary<string, int[]>>("json")["a"][0]
                    ),
                None
            );

        Assert.Equal((1, "x", null, true, 1), Assert.Single(rows));
    }

    [Fact]
    public async Task Bytes_are_sent_and_read_as_memory()
    {
        ReadOnlyMemory<byte> bytes = new byte[] { 1, 2, 3 };
        const string Text = "select @bytes::bytea as hash, null::bytea as body, @bytes::bytea as other";

        var row = await Source.Command(Text, new { bytes }).FirstAsync<Hashed>(None);

        Assert.Equal(bytes.ToArray(), row!.Hash.ToArray());
        Assert.Equal(bytes.ToArray(), row.Other!.Value.ToArray());
        Assert.Null(row.Body);
    }

    [Fact]
    public async Task An_unused_parameter_is_not_sent() =>
        Assert.Equal(
            1,
            await Source.Command("select @n::int", new { n = 1, other = (string?)null }).ValueAsync<int>(None)
        );

    [Fact]
    public async Task A_custom_plan_applies_to_one_command()
    {
        const string Text = "select current_setting('plan_cache_mode')";

        Assert.Equal(
            "force_custom_plan",
            await Source.CommandWithCustomPlan(Text + " where @n = 1", new { n = 1 }).ValueAsync<string>(None)
        );
        Assert.Equal("auto", await Source.Command(Text).ValueAsync<string>(None));
    }

    [Fact]
    public async Task A_row_can_contain_a_record_and_other_columns()
    {
        var rows = await Source
            .Command("select @id::uuid as id, 'Ann' as full_name, 3 as n", new { Id })
            .ListAsync(r => (r.As<Person>(), r.Get<int>("n")), None);

        Assert.Equal((new Person(Id, "Ann"), 3), Assert.Single(rows));
    }

    internal sealed record Part(string Name, AttemptStatus Status);

    internal sealed record Whole(ImmutableArray<Part> Parts, ImmutableArray<Part>? More, ImmutableArray<Part>? Missing);

    [Fact]
    public async Task An_array_of_records_is_read_from_JSON()
    {
        ImmutableArray<Part> parts = [new("a", AttemptStatus.Paused), new("b", AttemptStatus.Submitted)];

        var row = await Source
            .Command(
                "select @parts::jsonb::text as parts, @parts::jsonb::text as more, null::text as missing",
                new { parts = RawJson.Of(parts) }
            )
            .FirstAsync<Whole>(None);

        Assert.Equal(parts.AsEnumerable(), row!.Parts);
        Assert.Equal(parts.AsEnumerable(), row.More!.Value);
        Assert.Null(row.Missing);
    }

    [Fact]
    public async Task A_batch_takes_named_parameters_and_is_atomic()
    {
        await using var connection = await Source.OpenConnectionAsync(None);
        await connection.Command("create temporary table b (n int check (n < 10), note text)").ExecuteAsync(None);

        await using var batch = connection.Batch();
        batch.Add("insert into b values (@n, @note)", new { n = 1, note = (string?)null });
        batch.Add("insert into b values (@n, @note)", new { n = 2, note = "two" });
        Assert.Equal(2, await batch.ExecuteNonQueryAsync(None));

        await using var wrong = connection.Batch();
        wrong.Add("insert into b values (@n)", new { n = 3 });
        wrong.Add("insert into b values (@n)", new { n = 30 });
        await Assert.ThrowsAsync<PostgresException>(() => wrong.ExecuteNonQueryAsync(None));

        Assert.Equal(2, await connection.Command("select count(*)::int from b").ValueAsync<int>(None));
    }

    [Fact]
    public async Task A_cancelled_command_stops_on_the_server()
    {
        using var cancel = new CancellationTokenSource();
        await using var connection = await Source.OpenConnectionAsync(None);
        var sleeping = connection.Command("select pg_sleep(60)").AnyAsync(cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sleeping);
        Assert.Equal(1, await connection.Command("select 1").ValueAsync<int>(None));
    }

    [Fact]
    public async Task A_command_ends_at_its_timeout()
    {
        var late = await Assert.ThrowsAsync<NpgsqlException>(() =>
            Source.Command("select pg_sleep(60)", timeout: 1).AnyAsync(None)
        );

        Assert.True(DatabaseAvailability.IsOutage(late));
    }
}
