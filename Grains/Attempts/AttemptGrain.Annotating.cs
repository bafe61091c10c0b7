using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

/// <summary>Flags and notes of teachers.</summary>
internal sealed partial class AttemptGrain
{
    public async Task<Result<Done>> Annotate(Annotate command)
    {
        if (await RefuseProctor(command.Actor) is { } refused)
        {
            return refused;
        }

        // Without waiting from here to the record, because other requests interleave with this one.
        if (_state.IsStale)
        {
            return AttemptProblems.Moved;
        }

        if ((AnnotationRules.Refuse(_state.Row!, command) ?? NotLive()) is { } invalid)
        {
            return invalid;
        }

        var (now, monitor) = (Now, _state.Monitor!);
        var (type, data) = AnnotationRules.Event(command);
        monitor.Record(type, now, 0, data);
        Report(now, []);
        var wanted = monitor.ServerSeq;
        await _state.Stored!.WhenConcluded();
        return _state.Stored.ServerSeq >= wanted ? Done.Value : AttemptProblems.Moved;
    }
}
