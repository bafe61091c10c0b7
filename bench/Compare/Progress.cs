namespace Veritas.Bench.Compare;

/// <summary>Tells the person who waits what is going on.</summary>
internal sealed class Progress(TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();

    public void Say(string text) => Console.Error.WriteLine($@"{time.GetElapsedTime(_began):mm\:ss} {text}");
}
