using Microsoft.AspNetCore.Identity;

namespace ReplyFlow.Application.Accounts;

/// <summary>Rules of accounts: passwords, user names.</summary>
public static class AccountRules
{
    /// <summary>Shortest password, in characters.</summary>
    public const int PasswordLength = 10;

    /// <summary>Longest password, in characters: hashing and judging take longer the longer it is.</summary>
    public const int LongestPassword = 128;

    /// <summary>How hard a password must be to guess, from 0 to 4: below 2 are the common ones and those made of them.</summary>
    public const int PasswordScore = 2;

    /// <summary>Applies the rules. Length and variety count; forced symbols only make people write passwords down.</summary>
    public static void Apply(IdentityOptions o)
    {
        o.Password.RequiredLength = PasswordLength;
        o.Password.RequiredUniqueChars = 5;
        o.Password.RequireDigit = true;
        o.Password.RequireLowercase = true;
        o.Password.RequireUppercase = false;
        o.Password.RequireNonAlphanumeric = false;
        // Checked by PersonChecks: letters of any script, digits, dot, hyphen, underscore.
        o.User.AllowedUserNameCharacters = "";
    }
}
