using System.Runtime.Versioning;

// The tests need the whole machine, and each checks only the log of its own server.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
// Memory usage is read from /proc.
[assembly: UnsupportedOSPlatform("windows")]
