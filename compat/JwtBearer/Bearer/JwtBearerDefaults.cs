namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>Names used when none is given.</summary>
public static class JwtBearerDefaults
{
    public const string AuthenticationScheme = "Bearer";
}
