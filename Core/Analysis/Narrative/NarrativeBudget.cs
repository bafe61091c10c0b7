using Microsoft.Extensions.Options;
using Npgsql;

namespace Veritas.Analysis;

/// <summary>What narratives may cost in a day, over all processes.</summary>
internal sealed class NarrativeBudget(NpgsqlDataSource database, IOptions<NarrativeOptions> options)
{
    // Index: narrative_spending_pkey.
    private const string LeftText = "select not exists (select from narrative_spending where day = $1 and (requests >= $2 or tokens >= $3))";

    // Index: narrative_spending_pkey. Nothing when the day's are used up.
    private const string TakeText = """
        insert into narrative_spending as s (day, requests) values ($1, 1)
        on conflict (day) do update set requests = s.requests + 1 where s.requests < $2 and s.tokens < $3
        returning s.requests
        """;

    // Index: narrative_spending_pkey.
    private const string TokensText = "update narrative_spending set tokens = tokens + $2 where day = $1";

    /// <summary>Whether the day has a request left.</summary>
    public async Task<bool> LeftAsync(DateTimeOffset now, CancellationToken cancel) =>
        (await Statement(LeftText, now).ListAsync(r => r.GetBoolean(0), cancel))[0];

    /// <summary>Takes one request off the day; false: none is left.</summary>
    public async Task<bool> TakeAsync(DateTimeOffset now, CancellationToken cancel) =>
        (await Statement(TakeText, now).ListAsync(r => r.GetInt32(0), cancel)).Length == 1;

    public async Task SpendAsync(DateTimeOffset now, long tokens, CancellationToken cancel)
    {
        await using var command = database.Statement(TokensText, Day(now), tokens);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Statement(string text, DateTimeOffset now) =>
        database.Statement(text, Day(now), options.Value.RequestsPerDay, options.Value.TokensPerDay);

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
