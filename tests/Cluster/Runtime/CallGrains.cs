using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

[GenerateSerializer, Alias("test.refused")]
public sealed class RefusedException : Exception
{
    public RefusedException(string message, int code)
        : base(message) => Code = code;

    [Id(0)]
    public int Code { get; }
}

[GenerateSerializer, Immutable, Alias("test.basket")]
public sealed record Basket([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<int> Items);

public interface ICallGrain : IGrainWithStringKey
{
    Task<Basket> Echo(Basket basket);

    ValueTask<long> Sum(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, long k, string l, Guid m, bool n, double o);

    ValueTask Nothing();

    Task Refuse(int code, bool afterAwait);

    Task Wait(string gate, CancellationToken token);

    Task Pass(string name);

    [ResponseTimeout("00:00:02")]
    Task PassQuickly(string name);

    [OneWay]
    Task Tell(string word, string gate, bool fail);

    Task<string?> ContextOf(string key, ICallGrain? further);

    Task<string?> AmbientHere();

    Task SpoilAmbient();
}

public sealed class CallGrain(Probe probe) : Grain, ICallGrain
{
    public static readonly AsyncLocal<string?> Ambient = new();

    public Task<Basket> Echo(Basket basket) => Task.FromResult(basket with { Name = basket.Name + "!" });

    public async ValueTask<long> Sum(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, long k, string l, Guid m, bool n, double o)
    {
        await Task.Yield();
        return a + b + c + d + e + f + g + h + i + j + k + l.Length + (m == Guid.Empty ? 1 : 0) + (n ? 1 : 0) + (long)o;
    }

    public ValueTask Nothing() => ValueTask.CompletedTask;

    public async Task Refuse(int code, bool afterAwait)
    {
        if (afterAwait)
        {
            await Task.Yield();
        }

        throw new RefusedException("refused", code);
    }

    public async Task Wait(string gate, CancellationToken token)
    {
        probe.Record("+" + gate);
        try
        {
            await probe.Gate(gate).WaitAsync(token);
        }
        catch (OperationCanceledException)
        {
            probe.Record("canceled " + gate);
            throw;
        }
    }

    public async Task Pass(string name)
    {
        probe.Record("+" + name);
        await probe.Gate(name);
        probe.Record("-" + name);
    }

    public Task PassQuickly(string name) => Pass(name);

    public async Task Tell(string word, string gate, bool fail)
    {
        await probe.Gate(gate);
        probe.Record(word);
        if (fail)
        {
            throw new InvalidOperationException("nobody hears this");
        }
    }

    public async Task<string?> ContextOf(string key, ICallGrain? further)
    {
        await Task.Yield();
        return further is null ? RequestContext.Get(key) as string : await further.ContextOf(key, null);
    }

    public Task<string?> AmbientHere() => Task.FromResult(Ambient.Value);

    public Task SpoilAmbient()
    {
        Ambient.Value = "spoilt";
        RequestContext.Set("spoilt", "yes");
        return Task.CompletedTask;
    }
}
