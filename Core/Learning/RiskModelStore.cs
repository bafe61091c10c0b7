using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Rows of <c>risk_models</c>.</summary>
internal sealed class RiskModelStore(NpgsqlDataSource database)
{
    private const string Columns = "id, state, active, made_at, ended_at, failure, parameters::text, figures::text";

    private const string InsertText = "insert into risk_models (id, made_by, made_at) values ($1, $2, $3) returning " + Columns;

    // Index: risk_models_pkey.
    private const string ListText = "select " + Columns + " from risk_models where id < $1 order by id desc limit $2";

    private const string FindText = "select " + Columns + " from risk_models where id = $1";

    // Index: risk_models_waiting.
    private const string WaitingText = "select " + Columns + " from risk_models where state = 'waiting'";

    // Index: risk_models_active.
    private const string ActiveText = "select id, parameters::text from risk_models where active";

    // Two statements, one transaction: the index allows one active model at a time.
    private const string RestText = "update risk_models set active = false where active and id <> $1";

    private const string UseText = "update risk_models set active = true where id = $1 and state = 'ready'";

    private const string StopText = "update risk_models set active = false where id = $1 returning id::text";

    private const string ReadyText = "update risk_models set state = 'ready', ended_at = $2, parameters = $3, figures = $4 where id = $1 and state = 'waiting'";

    private const string FailText = "update risk_models set state = 'failed', ended_at = $2, failure = $3 where id = $1 and state = 'waiting'";

    /// <summary>The new model; null: one is under way.</summary>
    public async Task<RiskModel?> InsertAsync(Guid id, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            return await database.Statement(InsertText, id, by, now.UtcDateTime).FirstAsync(Read, cancel);
        }
        catch (NpgsqlException e) when (e.IsUniqueViolation("risk_models_waiting"))
        {
            return null;
        }
    }

    public Task<ImmutableArray<RiskModel>> ListAsync(Guid before, int limit, CancellationToken cancel) =>
        database.Statement(ListText, before, limit).ListAsync(Read, cancel);

    public Task<RiskModel?> FindAsync(Guid id, CancellationToken cancel) => database.Statement(FindText, id).FirstAsync(Read, cancel);

    public Task<RiskModel?> WaitingAsync(CancellationToken cancel) => database.Statement(WaitingText).FirstAsync(Read, cancel);

    /// <summary>The model in use; null: the rule is.</summary>
    public Task<ActiveModel?> ActiveAsync(CancellationToken cancel) =>
        database.Statement(ActiveText).FirstAsync(r => new ActiveModel(r.GetGuid(0), JsonSerializer.Deserialize<LogisticModel>(r.GetString(1), VeritasJson.Options)!), cancel);

    /// <summary>Uses a model that is ready; of any other nothing is changed.</summary>
    public async Task ActivateAsync(Guid id, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(RestText) { Parameters = { new() { Value = id } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(UseText) { Parameters = { new() { Value = id } } });
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>False when there is no such model.</summary>
    public async Task<bool> DeactivateAsync(Guid id, CancellationToken cancel) =>
        await database.Statement(StopText, id).FirstAsync(r => r.GetString(0), cancel) is not null;

    public Task ReadyAsync(Guid id, LogisticModel model, RiskFigures figures, DateTimeOffset now, CancellationToken cancel)
    {
        var ready = database.Statement(ReadyText, id, now.UtcDateTime);
        ready.Parameters.Add(new() { Value = JsonSerializer.Serialize(model, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        ready.Parameters.Add(new() { Value = JsonSerializer.Serialize(figures, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return ready.RunAsync(cancel);
    }

    public Task FailAsync(Guid id, string why, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(FailText, id, now.UtcDateTime, why).RunAsync(cancel);

    private static RiskModel Read(NpgsqlDataReader r)
    {
        var model = r.IsDBNull(6) ? null : JsonSerializer.Deserialize<LogisticModel>(r.GetString(6), VeritasJson.Options);
        return new RiskModel(
            r.GetGuid(0), WireName<RiskModelState>.Parse(r.GetString(1)), r.GetBoolean(2), r.Utc(3), r.UtcOrNull(4), r.TextOrNull(5),
            model is null ? [] : [.. RiskFeatures.Names.Select((name, i) => new FeatureWeight(name, model.Slope * model.Weights[i], model.Means[i], model.Deviations[i]))],
            r.IsDBNull(7) ? null : JsonSerializer.Deserialize<RiskFigures>(r.GetString(7), VeritasJson.Options));
    }
}
