using System.ComponentModel.DataAnnotations;

namespace Veritas.Accounts;

/// <summary><c>Veritas:Accounts</c>: how guessing a password is slowed down, and how long what has expired is kept.</summary>
public sealed class AccountsOptions
{
    /// <summary>Failures in a row that cost nothing, 1 to 100; default 5: a person with a wrong key pressed needs three.</summary>
    [Range(1, 100)]
    public int FreeFailures { get; set; } = 5;

    /// <summary>Failures of one network address within a quarter of an hour that cost nothing, 1 to 100,000; default 200: a whole school may be behind one.</summary>
    [Range(1, 100_000)]
    public int FreeAddressFailures { get; set; } = 200;

    /// <summary>The first wait, 1 to 3,600 seconds; default 30. It doubles with each further failure.</summary>
    [Range(1, 3600)]
    public int FirstWaitS { get; set; } = 30;

    /// <summary>The longest wait, 1 to 86,400 seconds; default 900: long enough against guessing, short enough for an exam day.</summary>
    [Range(1, 86400)]
    public int LongestWaitS { get; set; } = 900;
}
