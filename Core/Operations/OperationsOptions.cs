using System.ComponentModel.DataAnnotations;

namespace Veritas.Operations;

/// <summary>Section <c>Veritas:Operations</c>.</summary>
public sealed class OperationsOptions
{
    /// <summary>
    /// Days after which reports of components are deleted, 1 to 3,650, default 30: covers a whole exam period.
    /// </summary>
    [Range(1, 3_650)]
    public int LogDays { get; set; } = 30;
}
