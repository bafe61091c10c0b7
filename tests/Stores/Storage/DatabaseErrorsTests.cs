using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

public sealed class DatabaseErrorsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(
        "create temp table t (n int constraint one check (n = 1)); insert into t values (2)",
        DatabaseFault.Verdict,
        "23514"
    )]
    [InlineData("select 1 / 0", DatabaseFault.Verdict, "22012")]
    [InlineData("do $$ begin raise exception 'no'; end $$", DatabaseFault.Verdict, "P0001")]
    [InlineData("selec 1", DatabaseFault.Misuse, "42601")]
    [InlineData("select * from no_such_table", DatabaseFault.Misuse, "42P01")]
    [InlineData("set statement_timeout = 20; select pg_sleep(30)", DatabaseFault.Transient, "57014")]
    [InlineData(
        "set default_transaction_read_only = on; commit; create table t (n int)",
        DatabaseFault.Transient,
        "25006"
    )]
    [InlineData("do $$ begin raise sqlstate '40001'; end $$", DatabaseFault.Transient, "40001")]
    [InlineData("do $$ begin raise sqlstate '40002'; end $$", DatabaseFault.Verdict, "40002")]
    [InlineData("do $$ begin raise sqlstate '53300'; end $$", DatabaseFault.Transient, "53300")]
    [InlineData("do $$ begin raise sqlstate '55P03'; end $$", DatabaseFault.Transient, "55P03")]
    [InlineData("do $$ begin raise sqlstate '57P04'; end $$", DatabaseFault.Misuse, "57P04")]
    public async Task The_SQLSTATE_determines_the_kind_of_fault(string sql, DatabaseFault fault, string state)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var failure = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        var error = DatabaseErrors.Classify(failure);
        Assert.Equal((fault, state), (error.Fault, error.SqlState));
    }

    [Fact]
    public async Task A_duplicate_key_error_names_its_constraint()
    {
        await database.ExecuteAsync(
            "create table keyed (id int constraint keyed_once primary key); insert into keyed values (1)"
        );
        var failure = await Assert.ThrowsAsync<PostgresException>(() =>
            database.ExecuteAsync("insert into keyed values (1)")
        );

        Assert.Equal(
            new DatabaseError(DatabaseFault.UniqueViolation, "23505", "keyed_once"),
            DatabaseErrors.Classify(failure)
        );
        Assert.True(failure.IsUniqueViolation("keyed_once"));
        Assert.False(failure.IsUniqueViolation("other"));
    }

    [Fact]
    public async Task A_session_ended_by_the_server_is_transient()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var cut = database.DataSource.CreateCommand("select pg_terminate_backend(@pid, 5000)");
        cut.Parameters.AddWithValue("pid", connection.ProcessID);
        Assert.Equal(true, await cut.ExecuteScalarAsync());

        await using var next = new NpgsqlCommand("select 1", connection);
        var failure = await Assert.ThrowsAnyAsync<NpgsqlException>(() => next.ExecuteScalarAsync());
        Assert.Equal(DatabaseFault.Transient, DatabaseErrors.Classify(failure).Fault);
    }

    [Fact]
    public async Task An_unreachable_server_is_transient()
    {
        await using var connection = new NpgsqlConnection(
            "Host=127.0.0.1;Port=1;Username=nobody;Password=x;Pooling=false"
        );
        var failure = await Assert.ThrowsAsync<NpgsqlException>(() => connection.OpenAsync());
        Assert.Equal(new DatabaseError(DatabaseFault.Transient, null, null), DatabaseErrors.Classify(failure));
    }

    [Fact]
    public async Task A_refused_sign_in_is_misuse()
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = "no_such_role",
            Password = "wrong",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        var failure = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(DatabaseFault.Misuse, DatabaseErrors.Classify(failure).Fault);
    }
}
