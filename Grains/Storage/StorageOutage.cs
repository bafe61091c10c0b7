using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Veritas.Storage;

namespace Veritas.Grains.Storage;

/// <summary>
/// Keeps database exceptions inside grains: callers receive a <see cref="Problem"/>, or a <see
/// cref="StorageUnavailableException"/> where a call returns no <see cref="Result{T}"/>.
/// </summary>
internal static class StorageOutage
{
    private static readonly ConcurrentDictionary<MethodInfo, Func<Problem, object>?> Refusals = new();

    private static readonly MethodInfo RefusalOfResult = typeof(StorageOutage).GetMethod(
        nameof(Refusal),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Runs a call of a grain.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable, and the call returns no
    /// result.</exception>
    public static async Task Invoke(IIncomingGrainCallContext call)
    {
        try
        {
            await call.Invoke();
        }
        catch (Exception failure)
            when (failure is StorageUnavailableException || DatabaseAvailability.IsOutage(failure))
        {
            var refusal = Refusals.GetOrAdd(call.InterfaceMethod, RefusalOf);
            call.Result = refusal?.Invoke(DatabaseAvailability.Problem) ?? throw Unavailable(failure);
        }
    }

    /// <summary>Reads a grain's state when it activates.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static async Task Activate(Task reading)
    {
        try
        {
            await reading;
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure))
        {
            throw Unavailable(failure);
        }
    }

    private static Exception Unavailable(Exception failure) =>
        failure as StorageUnavailableException ?? new StorageUnavailableException(failure.GetType().Name);

    private static Func<Problem, object>? RefusalOf(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true, GenericTypeArguments: [{ IsGenericType: true } result] }
        && result.GetGenericTypeDefinition() == typeof(Result<>)
            ? RefusalOfResult.MakeGenericMethod(result.GenericTypeArguments).CreateDelegate<Func<Problem, object>>()
            : null;

    private static object Refusal<T>(Problem problem)
        where T : notnull
    {
        Result<T> refused = problem;
        return refused;
    }
}
