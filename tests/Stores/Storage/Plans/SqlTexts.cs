using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// A statement of the program and the methods that use it, as <c>Class.Method</c> in alphabetical order.
/// </summary>
internal sealed record SqlText(string Text, string Owners)
{
    public override string ToString() => $"{Owners}: {(Text.Length > 300 ? Text[..300] + "…" : Text)}";
}

/// <summary>
/// Finds every SQL string in the compiled code of an assembly, so that new statements are always included.
/// </summary>
internal static partial class SqlTexts
{
    private const byte LoadString = 0x72;
    private const byte StringToken = 0x70;

    public static IReadOnlyList<SqlText> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        var texts = new Dictionary<int, string>();
        for (
            var handle = reader.GetNextHandle(MetadataTokens.UserStringHandle(0));
            !handle.IsNil;
            handle = reader.GetNextHandle(handle)
        )
        {
            var text = reader.GetUserString(handle);
            if (Statement().IsMatch(text))
            {
                texts[MetadataTokens.GetHeapOffset(handle)] = text;
            }
        }

        var owners = texts.Keys.ToDictionary(offset => offset, _ => new SortedSet<string>(StringComparer.Ordinal));
        foreach (
            var method in reader
                .MethodDefinitions.Select(reader.GetMethodDefinition)
                .Where(m => m.RelativeVirtualAddress != 0)
        )
        {
            var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];
            for (var i = 0; i + 4 < code.Length; i++)
            {
                if (
                    code[i] == LoadString
                    && code[i + 4] == StringToken
                    && owners.TryGetValue(code[i + 1] | (code[i + 2] << 8) | (code[i + 3] << 16), out var found)
                )
                {
                    found.Add(Owner(reader, method));
                }
            }
        }

        return
        [
            .. texts
                .Select(t => new SqlText(t.Value, string.Join(", ", owners[t.Key])))
                .OrderBy(t => t.Owners, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The class and method in the source, also for classes that the compiler generates for a method.
    /// </summary>
    private static string Owner(MetadataReader reader, MethodDefinition method)
    {
        var (type, name) = (reader.GetTypeDefinition(method.GetDeclaringType()), reader.GetString(method.Name));
        var written = Written().Match(name);
        while (!type.GetDeclaringType().IsNil)
        {
            written = written.Success ? written : Written().Match(reader.GetString(type.Name));
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{reader.GetString(type.Name)}.{(written.Success ? written.Groups[1].Value : name)}";
    }

    [GeneratedRegex(@"^\s*(select|insert\s+into|update|delete\s+from|with)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Statement();

    // <Page>d__3 and <Page>b__0 are generated for the method Page.
    [GeneratedRegex(@"^<(\w+)>")]
    private static partial Regex Written();
}
