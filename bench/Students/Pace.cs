namespace Veritas.Bench.Students;

/// <summary>How fast the students live: their seconds are shorter than the clock's by the factor.</summary>
internal sealed class Pace(TimeProvider time, double speed)
{
    public TimeProvider Time => time;

    /// <summary>Waits a student's seconds.</summary>
    public Task Wait(double seconds, CancellationToken cancel) =>
        Task.Delay(TimeSpan.FromSeconds(Math.Max(0.001, seconds / speed)), time, cancel);

    /// <summary>Waits the clock's seconds.</summary>
    public Task WaitReal(double seconds, CancellationToken cancel) =>
        Task.Delay(TimeSpan.FromSeconds(seconds), time, cancel);
}
