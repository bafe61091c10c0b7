using System.Globalization;
using System.Runtime.InteropServices;

/// <summary>
/// Loaded into the server under test by <c>DOTNET_STARTUP_HOOKS</c>, so that the product needs no such door: on SIGUSR1
/// it collects garbage and writes what is left, in bytes, to the file that <c>VERITAS_BENCH_HEAP</c> names. The runtime
/// finds the class by its name, outside of any namespace.
/// </summary>
internal static class StartupHook
{
    private const int UserSignal = 10;
    private static PosixSignalRegistration? _registration;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("VERITAS_BENCH_HEAP") is { Length: > 0 } file)
        {
            _registration = PosixSignalRegistration.Create(
                (PosixSignal)UserSignal,
                signal =>
                {
                    signal.Cancel = true;
                    // Moved into place whole: who waits for it never reads a half.
                    File.WriteAllText(
                        file + ".new",
                        GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture)
                    );
                    File.Move(file + ".new", file, overwrite: true);
                }
            );
        }
    }
}
