using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>
/// The complete state of a live attempt that moves to another silo, so that the new activation reads nothing from the
/// database. It is created only when all accepted events are durable, so the new activation can keep the epoch.
/// </summary>
[GenerateSerializer, Immutable, Alias("Veritas.AttemptTransfer")]
internal sealed record AttemptTransfer(
    AttemptRow Row,
    byte[] Scoring,
    long Seq,
    long ServerSeq,
    ImmutableArray<Instruction> Pending,
    DateTimeOffset? LastSeenAt,
    ClientTransfer Client,
    bool HandRaised,
    ImmutableArray<string> Unsupported,
    ImmutableArray<Alert> Alerts
);
