using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Privacy;

/// <summary>A part of what is kept about a person.</summary>
/// <param name="Section">What it is: <c>account</c>, <c>attempts</c>, <c>answers</c>, ….</param>
/// <param name="Rows">Rows of that section; each a JSON object.</param>
/// <param name="Next">Where to go on; null: that was all.</param>
public sealed record ExportPart(string Section, ImmutableArray<RawJson> Rows, string? Next);
