using Veritas.Accounts;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Accounts;

public sealed class PasswordStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly ExamRows _rows = new(database.DataSource);
    private readonly PasswordStore _passwords = new(database.DataSource);
    private readonly SecondFactorStore _factors = new(database.DataSource);
    private readonly TokenStore _tokens = new(database.DataSource);

    [Fact]
    public async Task Revoking_all_includes_a_concurrent_rotation()
    {
        var user = await _rows.User();
        var hashes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i => (byte[])[.. await OpenAsync(user)]));

        var swaps = hashes.Select(hash => _tokens.RotateAsync(hash, Guid.CreateVersion7(Now), Pair(), Now, default));
        await Task.WhenAll(swaps.Cast<Task>().Append(_passwords.RevokeAllAsync(user, Now, default)));
        await _passwords.RevokeAllAsync(user, Now, default);

        Assert.Equal(
            0,
            await database.ScalarAsync<long>(
                $"select count(*) from refresh_tokens where user_id = '{user}' and revoked_at is null"
            )
        );
        Assert.Equal(
            0,
            await database.ScalarAsync<long>(
                $"""
                select count(*) from refresh_tokens t where user_id = '{user}' and not exists (select 1
                    from revoked_tokens r where r.jti = t.access_jti)
                """
            )
        );
        Assert.Empty(await _passwords.RevokeAllAsync(user, Now, default));
    }

    [Fact]
    public async Task Only_a_one_time_password_is_marked_and_revokes_keys()
    {
        var user = await _rows.User("teacher");
        await new ApiKeyStore(database.DataSource).InsertAsync(Guid.CreateVersion7(Now), Key(user), 20, Now, default);

        Assert.True(await _passwords.SetAsync(new NewPassword(user, "one time", Now.AddHours(1), false), Now, default));
        Assert.Equal("true true true", await StateAsync(user));
        Assert.True(await _passwords.SetAsync(new NewPassword(user, "lasting", null, false), Now, default));
        Assert.Equal("false false true", await StateAsync(user));
        Assert.False(
            await _passwords.SetAsync(new NewPassword(Guid.CreateVersion7(Now), "nobody's", null, false), Now, default)
        );
    }

    [Fact]
    public async Task A_step_and_a_backup_code_are_accepted_once_under_concurrency()
    {
        var user = await _rows.User();
        var code = new byte[32];
        Assert.True(await _factors.ProposeAsync(user, new byte[] { 1, 2, 3 }, default));
        Assert.True(await _factors.ConfirmAsync(user, 100, [code], Now, default));
        Assert.False(await _factors.ConfirmAsync(user, 101, [code], Now, default));
        Assert.False(await _factors.ProposeAsync(user, new byte[] { 4 }, default));

        Assert.Single(
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _factors.UseStepAsync(user, 101, default))),
            used => used
        );
        Assert.False(await _factors.UseStepAsync(user, 100, default));
        Assert.Single(
            await Task.WhenAll(
                Enumerable.Range(0, 8).Select(_ => _factors.UseBackupCodeAsync(user, code, Now, default))
            ),
            used => used
        );
    }

    [Fact]
    public async Task Clearing_the_second_factor_deletes_its_codes()
    {
        var user = await _rows.User();
        await _factors.ProposeAsync(user, new byte[] { 1 }, default);
        await _factors.ConfirmAsync(user, 1, [new byte[32]], Now, default);

        await _passwords.SetAsync(new NewPassword(user, "reset", Now.AddHours(1), true), Now, default);

        Assert.Equal(
            0,
            await database.ScalarAsync<long>($"select count(*) from backup_codes where user_id = '{user}'")
        );
        Assert.True(await _factors.ProposeAsync(user, new byte[] { 2 }, default));
    }

    [Fact]
    public async Task The_number_of_keys_is_limited_and_an_expired_one_does_not_count()
    {
        var (user, store) = (await _rows.User("teacher"), new ApiKeyStore(database.DataSource));
        Assert.NotNull(await store.InsertAsync(Guid.CreateVersion7(Now), Key(user), 1, Now, default));
        Assert.Null(await store.InsertAsync(Guid.CreateVersion7(Now), Key(user), 1, Now, default));

        Assert.NotNull(
            await store.InsertAsync(
                Guid.CreateVersion7(Now),
                Key(user) with
                {
                    ExpiresAt = Now.AddDays(9),
                },
                1,
                Now.AddDays(2),
                default
            )
        );
        Assert.Equal(2, (await store.ListAsync(user, default)).Length);
    }

    private async Task<byte[]> OpenAsync(Guid user)
    {
        var pair = Pair();
        await new SignInStore(
            database.DataSource,
            Microsoft.Extensions.Options.Options.Create(new AccountsOptions())
        ).OpenAsync(user, Guid.CreateVersion7(Now), Guid.CreateVersion7(Now), pair, Now, default);
        return pair.RefreshHash.ToArray();
    }

    private Task<string?> StateAsync(Guid user) =>
        database.ScalarAsync<string>(
            $"""
            select concat_ws(' ', must_change_password::text, (password_expires_at is not null)::text, (select
                bool_and(revoked_at is not null) from api_keys where user_id = u.id)::text)
            from users u where id = '{user}'
            """
        );

    private static NewApiKey Key(Guid user) =>
        new(
            user,
            "report",
            "vk_abc",
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
            ["teacher:read"],
            Now.AddDays(1)
        );

    private static TokenPair Pair() =>
        new(
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
            Now.AddDays(7),
            Guid.CreateVersion7(Now),
            Now.AddDays(1)
        );
}
