using Veritas.Tests.Hostile.World;

namespace Veritas.Tests.Hostile;

/// <summary>The diagnostic port of a server beside the files of killed processes.</summary>
public sealed class ServerMemoryTests
{
    [Fact]
    public async Task A_port_left_by_a_killed_process_with_the_same_number_is_not_used()
    {
        var left = Path.Combine(Path.GetTempPath(), $"dotnet-diagnostic-{Environment.ProcessId}-1-socket");
        await File.WriteAllTextAsync(left, "", TestContext.Current.CancellationToken);
        try
        {
            Assert.InRange(await new ServerMemory(Environment.ProcessId).CollectedAsync(bound: 0), 1, 100_000);
        }
        finally
        {
            File.Delete(left);
        }
    }
}
