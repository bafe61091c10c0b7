using Npgsql;
using Orleans;
using Orleans.Concurrency;
using Veritas.Storage;

namespace Veritas.Grains.Storage;

[StatelessWorker]
internal sealed class DatabaseGrain(NpgsqlDataSource database, TimeProvider time) : Grain, IDatabaseGrain
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<bool> Answers()
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(limit.Token);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }
}
