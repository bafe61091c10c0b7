namespace Orleans.Embedded;

/// <summary>The result of methods that have none.</summary>
internal readonly struct Nothing
{
    public static readonly Task<Nothing> Done = Task.FromResult(default(Nothing));

    public static Task<Nothing> After(Task task) => task.IsCompletedSuccessfully ? Done : Wait(task);

    public static Task<Nothing> AfterValue(ValueTask task) => task.IsCompletedSuccessfully ? Done : Wait(task.AsTask());

    // Only a relay: where it resumes does not matter, the request finishes on the activation's scheduler.
    private static async Task<Nothing> Wait(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
