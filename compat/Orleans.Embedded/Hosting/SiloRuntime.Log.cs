using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed partial class SiloRuntime
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Silo {Silo} runs in this process, {Classes} grain classes")]
    private partial void LogStarted(string silo, int classes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Silo {Silo} stopped")]
    private partial void LogStopped(string silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The time to stop ran out with {Activations} activations left")]
    private partial void LogStopCutShort(int activations);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timed out: {Call}")]
    private partial void LogTimedOut(string call);

    [LoggerMessage(Level = LogLevel.Error, Message = "Activation of a {GrainType} grain failed")]
    public partial void LogActivationFailed(Exception exception, GrainType grainType);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deactivation of a {GrainType} grain failed")]
    public partial void LogDeactivationFailed(Exception exception, GrainType grainType);

    [LoggerMessage(Level = LogLevel.Error, Message = "A timer of a {GrainType} grain failed; it goes on")]
    public partial void LogTimerFailed(Exception exception, GrainType grainType);

    [LoggerMessage(Level = LogLevel.Warning, Message = "One-way call {Call} failed")]
    public partial void LogOneWayFailed(Exception exception, string call);
}
