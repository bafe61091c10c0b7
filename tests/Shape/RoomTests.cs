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

    [GeneratedRegex(@"^\s*namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();
}
