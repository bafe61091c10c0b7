using System.Data.Common;
using Veritas.Storage;

namespace Veritas.WebHost.Http;

/// <summary>Exceptions that mean that the database or a silo is unavailable.</summary>
internal static class Unavailability
{
    private static readonly Problem Moving = new(
        ProblemKind.Unavailable,
        "try_later",
        "The data is moving to another server. Try again soon.",
        RetryAfterS: 2
    );

    /// <summary>The problem to report; null for an internal error.</summary>
    public static Problem? Of(Exception failure) =>
        failure switch
        {
            TimeoutException or StorageUnavailableException => DatabaseAvailability.Problem,
            DbException when DatabaseAvailability.IsOutage(failure) => DatabaseAvailability.Problem,
            // Grain calls throw either of these when a silo stops.
            OrleansException or OperationCanceledException => Moving,
            _ => null,
        };
}
