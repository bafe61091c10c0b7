using System.ComponentModel.DataAnnotations;
using Veritas.Accounts;

namespace Veritas.WebHost.Accounts;

/// <summary>Section <c>Veritas:SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>Roles that must have a second factor, separated by commas: of <c>teacher</c> and <c>admin</c>. Default empty: everybody may.</summary>
    [RegularExpression("^((teacher|admin)(,(teacher|admin))*)?$")]
    public string TwoFactorFor { get; set; } = "";

    /// <summary>Hours a one-time password holds, 1 to 720, default 24.</summary>
    [Range(1, 720)]
    public int OneTimeHours { get; set; } = 24;

    internal bool Demands(Role role) => TwoFactorFor.Split(',').Contains(WireName<Role>.Of(role));
}
