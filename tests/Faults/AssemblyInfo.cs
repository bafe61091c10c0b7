using System.Runtime.Versioning;
using Veritas.Tests.Faults;

// One fault after the other: they break what the others stand on, and each wants the machine.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Stage))]
// Signals, file systems of a given size, and a PostgreSQL of its own.
[assembly: UnsupportedOSPlatform("windows")]
