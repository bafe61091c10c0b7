using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A TCP proxy that can break connections in the middle of a frame: it forwards half of the client's next bytes and
/// then closes the connection.
/// </summary>
public sealed class FrameCutter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Wire, Task> _wires = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private int _cuts;

    public FrameCutter(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Number of connections that were broken inside a frame.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Number of connections that are still to be broken.</summary>
    public int Doomed => _wires.Keys.Count(w => w.Doomed);

    /// <summary>Breaks every open connection in its next frame.</summary>
    public void Cut()
    {
        foreach (var wire in _wires.Keys)
        {
            wire.Doomed = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await Task.WhenAll([_accepting, .. _wires.Values]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var wire = new Wire(await _listener.AcceptTcpClientAsync(_stop.Token), new TcpClient());
            _wires[wire] = CarryAsync(wire);
        }
    }

    private async Task CarryAsync(Wire wire)
    {
        await Task.Yield();
        using (wire)
        {
            try
            {
                await wire.Server.ConnectAsync(_target.Host, _target.Port, _stop.Token);
                await await Task.WhenAny(
                    UpAsync(wire),
                    wire.Server.GetStream().CopyToAsync(wire.Client.GetStream(), _stop.Token)
                );
            }
            catch (Exception e)
                when (e
                        is IOException
                            or SocketException
                            or ObjectDisposedException
                            or OperationCanceledException
                            or InvalidOperationException
                )
            {
                // One end has closed the connection.
            }
        }

        _wires.TryRemove(wire, out _);
    }

    private async Task UpAsync(Wire wire)
    {
        var buffer = new byte[8_192];
        var (from, to) = (wire.Client.GetStream(), wire.Server.GetStream());
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            // A ping has only a few bytes, so this is a frame with events.
            var cut = wire.Doomed && count > 64;
            await to.WriteAsync(buffer.AsMemory(0, cut ? count / 2 : count), _stop.Token);
            if (cut)
            {
                Interlocked.Increment(ref _cuts);
                return;
            }
        }
    }

    private sealed class Wire(TcpClient client, TcpClient server) : IDisposable
    {
        private volatile bool _doomed;

        public TcpClient Client => client;

        public TcpClient Server => server;

        public bool Doomed
        {
            get => _doomed;
            set => _doomed = value;
        }

        public void Dispose()
        {
            Client.Dispose();
            Server.Dispose();
        }
    }
}
