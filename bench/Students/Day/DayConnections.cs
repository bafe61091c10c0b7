using System.Net;
using System.Net.Sockets;

namespace Veritas.Bench.Students.Day;

/// <summary>Connections that come from several addresses of this machine.</summary>
internal sealed class DayConnections : IDisposable
{
    private readonly HttpClient[] _clients;
    private readonly SocketsHttpHandler[] _handlers;

    public DayConnections(Uri server, int addresses)
    {
        _handlers = [.. Enumerable.Range(1, addresses).Select(Handler)];
        _clients =
        [
            .. _handlers.Select(handler => new HttpClient(handler, disposeHandler: false)
            {
                BaseAddress = server,
                Timeout = TimeSpan.FromSeconds(60),
            }),
        ];
    }

    /// <summary>For the requests of that person.</summary>
    public HttpClient Of(int number) => _clients[number % _clients.Length];

    public void Dispose()
    {
        Array.ForEach(_clients, client => client.Dispose());
        Array.ForEach(_handlers, handler => handler.Dispose());
    }

    private static SocketsHttpHandler Handler(int last) =>
        new()
        {
            // The loopback network has more than one address.
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
                {
                    NoDelay = true,
                };
                try
                {
                    socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)last]), 0));
                    await socket.ConnectAsync(context.DnsEndPoint, cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
}
