using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Veritas.Bench.Runtime;

// dotnet run -c Release --project bench/Runtime
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.UseOrleans(silo => silo.UseLocalhostClustering());
using var host = builder.Build();
await host.StartAsync();
var grains = host.Services.GetRequiredService<IGrainFactory>();

var thousand = Enumerable.Range(0, 1000).Select(i => grains.GetGrain<ICounterGrain>(i)).ToArray();
var batch = new BenchBatch([.. Enumerable.Range(1, 20).Select(i => new BenchEvent(i, "tab.hidden", i))]);
var loop = new ClosedLoop(TimeProvider.System);

Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, server GC {System.Runtime.GCSettings.IsServerGC}");
await loop.Measure("Ping, 64 callers, 1000 grains", 64, (caller, i) => thousand[(caller + (i * 64)) % 1000].Ping());
await loop.Measure("Append 20 events, 64 callers, 1000 grains", 64, (caller, i) => thousand[(caller + (i * 64)) % 1000].Append(batch));
await loop.Measure("Append 20 events, 1 caller, 1000 grains", 1, (_, i) => thousand[i % 1000].Append(batch));
await loop.Measure("Append 20 events, 64 callers, 1 grain", 64, (_, _) => thousand[0].Append(batch));
await loop.Measure("Grain to grain, 64 callers", 64, (caller, i) => thousand[caller].Relay(thousand[64 + ((caller + i) % 900)], batch));
await loop.Measure("GetGrain and Ping, 64 callers, 1000 grains", 64, (caller, i) => grains.GetGrain<ICounterGrain>((caller + (i * 64)) % 1000).Ping());
await IdleMemory.Measure(grains, TimeProvider.System);
await host.StopAsync();
