using System.ComponentModel.DataAnnotations;

namespace Veritas.Analysis;

/// <summary>Section <c>Veritas:Narrative</c>: a language model that puts the figures of an analysis into words. Off unless a URL is set.</summary>
public sealed class NarrativeOptions : IValidatableObject
{
    /// <summary>Where an API that speaks the OpenAI protocol begins, such as <c>http://localhost:11434/v1</c>; <c>/chat/completions</c> follows it. Empty: off.</summary>
    public string Url { get; set; } = "";

    /// <summary>Sent as a bearer token; empty: none.</summary>
    public string Key { get; set; } = "";

    /// <summary>The model's name as the API knows it; needed with a URL.</summary>
    [StringLength(200)]
    public string Model { get; set; } = "";

    /// <summary>How long one request may take, in seconds, 1 to 300, default 60: small machines write slowly.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Tries after the first, 0 to 5, default 2.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>The wait before the first of them, in seconds, 0.01 to 300, default 5; each next waits twice as long.</summary>
    [Range(0.01, 300.0)]
    public double RetrySeconds { get; set; } = 5;

    /// <summary>Requests in a day of UTC over all processes, tries counted, 1 to 1,000,000, default 200.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerDay { get; set; } = 200;

    /// <summary>Tokens in a day of UTC as the API counts them, 1 to 1,000,000,000, default 500,000. The request under way may go beyond.</summary>
    [Range(1L, 1_000_000_000L)]
    public long TokensPerDay { get; set; } = 500_000;

    /// <summary>How often narratives that were asked for are looked for, in milliseconds, 50 to 60,000, default 1,000: a model takes longer.</summary>
    [Range(50, 60_000)]
    public int Milliseconds { get; set; } = 1_000;

    /// <summary>Whether there is a model to ask.</summary>
    public bool On => Url.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (On && (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
        {
            yield return new ValidationResult("Veritas:Narrative:Url is an http or https URL.", [nameof(Url)]);
        }

        if (On && string.IsNullOrWhiteSpace(Model))
        {
            yield return new ValidationResult("Veritas:Narrative:Model is needed with a URL.", [nameof(Model)]);
        }
    }
}
