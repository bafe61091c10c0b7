using System.Runtime.Versioning;

// One after the other: each wants the machine, and counts on its own server's answers alone.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
// What a server holds in memory is read where Linux tells it.
[assembly: UnsupportedOSPlatform("windows")]
