using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>The daily limits of narratives, shared by all processes. A day is one of UTC.</summary>
internal sealed class NarrativeBudget(NpgsqlDataSource database, IOptions<NarrativeOptions> options)
{
    // Index: narrative_spending_pkey.
    private const string LeftText = """
        select not exists (
            select from narrative_spending where day = @day and (requests >= @max_requests or tokens >= @max_tokens))
        """;

    // Index: narrative_spending_pkey. No row when a limit is reached.
    private const string TakeText = """
        insert into narrative_spending as s (day, requests) values (@day, 1)
        on conflict (day) do update set requests = s.requests + 1
            where s.requests < @max_requests and s.tokens < @max_tokens
        returning s.requests
        """;

    // Index: narrative_spending_pkey.
    private const string SpendText = "update narrative_spending set tokens = tokens + @tokens where day = @day";

    /// <summary>True if another request is allowed on this day.</summary>
    public Task<bool> LeftAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.Command(LeftText, Limits(now)).ValueAsync<bool>(cancel);

    /// <summary>Counts a request; false if none is allowed on this day.</summary>
    public Task<bool> TakeAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.Command(TakeText, Limits(now), DatabaseCommands.JobSeconds).AnyAsync(cancel);

    /// <summary>Counts the tokens of a request.</summary>
    public Task SpendAsync(DateTimeOffset now, long tokens, CancellationToken cancel) =>
        database.Command(SpendText, new { day = Day(now), tokens }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);

    private object Limits(DateTimeOffset now) =>
        new
        {
            day = Day(now),
            maxRequests = options.Value.RequestsPerDay,
            maxTokens = options.Value.TokensPerDay,
        };

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
