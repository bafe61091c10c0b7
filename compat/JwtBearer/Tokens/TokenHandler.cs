namespace Microsoft.IdentityModel.Tokens;

/// <summary>Makes and validates tokens of one format.</summary>
public abstract class TokenHandler
{
    private int _maximumTokenSizeInBytes = TokenValidationParameters.DefaultMaximumTokenSizeInBytes;
    private int _tokenLifetimeInMinutes = DefaultTokenLifetimeInMinutes;

    /// <summary>60 minutes.</summary>
    public static readonly int DefaultTokenLifetimeInMinutes = 60;

    /// <summary>Longer tokens are refused unread. 1 or more; 256,000 by default.</summary>
    public virtual int MaximumTokenSizeInBytes
    {
        get => _maximumTokenSizeInBytes;
        set => _maximumTokenSizeInBytes = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Whether times missing from a descriptor are filled in from the system's clock.</summary>
    public bool SetDefaultTimesOnTokenCreation { get; set; } = true;

    /// <summary>The life time of tokens whose descriptor names no end. 1 or more; 60 by default.</summary>
    public int TokenLifetimeInMinutes
    {
        get => _tokenLifetimeInMinutes;
        set => _tokenLifetimeInMinutes = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Never fails for a bad token: the result says what is wrong with it.</summary>
    public abstract Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters);
}
