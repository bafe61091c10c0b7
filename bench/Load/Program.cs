using System.Collections.Concurrent;
using System.Text.Json;
using Veritas.Bench.Load;

// The load generator: commands on standard input, answers on standard output. Started by bench/Compare.
var time = TimeProvider.System;
using var stop = new CancellationTokenSource();
var sockets = new StudentSockets(time);
var hands = new ConcurrentDictionary<(Guid Attempt, long Seq), long>();
var nextHand = 0L;
var dashboards = new Dashboards(hands, time);
var pinging = sockets.PingAsync(stop.Token);
while (Console.ReadLine() is { Length: > 0 } line)
{
    try
    {
        Say(await Run(JsonSerializer.Deserialize(line, LoadJson.Default.LoadCommand)!));
    }
    catch (Exception e)
    {
        Say(new LoadReply(Failure: $"{e.GetType().Name}: {e.Message} {sockets.Failure}"));
    }
}

await stop.CancelAsync();
await pinging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

static void Say(LoadReply reply) => Console.WriteLine(JsonSerializer.Serialize(reply, LoadJson.Default.LoadReply));

static void Mark(string mark) => Say(new LoadReply(mark));

async Task<LoadReply> Run(LoadCommand command)
{
    switch (command)
    {
        case ConnectSockets connect:
            return new LoadReply(Seconds: (await sockets.OpenAsync(connect)).TotalSeconds, Failure: sockets.Failure);
        case Flow flow:
            return await new FlowTurn(sockets, flow, time).RunAsync(Mark);
        case Pace pace:
            return await Paced(pace);
        case WatchRoom watch:
            return await dashboards.WatchAsync(watch, stop.Token);
        case WakeAttempts wake:
            return await new WakeTurn(wake, time).RunAsync();
        case PostEvents post:
            return await new PostTurn(post, time).RunAsync(Mark);
        case Hang:
            sockets.DropAll();
            dashboards.DropAll();
            return new LoadReply();
        default:
            return new LoadReply(Failure: "unknown command");
    }
}

async Task<LoadReply> Paced(Pace pace)
{
    hands.Clear();
    var turn = new PaceTurn(sockets, pace, hands, nextHand, time);
    dashboards.Begin(turn.Counts);
    var reply = await turn.RunAsync(Mark);
    nextHand = turn.NextHand;
    // What was sent last is on its way to the dashboards.
    await Task.Delay(TimeSpan.FromMilliseconds(500), time);
    if (dashboards.Read() is { } hub)
    {
        reply.Latency!["hub"] = hub;
    }

    return reply;
}
