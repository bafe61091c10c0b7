using Microsoft.Extensions.DependencyInjection;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains.Attempts;
using Veritas.Grains.Exams;

namespace Veritas.Grains;

/// <summary>Registers the services that call the grains.</summary>
public static class LiveActors
{
    /// <summary>Adds them; also for a web host without a silo.</summary>
    public static IServiceCollection AddLiveActors(this IServiceCollection services) =>
        services.AddSingleton<ILiveAttempts, LiveAttempts>().AddSingleton<ILiveExams, LiveExams>();
}
