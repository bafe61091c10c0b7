using System.Net.Sockets;

namespace Veritas.Bench.Load;

/// <summary>
/// All sockets of the run, kept open between turns and pinged as a browser does. One turn at a time hears of their
/// progress.
/// </summary>
internal sealed class StudentSockets(TimeProvider time) : IProgressTaker
{
    private const int AtOnce = 128;
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PingEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(30);
    private volatile IProgressTaker? _turn;
    private volatile string? _failure;

    public StudentSocket[] All { get; private set; } = [];

    /// <summary>What went wrong with a socket, or null.</summary>
    public string? Failure => _failure;

    /// <summary>Opens sockets until there are that many.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> OpenAsync(ConnectSockets command)
    {
        var began = time.GetTimestamp();
        var tickets = new Tickets(command.Key, time);
        var opened = new StudentSocket[command.Count];
        All.CopyTo(opened, 0);
        await Parallel.ForAsync(
            All.Length,
            command.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, cancel) =>
            {
                opened[number] = await OpenOneAsync(
                    number,
                    command,
                    tickets.Of(BenchIds.Attempt(number)),
                    began,
                    cancel
                );
                opened[number].LastSend = time.GetTimestamp();
            }
        );
        All = opened;
        return time.GetElapsedTime(began);
    }

    /// <summary>Drops all.</summary>
    public void DropAll()
    {
        foreach (var socket in All)
        {
            socket.Drop();
        }

        (All, _failure) = ([], null);
    }

    /// <summary>Until <see cref="EndTurn"/> that one hears of progress.</summary>
    public void BeginTurn(IProgressTaker turn)
    {
        foreach (var socket in All)
        {
            socket.First = socket.Sent + 1;
        }

        _turn = turn;
    }

    public void EndTurn() => _turn = null;

    /// <summary>
    /// Which numbers each attempt has sent in this turn: its place, the first and the last, for those that sent any.
    /// </summary>
    public void WriteRows(string file) =>
        RowsFile.Write(file, All.Where(s => s.Sent >= s.First).Select(s => (s.Number, s.First, s.Sent)));

    /// <summary>Keeps silent sockets alive for as long as the process lives.</summary>
    public async Task PingAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(PingEvery, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            foreach (
                var socket in All.Where(s => _turn is null && time.GetElapsedTime(s.LastSend) > PingAfter)
                    .Take(Math.Max(10, All.Length / 50))
            )
            {
                try
                {
                    socket.LastSend = time.GetTimestamp();
                    socket.Send(FrameWriter.Ping);
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // The receiving side says so too.
                }
            }
        }
    }

    void IProgressTaker.Moved(StudentSocket socket, long acceptedBefore, long durableBefore) =>
        _turn?.Moved(socket, acceptedBefore, durableBefore);

    void IProgressTaker.Failed(StudentSocket socket, string reason)
    {
        _failure ??= $"attempt {socket.Number}: {reason}";
        _turn?.Failed(socket, reason);
    }

    private async Task<StudentSocket> OpenOneAsync(
        int number,
        ConnectSockets command,
        string ticket,
        long began,
        CancellationToken cancel
    )
    {
        while (true)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                limit.CancelAfter(OpenLimit);
                return await StudentSocket.OpenAsync(
                    number,
                    command.Ports[number % command.Ports.Count],
                    ticket,
                    this,
                    limit.Token
                );
            }
            catch (Exception e)
                when (e is SocketException or IOException
                    && time.GetElapsedTime(began).TotalSeconds < command.WaitSeconds
                )
            {
                _failure = null;
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancel);
            }
        }
    }
}
