using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Veritas.Silo;

/// <summary>
/// Ends a silo that is declared dead before it has joined, with a message that says what to check. The other silos
/// declare it dead within seconds if they cannot connect to it. Orleans handles all other fatal errors by crashing the
/// process.
/// </summary>
internal sealed class JoinRefusal(IFatalErrorHandler orleans)
    : IFatalErrorHandler,
        ILifecycleParticipant<ISiloLifecycle>
{
    private volatile bool _hasJoined;

    public static void AddTo(IServiceCollection services)
    {
        var orleans = services.Last(service => service.ServiceType == typeof(IFatalErrorHandler)).ImplementationType!;
        services.AddSingleton(provider => new JoinRefusal(
            (IFatalErrorHandler)ActivatorUtilities.CreateInstance(provider, orleans)
        ));
        services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(p => p.GetRequiredService<JoinRefusal>()));
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(p => p.GetRequiredService<JoinRefusal>());
    }

    public bool IsUnexpected(Exception exception) => orleans.IsUnexpected(exception);

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        // Without an exception, the silo has been declared dead.
        if (exception is null && !_hasJoined)
        {
            Console.Error.WriteLine(StartFailure.NotTakenIn);
            Environment.Exit(1);
        }

        orleans.OnFatalException(sender, context, exception);
    }

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(
            nameof(JoinRefusal),
            ServiceLifecycleStage.Active,
            _ =>
            {
                _hasJoined = true;
                return Task.CompletedTask;
            }
        );
}
