using Microsoft.Extensions.DependencyInjection;
using Veritas.Accounts;

namespace Veritas.Exams;

/// <summary>Registers the services of exams.</summary>
public static class ExamServices
{
    /// <summary>Adds exams, their catalog and the question bank.</summary>
    public static IServiceCollection AddExams(this IServiceCollection services) =>
        services
            .AddSingleton<QuestionBankService>()
            .AddSingleton<ExamDefinitionsService>()
            .AddSingleton<ExamAccess>()
            .AddSingleton<ExamCatalogService>()
            .AddSingleton<ExamStore>()
            .AddSingleton<PermissionStore>()
            .AddSingleton<CatalogStore>()
            .AddSingleton<BankStore>()
            .AddSingleton<BankWriter>()
            .AddUserDirectory();
}
