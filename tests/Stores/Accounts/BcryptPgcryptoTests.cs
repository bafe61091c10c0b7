using Npgsql;
using Veritas.Tests.Support;
using Bcrypt = BCrypt.Net.BCrypt;

namespace Veritas.Tests.Stores.Accounts;

/// <summary>Verifies the bcrypt implementation against the independent one of PostgreSQL's pgcrypto.</summary>
public sealed class BcryptPgcryptoTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Cost = 5;

    /// <summary>Excludes NUL, which PostgreSQL's text type cannot store.</summary>
    public static TheoryData<string> Passwords =>
        [
            "",
            "a",
            "correct horse battery staple",
            "pässwörd £ 漢字 😀",
            " leading and trailing ",
            "quote ' backslash \\ dollar $$ percent %",
            "\u0001\u007f\u0080\u00ff",
            new string('x', 71),
            new string('x', 72),
            new string('x', 73),
            new string('é', 40),
            new string('z', 300),
        ];

    public async ValueTask InitializeAsync() => await database.ExecuteAsync("create extension if not exists pgcrypto");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task A_hash_of_pgcrypto_is_verified(string password)
    {
        var hash = await CryptAsync("select crypt(@password, gen_salt('bf', @cost))", password, new("cost", Cost));

        Assert.True(Bcrypt.Verify(password, hash));
        Assert.False(Bcrypt.Verify("?" + password, hash));
        Assert.Equal(hash, Bcrypt.HashPassword(password, hash));
    }

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task Pgcrypto_verifies_a_hash(string password)
    {
        var hash = Bcrypt.HashPassword(password, Cost);

        Assert.Equal(hash, await CryptAsync("select crypt(@password, @hash)", password, new("hash", hash)));
        Assert.NotEqual(hash, await CryptAsync("select crypt(@password, @hash)", "?" + password, new("hash", hash)));
    }

    [Fact]
    public async Task Random_passwords_are_verified_in_both_directions()
    {
        var random = new Random(20_26);
        for (var round = 0; round < 40; round++)
        {
            var password = new string([
                .. Enumerable.Range(0, random.Next(90)).Select(_ => (char)random.Next(1, 0xd800)),
            ]);
            var here = Bcrypt.HashPassword(password, 4);
            var there = await CryptAsync("select crypt(@password, gen_salt('bf', @cost))", password, new("cost", 4));

            Assert.Equal(here, await CryptAsync("select crypt(@password, @hash)", password, new("hash", here)));
            Assert.True(Bcrypt.Verify(password, there));
        }
    }

    private async Task<string> CryptAsync(string sql, string password, NpgsqlParameter parameter)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        command.Parameters.AddWithValue("password", password);
        command.Parameters.Add(parameter);
        return Assert.IsType<string>(await command.ExecuteScalarAsync());
    }
}
