using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Rooms;

namespace Veritas.Tests.Web.Rooms;

/// <summary>
/// Stubs for grains of other capabilities, so that a test of the hub sets their results. All other grains are real.
/// </summary>
public sealed class GrainStubs
{
    public ConcurrentDictionary<(Guid Exam, Guid User), ExamPermission> Permissions { get; } = new();

    /// <summary>Results of instructions by attempt; other attempts are unknown.</summary>
    public ConcurrentDictionary<Guid, Func<Instruct, Result<Instruction>>> Attempts { get; } = new();

    /// <summary>Results of flags and notes by attempt; other attempts are unknown.</summary>
    public ConcurrentDictionary<Guid, Func<Annotate, Result<Done>>> Annotations { get; } = new();

    /// <summary>Fake rooms by exam.</summary>
    public ConcurrentDictionary<Guid, Func<MethodInfo, object?[], object?>> Rooms { get; } = new();

    public static void Into(IServiceCollection services, GrainStubs stubs)
    {
        var real = services.Last(service => service.ServiceType == typeof(IGrainFactory));
        services.Remove(real);
        services.AddSingleton(provider => Factory.Over((IGrainFactory)Make(real, provider), stubs));
    }

    private static object Make(ServiceDescriptor service, IServiceProvider provider) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);

    private ExamPermission PermissionOf(Guid exam, Actor actor) =>
        actor.Role == Role.Admin
            ? ExamPermission.Own
            : Permissions.GetValueOrDefault((exam, actor.UserId), ExamPermission.None);

    private object Answer(Guid attempt, object command) =>
        command is Annotate annotation
            ? Task.FromResult(Answer(Annotations, attempt, annotation))
            : Task.FromResult(Answer(Attempts, attempt, (Instruct)command));

    private static Result<TResult> Answer<TCommand, TResult>(
        ConcurrentDictionary<Guid, Func<TCommand, Result<TResult>>> answers,
        Guid attempt,
        TCommand command
    )
        where TResult : notnull =>
        answers.TryGetValue(attempt, out var answer)
            ? answer(command)
            : new Problem(ProblemKind.NotFound, "attempt_unknown", "There is no such attempt.");

    public class Factory : DispatchProxy
    {
        private IGrainFactory _real = null!;
        private GrainStubs _stubs = null!;

        public static IGrainFactory Over(IGrainFactory real, GrainStubs stubs)
        {
            var proxy = Create<IGrainFactory, Factory>();
            ((Factory)(object)proxy)._real = real;
            ((Factory)(object)proxy)._stubs = stubs;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var wanted = targetMethod!.IsGenericMethod ? targetMethod.GetGenericArguments()[0] : null;
            if (wanted == typeof(IExamGrain))
            {
                return Grain<IExamGrain>.With(
                    (_, given) => Task.FromResult(_stubs.PermissionOf((Guid)args![0]!, (Actor)given[0]!))
                );
            }

            if (wanted == typeof(IAttemptGrain))
            {
                return Grain<IAttemptGrain>.With((_, given) => _stubs.Answer((Guid)args![0]!, given[0]!));
            }

            if (wanted == typeof(IExamRoomGrain) && _stubs.Rooms.TryGetValue((Guid)args![0]!, out var room))
            {
                return Grain<IExamRoomGrain>.With(room);
            }

            return targetMethod.Invoke(_real, args);
        }
    }

    public class Grain<T> : DispatchProxy
        where T : class
    {
        private Func<MethodInfo, object?[], object?> _answer = null!;

        public static T With(Func<MethodInfo, object?[], object?> answer)
        {
            var proxy = Create<T, Grain<T>>();
            ((Grain<T>)(object)proxy)._answer = answer;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args!);
    }
}
