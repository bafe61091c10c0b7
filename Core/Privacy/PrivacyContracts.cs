using System.Collections.Immutable;

namespace Veritas.Privacy;

/// <summary>A page of a section of a user's export.</summary>
/// <param name="Section">The section: <c>account</c>, <c>attempts</c>, <c>answers</c>, ….</param>
/// <param name="Rows">Rows of that section; each a JSON object.</param>
/// <param name="Next">The <c>after</c> of the next call; null at the end.</param>
public sealed record ExportPart(string Section, ImmutableArray<RawJson> Rows, string? Next);
