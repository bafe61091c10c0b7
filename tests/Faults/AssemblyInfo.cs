using System.Runtime.Versioning;
using Veritas.Tests.Faults;

// The tests share one installation and need the whole machine.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Stage))]
// The tests use signals, a tmpfs and their own PostgreSQL.
[assembly: UnsupportedOSPlatform("windows")]
