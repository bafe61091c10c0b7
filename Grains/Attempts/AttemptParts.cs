using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Attempts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>The dependencies shared by all attempts' grains.</summary>
internal sealed record AttemptParts(
    AttemptTakeovers Takeovers,
    SnapshotStore Snapshots,
    AttemptStore Attempts,
    AnswerStore Answers,
    InstructionStore Instructions,
    EventStore Events,
    EventJournal Journal,
    NpgsqlDataSource Database,
    AttemptMoves Moves,
    LocalGateway LocalGateway,
    RoomCards Cards,
    TimeProvider Time,
    IOptions<AttemptOptions> Options,
    ILogger<AttemptGrain> Logger
);
