using Orleans;

namespace Veritas.Bench.Runtime;

/// <summary>Managed heap per idle activation, without its state, and how fast they come to life.</summary>
internal static class IdleMemory
{
    private const int Activations = 100_000;

    public static async Task Measure(IGrainFactory grains, TimeProvider clock)
    {
        await grains.GetGrain<IIdleGrain>(-1).Fill();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = clock.GetTimestamp();
        await Parallel.ForAsync(0, Activations, async (i, _) => await grains.GetGrain<IIdleGrain>(i).Fill());
        var took = clock.GetElapsedTime(started);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Activations;
        // An array's header and length are part of the state, not of the activation.
        var own = each - IdleGrain.StateBytes - (3 * IntPtr.Size);
        Console.WriteLine($"{"Idle activation besides its state",-46} {own,12:N0} bytes     ({Activations:N0} made at {Activations / took.TotalSeconds:N0}/s)");
        GC.KeepAlive(grains);
    }
}
