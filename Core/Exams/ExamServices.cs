using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Exams;

/// <summary>Wiring of exams.</summary>
public static class ExamServices
{
    /// <summary>Adds the exams' stores.</summary>
    public static IServiceCollection AddExams(this IServiceCollection services) =>
        services.AddSingleton<QuestionBankService>().AddSingleton<ExamDefinitionsService>().AddSingleton<ExamCatalogService>().AddSingleton<ExamStore>().AddSingleton<PermissionStore>().AddSingleton<CatalogStore>().AddSingleton<BankStore>().AddSingleton<BankWriter>();
}
