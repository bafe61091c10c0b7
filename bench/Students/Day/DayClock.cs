namespace Veritas.Bench.Students.Day;

/// <summary>The students' clock: starts at 0 and runs faster than the machine's by the speed.</summary>
internal sealed class DayClock(TimeProvider time, int speed)
{
    private readonly long _began = time.GetTimestamp();

    /// <summary>Timestamp of the machine at that second of the students.</summary>
    public long At(double seconds) => _began + (long)(seconds / speed * time.TimestampFrequency);

    /// <summary>The students' seconds so far.</summary>
    public double Now => time.GetElapsedTime(_began).TotalSeconds * speed;

    public long Timestamp => time.GetTimestamp();

    /// <summary>Waits until that second of the students.</summary>
    /// <returns>When it was due, for <see cref="DayLatencies.Done"/>.</returns>
    public async Task<long> Until(double seconds, CancellationToken cancel)
    {
        var due = At(seconds);
        var wait = time.GetElapsedTime(time.GetTimestamp(), due);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancel);
        }

        return due;
    }
}
