using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Veritas.Classes;

/// <summary>Wiring of classes.</summary>
public static class ClassServices
{
    /// <summary>Adds classes, their members, feedback and assessments.</summary>
    public static IServiceCollection AddClasses(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ClassesService>().AddSingleton<AssessmentsService>().AddSingleton<StudentActionsService>().AddSingleton<FeedbackService>().AddSingleton<ClassStore>().AddSingleton<MemberStore>().AddSingleton<TaughtStudents>()
            .AddSingleton<FeedbackStore>().AddSingleton<AssessmentStore>().AddSingleton<StudentActionStore>();
    }
}
