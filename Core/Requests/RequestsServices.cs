using Microsoft.Extensions.DependencyInjection;
using Veritas.Storage;

namespace Veritas.Requests;

public static class RequestsServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        // In one process: a concurrent delete would wait for the locks of the first one and then find nothing.
        return services
            .AddSingleton<RequestsService>()
            .AddSingleton<RequestStore>()
            .AddPeriodicJob<RequestStore>(
                "idempotency_keys",
                RunsIn.OneProcess,
                TimeSpan.FromHours(1),
                (requests, now, cancel) => requests.PurgeAsync(now.AddDays(-1), cancel)
            );
    }
}
