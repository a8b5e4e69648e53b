using Microsoft.AspNetCore.Identity;

namespace ReplyFlow.Application.Accounts;

/// <summary>The account store's refusals, in words a person can act on.</summary>
public sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "操作没有成功，请稍后再试。");

    /// <inheritdoc />
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "这个账号刚被别人修改过，请重新打开后再改。");

    /// <inheritdoc />
    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "当前密码不正确。");

    /// <inheritdoc />
    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "登录名只能用文字、数字和 . _ -。");

    /// <inheritdoc />
    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), $"登录名“{userName}”已有人使用，请换一个。");

    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"密码至少要 {length} 个字符。");

    /// <inheritdoc />
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), $"密码至少要有 {uniqueChars} 个不同的字符。");

    /// <inheritdoc />
    public override IdentityError PasswordRequiresDigit() => Say(nameof(PasswordRequiresDigit), "密码里至少要有一个数字。");

    /// <inheritdoc />
    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower), "密码里至少要有一个小写字母。");

    private static IdentityError Say(string code, string description) => new() { Code = code, Description = description };
}
