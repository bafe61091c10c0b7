using Veritas.WebHost.Http;

namespace Veritas.WebHost.Attempts;

/// <summary>Body of a flag.</summary>
/// <param name="Severity">0 to 100; 0 removes the flag.</param>
/// <param name="Text">The reason, at most 2,000 characters.</param>
[Example("""{"severity":50,"text":"Looks to the left again and again."}""")]
public sealed record FlagBody(int Severity, string? Text = null);

/// <summary>Body of a note.</summary>
/// <param name="Text">1 to 2,000 characters.</param>
[Example("""{"text":"Asked for a glass of water at 10:20."}""")]
public sealed record NoteBody(string Text);
