using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>What a browser does whose sign-in ended while a form was filled in.</summary>
internal static partial class EndedSignIn
{
    /// <summary>For whom a page's forms are.</summary>
    public static (string Name, string Value) Owner(string html) => (FormOwner.Field, OwnerField().Match(html).Groups[1].Value);

    /// <summary>The number of the kept form that a page shows.</summary>
    public static (string Name, string Value) Kept(string html) => (KeptFormFilter.Field, KeptField().Match(html).Groups[1].Value);

    /// <summary>Sends a form that somebody's page held, from a browser in which nobody is signed in any more.</summary>
    public static async Task<Answer> SendAsync(this Browser browser, TestApp app, string userName, string path, params (string, string)[] fields)
    {
        var page = (await (await app.SignInAsync(userName)).GetAsync("/Account/ChangePassword")).Shown();
        return await browser.SendAsync(path, [.. fields, Owner(page.Html), ("__RequestVerificationToken", Browser.Token(page.Html))]);
    }

    /// <summary>Signs in on the page that the answer leads to.</summary>
    public static async Task<Answer> SignInAsync(this Browser browser, Answer answer, string userName, string password = TestPeople.Password)
    {
        Assert.True(answer.AsksToSignIn, $"{(int)answer.Status} {answer.Location}");
        return await browser.PostAsync(answer.Location, ("UserName", userName), ("Password", password));
    }

    /// <summary>The page's text, as read.</summary>
    public static string Text(this Answer answer) => WebUtility.HtmlDecode(answer.Html);

    [GeneratedRegex("name=\"__Owner\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex OwnerField();

    [GeneratedRegex("name=\"__Kept\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex KeptField();
}
