using Microsoft.Extensions.Logging;
using Veritas.Rooms;

namespace Veritas.Grains.Rooms;

internal sealed partial class ExamRoomGrain
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Room {ExamId} started with {Attempts} attempts and {Alerts} alerts"
    )]
    private partial void Began(Guid examId, int attempts, int alerts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Room {ExamId} could not read the database; retrying")]
    private partial void DatabaseIsAway(Guid examId, Exception failure);
}
