using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Accounts;

/// <summary>Section <c>Veritas:Jwt</c>.</summary>
public sealed class TokenOptions
{
    /// <summary>
    /// Base64 of at least 32 random bytes, the same for every web host. Empty: one is created and stored with the data.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>The <c>iss</c> claim.</summary>
    [Required]
    public string Issuer { get; set; } = "veritas";

    /// <summary>The <c>aud</c> claim.</summary>
    [Required]
    public string Audience { get; set; } = "veritas";

    /// <summary>Hours until an access token expires, 1 to 168, default 24.</summary>
    [Range(1, 168)]
    public int AccessHours { get; set; } = 24;

    /// <summary>Days until a refresh token expires, 1 to 90, default 7.</summary>
    [Range(1, 90)]
    public int RefreshDays { get; set; } = 7;
}
