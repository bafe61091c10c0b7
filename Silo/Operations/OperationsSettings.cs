using System.ComponentModel.DataAnnotations;

namespace Veritas.Silo.Operations;

/// <summary>Section <c>Veritas:Operations</c> of a web host or a stand-alone silo.</summary>
internal sealed class OperationsSettings
{
    public const string Section = "Veritas:Operations";

    /// <summary>
    /// Bearer token for <c>/metrics</c>, 16 to 200 characters. Default none: then only this machine may read metrics,
    /// and not through a proxy.
    /// </summary>
    [StringLength(200, MinimumLength = 16)]
    public string? MetricsToken { get; set; }

    /// <summary>
    /// Form of the log on standard output: <c>text</c> (default) or <c>json</c>, one object per line, with trace ids.
    /// </summary>
    [RegularExpression("^(text|json)$")]
    public string LogFormat { get; set; } = "text";
}
