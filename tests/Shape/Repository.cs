using System.Runtime.CompilerServices;

namespace Veritas.Tests.Shape;

/// <summary>The files of the repository, as a clean clone has them.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotTracked =
    [
        ".git",
        "bin",
        "obj",
        "node_modules",
        ".veritas",
        "artifacts",
        "wwwroot",
        "TestResults",
        ".vs",
        ".idea",
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Walk(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Sources(params string[] rooms) =>
        Files.Where(f =>
            f.EndsWith(".cs", StringComparison.Ordinal)
            && rooms.Any(r => f.StartsWith(r + "/", StringComparison.Ordinal))
        );

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(d => !NotTracked.Contains(Path.GetFileName(d)))
                    .SelectMany(Walk)
            );

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // From where the test runs, else from where it was compiled.
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Veritas.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException("Veritas.sln is not above the test");
    }
}
