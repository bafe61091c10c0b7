using Microsoft.Extensions.DependencyInjection;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Attempts;
using Veritas.Grains.Exams;

namespace Veritas.Grains;

/// <summary>Wiring of what services use to reach the actors.</summary>
public static class LiveActors
{
    /// <summary>Adds it; also in a web host without a silo.</summary>
    public static IServiceCollection AddLiveActors(this IServiceCollection services) =>
        services.AddSingleton<ILiveAttempts, LiveAttempts>().AddSingleton<ILiveExams, LiveExams>();
}
