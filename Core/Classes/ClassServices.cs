using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Accounts;

namespace Veritas.Classes;

/// <summary>Registers the services of classes.</summary>
public static class ClassServices
{
    /// <summary>Adds classes, their members, feedback and assessments.</summary>
    public static IServiceCollection AddClasses(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<ClassesService>()
            .AddSingleton<AssessmentsService>()
            .AddSingleton<FeedbackService>()
            .AddSingleton<StudentActionsService>()
            .AddSingleton<TaughtStudents>()
            .AddSingleton<ClassStore>()
            .AddSingleton<MemberStore>()
            .AddSingleton<FeedbackStore>()
            .AddSingleton<AssessmentStore>()
            .AddSingleton<StudentActionStore>()
            .AddUserDirectory();
    }
}
