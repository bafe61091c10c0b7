using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>
/// A live attempt on its way to another silo. Complete: the new activation reads nothing from the database. It is only
/// made when everything the attempt has accepted is durable, so the new activation may keep the epoch.
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
