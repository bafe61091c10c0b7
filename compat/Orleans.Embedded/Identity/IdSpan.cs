namespace Orleans.Runtime;

/// <summary>The text of a grain type or a grain key; compared byte for byte.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? _text;

    private IdSpan(string text) => _text = text;

    public bool IsDefault => _text is null;

    public static IdSpan Create(string id) => new(id);

    public bool Equals(IdSpan obj) => string.Equals(_text, obj._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _text is null ? 0 : _text.GetHashCode(StringComparison.Ordinal);

    public int CompareTo(IdSpan other) => string.CompareOrdinal(_text, other._text);

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public override string ToString() => _text ?? "";
}
