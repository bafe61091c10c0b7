using System.Text.Json;
using Veritas.Bench.Load;

// The load generator: commands on standard input, answers on standard output. Started by bench/Compare.
var time = TimeProvider.System;
using var stop = new CancellationTokenSource();
var sockets = new StudentSockets(time);
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
        case PostEvents post:
            return await new PostTurn(post, time).RunAsync(Mark);
        case Hang:
            sockets.DropAll();
            return new LoadReply();
        default:
            return new LoadReply(Failure: "unknown command");
    }
}
