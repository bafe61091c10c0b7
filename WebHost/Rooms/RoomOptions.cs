using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Rooms;

/// <summary>Section <c>Veritas:Rooms</c>: the teachers' live view.</summary>
public sealed class RoomOptions
{
    /// <summary>
    /// Seconds a dashboard may take to read one message, 1 to 300, default 30; then it is disconnected, and catches up
    /// when it watches the room again.
    /// </summary>
    [Range(1, 300)]
    public int SendSeconds { get; set; } = 30;
}
