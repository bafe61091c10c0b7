namespace Veritas.Tests.Browser.Chrome;

/// <summary>Where this machine has Chromium and its driver.</summary>
internal static class Programs
{
    private const string MacChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

    public static string Chromium =>
        Named("VERITAS_CHROMIUM")
        ?? Find("chromium", "chromium-browser", "google-chrome")
        ?? (File.Exists(MacChrome) ? MacChrome : throw Missing("Chromium", "VERITAS_CHROMIUM"));

    public static string ChromeDriver =>
        Named("VERITAS_CHROMEDRIVER") ?? Find("chromedriver") ?? throw Missing("chromedriver", "VERITAS_CHROMEDRIVER");

    private static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } file ? file : null;

    private static string? Find(params string[] names) =>
        (
            from name in names
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            let file = Path.Combine(folder, name)
            where folder.Length > 0 && File.Exists(file)
            select file
        ).FirstOrDefault();

    private static InvalidOperationException Missing(string what, string variable) =>
        new($"{what} is not on the PATH: run ./veritas setup, or say where it is with {variable}.");
}
