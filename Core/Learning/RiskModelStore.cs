using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Rows of <c>risk_models</c>.</summary>
internal sealed class RiskModelStore(NpgsqlDataSource database)
{
    private const string Columns = "id, state, active, made_at, ended_at, failure, parameters::text, figures::text";

    private const string InsertText =
        "insert into risk_models (id, made_by, made_at) values (@id, @made_by, @now) returning " + Columns;

    // Index: risk_models_pkey.
    private const string ListText =
        "select " + Columns + " from risk_models where id < @before order by id desc limit @limit";

    private const string FindText = "select " + Columns + " from risk_models where id = @id";

    // Index: risk_models_waiting.
    private const string WaitingText = "select " + Columns + " from risk_models where state = 'waiting'";

    // Index: risk_models_active.
    private const string ActiveText = "select id, parameters::text from risk_models where active";

    // Two statements in one transaction, because the index allows one active model at a time.
    private const string DeactivateOthersText = "update risk_models set active = false where active and id <> @id";

    private const string ActivateText = "update risk_models set active = true where id = @id and state = 'ready'";

    private const string DeactivateText = "update risk_models set active = false where id = @id returning id";

    private const string ReadyText = """
        update risk_models set state = 'ready', ended_at = @now, parameters = @parameters, figures = @figures
        where id = @id and state = 'waiting'
        """;

    private const string FailText = """
        update risk_models set state = 'failed', ended_at = @now, failure = @failure
        where id = @id and state = 'waiting'
        """;

    /// <summary>The new model, or null when one is waiting already.</summary>
    public async Task<RiskModel?> InsertAsync(Guid id, Guid madeBy, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            return await database
                .Command(
                    InsertText,
                    new
                    {
                        id,
                        madeBy,
                        now,
                    }
                )
                .FirstAsync(Read, cancel);
        }
        catch (NpgsqlException e) when (e.IsUniqueViolation("risk_models_waiting"))
        {
            return null;
        }
    }

    public Task<ImmutableArray<RiskModel>> ListAsync(Guid before, int limit, CancellationToken cancel) =>
        database.Command(ListText, new { before, limit }).ListAsync(Read, cancel);

    public Task<RiskModel?> FindAsync(Guid id, CancellationToken cancel) =>
        database.Command(FindText, new { id }).FirstAsync(Read, cancel);

    public Task<RiskModel?> WaitingAsync(CancellationToken cancel) =>
        database.Command(WaitingText).FirstAsync(Read, cancel);

    /// <summary>The active model; null when the rule is in use.</summary>
    public Task<ActiveModel?> ActiveAsync(CancellationToken cancel) =>
        database
            .Command(ActiveText)
            .FirstAsync(r => new ActiveModel(r.Get<Guid>("id"), r.Json<LogisticModel>("parameters")), cancel);

    /// <summary>Activates a model that is ready and deactivates the others.</summary>
    public async Task ActivateAsync(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = connection.Batch();
        batch.Add(DeactivateOthersText, new { id });
        batch.Add(ActivateText, new { id });
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>False when there is no such model.</summary>
    public Task<bool> DeactivateAsync(Guid id, CancellationToken cancel) =>
        database.Command(DeactivateText, new { id }).AnyAsync(cancel);

    public Task ReadyAsync(
        Guid id,
        LogisticModel model,
        RiskFigures figures,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ReadyText,
                new
                {
                    id,
                    now,
                    parameters = RawJson.Of(model),
                    figures = RawJson.Of(figures),
                }
            )
            .ExecuteAsync(cancel);

    public Task FailAsync(Guid id, string failure, DateTimeOffset now, CancellationToken cancel) =>
        database
            .Command(
                FailText,
                new
                {
                    id,
                    now,
                    failure,
                }
            )
            .ExecuteAsync(cancel);

    private static RiskModel Read(Row r) =>
        new(
            r.Get<Guid>("id"),
            r.Get<RiskModelState>("state"),
            r.Get<bool>("active"),
            r.Get<DateTimeOffset>("made_at"),
            r.Get<DateTimeOffset?>("ended_at"),
            r.GetOrNull<string>("failure"),
            r.IsNull("parameters") ? [] : Weights(r.Json<LogisticModel>("parameters")),
            r.IsNull("figures") ? null : r.Json<RiskFigures>("figures")
        );

    private static ImmutableArray<FeatureWeight> Weights(LogisticModel model) =>
        [
            .. RiskFeatures.Names.Select(
                (name, i) =>
                    new FeatureWeight(name, model.Slope * model.Weights[i], model.Means[i], model.Deviations[i])
            ),
        ];
}
