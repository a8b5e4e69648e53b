using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Accounts;

/// <summary>Checks, hashes and invents passwords. Hashing is slow on purpose, so it happens outside transactions.</summary>
public sealed class Passwords(UserManager<AppUser> users, IPasswordHasher<AppUser> hasher)
{
    // Without 0 O 1 l I: a one-time password is read from a screen or a slip of paper.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>What is wrong with a new password; empty when nothing is.</summary>
    /// <param name="field">The field that is to say it.</param>
    /// <param name="password">The password.</param>
    /// <param name="userName">Whose it is to be.</param>
    /// <param name="own">What else everybody knows of the person: name, address, telephone.</param>
    public async Task<IReadOnlyList<FieldError>> CheckAsync(string field, string password, string userName, params IEnumerable<string> own)
    {
        if (password.Length > AccountRules.LongestPassword)
            return [new FieldError(field, $"密码最多 {AccountRules.LongestPassword} 个字符。")];
        var errors = new List<FieldError>();
        var probe = Probe(userName);
        foreach (var validator in users.PasswordValidators)
            errors.AddRange((await validator.ValidateAsync(users, probe, password)).Errors.Select(e => new FieldError(field, e.Description)));
        var known = own.Append(userName).SelectMany(o => o.Split('@')).Where(o => o.Length > 1).ToList();
        if (userName.Length > 2 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            errors.Add(new FieldError(field, "密码里不能包含登录名。"));
        else if (known.Exists(o => password.Contains(o, StringComparison.OrdinalIgnoreCase)))
            errors.Add(new FieldError(field, "密码里不能包含姓名、邮箱或电话。"));
        if (errors.Count == 0 && Zxcvbn.Zxcvbn.MatchPassword(password, known).Score < AccountRules.PasswordScore)
            errors.Add(new FieldError(field, "这个密码太常见，容易被猜到。请换一个，例如用几个互不相关的词加上数字。"));
        return errors;
    }

    /// <summary>The hash to store.</summary>
    public string Hash(string password) => hasher.HashPassword(Probe(""), password);

    /// <summary>Whether a password fits a stored hash; takes as long when there is none.</summary>
    public bool Verify(string? hash, string password)
    {
        if (hash is not null)
            return hasher.VerifyHashedPassword(Probe(""), hash, password) != PasswordVerificationResult.Failed;
        hasher.HashPassword(Probe(""), password);
        return false;
    }

    /// <summary>A password for one use, twelve characters in three groups, about 50 bits.</summary>
    public static string Invent()
    {
        var groups = Enumerable.Range(0, 3)
            .Select(_ => RandomNumberGenerator.GetString(Letters, 3) + RandomNumberGenerator.GetString(Digits, 1));
        return string.Join('-', groups);
    }

    private static AppUser Probe(string userName) => new() { UserName = userName, DisplayName = "" };
}
