using System.Collections.Immutable;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>An alert to raise; the attempt adds an id and the current scores.</summary>
/// <param name="Kind">Stable name: <c>band.warning</c>, <c>event.face.multiple</c>, <c>pattern.hidden_paste</c>,
/// <c>connection.lost</c>, <c>student.hand</c>.</param>
/// <param name="Level">Its severity.</param>
/// <param name="Sentence">For the teacher; does not name the student.</param>
/// <param name="EventSeqs">The events that caused it, ascending, at most 32.</param>
/// <param name="At">The effective time of the event that completed it.</param>
public sealed record AlertDraft(
    string Kind,
    AlertLevel Level,
    string Sentence,
    ImmutableArray<long> EventSeqs,
    DateTimeOffset At
);
