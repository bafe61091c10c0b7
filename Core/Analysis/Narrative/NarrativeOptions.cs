using System.ComponentModel.DataAnnotations;

namespace Veritas.Analysis;

/// <summary>
/// Section <c>Veritas:Narrative</c>: a language model that describes the figures of an analysis. Off without a URL.
/// </summary>
public sealed class NarrativeOptions : IValidatableObject
{
    /// <summary>
    /// Base URL of an API with OpenAI's routes, such as <c>http://localhost:11434/v1</c>; <c>/chat/completions</c> is
    /// appended. Empty: off.
    /// </summary>
    public string Url { get; set; } = "";

    /// <summary>Sent as a bearer token; empty: none.</summary>
    public string Key { get; set; } = "";

    /// <summary>The model's name in the API; required with a URL.</summary>
    [StringLength(200)]
    public string Model { get; set; } = "";

    /// <summary>Timeout of one request, in seconds, 1 to 300, default 60: small machines generate slowly.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Retries after the first try, 0 to 5, default 2.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Delay before the first retry, in seconds, 0.01 to 300, default 5; it doubles with each retry.</summary>
    [Range(0.01, 300.0)]
    public double RetrySeconds { get; set; } = 5;

    /// <summary>Requests in a day of UTC over all processes, including retries, 1 to 1,000,000, default 200.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerDay { get; set; } = 200;

    /// <summary>
    /// Tokens in a day of UTC as the API counts them, 1 to 1,000,000,000, default 500,000. The last request may exceed
    /// it.
    /// </summary>
    [Range(1L, 1_000_000_000L)]
    public long TokensPerDay { get; set; } = 500_000;

    /// <summary>
    /// Interval of the narrative job, in milliseconds, 50 to 60,000, default 1,000: a model takes longer.
    /// </summary>
    [Range(50, 60_000)]
    public int Milliseconds { get; set; } = 1_000;

    /// <summary>Whether a model is configured.</summary>
    public bool On => Url.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (On && (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
        {
            yield return new ValidationResult("Veritas:Narrative:Url must be an http or https URL.", [nameof(Url)]);
        }

        if (On && string.IsNullOrWhiteSpace(Model))
        {
            yield return new ValidationResult("Veritas:Narrative:Model is required with a URL.", [nameof(Model)]);
        }
    }
}
