using Microsoft.Extensions.DependencyInjection;
using Veritas.Storage;

namespace Veritas.Requests;

public static class RequestsServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        // In one process: a second delete at the same time would wait for the rows of the first and find nothing.
        return services.AddSingleton<RequestsService>().AddSingleton<RequestStore>().AddPeriodicJob<RequestStore>(
            "idempotency_keys", RunsIn.OneProcess, TimeSpan.FromHours(1),
            (requests, now, cancel) => requests.Purge(now.AddDays(-1), cancel));
    }
}
