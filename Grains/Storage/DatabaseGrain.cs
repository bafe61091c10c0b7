using Npgsql;
using Orleans;
using Orleans.Concurrency;
using Veritas.Storage;

namespace Veritas.Grains.Storage;

[StatelessWorker, Reentrant]
internal sealed class DatabaseGrain(NpgsqlDataSource database, TimeProvider time) : Grain, IDatabaseGrain
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<bool> IsReachable()
    {
        try
        {
            // The wait has the same timeout, because cancelling a statement on a server that hangs takes the driver as
            // long again.
            await Ask().WaitAsync(Limit, time);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    private async Task Ask()
    {
        using var limit = new CancellationTokenSource(Limit, time);
        await using var command = database.CreateCommand("select 1");
        await command.ExecuteScalarAsync(limit.Token);
    }
}
