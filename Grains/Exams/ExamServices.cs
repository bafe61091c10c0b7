using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Grains.Exams;

/// <summary>Wiring of exams.</summary>
public static class ExamServices
{
    /// <summary>Adds the exams' stores.</summary>
    public static IServiceCollection AddExams(this IServiceCollection services) =>
        services.AddSingleton<ExamStore>().AddSingleton<PermissionStore>().AddSingleton<CatalogStore>().AddSingleton<BankStore>().AddSingleton<BankWriter>();
}
