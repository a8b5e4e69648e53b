using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ReplyFlow.Application.Accounts;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>Carries a new password to the page that shows it once: in an encrypted cookie that reading removes.</summary>
internal static class OneTimePassword
{
    private const string Key = "OneTimePassword";

    public static void Put(ITempDataDictionary data, NewPassword password) => data[Key] = $"{password.UserId:N}{password.Password}";

    /// <summary>The password if it is this account's; null when it was shown already.</summary>
    public static string? Take(ITempDataDictionary data, Guid userId) =>
        data[Key] is string text && text.StartsWith(userId.ToString("N"), StringComparison.Ordinal) ? text[32..] : null;
}
