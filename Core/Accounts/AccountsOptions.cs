using System.ComponentModel.DataAnnotations;

namespace Veritas.Accounts;

/// <summary>Section <c>Veritas:Accounts</c>: delays after failed sign-ins.</summary>
public sealed class AccountsOptions
{
    /// <summary>
    /// Consecutive failures of an account before sign-in is delayed, 1 to 100, default 5: somebody who mistypes a
    /// password needs about three.
    /// </summary>
    [Range(1, 100)]
    public int FreeFailures { get; set; } = 5;

    /// <summary>
    /// Failures of a network address within 15 minutes before sign-in is delayed, 1 to 100,000, default 200: a whole
    /// school may share one address.
    /// </summary>
    [Range(1, 100_000)]
    public int FreeAddressFailures { get; set; } = 200;

    /// <summary>The first delay, 1 to 3,600 seconds, default 30. It doubles with each further failure.</summary>
    [Range(1, 3600)]
    public int FirstWaitS { get; set; } = 30;

    /// <summary>
    /// The longest delay, 1 to 86,400 seconds, default 900: it slows down guessing and is short enough on an exam day.
    /// </summary>
    [Range(1, 86400)]
    public int LongestWaitS { get; set; } = 900;
}
