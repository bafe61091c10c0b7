using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Integer keys are upper-case hex, Guid keys 32 hex digits; a key extension follows a plus sign.</summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension) ? CreateIntegerKey(key) : IdSpan.Create($"{key:X}+{keyExtension}");

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension) ? CreateGuidKey(key) : IdSpan.Create($"{key:N}+{keyExtension}");

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        Split(grainId, out var head, out keyExt);
        return long.TryParse(head, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out var key, out keyExt) ? key : throw NotThatKind(grainId, "an integer");

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        Split(grainId, out var head, out keyExt);
        return Guid.TryParseExact(head, "N", out key);
    }

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out var key, out keyExt) ? key : throw NotThatKind(grainId, "a Guid");

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    private static void Split(GrainId grainId, out ReadOnlySpan<char> head, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        var plus = text.IndexOf('+');
        head = plus < 0 ? text : text.AsSpan(0, plus);
        keyExt = plus < 0 ? null : text[(plus + 1)..];
    }

    [SuppressMessage("Performance", "CA1859", Justification = "The caller throws it.")]
    private static Exception NotThatKind(GrainId grainId, string kind) =>
        new ArgumentException($"The key of a {grainId.Type} grain is not {kind}.", nameof(grainId));
}
