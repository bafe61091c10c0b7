using System.Runtime.Versioning;

// One after the other: each wants the machine, and counts on its own server's answers alone.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
// What a server holds in memory is read where Linux tells it.
[assembly: UnsupportedOSPlatform("windows")]
