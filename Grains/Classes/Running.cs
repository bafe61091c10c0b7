using Npgsql;

namespace Veritas.Grains.Classes;

/// <summary>Statements without an answer.</summary>
internal static class Running
{
    /// <summary>Runs the command and disposes of it.</summary>
    public static async Task RunAsync(this NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
