using Microsoft.AspNetCore.Identity;

namespace ReplyFlow.Application.Accounts;

/// <summary>Rules of accounts: lockout, passwords, user names.</summary>
public static class AccountRules
{
    /// <summary>Shortest password, in characters.</summary>
    public const int PasswordLength = 10;

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public const int LockoutAttempts = 5;

    /// <summary>How long a locked account stays locked.</summary>
    public static TimeSpan LockoutTime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Applies the rules. Length and variety count; forced symbols only make people write passwords down.</summary>
    public static void Apply(IdentityOptions o)
    {
        o.Password.RequiredLength = PasswordLength;
        o.Password.RequiredUniqueChars = 5;
        o.Password.RequireDigit = true;
        o.Password.RequireLowercase = true;
        o.Password.RequireUppercase = false;
        o.Password.RequireNonAlphanumeric = false;
        o.Lockout.AllowedForNewUsers = true;
        o.Lockout.MaxFailedAccessAttempts = LockoutAttempts;
        o.Lockout.DefaultLockoutTimeSpan = LockoutTime;
        // Checked by PersonChecks: letters of any script, digits, dot, hyphen, underscore.
        o.User.AllowedUserNameCharacters = "";
    }
}
