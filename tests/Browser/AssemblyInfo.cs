using Veritas.Tests.Browser.Server;

// One server for all browser tests; every test makes its own exam and people. One at a time: each drives whole
// browsers.
[assembly: AssemblyFixture(typeof(LiveServer))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
