using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>
/// Failed sign-ins by network address: rows of <c>sign_in_addresses</c>. Only failures count, because whole schools
/// share one address.
/// </summary>
internal sealed class GuessStore(NpgsqlDataSource database, IOptions<AccountsOptions> options)
{
    private const int QuietMinutes = 15;

    // Index: sign_in_addresses_pkey.
    private const string CountText = """
        insert into sign_in_addresses as a (address_hash, failures, last_at) values (@address, 1, @now)
        on conflict (address_hash) do update set
            failures = case when a.last_at < @quiet_since then 1 else least(a.failures, 1000000) + 1 end,
            last_at = @now,
            locked_until = case when a.last_at >= @quiet_since and a.failures + 1 >= @free
                then @now::timestamptz
                    + least(@longest::interval, @first::interval * power(2, least(a.failures + 1 - @free, 20))) end
        """;

    // Index: sign_in_addresses_pkey.
    private const string LockedText =
        "select locked_until from sign_in_addresses where address_hash = @address and locked_until > @now";

    // Index: sign_in_addresses_last.
    private const string PurgeText = "delete from sign_in_addresses where last_at < @before";

    /// <summary>Counts a failure. The count restarts after 15 minutes without one.</summary>
    public Task CountAsync(ReadOnlyMemory<byte> address, DateTimeOffset now, CancellationToken cancel)
    {
        var limits = options.Value;
        return database
            .Command(
                CountText,
                new
                {
                    address,
                    now,
                    quietSince = now.AddMinutes(-QuietMinutes),
                    free = limits.FreeAddressFailures,
                    first = TimeSpan.FromSeconds(limits.FirstWaitS),
                    longest = TimeSpan.FromSeconds(limits.LongestWaitS),
                }
            )
            .ExecuteAsync(cancel);
    }

    /// <summary>Until when sign-ins from the address are refused; null when they are not.</summary>
    public Task<DateTimeOffset?> LockedUntilAsync(
        ReadOnlyMemory<byte> address,
        DateTimeOffset now,
        CancellationToken cancel
    ) => database.Command(LockedText, new { address, now }).ValueAsync<DateTimeOffset?>(cancel);

    /// <summary>Removes addresses without a failure for a day. Returns how many.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.Command(PurgeText, new { before = now.AddDays(-1) }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
