using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Veritas.Tests.Shape;

/// <summary>Who may know whom: docs/design section "Rooms".</summary>
public sealed partial class RoomTests
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Core"] = [],
        ["Grains.Interfaces"] = ["Core"],
        ["Grains"] = ["Core", "Grains.Interfaces"],
        ["Silo"] = ["Grains"],
        ["WebHost"] = ["Core", "Grains.Interfaces", "Silo"],
    };

    /// <summary>Namespaces a room's sources may not name.</summary>
    private static readonly Dictionary<string, string[]> MayNotName = new()
    {
        ["Core"] = ["Veritas.Grains", "Veritas.Silo", "Veritas.WebHost", "Microsoft.AspNetCore"],
        ["Grains.Interfaces"] = ["Veritas.Grains", "Veritas.Silo", "Veritas.WebHost", "Npgsql", "Microsoft.AspNetCore"],
        ["Grains"] = ["Veritas.Silo", "Veritas.WebHost", "Microsoft.AspNetCore"],
        ["Silo"] = ["Veritas.WebHost"],
        ["WebHost"] = ["Veritas.Grains", "Veritas.Silo", "Npgsql"],
    };

    /// <summary>Where the web host is put together.</summary>
    private static readonly HashSet<string> Assembly = ["WebHost/Program.cs", "WebHost/VeritasWeb.cs"];

    /// <summary>Folders every capability of a room may use.</summary>
    private static readonly HashSet<string> Shared = ["Storage", "Http"];

    /// <summary>
    /// What is built on what; everything else meets over contracts. An attempt takes its events in and scores them as
    /// it runs, and grades by its exam's questions; an exam checks its monitoring policy; analysis replays scores under
    /// another policy; the demo makes accounts; classes read files as the question bank does, and learning as classes
    /// do; privacy asks for the password as sign-in does; the Orleans dashboard opens to a browser by a cookie of its
    /// session.
    /// </summary>
    private static readonly HashSet<(string From, string To)> BuiltOn =
    [
        ("Attempts", "Monitoring"),
        ("Attempts", "Exams"),
        ("Exams", "Monitoring"),
        ("Analysis", "Monitoring"),
        ("Demo", "Accounts"),
        ("Classes", "Exams"),
        ("Learning", "Classes"),
        ("Privacy", "Classes"),
        ("Privacy", "Accounts"),
        ("Operations", "Accounts"),
    ];

    [Theory]
    [InlineData("Core")]
    [InlineData("Grains.Interfaces")]
    [InlineData("Grains")]
    [InlineData("Silo")]
    [InlineData("WebHost")]
    public void A_room_references_only_the_rooms_it_may_know(string room)
    {
        var project = XDocument.Parse(Repository.Read($"{room}/{room}.csproj"));
        var referenced = project
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!))
            .Order();

        Assert.Equal(MayReference[room].Order(), referenced);
    }

    [Theory]
    [InlineData("Core")]
    [InlineData("Grains.Interfaces")]
    [InlineData("Grains")]
    [InlineData("Silo")]
    [InlineData("WebHost")]
    public void A_room_names_only_the_rooms_it_may_know(string room)
    {
        var sources = Repository.Sources(room).Where(f => !Assembly.Contains(f)).ToList();
        Assert.NotEmpty(sources);

        Assert.Empty(
            from file in sources
            from name in Named(Repository.Read(file))
            where MayNotName[room].Any(n => name == n || name.StartsWith(n + ".", StringComparison.Ordinal))
            select $"{file} names {name}"
        );
    }

    [Theory]
    [InlineData("Grains", "Veritas.Grains")]
    [InlineData("WebHost", "Veritas.WebHost")]
    public void A_capability_uses_no_class_of_another(string room, string root)
    {
        Assert.Empty(
            from file in Repository.Sources(room).Where(f => !Assembly.Contains(f) && f.Count(c => c == '/') > 1)
            let own = file.Split('/')[1]
            from name in Named(Repository.Read(file))
            where name.StartsWith(root + ".", StringComparison.Ordinal)
            let other = name[(root.Length + 1)..].Split('.')[0]
            where other != own && !Shared.Contains(other) && !BuiltOn.Contains((own, other))
            select $"{file} uses {name}"
        );
    }

    [Theory]
    [InlineData("Core", "Veritas")]
    [InlineData("Grains.Interfaces", "Veritas")]
    [InlineData("Grains", "Veritas.Grains")]
    [InlineData("Silo", "Veritas.Silo")]
    [InlineData("WebHost", "Veritas.WebHost")]
    public void A_namespace_is_the_path_of_its_file(string room, string root)
    {
        Assert.Empty(
            from file in Repository.Sources(room)
            let declared = NamespaceDeclaration().Match(Repository.Read(file))
            where declared.Success
            let capability = file.Split('/') is [_, var folder, _, ..] ? $"{root}.{folder}" : root
            let name = declared.Groups[1].Value
            where name != capability && !name.StartsWith(capability + ".", StringComparison.Ordinal)
            select $"{file} declares {name}"
        );
    }

    [Fact]
    public void No_folder_and_no_class_is_a_drawer_for_everything()
    {
        string[] drawers = ["Common", "Utils", "Util", "Helpers", "Helper", "Managers", "Manager", "Misc", "Shared"];

        var found = Repository.Files.Where(f =>
            f.Split('/')[..^1].Any(folder => drawers.Contains(folder, StringComparer.OrdinalIgnoreCase))
            || (
                f.EndsWith(".cs", StringComparison.Ordinal)
                && drawers.Any(d =>
                    Path.GetFileNameWithoutExtension(f).Split('.')[0].EndsWith(d, StringComparison.Ordinal)
                )
            )
        );
        Assert.Empty(found);
    }

    /// <summary>
    /// Namespaces and fully qualified names outside comments and strings' first look: enough to catch a crossing.
    /// </summary>
    private static IEnumerable<string> Named(string source) =>
        QualifiedName()
            .Matches(Comment().Replace(source, ""))
            .Select(m => m.Value)
            .Concat(Using().Matches(source).Select(m => m.Groups[1].Value))
            .Distinct();

    [GeneratedRegex(@"\bVeritas(\.[A-Z]\w*)+")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^\s*(?:global )?using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^\s*namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"//.*$|""[^""\n]*""|^\s*namespace .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
