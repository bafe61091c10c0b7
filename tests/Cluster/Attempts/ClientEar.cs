using System.Threading.Channels;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>What a web host hears of attempts.</summary>
public sealed class ClientEar : IMonitorGateway
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly Channel<(Guid Connection, object Said)> _heard = Channel.CreateUnbounded<(Guid, object)>();

    public Task Durable(Guid connectionId, Progress progress) => Hear(connectionId, progress);

    public Task Instruct(Guid connectionId, Instruction instruction) => Hear(connectionId, instruction);

    public Task Close(Guid connectionId, int closeCode, string code) => Hear(connectionId, (closeCode, code));

    /// <summary>
    /// The next thing of that kind said to that socket that the test asks for; others are passed over.
    /// </summary>
    public async Task<T> Next<T>(Guid connection, Func<T, bool>? wanted = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var (to, said) = await _heard.Reader.ReadAsync(limit.Token);
            if (to == connection && said is T it && (wanted is null || wanted(it)))
            {
                return it;
            }
        }
    }

    private Task Hear(Guid connection, object said)
    {
        _heard.Writer.TryWrite((connection, said));
        return Task.CompletedTask;
    }
}
