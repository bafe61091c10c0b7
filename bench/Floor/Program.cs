using Veritas.Bench.Floor;

// What a frame costs at least: Kestrel receives it over a WebSocket and answers it. Nothing is scored or stored.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
app.MapGet("/health", () => TypedResults.Ok());
app.MapGet(
    "/ws/monitor",
    async (HttpContext http) =>
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync("veritas.monitor.v1");
        await new AnsweringSocket(socket).RunAsync(http.RequestAborted);
    }
);
app.Run();
