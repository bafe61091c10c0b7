using System.ComponentModel.DataAnnotations;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>Section <c>Veritas:SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>
    /// Roles that need a second factor: <c>teacher</c>, <c>admin</c> or both, separated by commas. Default empty: it is
    /// optional.
    /// </summary>
    [RegularExpression("^((teacher|admin)(,(teacher|admin))*)?$")]
    public string TwoFactorFor { get; set; } = "";

    /// <summary>Hours until a one-time password expires, 1 to 720, default 24.</summary>
    [Range(1, 720)]
    public int OneTimeHours { get; set; } = 24;

    internal bool Requires(Role role) => TwoFactorFor.Split(',').Contains(WireName<Role>.Of(role));
}
