using System.ComponentModel.DataAnnotations;

namespace Veritas.Operations;

/// <summary>Section <c>Veritas:Operations</c>.</summary>
public sealed class OperationsOptions
{
    /// <summary>Days that reports of components are kept, 1 to 3,650, default 30: long enough to look back over a term's exam week.</summary>
    [Range(1, 3_650)]
    public int LogDays { get; set; } = 30;
}
