using Microsoft.Extensions.Options;
using Npgsql;

namespace Veritas.Accounts;

/// <summary>Failed sign-ins by network address: rows of <c>sign_in_addresses</c>, by the primary key. Whole schools share an address, so only failures count.</summary>
internal sealed class GuessStore(NpgsqlDataSource database, IOptions<AccountsOptions> options)
{
    /// <summary>Counts a failure. After a quiet quarter of an hour the count begins anew.</summary>
    public async Task Count(byte[] address, DateTimeOffset now)
    {
        const string Sql = """
            insert into sign_in_addresses as a (address_hash, failures, last_at) values (@address, 1, @now)
            on conflict (address_hash) do update set
                failures = case when a.last_at < @quiet then 1 else least(a.failures, 1000000) + 1 end,
                last_at = @now,
                locked_until = case when a.last_at >= @quiet and a.failures + 1 >= @free
                    then @now::timestamptz + least(@longest::interval, @first::interval * power(2, least(a.failures + 1 - @free, 20))) end
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("address", address);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("quiet", now.AddMinutes(-15));
        command.Parameters.AddWithValue("free", options.Value.FreeAddressFailures);
        command.Parameters.AddWithValue("first", TimeSpan.FromSeconds(options.Value.FirstWaitS));
        command.Parameters.AddWithValue("longest", TimeSpan.FromSeconds(options.Value.LongestWaitS));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Until when the address takes no sign-in; null when it does.</summary>
    public async Task<DateTimeOffset?> LockedUntil(byte[] address, DateTimeOffset now)
    {
        await using var command = database.CreateCommand("select locked_until from sign_in_addresses where address_hash = @address and locked_until > @now");
        command.Parameters.AddWithValue("address", address);
        command.Parameters.AddWithValue("now", now);
        return await command.ExecuteScalarAsync() is DateTime until ? new DateTimeOffset(until) : null;
    }

    /// <summary>Removes addresses that were quiet for a day. Index sign_in_addresses_last.</summary>
    public async Task<int> Purge(DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("delete from sign_in_addresses where last_at < @before");
        command.Parameters.AddWithValue("before", now.AddDays(-1));
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
