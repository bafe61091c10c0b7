using Orleans;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

[GenerateSerializer, Alias("test.record")]
public sealed class Record
{
    [Id(0)]
    public string? Text { get; set; }

    [Id(1)]
    public List<int> Numbers { get; set; } = [];
}

[GenerateSerializer, Immutable, Alias("test.view")]
public sealed record RecordView(
    [property: Id(0)] string? Text,
    [property: Id(1)] int Numbers,
    [property: Id(2)] bool Exists,
    [property: Id(3)] string? Etag
);

public interface IRecordOperations : IGrain
{
    Task<RecordView> View();

    Task<RecordView> Write(string text);

    /// <summary>Changes the state in memory and reads the stored one over it.</summary>
    Task<RecordView> ChangeAndRead(string text);

    Task<RecordView> Clear();

    /// <summary>Swallows what a write throws and answers its type and its cause's.</summary>
    Task<string?> TryWrite(string text);

    Task Leave();
}

public interface IRecordGrain : IRecordOperations, IGrainWithStringKey;

public interface IGuidRecordGrain : IRecordOperations, IGrainWithGuidCompoundKey;

public interface INumberRecordGrain : IRecordOperations, IGrainWithIntegerKey;

public abstract class RecordGrainBase(IPersistentState<Record> record, Probe probe) : Grain, IRecordOperations
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Record($"activate with {record.State.Text ?? "nothing"}");
        return Task.CompletedTask;
    }

    public Task<RecordView> View() =>
        Task.FromResult(
            new RecordView(record.State.Text, record.State.Numbers.Count, record.RecordExists, record.Etag)
        );

    public async Task<RecordView> Write(string text)
    {
        record.State.Text = text;
        record.State.Numbers.Add(1);
        await record.WriteStateAsync();
        return await View();
    }

    public async Task<RecordView> ChangeAndRead(string text)
    {
        record.State.Text = text;
        await record.ReadStateAsync(CancellationToken.None);
        return await View();
    }

    public async Task<RecordView> Clear()
    {
        await record.ClearStateAsync();
        return await View();
    }

    public async Task<string?> TryWrite(string text)
    {
        try
        {
            await Write(text);
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType().Name
                + (exception.InnerException is { } cause ? " over " + cause.GetType().Name : "");
        }
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

// The state's name and the key below are texts whose hashes xxHash's documentation gives.
public sealed class RecordGrain([PersistentState("abc")] IPersistentState<Record> record, Probe probe)
    : RecordGrainBase(record, probe),
        IRecordGrain;

public sealed class GuidRecordGrain([PersistentState("guid-record")] IPersistentState<Record> record, Probe probe)
    : RecordGrainBase(record, probe),
        IGuidRecordGrain;

public sealed class NumberRecordGrain(
    Probe probe,
    [PersistentState("number-record", "Default")] IPersistentState<Record> record
) : RecordGrainBase(record, probe), INumberRecordGrain;
